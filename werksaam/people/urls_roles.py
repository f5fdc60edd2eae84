"""Addresses under /beheer/rollen/: roles that administrators ask for themselves."""

from django.urls import path

from .views import role_requests

app_name = "role_requests"

urlpatterns = [
    path("", role_requests.waiting, name="waiting"),
    path("vragen/", role_requests.ask, name="ask"),
    path("<int:request_id>/", role_requests.one, name="request"),
]
