"""The portal's settings: one module, every difference between places comes from the environment.

`.env.example` explains each variable. A local run needs none. When ALLOWED_HOSTS names a host that
is not this machine, the portal counts as public and refuses to start on a missing or weak setting.
"""

import os
import re
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

env = environ.Env()
env.read_env(os.environ.get("ENV_FILE", BASE_DIR / ".env"))

DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))
DATA_DIR.mkdir(parents=True, exist_ok=True)


def local_secret_key() -> str:
    """Return this machine's own key, made at the first run and kept in DATA_DIR."""
    path = DATA_DIR / "secret_key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


# Place
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=LOCAL_HOSTS)
PUBLIC = not set(ALLOWED_HOSTS) <= set(LOCAL_HOSTS)
HTTPS = env.bool("HTTPS", default=PUBLIC)
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or ("" if PUBLIC else local_secret_key())
# What certificates of training are signed with, each "id:secret" (training/certificates/keys.py)
CERTIFICATE_KEYS = env.list("CERTIFICATE_KEYS", default=[])

# Database: SQLite in the data folder, or whatever DATABASE_URL names
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'portal.db'}")}
database = DATABASES["default"]
database["ATOMIC_REQUESTS"] = False
if database["ENGINE"] == "django.db.backends.sqlite3":
    database["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000;",
    } | database.get("OPTIONS", {})
else:
    pool = {"min_size": 1, "max_size": 8, "timeout": 5}
    database["OPTIONS"] = {"pool": pool} | database.get("OPTIONS", {})
    database["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def problems() -> list[str]:
    """Return what keeps a public portal from starting, a line each, with what to set."""
    found = []
    if DEBUG:
        found.append("DEBUG is on: unset it, it shows the code and settings to everyone.")
    if "*" in ALLOWED_HOSTS:
        found.append("ALLOWED_HOSTS is '*': name the portal's own hosts, separated by commas.")
    if not SECRET_KEY:
        found.append("SECRET_KEY is missing: set it to 50 or more random characters.")
    elif len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
        found.append("SECRET_KEY is weak: set it to 50 or more random characters.")
    if not HTTPS and not env.bool("ALLOW_PLAIN_HTTP", default=False):
        found.append("HTTPS is off: leave it on, or set ALLOW_PLAIN_HTTP for a closed test host.")
    return found


def key_problems() -> list[str]:
    """Return what is wrong with CERTIFICATE_KEYS, on any host; it shows no secret."""
    entries = [re.fullmatch(r"([a-z0-9-]{1,32}):\S{32,}", entry) for entry in CERTIFICATE_KEYS]
    if not all(entries):
        return [
            "CERTIFICATE_KEYS is faulty: write each key as an id (small letters, digits, hyphens), "
            "a colon and 32 or more random characters, and a comma between two keys."
        ]
    if len({entry[1] for entry in entries}) < len(entries):
        return ["CERTIFICATE_KEYS is faulty: give each key an id of its own."]
    return []


if found := [*(problems() if PUBLIC else []), *key_problems()]:
    raise ImproperlyConfigured(
        "The portal cannot start:\n- " + "\n- ".join(found) + "\n"
        "Set these in the environment or in .env; .env.example explains each variable."
    )

INSTALLED_APPS = [
    "portal.core",
    "portal.accounts",
    "portal.law",
    "portal.publishing",
    "portal.navigation",
    "portal.search",
    "portal.links",
    "portal.exchange",
    "portal.api",
    "portal.status",
    "portal.alerts",
    "portal.library",
    "portal.contact",
    "portal.standards",
    "portal.faqs",
    "portal.glossary",
    "portal.agencies",
    "portal.desk.apps.DeskAdminConfig",
    "portal.desk.apps.DeskConfig",
    "telework",
    "worklife",
    "training",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "corsheaders",
    "csp",
]

MIDDLEWARE = [
    "portal.core.middleware.request_id",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "portal.api.problems.as_problems",
    "portal.core.middleware.retired_switch",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "portal.core.page_cache.page_cache",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "portal.core.templates.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.core.context.site",
                "portal.core.context.display",
                "portal.navigation.context.frame",
                "portal.status.context.status",
                "portal.status.lapse.notice",
                "portal.alerts.context.alerts",
            ],
        },
    },
]

LANGUAGE_CODE = "en-us"
TIME_ZONE = env.str("TIME_ZONE", default="America/New_York")
USE_TZ = True

# Mail: to the console of a local run; a public portal without EMAIL_URL sends none
mail = env.email_url("EMAIL_URL", default="dummymail://" if PUBLIC else "consolemail://")
vars().update(mail)
CAN_MAIL = "dummy" not in mail["EMAIL_BACKEND"]
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="webmaster@localhost")

# The site
SITE_NAME = env.str("SITE_NAME", default="Work-Life & Telework Portal")
# Where readers find the portal: canonical addresses name it, whatever host was asked.
SITE_URL = env.str(
    "SITE_URL",
    default=f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if PUBLIC else "http://127.0.0.1:8000",
)
AGENCY_NAME = env.str("AGENCY_NAME", default="U.S. Office of Personnel Management")
AGENCY_URL = env.str("AGENCY_URL", default="https://www.opm.gov/")
AGENCY_SITE_NAME = env.str("AGENCY_SITE_NAME", default="OPM.gov")
# Only government domains may show the official-site banner; None decides by the host asked for.
OFFICIAL_BANNER = env.bool("OFFICIAL_BANNER", default=None)
# How often one client may ask the API in each process; 0 for as often as it likes.
API_REQUESTS_A_MINUTE = env.int("API_REQUESTS_A_MINUTE", default=120)
PAGE_CACHE_BYTES = env.int("PAGE_CACHE_MB", default=64) * 1024 * 1024
# Hosts of a private network whose links may be checked; any other such address is refused.
LINK_CHECK_PRIVATE_HOSTS = env.list("LINK_CHECK_PRIVATE_HOSTS", default=[])
# For how many days it is kept what readers searched for, as counts (manage.py purge_search_log).
SEARCH_LOG_DAYS = env.int("SEARCH_LOG_DAYS", default=90)
# Where the files of the forms library are; no address leads there (portal/library/storage.py).
FORM_FILES = Path(env.str("FORM_FILES", default=str(DATA_DIR / "forms")))
# For how many days readers' feedback is kept (manage.py purge_feedback).
FEEDBACK_DAYS = env.int("FEEDBACK_DAYS", default=365)
# For how many days questions are kept once they are settled, and for how many the e-mail addresses
# that came with them (manage.py purge_questions).
QUESTION_DAYS = env.int("QUESTION_DAYS", default=365)
QUESTION_EMAIL_DAYS = env.int("QUESTION_EMAIL_DAYS", default=90)

# Signing in: people are known by e-mail address and nobody signs up (portal/accounts)
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["portal.accounts.backends.RoleBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 15}  # NIST SP 800-63B-4, 3.1.1.2
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=PUBLIC)
# What failed attempts were made is known to every process, and outlives it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_attempts",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXY_COUNT", default=int(BEHIND_PROXY))
ACCOUNT_ADAPTER = "portal.accounts.adapters.AccountAdapter"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_EMAIL_NOTIFICATIONS = CAN_MAIL
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"{SITE_NAME}: "
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {
    "login": "portal.accounts.forms.SignInForm",
    "reauthenticate": "portal.accounts.forms.ConfirmForm",
    "change_password": "portal.accounts.forms.ChangePasswordForm",
    "reset_password": "portal.accounts.forms.ForgottenPasswordForm",
    "reset_password_from_key": "portal.accounts.forms.NewPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
# Django's, since allauth's own writes down addresses that would still open the account later.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_RATE_LIMITS = {
    # A lock-out of five minutes, and one for long: NIST SP 800-63B-4, 3.2.2 allows 100 attempts.
    "login_failed": "20/m/ip,5/5m/key,100/30d/key",
}
# How long ago one must have proved who one is, to change how one signs in.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
MFA_ADAPTER = "portal.accounts.adapters.FactorAdapter"
MFA_FORMS = {
    "authenticate": "portal.accounts.forms.CodeForm",
    "reauthenticate": "portal.accounts.forms.ConfirmByCodeForm",
    "activate_totp": "portal.accounts.forms.AppForm",
    "add_webauthn": "portal.accounts.forms.PasskeyForm",
    "edit_webauthn": "portal.accounts.forms.RenamePasskeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_TOTP_ISSUER = SITE_NAME
# A code typed slowly, or a phone whose clock is half a minute off (RFC 6238, section 5.2).
MFA_TOTP_TOLERANCE = 1
SOCIALACCOUNT_ADAPTER = "portal.accounts.adapters.ProviderAdapter"
OIDC_PROVIDER = "agency"
OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", default="")
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "SCOPE": ["openid", "email"],
        "APPS": [
            {
                "provider_id": OIDC_PROVIDER,
                "name": env.str("OIDC_NAME", default="your agency account"),
                "client_id": env.str("OIDC_CLIENT_ID", default=""),
                "secret": env.str("OIDC_CLIENT_SECRET", default=""),
                "settings": {"server_url": OIDC_SERVER_URL},
            }
        ]
        if OIDC_SERVER_URL
        else [],
    }
}

# Static files: the build's products, then hashed names and compressed copies for serving
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "build" / "collected"
STATICFILES_DIRS = [BASE_DIR / "build" / "static"]
ASSETS_HASHED = env.bool("ASSETS_HASHED", default=not DEBUG)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if ASSETS_HASHED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not ASSETS_HASHED

# Safety
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY = {
    feature: []
    for feature in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=63072000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Pages of any other site may read what is for programs, and send nothing.
CORS_URLS_REGEX = r"/(api|feeds|json|xml|rss)/|/operating-status\.ics$|/sitemap|/llms\.txt$|.*\.md$"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "if-none-match", "x-request-id"]
CORS_EXPOSE_HEADERS = ["ETag", "Retry-After", "X-Request-ID"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_FAILURE_VIEW = "portal.views.csrf_failure"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "portal.core.logs.RequestIdFilter"}},
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s %(request_id)s",
            "rename_fields": {"asctime": "at", "levelname": "level", "name": "logger"},
        },
        "plain": {"format": "%(levelname)s %(name)s: %(message)s"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["request_id"],
            "formatter": "json" if PUBLIC else "plain",
        }
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
