"""Compiled reports: asked for once, watched, taken away, and asked for again after a failure."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.urls import reverse

from core import storage
from plans.models import Period
from reports.models import File, Report
from tests.pages.conftest import Desk
from tests.pages.screen import Screen
from tests.world import PDF


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.FILES_DIR = tmp_path


def ask(desk: Desk) -> Report:
    client = desk.client("coordinator")
    button = Screen(client.get(desk.period.get_absolute_url())).button("Tổng hợp báo cáo")
    answers = [button.post(client) for _press in range(2)]
    report = Report.objects.get()
    assert [answer["Location"] for answer in answers] == [report.get_absolute_url()] * 2
    return report


def done(desk: Desk) -> File:
    """As a worker leaves it."""
    report, stored = ask(desk), storage.put([PDF])
    Report.objects.update(state="done", finished_at=report.requested_at, lease_until=None)
    return File.objects.create(report=report, format="pdf", sha256=stored.sha256, size=stored.size)


def test_a_report_is_asked_for_once_and_watched(desk: Desk) -> None:
    report = ask(desk)
    page = Screen(desk.client("leader").get(report.get_absolute_url()))
    assert "Đang làm báo cáo" in page.text and page.page.xpath("//*[@id='progress']/@hx-get")
    (address,) = page.page.xpath("//*[@id='progress']/@hx-get")
    part = Screen(desk.client("leader").get(address))
    assert part.page.get("id") == "progress" and "Đang làm báo cáo" in part.page.text_content()
    assert desk.client("reporter").get(report.get_absolute_url()).status_code == 404


def test_a_period_that_never_opened_has_nothing_to_compile(desk: Desk) -> None:
    coming = Period.objects.get(kind="annual", year=2028)
    screen = Screen(desk.client("coordinator").post(reverse("reports:request", args=[coming.pk])))
    assert screen.status == 409 and "chưa mở nên chưa có gì để tổng hợp" in screen.text
    for name in ("leader", "auditor", "head"):
        refusal = Screen(desk.client(name).post(reverse("reports:request", args=[desk.period.pk])))
        assert refusal.status == 403 and "Chỉ cơ quan đầu mối được tổng hợp báo cáo." in refusal.text
    assert not Report.objects.exists()


def test_a_failure_says_why_and_is_tried_again(desk: Desk) -> None:
    report = ask(desk)
    Report.objects.update(state="failed", error="Máy chủ hết chỗ ghi tệp.", lease_until=None)
    for name in ("leader", "auditor"):
        page = Screen(desk.client(name).get(report.get_absolute_url()))
        assert "Máy chủ hết chỗ ghi tệp." in page.text and not page.has_button("Tổng hợp lại")
    client = desk.client("coordinator")
    button = Screen(client.get(report.get_absolute_url())).button("Tổng hợp lại")
    assert button.post(client)["Location"] == report.get_absolute_url()
    assert Report.objects.get().state == "queued"
    again = Screen(button.post(client))
    assert again.status == 409 and "Chỉ tổng hợp lại được báo cáo không thành công hoặc đã hủy." in again.text
    refusal = Screen(desk.client("leader").post(reverse("reports:retry", args=[report.pk])))
    assert refusal.status == 403


def test_the_files_are_taken_away_by_those_who_read_the_whole(desk: Desk) -> None:
    file = done(desk)
    page = Screen(desk.client("leader").get(file.report.get_absolute_url()))
    (address,) = page.links("PDF")
    assert "Tải báo cáo về" in page.text and file.sha256 in page.text
    answer = desk.client("leader").get(address)
    assert b"".join(answer) == PDF and answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="annual-2026-{file.report_id}.pdf"'
    for format in ("docx", "exe", "PDF"):
        assert desk.client("leader").get(address.replace("/pdf/", f"/{format}/")).status_code == 404
    assert desk.client("head").get(address).status_code == 404


def test_a_report_whose_bytes_are_lost_is_told_not_a_fault(desk: Desk) -> None:
    file = done(desk)
    storage.path_of(file.sha256).unlink()
    address = reverse("reports:download", args=[file.report_id, "pdf"])
    screen = Screen(desk.client("leader").get(address))
    assert screen.status == 404
    assert f"Tệp «annual-2026-{file.report_id}.pdf» có trong hồ sơ nhưng máy chủ không còn giữ nội dung." in screen.text


def test_the_list_offers_the_periods_one_may_compile(desk: Desk) -> None:
    url = reverse("reports:list")
    empty = Screen(desk.client("coordinator").get(url))
    assert "Chưa có báo cáo nào." in empty.text and empty.has_button("Năm 2026")
    file = done(desk)
    page = Screen(desk.client("auditor").get(url))
    assert "Người coordinator" in page.row("Năm 2026") and not page.has_button("Năm 2026")
    assert page.links("PDF") == [reverse("reports:download", args=[file.report_id, "pdf"])]
    assert "chưa lập báo cáo nào" in Screen(desk.client("head").get(url)).text
