"""One settings module, read from the environment. `.env.example` lists every variable.

Two ways to run, one code base: without any variable the product runs on an SQLite file, the file system as
message broker and mail kept in the database; with PRODUCTIE=1 system checks refuse an insecure configuration.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

PRODUCTIE = env.bool("PRODUCTIE", default=False)
TESTEN = env.bool("PARTICIPATIE_TESTEN", default=False)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str(
    "SECRET_KEY", default="" if PRODUCTIE else "alleen-voor-ontwikkeling-niet-voor-productie-" + "x" * 20
)
if not SECRET_KEY:
    raise ImproperlyConfigured("Zet SECRET_KEY in de omgeving: in productie is er geen standaardwaarde.")
# Keys for what stands encrypted in the database (participatie.avg.versleuteling); the first one encrypts.
GEGEVENSSLEUTELS = env.list(
    "GEGEVENSSLEUTELS", default=[] if PRODUCTIE else ["YWxsZWVuLXZvb3Itb250d2lra2VsaW5nLW5pZXQtZWM="]
)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTIE else ["*"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# Mails are made outside a request: they need to know where the site lives.
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
if SITE_URL.startswith("https://") and not PRODUCTIE:
    # Outside production anybody signs in as anybody (/ontwikkeling/): a forgotten variable must not open a real site.
    raise ImproperlyConfigured("SITE_URL begint met https://: zet ook PRODUCTIE=1. Zonder staat het inloggen open.")
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "participatie.ui",
    "participatie.gemeente",
    "participatie.accounts",
    "participatie.contacten",
    "participatie.workflow",
    "participatie.audit",
    "participatie.berichten",
    "participatie.avg",
    "participatie.kamers",
    "participatie.ontwikkeling",
    "agenda",
    "meedenkers",
    "inloop",
    "adviezen",
    "budget",
    "voorbeeld",
    "participatie.gemeente.beheer.BeheerConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "import_export",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "participatie.kamers.middleware.geen_nul_bytes",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "participatie.accounts.middleware.tweede_factor_verplicht",
    "participatie.kamers.middleware.persoonlijke_paginas_niet_bewaren",
    "participatie.kamers.middleware.geen_lege_405",
]

ROOT_URLCONF = "participatie.urls"
WSGI_APPLICATION = "participatie.wsgi.application"
APPEND_SLASH = True

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
                "participatie.kamers.context.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "participatie.ui.templatetags.ui",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- database ---------------------------------------------------------------------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'participatie.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE takes the write lock at BEGIN; Django's default (DEFERRED) lost sign-ups under load (docs/adr/0003).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- tasks and cache --------------------------------------------------------------------------------------------
REDIS_URL = env.str("REDIS_URL", default="")
if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
    # Another database number than the queue where one is given: clearing a cache must not empty the queue.
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": env.str("CACHE_URL", default=REDIS_URL),
        }
    }
else:
    _wachtrij = VAR_DIR / "wachtrij"
    CELERY_BROKER_URL = "filesystem://localhost//"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_wachtrij / "taken"),
        "data_folder_out": str(_wachtrij / "taken"),
        "control_folder": str(_wachtrij / "sturing"),
        "store_processed": False,
    }
    if not PRODUCTIE:
        for _map in ("taken", "sturing"):
            (_wachtrij / _map).mkdir(parents=True, exist_ok=True)
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = "Europe/Amsterdam"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_TIME_LIMIT = 600
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schema")
# The database is the truth: beat only says "look whether something is due".
CELERY_BEAT_SCHEDULE = {
    "berichten-versturen": {"task": "participatie.berichten.tasks.verstuur_berichten", "schedule": 60.0},
    "berichten-nazien": {"task": "participatie.berichten.tasks.zie_berichten_na", "schedule": 300.0},
    "termijnen-bewaken": {"task": "adviezen.tasks.bewaak_termijnen", "schedule": 900.0},
    "uitnodigingen-bewaken": {"task": "meedenkers.tasks.bewaak_uitnodigingen", "schedule": 900.0},
    "onbevestigden-wissen": {"task": "meedenkers.tasks.wis_onbevestigden", "schedule": 3600.0},
    "sessies-opruimen": {"task": "participatie.accounts.tasks.ruim_sessies_op", "schedule": 3600.0},
    "kenmerken-vergeten": {"task": "meedenkers.tasks.vergeet_kenmerken", "schedule": 3600.0},
    "importen-hervatten": {"task": "meedenkers.tasks.hervat_importen", "schedule": 120.0},
    "samenvoegingen-afsluiten": {"task": "meedenkers.tasks.sluit_samenvoegingen_af", "schedule": 3600.0},
}

# --- sign-in ----------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "mijn:start"
ACCOUNT_ADAPTER = "participatie.accounts.adapter.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "participatie.accounts.adapter.SociaalAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PRODUCTIE else "http"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# How many proxies stand before the site: without it all visitors would share the proxy's address in rate limits.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1 if PRODUCTIE else 0)
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"  # the municipality's own directory vouches for the address
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_ONLY = False
MFA_ADAPTER = "participatie.accounts.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Meepraten"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTIE
OIDC_ISSUER = env.str("OIDC_ISSUER", default="")
SOCIALACCOUNT_PROVIDERS = {}
if OIDC_ISSUER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "gemeente",
                "name": env.str("OIDC_NAAM", default="Inloggen als medewerker"),
                "client_id": env.str("OIDC_CLIENT_ID"),
                "secret": env.str("OIDC_CLIENT_SECRET"),
                "settings": {"server_url": OIDC_ISSUER},
            }
        ],
    }

# --- mail and SMS -----------------------------------------------------------------------------------------------
EMAIL_URL = env.str("EMAIL_URL", default="")
if EMAIL_URL:
    vars().update(env.email_url("EMAIL_URL"))
elif not PRODUCTIE:
    EMAIL_BACKEND = "participatie.ontwikkeling.mail.DatabaseBackend"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Meepraten <meepraten@gemeente.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Dotted path of a function (nummer, tekst); empty: who prefers SMS is put on the call list.
SMS_VERZENDER = env.str("SMS_VERZENDER", default="" if PRODUCTIE else "participatie.ontwikkeling.mail.bewaar_sms")

# --- language and time ------------------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
FORMAT_MODULE_PATH = ["participatie.ui.formats"]

# --- static files and headers -----------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static" / "dist"] if (BASE_DIR / "static" / "dist").exists() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTIE
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTIE
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *([OIDC_ISSUER] if OIDC_ISSUER else [])],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
PERMISSIONS_POLICY = {k: [] for k in ("camera", "geolocation", "microphone", "payment", "usb")}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 3600
CSRF_FAILURE_VIEW = "participatie.kamers.fouten.csrf"
if PRODUCTIE:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

IMPORT_EXPORT_USE_TRANSACTIONS = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"zonder_geheimen": {"()": "participatie.kamers.logboek.ZonderGeheimen"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["zonder_geheimen"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
