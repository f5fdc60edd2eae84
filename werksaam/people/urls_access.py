"""Addresses under /beheer/toegang/, for the administrator."""

from django.urls import path

from .views import access

app_name = "access"

urlpatterns = [
    path("", access.search, name="search"),
    path("<int:person_id>/", access.person, name="person"),
    path("<int:person_id>/wachtwoord/", access.password, name="password"),
    path("<int:person_id>/tweede-stap/", access.second_factor, name="second_factor"),
    path("<int:person_id>/rol/<str:role>/geven/", access.grant, name="grant"),
    path("<int:person_id>/rol/<str:role>/afnemen/", access.revoke, name="revoke"),
    path("<int:person_id>/sluiten/", access.close, name="close"),
]
