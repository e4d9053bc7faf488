"""The register: what the database answers for a page, held against the bare question for the same; a file's way in."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet
from django.test import Client
from django.urls import reverse

from accounts.models import User
from bench.world import COORDINATOR
from core import clock
from core.vietnamese import Folded, found
from indicators.actions import confirm_import, run_import, take_import
from indicators.models import Indicator, Product, RegisterImport, Title
from indicators.querysets.products import PRODUCT_SAID
from indicators.querysets.register import TITLE_SAID
from tests.register_files import HEADS, as_xlsx, lines_of
from tests.register_files import rows as rows_of_file

PAGE = 50
Query = tuple[str, Any]
SHARE = """
    SELECT count(DISTINCT product.id), count(DISTINCT link.product_id) FROM indicators_product product
    JOIN indicators_recognition round ON round.product_id = product.id
    AND round.valid_from <= %(on)s AND (round.valid_until IS NULL OR round.valid_until >= %(on)s)
    LEFT JOIN (SELECT product_id FROM indicators_protection JOIN indicators_title title ON title.id = title_id
    AND granted_on <= %(on)s AND (valid_until IS NULL OR valid_until >= %(on)s)
    AND (ended_on IS NULL OR ended_on > %(on)s)) link ON link.product_id = product.id WHERE place = 'inside'
"""
BY_CLASS = """
    SELECT left(symbol, 3), count(DISTINCT id) FROM indicators_title, unnest(ipc) symbol
    WHERE kind IN ('patent', 'utility_solution') GROUP BY 1
"""


def listed(rows: QuerySet[Any]) -> list[Query]:
    """The first page of a list, and how many there are."""
    number, given = rows.order_by().values("pk").query.sql_with_params()
    return [rows[:PAGE].query.sql_with_params(), (f"SELECT count(*) FROM ({number}) found", given)]


def newest(**which: Any) -> QuerySet[Any]:
    return Title.objects.filter(**which).order_by(F("granted_on").desc(nulls_last=True), "pk")


def close_to(typed: str) -> QuerySet[Any]:
    rows = Title.objects.alias(near_to=Folded("name")).filter(near_to__trigram_word_similar=typed)
    return rows.order_by("name_order")


def share() -> list[Query]:
    return [(SHARE, {"on": clock.today()})]


def target(key: str, name: str) -> str:
    return reverse(name, args=[Indicator.objects.get(key=key).pk])


# A page, and what a person at the console would ask the database for the same.
QUESTIONS: Mapping[str, tuple[Callable[[], str], Callable[[], list[Query]]]] = {
    "titles": (lambda: reverse("indicators:titles"), lambda: listed(newest())),
    "titles-kind": (lambda: reverse("indicators:titles") + "?kind=patent", lambda: listed(newest(kind="patent"))),
    "titles-search": (
        lambda: reverse("indicators:titles") + "?q=mat+ong+777",
        lambda: listed(found(Title.objects.all(), "mat ong 777", TITLE_SAID).order_by("name_order")),
    ),
    "titles-found": (
        lambda: reverse("indicators:titles") + "?q=mat+ong",
        lambda: listed(found(Title.objects.all(), "mat ong", TITLE_SAID).order_by("name_order")),
    ),
    "titles-slip": (
        lambda: reverse("indicators:titles") + "?q=mat+onng+777",
        lambda: listed(close_to("mat onng 777")),
    ),
    "products": (lambda: reverse("indicators:products"), lambda: listed(Product.objects.order_by("name_order", "pk"))),
    "products-search": (
        lambda: reverse("indicators:products") + "?q=sam+77",
        lambda: listed(found(Product.objects.all(), "sam 77", PRODUCT_SAID).order_by("name_order")),
    ),
    "shares": (lambda: reverse("indicators:shares"), share),
    "target": (lambda: target("san-pham-duoc-bao-ho", "reports:target"), share),
    "rows": (lambda: target("san-pham-duoc-bao-ho", "indicators:rows"), share),
    "technology": (lambda: reverse("reports:technology"), lambda: [(BY_CLASS, None)]),
}


def asked(path: str) -> list[Query]:
    """All that a page asks the database, session and person included."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(email=COORDINATOR))
    client.get(path)
    found: list[Query] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    return [query for query in found if query[0].lstrip().startswith(("SELECT", "WITH"))]


def answered(queries: Sequence[Query]) -> Callable[[], object]:
    def work() -> None:
        with connection.cursor() as cursor:
            for sql, params in queries:
                cursor.execute(sql, params)
                cursor.fetchall()

    work()
    return work


def page(name: str) -> Callable[[int, ExitStack], Callable[[], object]]:
    return lambda rows, stack: answered(asked(QUESTIONS[name][0]()))


def bare(name: str) -> Callable[[int, ExitStack], Callable[[], object]]:
    return lambda rows, stack: answered(QUESTIONS[name][1]())


def import_file(rows: int, stack: ExitStack) -> Callable[[], object]:
    """A workbook of so many marks: handed in, read into its preview, confirmed and written."""
    content = as_xlsx(HEADS, lines_of(rows_of_file(1068, rows)))
    person = User.objects.get(email=COORDINATOR)
    reverse("home")  # as in a worker that has run before

    def work() -> None:
        imported = take_import(
            by=person, kind="titles", source="WIPO Publish", retrieved_on=date(2026, 11, 5), name="a.xlsx",
            content=io.BytesIO(content), size=len(content), title_kind="trademark",
        )  # fmt: skip
        run_import(imported.pk)
        read = RegisterImport.objects.get(pk=imported.pk)
        confirm_import(read, by=person, leave_wrong=True, with_doubtful=True)
        run_import(read.pk)
        state = RegisterImport.objects.get(pk=read.pk)
        if state.state != "applied":
            raise RuntimeError(f"{state.state}: {state.fault}")

    return work
