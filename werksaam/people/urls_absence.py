"""Addresses under /afwezigheid/: being away and who stands in."""

from django.urls import path

from .views import absence

app_name = "absence"

urlpatterns = [
    path("", absence.mine, name="mine"),
    path("team/", absence.team, name="team"),
    path("van/<int:person_id>/", absence.of_person, name="of_person"),
    path("<int:absence_id>/eindigen/", absence.end, name="end"),
    path("<int:absence_id>/terugnemen/", absence.take_back, name="take_back"),
    path("<int:absence_id>/waarnemer/", absence.deputy, name="deputy"),
]
