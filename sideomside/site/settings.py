"""Settings, read from the environment; docs/operate.md lists every one of them."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.contrib.messages.apps import MessagesConfig
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path(__file__).resolve().parents[1]


def env(name: str, default: str = "") -> str:
    return os.environ.get(f"SIDEOMSIDE_{name}", default)


MODE = env("MODE", "production")
if MODE not in {"demo", "test", "production"}:
    raise ImproperlyConfigured("SIDEOMSIDE_MODE is demo, test or production")
PRODUCTION = MODE == "production"
DEMO = MODE == "demo"
DEBUG = False
GALLERY = not PRODUCTION  # the component gallery, the mailbox page and the demo door

DATA = Path(env("DATA", str(ROOT / "var"))).resolve()
MASTER_KEY_FILE = Path(env("MASTER_KEY_FILE", str(DATA / "keys" / "master.key")))
KEYS_FILE = Path(env("KEYS_FILE", str(DATA / "keys" / "keys.sqlite3")))  # without a database for the keys
MASTER_KEY = env("MASTER_KEY")  # instead of a file: the same, in base64
MASTER_KEY_COMMAND = env("MASTER_KEY_COMMAND")  # or a program that says it: a KMS, an HSM, systemd-creds

SECRET_KEY = env("SECRET_KEY") or ("" if PRODUCTION else "only-for-demo-and-tests-never-in-production")
if not SECRET_KEY:
    raise ImproperlyConfigured("Set SIDEOMSIDE_SECRET_KEY (50 random characters); see docs/operate.md")
ALLOWED_HOSTS = env("HOSTS", "" if PRODUCTION else "*").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in env("ORIGINS").split(",") if origin]

ROOMS = [
    "site", "desk", "welcome", "privacy", "planner", "reports", "silence", "breaches", "concerns", "path",
    "companionship", "direction", "gatherings", "messages", "outcomes",
    "partners", "stories", "matching", "peers", "intake", "consent", "oversight", "people",
    "ground.jobs", "ground.ui", "ground.post", "ground.audit", "ground.vault",
]  # fmt: skip
# Django's short notices give up the name our room bears; they have no tables, and allauth asks for them by module.
MessagesConfig.label = "notices"
INSTALLED_APPS = [
    *(f"sideomside.{room}" for room in ROOMS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "sideomside.site.headers.SafeHeaders",
    "sideomside.site.headers.ProxyBeside",
    "sideomside.site.kept.KeptPages",
    "django.middleware.gzip.GZipMiddleware",  # adds random bytes, so that lengths tell nothing of the tokens
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sideomside.site.own_doors.OwnDoors",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "sideomside.site.headers.OwnForms",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "sideomside.site.headers.BrowserInAWord",
    "sideomside.site.door.Door",
    "allauth.account.middleware.AccountMiddleware",
    "sideomside.site.seen_lately.SeenLately",
]
ROOT_URLCONF = "sideomside.site.urls"
WSGI_APPLICATION = "sideomside.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sideomside.site.pages.around",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

SQLITE_OPTIONS = {
    # WAL alone lost four transactions of five under six writers; IMMEDIATE and a timeout lose none.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; "
        "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=-16000"
    ),
}


def database(url: str, file: Path) -> dict[str, object]:
    """A database from its URL, or a SQLite file in the data folder."""
    if not url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": file, "OPTIONS": SQLITE_OPTIONS}
    at = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": at.path.lstrip("/"),
        "USER": unquote(at.username or ""),
        "PASSWORD": unquote(at.password or ""),
        "HOST": at.hostname or "",
        "PORT": str(at.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": dict(parse_qsl(at.query))
        | ({} if MODE == "test" else {"pool": {"min_size": 1, "max_size": 8, "timeout": 5}}),
    }


DATABASES = {
    "default": database(env("DATABASE"), DATA / "db.sqlite3"),
    "keys": database(env("KEYS_DATABASE"), KEYS_FILE),
}
DATABASE_ROUTERS = ["sideomside.site.routers.KeysApart"]
KEYS_DATABASE = env("KEYS_DATABASE")
OWNER_DATABASE = env("OWNER_DATABASE")
LEAKED_PASSWORDS = env("LEAKED_PASSWORDS")  # a list of hashes on this machine; nobody elsewhere is asked
BACKUPS = env("BACKUPS")  # the folder bin/manage backup copies into; the doctor asks for a fresh copy there
BACKUP_DATABASE = env("BACKUP_DATABASE")  # a role that may read past row security, and nothing else
RESTORING = DATA / "restoring"  # while this file is here the house does not open
OWNER_KEYS_DATABASE = env("OWNER_KEYS_DATABASE")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "limits"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Danish")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
FIRST_DAY_OF_WEEK = 1

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = MODE == "test"
WHITENOISE_AUTOREFRESH = MODE == "test"  # a file is looked for when it is asked for, not by each new client

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["sideomside.people.sign_in.ByFingerprint"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if MODE == "test":
    PASSWORD_HASHERS.insert(0, "django.contrib.auth.hashers.MD5PasswordHasher")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "sideomside.people.forms.passwords.NotOurOwnWords"},
    {"NAME": "sideomside.people.forms.leaked.NotLeaked"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
ACCOUNT_ADAPTER = "sideomside.people.sign_in.HouseAdapter"
ACCOUNT_FORMS = {"login": "sideomside.people.forms.working.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = int(
    timedelta(minutes=10).total_seconds()
)  # how long a proof of identity lasts
PASSWORD_RESET_TIMEOUT = int(timedelta(days=3).total_seconds())
MFA_ADAPTER = "sideomside.people.sign_in.SecondFactors"
MFA_FORMS = {
    "authenticate": "sideomside.people.sign_in.CodeForm",
    "reauthenticate": "sideomside.people.sign_in.CodeAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
USERSESSIONS_TRACK_ACTIVITY = True

SESSION_ENGINE = "sideomside.ground.vault.sessions"
# Behind TLS a browser keeps a name like this only from this very host, and only over TLS.
COOKIES = "__Host-" if PRODUCTION else ""
SESSION_COOKIE_NAME = f"{COOKIES}session"
CSRF_COOKIE_NAME = f"{COOKIES}csrftoken"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
IDLE = {"staff": timedelta(minutes=30), "participant": timedelta(minutes=30)}
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "sideomside.site.pages.form_went_stale"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_SSL_REDIRECT = PRODUCTION and env("BEHIND_TLS", "yes") == "yes"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env("TRUST_PROXY") == "yes" else None
TRUSTED_PROXIES = int(env("PROXIES", "0"))
SECURE_HSTS_SECONDS = 31536000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
# An address that holds a key sends none: see site/headers.py.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
# Files stay in memory until they are sealed: a temporary file would lie readable on the disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FORM_RENDERER = "sideomside.ground.ui.rendering.Renderer"

MAILBOX = DATA / "mailbox"  # where development mails and text messages land
MAIL_HOST = env("MAIL_HOST")  # "" in a demo: mails land in the mailbox page
MAIL_PORT = int(env("MAIL_PORT", "587"))
MAIL_USER = env("MAIL_USER")
MAIL_PASSWORD = env("MAIL_PASSWORD")
MAIL_TLS = env("MAIL_TLS", "required")  # required | implicit | off (loopback only)
MAIL_FROM = env("MAIL_FROM", "hej@demo.example")
LINK_BASE = env("LINK_BASE", "" if PRODUCTION else "http://127.0.0.1:8000")  # where private links point
SMS_FOLDER = env("SMS_FOLDER", "" if PRODUCTION else str(DATA / "mailbox"))
IMAP_HOST = env("IMAP_HOST")
IMAP_PORT = int(env("IMAP_PORT", "993"))
IMAP_USER = env("IMAP_USER")
IMAP_PASSWORD = env("IMAP_PASSWORD")
IMAP_TLS = env("IMAP_TLS", "required")  # required | off (loopback only)
EXIT_TO = env("EXIT_TO", "https://www.dmi.dk/")  # where "Luk hurtigt" leads: a page anybody may have open
FAIL_AT = "" if PRODUCTION else env("FAIL_AT")  # where a test or a proof ends the process
LMTP_PORT = int(env("LMTP_PORT", "0"))  # 0: no LMTP door

# For how many seconds a page that is the same for everybody is handed out as it was drawn.
KEEP_PAGES = float(env("KEEP_PAGES", "10" if PRODUCTION else "0"))

# Messages to an association's own systems that open data has changed: outside | inside (our own network too) | off
HOOKS = env("HOOKS", "off" if DEMO else "outside")
if HOOKS not in {"outside", "inside", "off"}:
    raise ImproperlyConfigured("SIDEOMSIDE_HOOKS is outside, inside or off")

# Partners whose own office may say who somebody is (OpenID Connect): a file in TOML; see docs/operate.md.
OFFICES = env("OFFICES")

# Where the last line of the log goes twice a day, so that nobody can shorten or rewrite it here unseen.
AUDIT_FILE = env("AUDIT_FILE")
AUDIT_MAIL = env("AUDIT_MAIL")
AUDIT_SYSLOG = env("AUDIT_SYSLOG")  # host:port, or a socket such as /dev/log
# The systemd service that carries the journal to another machine, as systemd-journal-upload does.
LOGS_LEAVE_BY = env("LOGS_LEAVE_BY")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_tokens": {"()": "sideomside.site.headers.NoTokens"}},
    "formatters": {"sober": {"()": "sideomside.site.sober.WithoutWords"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["no_tokens"], "formatter": "sober"}
    },
    "loggers": {"sideomside.security": {"level": "INFO"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
