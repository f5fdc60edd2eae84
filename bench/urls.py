"""The portal's addresses and the bare page beside them."""

from django.urls import include, path

from .bare import bare

handler400 = "werksaam.views.errors.bad_request"
handler403 = "werksaam.views.errors.forbidden"
handler404 = "werksaam.views.errors.not_found"
handler429 = "werksaam.views.errors.too_many"
handler500 = "werksaam.views.errors.server_error"

urlpatterns = [path("bench/bare/", bare), path("", include("werksaam.urls"))]
