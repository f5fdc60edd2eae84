"""Addresses under /beheer/mensen/lijst/: lists from HR, for the administrator."""

from django.urls import path

from .views import people_list

app_name = "people_list"

urlpatterns = [
    path("", people_list.give_in, name="give_in"),
    path("leeg.csv", people_list.empty, name="download"),
    path("<uuid:list_id>/", people_list.shown, name="shown"),
    path("<uuid:list_id>/weg/", people_list.drop, name="drop"),
]
