"""The portal's settings as in production, plus the bare page, over plain http."""

from werksaam.settings import *  # noqa: F403
from werksaam.settings import BASE_DIR, TEMPLATES

ROOT_URLCONF = "bench.urls"
TESTING = True  # no dates of a real organisation
REQUIRE_MFA = False
# People are made by the dozen, and no measured page asks a password.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = False
SESSION_COOKIE_NAME = "sessionid"
CSRF_COOKIE_NAME = "csrftoken"
TEMPLATES[0]["DIRS"] = [BASE_DIR / "templates", BASE_DIR / "bench" / "templates"]
