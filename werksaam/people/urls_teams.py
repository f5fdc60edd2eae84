"""Addresses under /beheer/teams/, for the administrator."""

from django.urls import path

from .views import teams

app_name = "teams"

urlpatterns = [
    path("", teams.tree, name="tree"),
    path("nieuw/", teams.new, name="new"),
    path("<int:team_id>/", teams.team, name="team"),
    path("<int:team_id>/wijzigen/", teams.change, name="change"),
    path("<int:team_id>/leidinggevende/", teams.manager, name="manager"),
    path("leidinggevende-eindigt/<int:fact_id>/", teams.end_manager, name="end_manager"),
]
