"""All settings, one file. What differs between installations comes from the environment (see README)."""

from pathlib import Path

from csp.constants import NONE, SELF

from kentongan import environment

PACKAGE = Path(__file__).resolve().parent
DATA = Path(environment.text("KENTONGAN_DATA", "var")).resolve()
DATA.mkdir(parents=True, exist_ok=True)
environment.keep_kernels(DATA)

# --- secrets: only from the environment ---
SECRET_KEY = environment.text("KENTONGAN_SECRET_KEY")
# Comma-separated base64 keys of 32 bytes; the first encrypts, all decrypt, so that keys can be rotated.
IDENTITY_KEYS = environment.words("KENTONGAN_IDENTITY_KEYS")

# --- the city ---
HOME_CODE = environment.text("KENTONGAN_HOME_CODE", "35.74")
TIME_ZONE = environment.text("KENTONGAN_TIME_ZONE", "Asia/Jakarta")
IS_DEMO = environment.flag("KENTONGAN_DEMO")

# --- where and how it is served ---
DEBUG = environment.flag("KENTONGAN_DEBUG")
ALLOWED_HOSTS = environment.words("KENTONGAN_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("KENTONGAN_ORIGINS")
HTTPS = environment.flag("KENTONGAN_HTTPS")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.flag("KENTONGAN_BEHIND_PROXY") else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

DATABASES = {"default": environment.database("KENTONGAN_DATABASE_URL", f"sqlite:///{DATA / 'kentongan.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "kentongan.journal",
    "kentongan.jobs",
    "kentongan.city",
    "kentongan.intake",
    "kentongan.openrosa",
    "kentongan.gateways",
    "kentongan.mailbox",
    "kentongan.sheets",
    "kentongan.news",
    "kentongan.streetform",
    "kentongan.verification",
    "kentongan.warnings",
    "kentongan.rumours",
    "kentongan.alerts",
    "kentongan.actions",
    "kentongan.interventions",
    "kentongan.situations",
    "kentongan.operations",
    "kentongan.meetings",
    "kentongan.invitations",
    "kentongan.live",
    "kentongan.plans",
    "kentongan.briefs",
    "kentongan.api",
    "kentongan.rest",
    "kentongan.notices",
    "kentongan.calendars",
    "kentongan.phone",
    "kentongan.desk",
    "django.contrib.auth",
    "django.contrib.contenttypes",  # the log-in of Django needs it; our own tables never point at it
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_htmx",
    "js_lib_leaflet",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kentongan.phone.compression.TextGZip",
    "csp.middleware.CSPMiddleware",
    "kentongan.language.LanguageByChoice",
    "kentongan.limits.BodyLimit",  # before anything that would read the body
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kentongan.city.doors.ClosedUnlessOpened",
    "kentongan.errors.RefusalsAsPages",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "kentongan.urls"
WSGI_APPLICATION = "kentongan.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kentongan.desk.frame.frame",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- who logs in ---
AUTH_USER_MODEL = "city.Member"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",  # costs an attacker memory, not only time
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "login", "desk:home", "login"
AXES_FAILURE_LIMIT, AXES_COOLOFF_TIME, AXES_RESET_ON_SUCCESS = 6, 0.25, True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "axes/locked.html"
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False

# --- language: the source strings are Indonesian; `en` is a catalogue ---
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]  # each in its own words, for who reads no other
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY, LANGUAGE_COOKIE_SAMESITE, LANGUAGE_COOKIE_SECURE = True, "Lax", HTTPS
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = USE_THOUSAND_SEPARATOR = True

# --- files ---
STATIC_URL, STATIC_ROOT = "/static/", DATA / "static"
STATICFILES_DIRS = [PACKAGE / "static"]
MEDIA_ROOT = DATA / "media"  # never served by path: each file goes through a view that asks who is looking
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": environment.text("KENTONGAN_STATIC_STORAGE", "kentongan.static_files.HashedFiles")},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000  # the minutes of a full hall, five fields a person
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
UPLOAD_LIMIT = environment.whole("KENTONGAN_UPLOAD_LIMIT", 12_000_000)  # bytes for one request, photos included

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "media-src": [SELF, "blob:"],  # voice notes, also before they are sent
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Nobody's words or names reach the log: only paths, verbs and numbers do.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"no_keys": {"()": "kentongan.limits.NoKeys"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no_keys"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "kentongan": {"level": "INFO"},
        "axes": {"level": "ERROR"},
        "django.server": {"level": "INFO", "handlers": ["console"], "propagate": False},  # names whole addresses
    },
}

# --- a language model as a second reader: off unless a city names one (see README) ---
ASSISTANT_URL = environment.address("KENTONGAN_ASSISTANT_URL")  # as OpenAI's: …/v1
ASSISTANT_MODEL = environment.text("KENTONGAN_ASSISTANT_MODEL", " ").strip()
ASSISTANT_KEY = environment.text("KENTONGAN_ASSISTANT_KEY", " ").strip()
ASSISTANT_SECONDS = environment.whole("KENTONGAN_ASSISTANT_SECONDS", 60)
ASSISTANT_IS_OURS = environment.flag("KENTONGAN_ASSISTANT_IS_OURS")  # then names and classified texts are sent too

# --- what is asked of others outside: official warnings ---
CONTACT = environment.text("KENTONGAN_CONTACT", " ").strip()  # told to whoever is asked: a mail address or a page
MAILBOX = environment.mailbox("KENTONGAN_IMAP_URL")  # letters that become reports (see docs/doors.md)
FEEDS_PRIVATE = environment.flag("KENTONGAN_FEEDS_PRIVATE")  # let sources lie in the own network; for tests
# --- notices: each way out is off until it is set (see docs/notices.md) ---
SITE_URL = environment.address("KENTONGAN_URL").rstrip("/")  # what people type to come here; links start with it
_mail = environment.mail_server("KENTONGAN_SMTP_URL")
MAIL_IS_ON = bool(_mail)
EMAIL_HOST, EMAIL_PORT = _mail.get("EMAIL_HOST", "localhost"), _mail.get("EMAIL_PORT", 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_USER", ""), _mail.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL, EMAIL_USE_TLS = _mail.get("EMAIL_USE_SSL", False), _mail.get("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.text("KENTONGAN_MAIL_FROM", "kentongan@localhost")
VAPID_KEY = environment.text("KENTONGAN_VAPID_KEY", " ").strip()  # 32 bytes in base64url: who may push to our browsers
VAPID_CONTACT = environment.text(
    "KENTONGAN_VAPID_CONTACT", " "
).strip()  # a mail address the push services may write to
PRIVATE_TARGETS = environment.flag("KENTONGAN_PRIVATE_TARGETS")  # a gateway in the office's own network, http too
