"""Settings of the test run: the real ones, on the servers that `make test` started."""

from kontum_ip.services.quality import WITH_TABLES
from kontum_ip.settings import *  # noqa: F403
from kontum_ip.settings import BASE_DIR, DATABASES, REDIS_URL, REST_FRAMEWORK, env

# Each test process has its own files and its own broker database, as pytest-django gives each its own PostgreSQL one.
PROCESS = env.str("PYTEST_XDIST_WORKER", default="main")
FILES_DIR = BASE_DIR / "var" / "test-files" / PROCESS
REDIS_URL = f"{REDIS_URL.rpartition('/')[0]}/{1 + int(PROCESS.removeprefix('gw')) if PROCESS != 'main' else 0}"
CELERY_BROKER_URL = REDIS_URL
DATABASES["default"]["TEST"] = {"TEMPLATE": WITH_TABLES}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
REST_FRAMEWORK = REST_FRAMEWORK | {"DEFAULT_THROTTLE_RATES": {"user": "100000/min", "anon": "100000/min"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
