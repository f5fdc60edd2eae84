"""Every address of the portal; see the apps for the pages below theirs."""

from django.urls import URLPattern, URLResolver, include, path

from werksaam.people.views.display import display
from werksaam.views import about, desk, health, home, installing, language, mail

handler400 = "werksaam.views.errors.bad_request"
handler403 = "werksaam.views.errors.forbidden"
handler404 = "werksaam.views.errors.not_found"
handler429 = "werksaam.views.errors.too_many"
handler500 = "werksaam.views.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("taal/", language.switch, name="language"),
    path("weergave/", display, name="display"),
    path("blijf-ingelogd/", about.stay, name="stay"),
    path("over/toegankelijkheid/", about.accessibility, name="accessibility"),
    path("over/uw-gegevens/", about.your_data, name="your_data"),
    path("beheer/", desk.desk, name="desk"),
    path("beheer/post/", mail.mail, name="mail"),
    path("beheer/post/<uuid:mail_id>/", mail.try_again, name="mail_try_again"),
    path("beheer/mensen/lijst/", include("werksaam.people.urls_list")),
    path("beheer/mensen/", include("werksaam.people.urls_people")),
    path("beheer/teams/", include("werksaam.people.urls_teams")),
    path("beheer/rollen/", include("werksaam.people.urls_roles")),
    path("beheer/toegang/", include("werksaam.people.urls_access")),
    path("beheer/dienst/", include("werksaam.people.urls_duty")),
    path("afwezigheid/", include("werksaam.people.urls_absence")),
    path("manifest.webmanifest", installing.manifest, name="manifest"),
    path("offline.js", installing.worker, name="offline_worker"),
    path("geen-verbinding/", installing.offline, name="offline"),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("account/", include("werksaam.people.urls")),
    path("", include("policy.urls")),
    path("", include("escalations.urls")),
    path("", include("werksaam.views.audit.urls")),
]
