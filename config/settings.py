"""The one settings file: what differs between machines comes from the environment (table in README.md).

Without any of it this is the demonstration. PRODUCTION=1 refuses to start without what production needs.
"""

import os
from hashlib import sha256
from pathlib import Path

import django_stubs_ext
from django.core.exceptions import ImproperlyConfigured

from config import database

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
SHORTEST_KEY = 50


def flag(name: str, *, default: bool = False) -> bool:
    return os.environ.get(name, str(int(default))) not in {"", "0", "false", "no"}


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def required(name: str, reason: str) -> str:
    """What production must be given and the demonstration derives from its own folder."""
    value = os.environ.get(name, "")
    if PRODUCTION and not value:
        raise ImproperlyConfigured(f"{name} ontbreekt: {reason}")
    return value or sha256(f"{name} {BASE_DIR}".encode()).hexdigest()


# --- where this runs -------------------------------------------------------------------------------------------------
PRODUCTION = flag("PRODUCTION")
DEBUG = flag("DEBUG")
SECRET_KEY = required("SECRET_KEY", "zonder geheime sleutel zijn sessies te vervalsen.")
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "" if PRODUCTION else "127.0.0.1,localhost,[::1]")
SECURE_COOKIES = flag("SECURE_COOKIES", default=PRODUCTION)
BSN_ENCRYPTION_KEY = required("BSN_ENCRYPTION_KEY", "burgerservicenummers worden versleuteld bewaard.")
BSN_INDEX_KEY = required("BSN_INDEX_KEY", "burgerservicenummers worden met deze sleutel teruggevonden.")
OUTBOX_KEY = required("OUTBOX_KEY", "wat op een telefoon zonder netwerk wacht is alleen met deze sleutel te lezen.")

if PRODUCTION and len(SECRET_KEY) < SHORTEST_KEY:
    raise ImproperlyConfigured(f"SECRET_KEY is te kort: neem ten minste {SHORTEST_KEY} tekens van het toeval.")
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("DEBUG staat aan: in productie zouden foutpagina's gegevens van gezinnen tonen.")
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS ontbreekt: noem de namen waaronder deze server bereikbaar is.")
if PRODUCTION and any(name.startswith((".", "*")) and name.count(".") < 2 for name in ALLOWED_HOSTS):
    raise ImproperlyConfigured("ALLOWED_HOSTS noemt elke naam: links in e-mail zouden naar een vreemde server leiden.")
if PRODUCTION and not SECURE_COOKIES:
    raise ImproperlyConfigured("SECURE_COOKIES staat uit: in productie gaan sessies alleen over https.")

# --- parts -----------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "contacts.apps.ContactsConfig",
    "cases.apps.CasesConfig",
    "organizations.apps.OrganizationsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "guardian",
    "pghistory",
    "pgtrigger",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "django_htmx",
    "csp",
    "rest_framework",
    "drf_spectacular",
]
MIDDLEWARE = [
    "config.api.answers.ApiAnswers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "config.language.chosen_language",
    "config.intake.refuse_unstorable",
    "organizations.middleware.one_transaction",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "organizations.middleware.who_was_here",
    "organizations.middleware.active_membership",
    "cases.middleware.drafts_end_when_saved",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
                "organizations.context.role",
            ],
            "builtins": ["config.look"],
        },
    },
]
FORM_RENDERER = "config.look.FormRenderer"

# --- database --------------------------------------------------------------------------------------------------------
# `default` owns nothing and is what pages, commands and tests use; `owner` migrates, where its URL is known.
OWNER_URL, APPLICATION_URL = database.start()
DATABASES = {"default": database.parse(APPLICATION_URL)}
if OWNER_URL:
    DATABASES["owner"] = database.parse(OWNER_URL, "DATABASE_OWNER_URL")
if PRODUCTION:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

# What is posted at once, in bytes: a note that is far too long still reaches its form, which says so and keeps it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000_000

# Limits on logging in are counted here: by all processes together where there are several.
if PRODUCTION:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": BASE_DIR / "var" / "cache",
        }
    }

# Faults go to the terminal or the service's journal: without values of variables, so without what a file says.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

# --- people ----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "organizations.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "organizations.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "organizations.login.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "organizations.forms.login.LoginForm",
    "change_password": "organizations.forms.login.PasswordChangeForm",
    "reset_password": "organizations.forms.login.PasswordResetForm",
    "reset_password_from_key": "organizations.forms.login.NewPasswordForm",
    "reauthenticate": "organizations.forms.login.ReauthenticateForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever got an invitation has shown that the address is theirs
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
USERSESSIONS_ADAPTER = "organizations.login.SessionsAdapter"
USERSESSIONS_TRACK_ACTIVITY = False

# An assignment to a file is guardian's; who may do what is not, so nothing of it hangs on users or on anonymous ones.
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
GUARDIAN_MONKEY_PATCH_GROUP = False
SILENCED_SYSTEM_CHECKS = [
    "guardian.W001",  # its backend answers has_perm(), which this project never asks
    "security.W021",  # preloading HSTS is for whoever owns the whole domain
]

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_ENGINE = "organizations.sessions"
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_SECURE = SECURE_COOKIES
CSRF_COOKIE_SECURE = SECURE_COOKIES
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "organizations.views.typed_text.token_failure"
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")

# Messages name families and colleagues.
MESSAGE_STORAGE = "organizations.waiting_messages.SealedCookieStorage"

EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if PRODUCTION else 'console'}.EmailBackend"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = flag("EMAIL_USE_TLS")
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "Gezinsbeeld <noreply@localhost>")

# --- language and time -----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
FORMAT_MODULE_PATH = ["config.formats"]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

# --- the steps that are the same for all -----------------------------------------------------------------------------
STEPS_FILE = os.environ.get("STEPS_FILE") or BASE_DIR / "cases" / "steps.yaml"

# --- figures ---------------------------------------------------------------------------------------------------------
REGULAR_CONTACT_PCT = 80  # from this part of what was agreed on, contact is called regular; every report shows it

# --- style sheets, scripts, signs ------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing is uploaded
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = not PRODUCTION

# --- what a browser is told ------------------------------------------------------------------------------------------
SELF = ["'self'"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "connect-src": SELF,
        "font-src": SELF,
        "form-action": SELF,
        "img-src": SELF,
        "manifest-src": SELF,
        "script-src": SELF,
        "style-src": SELF,
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
BEHIND_PROXY = flag("BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- API -------------------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["config.api.login.SessionLogin"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["djangorestframework_camel_case.render.CamelCaseJSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["djangorestframework_camel_case.parser.CamelCaseJSONParser"],
    "DEFAULT_PAGINATION_CLASS": "organizations.api.Pages",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "config.api.answers.problem_details",
    "URL_FORMAT_OVERRIDE": None,
    "JSON_UNDERSCOREIZE": {"no_underscore_before_number": True},
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Gezinsbeeld",
    "DESCRIPTION": "One shared family file for Dutch youth care: families, their course and plan, contact, reports.",
    "VERSION": "1.0.0",
    "CONTACT": {
        "name": "Gezinsbeeld",
        "email": "gezinsbeeld@gezinsbeeld.example",
        "url": "https://gezinsbeeld.example",
    },
    "SERVERS": [{"url": "/api/v1"}],
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SCHEMA_PATH_PREFIX_TRIM": True,
    "COMPONENT_SPLIT_REQUEST": True,
    "CAMELIZE_NAMES": True,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": {
        "OrganizationKindEnum": "organizations.models.Kind",
        "MeasureKindEnum": "cases.measure_kinds.MeasureKind",
        "DecisionKindEnum": "cases.models.decision.Decision.Kind",
        "ConcernKindEnum": "cases.models.safety.Concern.Kind",
        "ContactOutcomeEnum": "contacts.models.codes.Outcome",
        "RulingEnum": "cases.models.measure.CourtRequest.Outcome",
        "AnnouncementWayEnum": "contacts.models.announcement.Way",
        "ExplanationWayEnum": "cases.models.framework.FrameworkExplanation.Way",
        "LastResortAnswerEnum": "cases.models.decision.LastResortAnswer",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "drf_spectacular.contrib.djangorestframework_camel_case.camelize_serializer_fields",
        "config.api.description.describe_answers",
    ],
}
