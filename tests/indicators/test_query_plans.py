"""On a register of some size no query of a target reads a whole table of titles or of products."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from accounts.models import User
from indicators.models import CLASSIFICATIONS, CountingRule, Title, TitlesAsked, count, narrowed_titles
from indicators.querysets.register import MOST_RANKED
from tests.growth import SORTED_IN
from tests.register import fill_register
from tests.world import FILE

# Their register takes longer to make than all of them to run: one process has them all.
pytestmark = pytest.mark.xdist_group("query_plans")
SIZE = (50_000, 5_000)
BIG = {"indicators_title", "indicators_product"}
TODAY = date(2026, 11, 27)
# The targets of Kon Tum's plan, as a coordinating agency may count them.
RULES = [
    (CountingRule(kinds=("patent",), since=date(2020, 1, 1)), False),
    (CountingRule(kinds=("industrial_design",)), False),
    (CountingRule(kinds=("utility_solution",), state="in_force"), False),
    (CountingRule(kinds=("patent",), exploited=True), False),
    (CountingRule(kinds=("trademark",), state="applied", since=date(2025, 1, 1), territory="any"), False),
    (CountingRule(kinds=("patent",), territory="districts", districts=("ubnd-huyen-dak-ha",)), False),
]


@pytest.fixture(scope="module")
def register(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})
        call_command("load_plan", FILE, verbosity=0, stdout=io.StringIO())
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")  # the record of rows is not looked at here
            fill_register(*SIZE)
            cursor.execute("SET LOCAL session_replication_role = origin")
            cursor.execute("ANALYZE indicators_title, indicators_product, indicators_exploitation")
            cursor.execute(SORTED_IN, ["indicators_title"])
        yield
        transaction.set_rollback(True)


def plan_of(rows: Any) -> dict[str, Any]:
    """PostgreSQL's own plan of finding these rows."""
    found: dict[str, Any] = json.loads(rows.order_by().values("pk").explain(format="json"))[0]["Plan"]
    return found


def steps(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from steps(part)


def read_whole(rows: Any) -> set[str]:
    return {step["Relation Name"] for step in steps(plan_of(rows)) if step["Node Type"] == "Seq Scan"} & BIG


@pytest.mark.parametrize(("rule", "is_ratio"), RULES)
def test_a_count_goes_by_an_index(db: None, register: None, rule: CountingRule, is_ratio: bool) -> None:
    found = count(rule, TODAY, is_ratio=is_ratio)
    assert found.value > 0 and not read_whole(found.rows), plan_of(found.rows)


@pytest.mark.parametrize("scheme", ["", *CLASSIFICATIONS])
@pytest.mark.parametrize("symbol", ["G06", "A23F 5/10", "9", "05.07"])
def test_titles_are_found_by_their_classes_along_an_index(db: None, register: None, scheme: str, symbol: str) -> None:
    rows = narrowed_titles(Title.objects.all(), TitlesAsked(TODAY, symbol=symbol, scheme=scheme))
    assert not read_whole(rows), plan_of(rows)
    assert "title_classes" in {step.get("Index Name") for step in steps(plan_of(rows))}


def test_titles_about_to_lapse_are_found_along_an_index(db: None, register: None) -> None:
    rows = narrowed_titles(Title.objects.all(), TitlesAsked(TODAY, lapsing=12))
    assert rows.exists() and "title_lapsing" in {step.get("Index Name") for step in steps(plan_of(rows))}


def test_titles_without_an_application_number_are_found_along_an_index(db: None, register: None) -> None:
    rows = Title.objects.filter(application_key="")
    assert not read_whole(rows) and "title_unnumbered" in {step.get("Index Name") for step in steps(plan_of(rows))}


def test_the_test_itself_sees_a_whole_table_read(db: None, register: None) -> None:
    assert read_whole(Title.objects.filter(note="x")) == {"indicators_title"}


def test_what_says_the_words_hides_what_is_only_close(db: None, register: None) -> None:
    alike = Title.objects.filter(name__startswith="Mật ong").count()
    exact = Title.objects.all().searched("mat ong 77")
    assert 0 < exact.count() < alike / 10 and all(row.name.startswith("Mật ong") for row in exact)
    close = Title.objects.all().searched("mat onng 77")
    assert close and all("Mật ong" in row.name for row in close)
    assert not Title.objects.all().searched("zzz qqq").exists() and not Title.objects.all().searched("!").exists()


@pytest.mark.parametrize("typed", ["mat ong", "mat ong 7", "mat onng 7"])
def test_a_search_goes_by_an_index(db: None, register: None, typed: str) -> None:
    found = Title.objects.all().searched(typed)
    assert found.exists() and not read_whole(found), plan_of(found)


def test_among_very_many_none_fits_better_than_another(db: None, register: None) -> None:
    found = Title.objects.all().searched("mat ong")
    assert found.count() > MOST_RANKED and {row.rank for row in found[:50]} == {0.0}
    few = Title.objects.all().searched("mat ong 7").order_by("-rank")
    assert few[0].rank > 0
