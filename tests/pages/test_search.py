"""One box over everything: with and without dấu, within what a person may see, by the indexes of the database."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIClient

from kontum_ip.templatetags.marks import excerpt, marked
from reports.catalogue.search import counts, kind_named
from tasks.models import Evidence, Output, Progress
from tests.growth import SORTED_IN
from tests.pages.conftest import Desk
from tests.pages.screen import Screen
from tests.world import PDF

SEARCH = "/reports/search/"


def search(desk: Desk, typed: str, by: str = "coordinator", **more: Any) -> Screen:
    answer = desk.client(by).get(SEARCH, {"q": typed} | more)
    assert answer.status_code == 200
    return Screen(answer)


def titles(desk: Desk, typed: str, kind: str, by: str = "coordinator") -> list[str]:
    page = search(desk, typed, by, kind=kind)
    links = page.page.xpath("//section[contains(@class,'found')]//li/a")
    return [" ".join(link.text_content().split()) for link in links]


@pytest.mark.parametrize("typed", ["Sở Khoa học", "so khoa hoc", "SO KHOA HOC", "khoa học sở", "khoa hoc va cong ngh"])
def test_an_agency_is_found_however_its_name_is_typed(desk: Desk, typed: str) -> None:
    assert any("Sở Khoa học và Công nghệ" in title for title in titles(desk, typed, "agencies"))


def test_a_slip_of_the_fingers_in_a_name_is_forgiven(desk: Desk) -> None:
    assert any("Khoa học và Công nghệ" in title for title in titles(desk, "khoa hoc cong ngê", "agencies"))
    assert not titles(desk, "zzz qqq", "agencies")


def test_d_with_a_stroke_is_a_d(desk: Desk) -> None:
    assert titles(desk, "dak", "agencies") == titles(desk, "đăk", "agencies") != []


def test_tasks_are_found_by_code_and_by_words(desk: Desk) -> None:
    assert "Nhiệm vụ 6.1" in titles(desk, "6.1", "tasks")
    assert "Nhiệm vụ 3.1" in titles(desk, "giống cây trồng", "tasks") == titles(desk, "giong cay trong", "tasks")


def test_the_words_that_were_typed_are_marked_through_the_accents(desk: Desk) -> None:
    page = search(desk, "so khoa hoc", kind="agencies").page
    assert "Sở Khoa học" in [mark.text_content() for mark in page.xpath("//mark")]
    assert marked("Sở Khoa học và Đăk Hà", "dak hà") == "Sở Khoa học và <mark>Đăk Hà</mark>"
    assert marked("Đoàn Đăk", "đ") == "<mark>Đoàn Đăk</mark>"
    assert marked("<b>Sở</b>", "so") == "&lt;b&gt;<mark>Sở</mark>&lt;/b&gt;"
    assert "<mark>cuối cùng</mark>" in excerpt("đầu tiên " * 60 + "cuối cùng", "cuoi cung")
    assert marked("Không có gì", "") == "Không có gì" and marked("", "so") == ""


def proof(desk: Desk, code: str) -> None:
    entry = Progress.objects.filter(submission=desk.account(code)).first()
    assert entry is not None
    Progress.objects.filter(pk=entry.pk).update(result="Đã cấp văn bằng quýtđường.")
    title, name = "Quyết định quýtđường", "Biên bản quýtđường.pdf"
    Output.objects.create(progress=entry, order=1, number="77/QĐ-XYZ", issued_on=date(2026, 5, 1), title=title)
    by, kind = desk.people["reporter"], "application/pdf"
    Evidence.objects.create(progress=entry, name=name, sha256="a" * 64, size=len(PDF), media_type=kind, uploaded_by=by)


SEEING = dict.fromkeys(("reporter", "head", "coordinator", "leader", "auditor"), 1)
SEEING |= dict.fromkeys(("other", "administrator", "nobody"), 0)


@pytest.mark.parametrize("kind", ["progress", "outputs", "evidence"])
def test_another_agencys_account_is_not_found_nor_counted(desk: Desk, kind: str) -> None:
    proof(desk, "snv-qn")
    for by, seen in SEEING.items():
        assert len(titles(desk, "quytduong", kind, by)) == seen, by
        assert counts(desk.people[by], "quytduong")[kind] == seen, by
        api = APIClient()
        api.force_authenticate(desk.people[by])
        answer = api.get("/api/v1/search/", {"q": "quytduong"}).json()
        assert answer["counts"][kind] == seen and sum(len(group["hits"]) for group in answer["groups"]) == 3 * seen, by
    assert "quýtđường" not in search(desk, "quytduong", "other").text


def test_a_number_is_found_by_any_of_its_parts(desk: Desk) -> None:
    proof(desk, "snv-qn")
    for typed in ("77/QĐ-XYZ", "77/qd", "xyz 77", "77"):
        assert "Số 77/QĐ-XYZ ngày 01/05/2026" in titles(desk, typed, "outputs"), typed


def test_groups_tell_how_many_and_lead_to_all_by_pages(desk: Desk) -> None:
    page = search(desk, "sở")
    (more,) = [link for link in page.links("Xem tất cả") if "kind=agencies" in link]
    everything = Screen(desk.client("coordinator").get(SEARCH + more))
    assert "Hiển thị 1–20 trong" in everything.text
    assert "Hiển thị 21–" in search(desk, "sở", kind="agencies", page=2).text
    assert "Không có kết quả nào cho «zzzz»" in search(desk, "zzzz").text
    assert "Không có kết quả nào ở mục đang chọn" in search(desk, "giống cây trồng", kind="evidence").text


def test_as_one_types_a_few_are_answered_under_the_box(desk: Desk) -> None:
    answer = desk.client("coordinator").get(SEARCH, {"q": "so noi vu"}, headers={"HX-Request": "true"})
    words = answer.content.decode()
    assert "<html" not in words and "<mark>Sở Nội vụ</mark>" in words and 'role="status"' in words
    assert desk.client("coordinator").get(SEARCH, headers={"HX-Request": "true"}).content.strip() == b""


@pytest.mark.parametrize(
    "typed", ["%", "_", "\\", "'", "a' OR 1=1 --", "!(a|b) & <->", ":*", "\0", "\ud800", "a\0b", "a" * 5000, "🙂", "()"]
)  # fmt: skip
def test_whatever_is_typed_is_only_looked_for(desk: Desk, typed: str) -> None:
    for more in ({}, {"kind": "agencies"}, {"kind": "no such", "page": "x"}):
        typed_in = typed.encode("utf-8", "surrogatepass")
        assert desk.client("coordinator").get(SEARCH, {"q": typed_in} | more).status_code == 200
    api = APIClient()
    api.force_authenticate(desk.people["coordinator"])
    assert api.get("/api/v1/search/", {"q": typed.encode("utf-8", "surrogatepass")}).status_code in (200, 400)
    assert "Có" not in search(desk, "%").text.split("Tìm trong")[0]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=30))
def test_no_text_is_a_fault(desk: Desk, typed: str) -> None:
    clean = typed.encode("utf-8", "surrogatepass")
    assert desk.client("coordinator").get(SEARCH, {"q": clean}).status_code == 200


def test_the_number_of_queries_does_not_depend_on_what_is_found(desk: Desk) -> None:
    for code in ("snv-qn", "stp-qn"):
        proof(desk, code)
    client = desk.client("coordinator")
    client.get(SEARCH, {"q": "quyet dinh"})
    for typed, more in (("quyet dinh", {}), ("so", {}), ("quytduong", {}), ("so", {"kind": "agencies"})):
        with CaptureQueriesContext(connection) as queries:
            client.get(SEARCH, {"q": typed} | more)
        assert len(queries) <= 12, (typed, len(queries))


GROWN: dict[str, tuple[str, Any]] = {
    "evidence": ("evidence_said", lambda n: {"sha256": f"{n:064x}", "name": f"tệp số {n}"}),
    "outputs": ("output_said", lambda n: {"order": n, "title": f"văn bản số {n}"}),
    "agencies": ("agency_said", lambda n: {"code": f"x{n}", "name": f"Phường {n}", "short_name": "", "aliases": []}),
}


@pytest.mark.parametrize("name", GROWN)
def test_the_indexes_are_used_on_a_grown_table(desk: Desk, name: str) -> None:
    proof(desk, "snv-qn")
    kind, (index, unique) = kind_named(name), GROWN[name]
    assert kind is not None
    row = kind.model.objects.order_by("pk").last()
    fields = [item for item in kind.model._meta.concrete_fields if not item.primary_key and not item.generated]
    values = {item.attname: getattr(row, item.attname) for item in fields}
    kind.model.objects.bulk_create([kind.model(**(values | unique(n))) for n in range(3000)])
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {kind.model._meta.db_table}")
        cursor.execute(SORTED_IN, [kind.model._meta.db_table])
    plan = kind.rows(desk.people["auditor"], "quytduong").explain()
    assert index in plan, plan
    assert name != "agencies" or "agency_near" in plan


def test_the_box_stands_in_the_head_of_every_page(desk: Desk) -> None:
    page = Screen(desk.client("reporter").get(reverse("home"))).page
    (form,) = page.xpath("//header//form[@role='search']")
    assert form.get("action") == SEARCH and form.get("method") == "get"
    assert page.xpath("//header//label[@for='head-q']")
