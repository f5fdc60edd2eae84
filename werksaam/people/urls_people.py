"""Addresses under /beheer/mensen/, for the administrator."""

from django.urls import path

from .views import people, places

app_name = "people"

urlpatterns = [
    path("", people.people, name="people"),
    path("nieuw/", people.new, name="new"),
    path("<int:person_id>/", people.person, name="person"),
    path("<int:person_id>/gegevens/", people.details, name="details"),
    path("<int:person_id>/team/", places.join, name="join"),
    path("<int:person_id>/vertrek/", places.leave, name="leave"),
    path("team-eindigt/<int:fact_id>/", places.end_membership, name="end_membership"),
]
