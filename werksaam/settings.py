"""Settings, all from the environment, safe by default.

What production needs and lacks stops the start with a message that names it
(`werksaam/checks.py`); nothing falls back to an unsafe value in silence.
"""

from datetime import date, datetime
from pathlib import Path

import structlog
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env

from werksaam import logs

env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR: Path = env.path("DATA_DIR", BASE_DIR / "var")
DEBUG: bool = env.bool("DEBUG", False)
# The demo leaves this file in its data folder, so that every command run on
# that folder knows it is the demo and has its key.
DEMO_SECRET: Path = DATA_DIR / "demo-secret"
DEMO: bool = DEMO_SECRET.exists()
SECRET_KEY: str = env.str("SECRET_KEY", DEMO_SECRET.read_text() if DEMO else "")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost"] if DEMO else [])
BASE_URL: str = env.str("BASE_URL", "http://127.0.0.1:8000").rstrip("/")
FAKE_NOW: datetime | None = env.datetime("FAKE_NOW", None)
TESTING = False
# Dates that production needs before it may start (bar 14; AVG 35, WOR 27).
PRIVACY_DPIA_DATE: date | None = env.date("PRIVACY_DPIA_DATE", None)
PRIVACY_OFFICER_ADVICE_DATE: date | None = env.date("PRIVACY_OFFICER_ADVICE_DATE", None)
WORKS_COUNCIL_CONSENT_DATE: date | None = env.date("WORKS_COUNCIL_CONSENT_DATE", None)
# The number that the foot of every page tells people to call.
DESK_PHONE: str = env.str("DESK_PHONE", "000 000 00 00" if DEMO else "")
# The address that the same place tells people to mail; without one it says to call.
DESK_MAIL: str = env.str("DESK_MAIL", "communicatie@werksaam.example" if DEMO else "")
REQUIRE_MFA: bool = env.bool("REQUIRE_MFA", not DEMO)

ROOT_URLCONF = "werksaam.urls"
WSGI_APPLICATION = "werksaam.wsgi.application"
AUTH_USER_MODEL = "people.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "werksaam",
    "werksaam.audit",
    "werksaam.notifications",
    "werksaam.people",
    "policy",
    "escalations",
]

MIDDLEWARE = [
    # Outermost, so that static files and refused hosts carry the headers too.
    "werksaam.middleware.ResponseHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "werksaam.people.middleware.PersonMiddleware",
    "werksaam.middleware.LanguageMiddleware",
    "policy.middleware.LockedReadingMiddleware",
    "escalations.middleware.SharesWaitMiddleware",
    "werksaam.people.middleware.SessionRulesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "werksaam.middleware.ErrorPagesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "werksaam.context.portal",
            ],
        },
    },
]

# --- Data -------------------------------------------------------------------

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        # A transaction takes the write lock at its start, so the trail's order
        # is the order of commits and no reader can turn writer and fail.
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    # The pool keeps connections open between requests: opening one costs more
    # than most pages. What the address says (`?sslmode=require`) stays.
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8}

CACHES = {
    "default": {
        # Throttling must hold over several processes and hosts.
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        # Far more than there are people: culling would forget who is throttled.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Pieces of pages that are the same for many: in this process, so for this build alone.
    "template_fragments": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

# --- The trail --------------------------------------------------------------

AUDIT_ORIGIN: str = env.str("AUDIT_ORIGIN", "werksaam.example/sociale-media-code")
AUDIT_KEY_DIR: Path = env.path("AUDIT_KEY_DIR", DATA_DIR / "keys")
CHECKPOINT_FILE: Path = env.path("CHECKPOINT_FILE", DATA_DIR / "checkpoints.log")

# --- Mail -------------------------------------------------------------------

MAIL_DIR: Path = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL: str = env.str(
    "DEFAULT_FROM_EMAIL", "Sociale media code <portaal@werksaam.example>"
)
if DEMO:
    EMAIL_BACKEND = "werksaam.notifications.backends.FileBackend"
else:
    _mail = env.dj_email_url("EMAIL_URL", "smtp://localhost:25")
    EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
    EMAIL_HOST = _mail["EMAIL_HOST"]
    EMAIL_PORT = _mail["EMAIL_PORT"]
    EMAIL_HOST_USER = _mail["EMAIL_HOST_USER"]
    EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_PASSWORD"]
    EMAIL_USE_TLS = _mail["EMAIL_USE_TLS"]
    EMAIL_USE_SSL = _mail["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 10

# --- Logs -------------------------------------------------------------------

LOGGING = logs.LOGGING
structlog.configure(**logs.STRUCTLOG)

# Who receives a report when everyone inside is a party to it; a person of the portal.
BOARD_CONTACT_EMAIL: str = env.str("BOARD_CONTACT_EMAIL", "")

# --- Language and time ------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_NAME = "portal_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

# --- Static files -----------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", DATA_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Screenshots. They have no address: a view hands out what someone may see.
    "attachments": {
        "BACKEND": env.str("ATTACHMENTS_STORAGE", "werksaam.stored_files.AttachmentFolder"),
        "OPTIONS": env.json("ATTACHMENTS_OPTIONS", {}),
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# --- Forms ------------------------------------------------------------------

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
# What is too much must reach the form, to be refused there in words.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["werksaam.upload_handlers.BoundedUploadHandler"]

# --- Sign-in ----------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["werksaam.people.logins.PortalBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "werksaam.people.sign_in.PortalAccountAdapter"
MFA_ADAPTER = "werksaam.people.sign_in.PortalMFAAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "personnel_number"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email", "username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Of Django, because allauth's keeps a second copy of each mail address.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
PASSWORD_RESET_TIMEOUT = 60 * 60
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "werksaam.people.forms.LoginForm",
    "change_password": "werksaam.people.forms.ChangePasswordForm",
    "reset_password": "werksaam.people.forms.ResetPasswordForm",
    "reset_password_from_key": "werksaam.people.forms.ResetPasswordKeyForm",
    "reauthenticate": "werksaam.people.forms.ReauthenticateForm",
}
ACCOUNT_RATE_LIMITS = {
    # Per person. A production hall shares one address, so an address is only
    # stopped at what no hall mistypes in a quarter of an hour (bar 32).
    "login": "",
    "login_failed": "5/15m/key,300/15m/ip",
    "reset_password": "100/15m/ip,5/15m/key",
    "reset_password_from_key": "100/15m/ip",
    "reauthenticate": "10/15m/user",
    "change_password": "10/15m/user",
}
MFA_FORMS = {
    "authenticate": "werksaam.people.forms.AuthenticateForm",
    "reauthenticate": "werksaam.people.forms.ReauthenticateCodeForm",
    "activate_totp": "werksaam.people.forms.ActivateTOTPForm",
    "deactivate_totp": "werksaam.people.forms.DeactivateTOTPForm",
    "generate_recovery_codes": "werksaam.people.forms.GenerateRecoveryCodesForm",
}
# No mail address is verified here: the administrator enters it.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Sociale media code"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- Sessions and cookies ---------------------------------------------------

_PLAIN_COOKIES = DEBUG or DEMO  # the demo is served over http
SESSION_ENGINE = "werksaam.people.session_store"
SESSION_COOKIE_AGE = 12 * 60 * 60  # absolute; the idle limit is in the middleware
SESSION_IDLE_SECONDS = 30 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = not _PLAIN_COOKIES
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "sessionid" if _PLAIN_COOKIES else "__Host-sessionid"
CSRF_COOKIE_SECURE = not _PLAIN_COOKIES
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_NAME = "csrftoken" if _PLAIN_COOKIES else "__Host-csrftoken"
CSRF_FAILURE_VIEW = "werksaam.views.errors.csrf_failure"
LANGUAGE_COOKIE_SECURE = not _PLAIN_COOKIES
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

# --- Response headers (bars 28, 29) ----------------------------------------

SECURE_SSL_REDIRECT = not _PLAIN_COOKIES and env.bool("SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # who asks for health stands behind the proxy
BEHIND_PROXY: bool = env.bool("BEHIND_PROXY", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# Throttling and the security log go by the address that the one proxy saw.
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)
SECURE_HSTS_SECONDS = 0 if _PLAIN_COOKIES else 2 * 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **{f"{what}-src": [SELF] for what in ("default", "script", "style", "font", "connect")},
        **{f"{what}-src": [SELF] for what in ("manifest", "worker")},
        "img-src": [SELF, "data:"],
        "form-action": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
