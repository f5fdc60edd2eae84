"""Addresses under /beheer/dienst/, for the desk."""

from django.urls import path

from .views import duty

app_name = "duty"

urlpatterns = [
    path("", duty.roster, name="roster"),
    path("<int:duty_id>/eindigen/", duty.end, name="end"),
]
