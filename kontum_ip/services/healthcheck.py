"""Ask the portal whether it is sound: for a container's HEALTHCHECK, and for `make run` while it waits.

    python kontum_ip/services/healthcheck.py [PORT]

The exit status is 0 when `/healthz` says that database, broker and worker are there. Needs the standard library alone.
"""

import http.client
import os
import sys


def known_host() -> str:
    """A host name the portal answers to: the first of ALLOWED_HOSTS."""
    return os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")


def is_healthy(port: int, host: str) -> bool:
    """Whether the portal on this machine's port, called by this name, answers 200 within five seconds."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if is_healthy(int(sys.argv[1]) if sys.argv[1:] else 8000, known_host()) else 1)
