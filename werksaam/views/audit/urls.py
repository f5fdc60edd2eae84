"""Addresses of the trail."""

from django.urls import path

from . import checking, trail

app_name = "audit"

urlpatterns = [
    path("audit/", trail.trail, name="trail"),
    path("audit/<int:index>/", trail.event, name="event"),
    path("audit/<int:index>/namen/", trail.unmask, name="unmask"),
    path("audit/controle/", checking.check, name="check"),
    path("audit/controle/sleutels/<str:key_id>.pub", checking.key, name="key"),
]
