"""The settings, in sections: what can differ between installations is read from the environment."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config.env import Environment
from config.security import reasons_to_refuse

# Where things are ------------------------------------------------------------------------------------------------

ROOT = Path(__file__).resolve().parent.parent
environment = Environment(os.environ)
DATA = environment.folder("ACTIONPLAN_DATA", ROOT / "data")

# What kind of start this is --------------------------------------------------------------------------------------
# Production reads the environment alone. Elsewhere run.py leaves a made-up secret key, and whether this is the
# example, in a file of the data folder, so that every manage.py command sees the same clock and the same people.

PRODUCTION = environment.flag("ACTIONPLAN_PRODUCTION")
if not PRODUCTION:
    environment = environment.below(DATA / "example.env")

EXAMPLE = environment.flag("ACTIONPLAN_EXAMPLE")
DEMONSTRATION_CLOCK = environment.flag("ACTIONPLAN_DEMONSTRATION_CLOCK", default=EXAMPLE)
DEBUG = environment.flag("ACTIONPLAN_DEBUG")
SECRET_KEY = environment.text("ACTIONPLAN_SECRET_KEY")
ALLOWED_HOSTS = environment.words("ACTIONPLAN_HOSTS", () if PRODUCTION else ("localhost", "127.0.0.1", "[::1]"))

if PRODUCTION:
    reasons = reasons_to_refuse(
        secret_key=SECRET_KEY, hosts=ALLOWED_HOSTS, example=EXAMPLE, clock=DEMONSTRATION_CLOCK, debug=DEBUG
    )
    if refusal := " ".join(reasons):
        raise ImproperlyConfigured(f"This is a production start (ACTIONPLAN_PRODUCTION), and it is refused. {refusal}")
elif not SECRET_KEY:
    raise ImproperlyConfigured("ACTIONPLAN_SECRET_KEY is missing. “python3 run.py install” makes one for the example.")

# Applications ----------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "actionplan",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "simple_history",
    "import_export",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.security.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

# Pages -----------------------------------------------------------------------------------------------------------

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "actionplan.context_processors.page",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

# The record ------------------------------------------------------------------------------------------------------
# No ATOMIC_REQUESTS: each command is its own short transaction, or SQLite's writers would wait for whole pages.

DATABASES = {"default": environment.database("DATABASE_URL", otherwise=DATA / "actionplan.sqlite3")}
# On PostgreSQL the tables belong to another role than the one that serves pages, and only migrate acts as that.
DATABASES |= environment.owner("ACTIONPLAN_OWNER_DATABASE_URL", of=DATABASES["default"])
ONE_DATABASE_ROLE = environment.flag("ACTIONPLAN_ONE_DATABASE_ROLE")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# The cache counts failed sign-ins, so every worker must share it: it is a table.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entries"}}

# Files: uploads stand outside everything that is served; staged workbooks stand apart from the record --------------

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "files", "base_url": None, "file_permissions_mode": 0o600},
    },
    "staging": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "staging", "base_url": None, "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
LARGEST_FILE_MB = environment.number("ACTIONPLAN_LARGEST_FILE_MB", 25)
MALWARE_SCANNER = environment.text("ACTIONPLAN_MALWARE_SCANNER")
MALWARE_SCANNER_SECONDS = environment.number("ACTIONPLAN_MALWARE_SCANNER_SECONDS", 60)
STATIC_URL = "/static/"
STATICFILES_DIRS = [(name, ROOT / "static" / name) for name in ("build", "images", "js")]
STATIC_ROOT = ROOT / "static" / "served"

# People ----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "actionplan.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "actionplan.sign_in.ClosedSignUp"
ACCOUNT_FORMS = {"login": "actionplan.forms.sign_in.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by the administrator, never by the person
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("ACTIONPLAN_PROXIES", 0)

# Security --------------------------------------------------------------------------------------------------------

HTTPS = environment.flag("ACTIONPLAN_HTTPS", default=PRODUCTION)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
if HTTPS and ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "actionplan.views.drafts.refused"  # says so plainly, and keeps what was typed

# E-mail: outside production it is written to a folder, unless a mail server is named -----------------------------

EMAIL_HOST = environment.text("ACTIONPLAN_MAIL_HOST", "localhost" if PRODUCTION else "")
EMAIL_PORT = environment.number("ACTIONPLAN_MAIL_PORT", 25)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = DATA / "outbox"
DEFAULT_FROM_EMAIL = environment.text("ACTIONPLAN_MAIL_FROM", "improvement-plan@example.org")

# Logging: plain lines on standard error --------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "actionplan": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
