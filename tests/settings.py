"""Settings of the test run: the real ones, on the servers that `make test` started."""

from kontum_ip.settings import *  # noqa: F403
from kontum_ip.settings import BASE_DIR, REST_FRAMEWORK, env

FILES_DIR = BASE_DIR / "var" / "test-files" / env.str("PYTEST_XDIST_WORKER", default="main")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
REST_FRAMEWORK = REST_FRAMEWORK | {"DEFAULT_THROTTLE_RATES": {"user": "100000/min", "anon": "100000/min"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
