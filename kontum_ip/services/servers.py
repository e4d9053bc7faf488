"""The database and the broker: the ones of the environment, else our own."""

import os
from collections.abc import Sequence
from pathlib import Path

import psycopg2
import redis

from kontum_ip.services.bootstrap import ProblemError, say
from kontum_ip.services.postgres import Postgres
from kontum_ip.services.processes import Children
from kontum_ip.services.valkey import KEPT, Valkey


def database_url(children: Children, place: Path, settings: Sequence[str] = ()) -> str:
    """DATABASE_URL if it is set and answers, else the address of a PostgreSQL started in `place`."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        say("Khởi động PostgreSQL…")
        server = Postgres(place, settings)
        server.start(children)
        return server.url
    say("Dùng PostgreSQL ghi trong DATABASE_URL…")
    try:
        psycopg2.connect(url, connect_timeout=10).close()
    except psycopg2.Error as error:
        reason = str(error).strip().split("\n")[0]
        raise ProblemError(f"Không kết nối được PostgreSQL ghi trong DATABASE_URL: {reason}") from None
    return url


def broker_url(children: Children, place: Path, settings: Sequence[str] = KEPT) -> str:
    """REDIS_URL if it is set and answers, else the address of a Valkey started in `place`."""
    url = os.environ.get("REDIS_URL")
    if not url:
        say("Khởi động Valkey…")
        server = Valkey(place, settings)
        server.start(children)
        return server.url
    say("Dùng Valkey ghi trong REDIS_URL…")
    try:
        client = redis.Redis.from_url(url, socket_connect_timeout=10, socket_timeout=10)
        client.ping()
        client.close()
    except (redis.RedisError, ValueError) as error:
        raise ProblemError(f"Không kết nối được Valkey ghi trong REDIS_URL: {error}") from None
    return url


def database_beside(url: str, name: str, template: str = "template1") -> tuple[str, bool]:
    """The address of the database `name` on the server of `url`, and whether it had to be made as a copy."""
    connection = psycopg2.connect(url)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            missing = cursor.fetchone() is None
            if missing:
                cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    finally:
        connection.close()
    return f"{url.rpartition('/')[0]}/{name}", missing
