"""Settings, read from the environment only and strictly: a missing or odd value stops the start with a sentence."""

from datetime import timedelta
from pathlib import Path

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from pghistory import ContextJSONField, ContextUUIDField, DeleteEvent, InsertEvent, UpdateEvent

BASE_DIR = Path(__file__).resolve().parent.parent
VERSION = "0.1.0"
env = environ.Env()


def switch(name: str, default: bool) -> bool:
    """An on/off variable; anything but the four accepted words is refused."""
    words = {"1": True, "true": True, "0": False, "false": False}
    raw = env.str(name, default="1" if default else "0").strip().lower()
    if raw not in words:
        raise ImproperlyConfigured(f"{name} phải là 1, 0, true hoặc false, không phải «{raw}».")
    return words[raw]


DEBUG = switch("DEBUG", False)
DEMO = switch("DEMO", False)
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
INSECURE_HTTP = switch("INSECURE_HTTP", False)
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
REQUIRE_SECOND_FACTOR = switch("REQUIRE_SECOND_FACTOR", not DEMO)
# Whether anybody may read the register and the targets, without signing in, at /api/v1/public/.
PUBLIC_REGISTER = switch("PUBLIC_REGISTER", False)
HELP_CONTACT = env.str("HELP_CONTACT", default="Sở Khoa học và Công nghệ – cơ quan đầu mối của Kế hoạch")
HELP_PHONE = env.str("HELP_PHONE", default="")
HELP_EMAIL = env.str("HELP_EMAIL", default="")
ORGANISATION = env.str("ORGANISATION", default="Ủy ban nhân dân tỉnh – Sở Khoa học và Công nghệ")
FILES_DIR = Path(env.str("FILES_DIR", default=str(BASE_DIR / "var" / "files")))
FONTS_DIR = BASE_DIR / "static" / "dist" / "fonts" / "tinos"

if not DEBUG and "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS không được là «*» khi DEBUG tắt: hãy ghi tên máy chủ.")
if len(SECRET_KEY) < 32:
    raise ImproperlyConfigured("SECRET_KEY quá ngắn: cần ít nhất 32 ký tự ngẫu nhiên.")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rest_framework",
    "knox",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "csp",
    "core",
    "accounts",
    "agencies",
    "plans",
    "tasks",
    "indicators",
    "reports",
    "kontum_ip",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kontum_ip.middleware.CompressPages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.chosen_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kontum_ip.middleware.no_store",
    "kontum_ip.middleware.DomainErrorMiddleware",
    "kontum_ip.typed.SessionOverMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.middleware.second_factor_required",
    "accounts.middleware.FailedFormMiddleware",
]

ROOT_URLCONF = "kontum_ip.urls"
WSGI_APPLICATION = "kontum_ip.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "kontum_ip.templatetags.guidance",
                "kontum_ip.templatetags.portal",
                "kontum_ip.templatetags.looks",
                "kontum_ip.templatetags.marks",
                "kontum_ip.templatetags.changes",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kontum_ip.context.portal",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": env.db("DATABASE_URL")}
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
if DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
    raise ImproperlyConfigured("DATABASE_URL phải trỏ tới PostgreSQL.")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Sign-in limits must hold across processes and with the broker down.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "core_cache"},
    # Request rates are counted in each process: a query for every API call would cost more than the limit is worth.
    "rates": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "rates"},
}

# The record: who, when, what, by which act. Context is copied into each event: no later edit can rewrite it.
PGHISTORY_CONTEXT_FIELD = ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = ContextUUIDField()
PGHISTORY_APPEND_ONLY = True
PGHISTORY_DEFAULT_TRACKERS = (InsertEvent(), UpdateEvent(), DeleteEvent())

# ---------------------------------------------------------------- language, dates
LANGUAGE_CODE = "vi"
# Each is named in itself, for those who read no other.
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME, LANGUAGE_COOKIE_AGE = "language", 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY, LANGUAGE_COOKIE_SAMESITE = True, "Lax"
# Ours in English, and the words of libraries in Vietnamese, which are to come before Django's own.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "accounts" / "locale"]
FORMAT_MODULE_PATH = ["kontum_ip.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# ---------------------------------------------------------------- sign-in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.adapters.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# Whoever asks is told the same, and a stranger's address gets no letter.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,50/5m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXY_COUNT
MFA_ADAPTER = "accounts.adapters.MFAAdapter"
MFA_TOTP_ISSUER = "Kế hoạch sở hữu trí tuệ"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "kontum_ip.typed.csrf_failure"

# ---------------------------------------------------------------- transport and browser
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if not INSECURE_HTTP:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_HSTS_SECONDS = 31536000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY_COUNT else None
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    CSRF_TRUSTED_ORIGINS = [SITE_URL]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# ---------------------------------------------------------------- files
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
EVIDENCE_MAX_BYTES = 20 * 1024 * 1024

# ---------------------------------------------------------------- the queue
REDIS_URL = env.str("REDIS_URL")
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 10, "visibility_timeout": 3600}
CELERY_TIMEZONE = TIME_ZONE
REPORT_LEASE = timedelta(seconds=env.int("REPORT_LEASE_SECONDS", default=60))
REPORT_MAX_ATTEMPTS = 3
# Certificates of the roots by which the office trusts signatures (.pem, .crt, .cer); without them no signer is trusted.
SIGNATURE_ROOTS = Path(folder) if (folder := env.str("SIGNATURE_ROOTS", default="")) else None
# Each job may run twice, so a doubled scheduler does no harm. Which periods are due is data of the plan.
CELERY_BEAT_SCHEDULE = {
    "open-due-periods": {"task": "tasks.jobs.open_due_periods", "schedule": crontab(minute=1, hour="*")},
    "remind-agencies": {"task": "plans.jobs.remind_agencies", "schedule": crontab(minute=0, hour=8)},
    "tell-lapses": {"task": "indicators.jobs.tell_lapses", "schedule": crontab(minute=10, hour=8)},
    "compile-due-periods": {"task": "reports.jobs.compile_due_periods", "schedule": crontab(minute=5, hour=0)},
    "review-register": {"task": "indicators.jobs.review_register_nightly", "schedule": crontab(minute=20, hour=3)},
    "send-letters": {"task": "accounts.jobs.send_letters", "schedule": timedelta(seconds=60)},
    # Every hour: the hour at which digests go is the administrator's to set, and one a day is all that is written.
    "write-digests": {"task": "accounts.jobs.write_digests", "schedule": crontab(minute=2, hour="*")},
    "count-figures": {"task": "indicators.jobs.count_open_periods", "schedule": crontab(minute=20, hour=1)},
    "forget-old-news": {"task": "accounts.jobs.forget_old_news", "schedule": crontab(minute=40, hour=2)},
    "reap-imports": {"task": "indicators.jobs.reap_imports", "schedule": timedelta(seconds=20)},
    "forget-left-out-rows": {"task": "indicators.jobs.forget_left_out_rows", "schedule": crontab(minute=50, hour=2)},
    "reap-reports": {"task": "reports.jobs.reap_reports", "schedule": timedelta(seconds=20)},
}

# ---------------------------------------------------------------- API
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.adapters.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["kontum_ip.limits.ReadableJSON"],
    "DEFAULT_PAGINATION_CLASS": "kontum_ip.limits.Pages",
    "DEFAULT_FILTER_BACKENDS": [
        "django_filters.rest_framework.DjangoFilterBackend",
        "rest_framework.filters.OrderingFilter",
    ],
    "DEFAULT_THROTTLE_CLASSES": ["kontum_ip.limits.PersonThrottle", "kontum_ip.limits.AnonymousThrottle"],
    "DEFAULT_THROTTLE_RATES": {"user": "1200/min", "anon": "60/min"},
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "kontum_ip.refusals.answer_error",
    "NUM_PROXIES": TRUSTED_PROXY_COUNT,
    "COERCE_DECIMAL_TO_STRING": True,
}
REST_KNOX = {"TOKEN_TTL": timedelta(days=30), "TOKEN_LIMIT_PER_USER": 10, "AUTO_REFRESH": False}
SPECTACULAR_SETTINGS = {
    "TITLE": "Cổng theo dõi thực hiện Kế hoạch sở hữu trí tuệ",
    "VERSION": "v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "COMPONENT_SPLIT_PATCH": False,
    "PREPROCESSING_HOOKS": ["kontum_ip.api.describe_what_is_on"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "kontum_ip.api.describe_errors",
    ],
    "ENUM_NAME_OVERRIDES": {
        "AgencyKindEnum": "agencies.workflow.Kind",
        "SuccessionKindEnum": "agencies.workflow.SuccessionKind",
        "SuccessionScopeEnum": "agencies.workflow.Scope",
        "NotificationKindEnum": "accounts.workflow.NotificationKind",
        "RoleEnum": "agencies.workflow.Role",
        "PartyRoleEnum": "agencies.workflow.PartyRole",
        "PeriodKindEnum": "plans.workflow.PeriodKind",
        "LinkKindEnum": "plans.workflow.LinkKind",
        "TextKindEnum": "plans.workflow.TextKind",
        "AssignmentKindEnum": "plans.models.Assignment.Kind",
        "SubmissionStateEnum": "plans.workflow.State",
        "ObstacleStateEnum": "tasks.workflow.ObstacleState",
        "RequestStateEnum": "plans.workflow.RequestState",
        "TriggerKindEnum": "tasks.workflow.TriggerKind",
        "IndicatorKindEnum": "indicators.workflow.Kind",
        "ImportKindEnum": "indicators.workflow.ImportKind",
        "ImportStateEnum": "indicators.workflow.ImportState",
        "RowVerdictEnum": "indicators.workflow.RowVerdict",
        "TitleKindEnum": "indicators.workflow.TitleKind",
        "ExploitationKindEnum": "indicators.workflow.ExploitationKind",
        "RecognitionKindEnum": "indicators.workflow.Recognised",
        "CountedEnum": "indicators.workflow.Counted",
        "CountedStateEnum": "indicators.workflow.CountedState",
        "TerritoryEnum": "indicators.workflow.Territory",
        "ReportKindEnum": "reports.workflow.Kind",
        "ReportStateEnum": "reports.workflow.State",
    },
}

# ---------------------------------------------------------------- mail and logs
vars().update(env.email("EMAIL_URL", default="consolemail://"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="khong-tra-loi@localhost")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message!r}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
