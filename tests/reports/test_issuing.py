"""From a compiled report to an issued one that nobody can change, and the signed file that came back."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, InternalError, connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Notification, User
from agencies.models import Agency
from core import clock, storage
from core.errors import DomainError
from plans.models import Period
from reports import actions, workflow
from reports.importers import signed_pdf
from reports.importers.signed_pdf import read_roots, read_signers
from reports.models import File, Report, SignedPaper
from reports.writers import LAYOUTS
from tests.pages.screen import Screen
from tests.reports.readers import written
from tests.reports.sample import sample
from tests.reports.signing import DER, Authority
from tests.world import person

pytestmark = pytest.mark.django_db
NUMBER = "125/BC-SKHCN"


@pytest.fixture(scope="module")
def office() -> Authority:
    return Authority()


@pytest.fixture
def report(officer: User, year: Period) -> Report:
    """The year's report, compiled."""
    found = actions.request_report("annual", year, by=officer)
    assert actions.run_report(found.pk)
    return Report.objects.get(pk=found.pk)


@pytest.fixture
def frozen(report: Report, officer: User) -> Report:
    actions.freeze_report(report, by=officer)
    return report


def pdf_of(report: Report) -> bytes:
    with storage.open_stored(report.files.get(format="pdf").sha256) as stream:
        return stream.read()


def attach(report: Report, by: User, content: bytes) -> SignedPaper:
    return actions.attach_signed(report, by=by, content=io.BytesIO(content), size=len(content))


def issue(report: Report, by: User, **values: Any) -> None:
    actions.issue_report(report, by=by, **({"number": NUMBER, "issued_on": clock.today(), "on_paper": True} | values))


def refused(call: Any, *args: Any, **values: Any) -> DomainError:
    with pytest.raises(DomainError) as caught:
        call(*args, **values)
    return caught.value


def test_signers_are_read_offline_and_who_is_not_trusted_is_said(
    office: Authority, tmp_path: Path, report: Report
) -> None:
    signed = office.sign(pdf_of(report))
    twice = office.sign(signed, "Văn thư", "Vanthu")
    trusted = read_roots(office.keep(tmp_path))
    first, second = read_signers(twice, trusted)
    assert [first.name, second.name] == ["Nguyễn Thị Ký", "Văn thư"] and first.issuer == "Gốc thử nghiệm"
    assert first.signed_at is not None and not first.stamped
    assert all(row.intact and row.whole and row.trusted for row in (first, second))
    for roots in ([], read_roots(Authority("Gốc khác").keep(tmp_path / "other"))):
        assert [row.trusted for row in read_signers(signed, roots)] == [False]


def test_roots_are_read_in_both_encodings(office: Authority, tmp_path: Path) -> None:
    (tmp_path / "root.cer").write_bytes(office.certificate.public_bytes(DER))
    (tmp_path / "ghi-chu.txt").write_text("không phải chứng thư")
    assert [row.subject.native["common_name"] for row in read_roots(tmp_path)] == ["Gốc thử nghiệm"]
    assert read_roots(None) == [] and read_roots(tmp_path / "none") == []


def test_what_is_no_signed_pdf_is_refused_in_words(office: Authority, report: Report) -> None:
    whole = pdf_of(report)
    signed = office.sign(whole)
    cases = {
        "Tệp không phải là PDF": b"PK\x03\x04",
        "không có chữ ký số nào": whole,
        "Không đọc được tệp PDF này": signed[: len(signed) // 2],
    }
    for words, content in cases.items():
        assert words in refused(read_signers, content, []).message
    changed = bytearray(signed)
    changed[len(whole) // 2] ^= 1
    assert not any(row.intact for row in read_signers(bytes(changed), []))


def test_a_file_that_takes_too_much_is_given_up(office: Authority, tmp_path: Path, monkeypatch: Any) -> None:
    """Time, memory, and a child that the system ends; one that fails otherwise has met a broken file."""
    content = office.sign(written(sample(), "pdf"))
    assert read_signers(content, [])[0].intact
    for more, limits in ((b"", {"timeout": 0.05}), (bytes(40 * 1024**2), {"memory": 32})):
        assert "quá nhiều thời gian hoặc bộ nhớ" in refused(read_signers, content + more, [], **limits).message
    for act, words in (("os.kill(os.getpid(), 9)", "quá nhiều thời gian"), ("sys.exit(3)", "Không đọc được tệp PDF")):
        child = tmp_path / "child.py"
        child.write_text(f"import os, sys\n{act}\n")
        monkeypatch.setattr(signed_pdf, "CHILD", child)
        assert words in refused(read_signers, content, []).message


def test_a_report_is_frozen_one_of_a_period_and_let_go_again(report: Report, officer: User, year: Period) -> None:
    leader = person("leader", "leader")
    for act in (actions.freeze_report, actions.unfreeze_report):
        assert refused(act, report, by=leader).kind == "refused"
    assert refused(actions.unfreeze_report, report, by=officer).kind == "conflict"
    actions.freeze_report(report, by=officer)
    assert actions.request_report("annual", year, by=officer) == report, "nothing changed, so it is still the answer"
    other = Report.objects.get(pk=report.pk)
    other.pk, other.stamp, other.state = None, "b" * 64, "done"
    other.save()
    assert refused(actions.freeze_report, other, by=officer).code == "another_frozen"
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=other.pk).update(state="frozen")
    actions.unfreeze_report(report, by=officer)
    actions.freeze_report(other, by=officer)


def test_the_signed_file_is_kept_with_what_its_signatures_say(
    frozen: Report, officer: User, office: Authority, tmp_path: Path, settings: Any
) -> None:
    settings.SIGNATURE_ROOTS = office.keep(tmp_path)
    paper = attach(frozen, officer, office.sign(pdf_of(frozen)))
    assert paper.from_ours and [row["name"] for row in paper.signatures] == ["Nguyễn Thị Ký"]
    assert paper.signatures[0]["trusted"] and paper.signatures[0]["signed_at"].tzinfo is not None
    strange = office.sign(pdf_of(frozen).replace(b"%PDF-1.7", b"%PDF-1.6"), "Người khác")
    again = attach(frozen, officer, strange)
    assert again.pk == paper.pk and not again.from_ours and SignedPaper.objects.count() == 1
    changed = bytearray(strange)
    changed[len(pdf_of(frozen)) // 2] ^= 1
    assert "không còn nguyên vẹn" in refused(attach, frozen, officer, bytes(changed)).message
    settings.EVIDENCE_MAX_BYTES = 1024**2
    big = refused(actions.attach_signed, frozen, by=officer, content=io.BytesIO(), size=1024**2 + 1)
    assert "lớn hơn 1 MB" in big.message
    assert SignedPaper.objects.get().sha256 == again.sha256, "what was refused changed nothing"
    actions.remove_signed(frozen, by=officer)
    assert not SignedPaper.objects.exists()
    attach(frozen, officer, strange)
    actions.unfreeze_report(frozen, by=officer)
    assert not SignedPaper.objects.exists() and refused(attach, frozen, officer, strange).kind == "conflict"


def test_issuing_needs_the_offices_number_and_day(frozen: Report, officer: User, office: Authority) -> None:
    today = clock.today()
    wrong = {
        "number": {"number": "  "},
        "issued_on": {"issued_on": today + timedelta(days=1)},
        "on_paper": {"on_paper": False},
    }
    for anchor, values in wrong.items():
        assert [item.anchor for item in refused(issue, frozen, officer, **values).items] == [anchor]
    early = refused(issue, frozen, officer, issued_on=today - timedelta(days=1))
    assert "trước ngày tổng hợp" in early.items[0].message
    assert Report.objects.get(pk=frozen.pk).state == "frozen"
    leader = person("leader", "leader")
    attach(frozen, officer, office.sign(pdf_of(frozen)))
    issue(frozen, officer, number="  125/BC-SKHCN ", on_paper=False)
    kept = Report.objects.get(pk=frozen.pk)
    assert (kept.state, kept.number, kept.issued_on, kept.issued_by) == ("issued", NUMBER, today, officer)
    assert kept.number_words == f"Số {NUMBER} ngày {today:%d/%m/%Y}"
    told = Notification.objects.filter(recipient=leader).latest("pk")
    assert f"đã phát hành, số {NUMBER}" in told.text


def test_what_was_issued_never_changes_whoever_asks(frozen: Report, officer: User, office: Authority) -> None:
    attach(frozen, officer, office.sign(pdf_of(frozen)))
    issue(frozen, officer)
    for call in (actions.freeze_report, actions.unfreeze_report, actions.remove_signed):
        assert refused(call, frozen, by=officer).kind == "conflict"
    rows = (Report.objects.filter(pk=frozen.pk), File.objects.all(), SignedPaper.objects.all())
    for found, values in zip(rows, ({"error": "x"}, {"size": 1}, {"size": 1}), strict=True):
        with pytest.raises(InternalError), transaction.atomic():
            found.update(**values)
        with pytest.raises(InternalError), transaction.atomic():
            found._raw_delete(found.db)
    with pytest.raises(InternalError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE reports_report SET number = '1' WHERE id = %s", [frozen.pk])


def test_a_correction_is_a_new_report_that_points_at_the_old(frozen: Report, officer: User, year: Period) -> None:
    issue(frozen, officer)
    assert actions.request_report("annual", year, by=officer) == frozen, "nothing changed since"
    Agency.objects.filter(code="skhcn-qn").update(short_name="Sở KH&CN")
    later = actions.request_report("annual", year, by=officer)
    assert later != frozen and later.corrects == frozen and actions.run_report(later.pk)
    later = Report.objects.get(pk=later.pk)
    assert f"thay thế Báo cáo số {NUMBER}".casefold() in str(later.snapshot).casefold()
    actions.freeze_report(later, by=officer)
    taken = refused(issue, later, officer)
    assert "đã dùng cho một báo cáo khác" in taken.items[0].message
    issue(later, officer, number="126/BC-SKHCN")


def test_issued_reports_are_written_again_and_compared(
    frozen: Report, officer: User, office: Authority, capsys: Any
) -> None:
    attach(frozen, officer, office.sign(pdf_of(frozen)))
    issue(frozen, officer)
    call_command("verify_reports")
    assert f"{NUMBER}: đúng" in capsys.readouterr().out
    place = storage.path_of(frozen.files.get(format="xlsx").sha256)
    whole = place.read_bytes()
    place.write_bytes(whole[:-1])
    storage.path_of(frozen.signed.sha256).unlink()
    with pytest.raises(CommandError, match="1 báo cáo không đúng"):
        call_command("verify_reports", "--all")
    out = capsys.readouterr().out
    assert "Tệp XLSX trên đĩa đã bị sửa." in out and "Tệp đã ký không còn trên đĩa." in out
    place.write_bytes(whole)


def test_a_snapshot_that_no_longer_gives_the_files_is_told(report: Report) -> None:
    assert actions.verify_report(report) == []
    snapshot = report.snapshot | {"title": "khác"}
    Report.objects.filter(pk=report.pk).update(snapshot=snapshot)
    told = actions.verify_report(Report.objects.get(pk=report.pk))
    assert told and all("không trùng với tệp đã lưu" in fault for fault in told)
    Report.objects.filter(pk=report.pk).update(snapshot=snapshot | {"layouts": {}})
    older = Report.objects.get(pk=report.pk)
    assert actions.in_older_layout(older) == list(LAYOUTS) and actions.verify_report(older) == []
    Report.objects.filter(pk=report.pk).update(snapshot=None)
    assert actions.verify_report(Report.objects.get(pk=report.pk)) == ["Không còn bản chụp số liệu."]


def test_the_whole_way_on_pages(report: Report, officer: User, office: Authority) -> None:
    client = Client()
    client.force_login(officer)
    page = report.get_absolute_url()
    assert Screen(client.get(page)).has_button("Chốt báo cáo này để ký")
    client.post(reverse("reports:freeze", args=[report.pk]))
    bad = Screen(client.post(reverse("reports:attach_signed", args=[report.pk]), {"signed": io.BytesIO(b"abc")}))
    assert bad.status == 422 and "Tệp không phải là PDF" in bad.text
    none = Screen(client.post(reverse("reports:attach_signed", args=[report.pk])))
    assert none.status == 422 and "Hãy chọn tệp PDF đã ký." in none.text
    signed = io.BytesIO(office.sign(pdf_of(report)))
    signed.name = "đã ký.pdf"
    assert client.post(reverse("reports:attach_signed", args=[report.pk]), {"signed": signed}).status_code == 302
    told = Screen(client.get(page))
    for words in (
        "Nguyễn Thị Ký",
        "Nguyên vẹn",
        "Chưa xác minh được nơi cấp chứng thư",
        "Ký trên đúng bản PDF của cổng",
    ):
        assert words in told.text, words
    empty = Screen(client.post(reverse("reports:issue", args=[report.pk]), {"number": "", "issued_on": "31/02/2026"}))
    assert empty.status == 422 and "Hãy nhập số, ký hiệu" in empty.text
    day = f"{clock.today() + timedelta(days=2):%d/%m/%Y}"
    future = Screen(client.post(reverse("reports:issue", args=[report.pk]), {"number": NUMBER, "issued_on": day}))
    assert future.status == 422 and "không thể ở tương lai" in future.text
    client.post(
        reverse("reports:issue", args=[report.pk]), {"number": NUMBER, "issued_on": f"{clock.today():%d/%m/%Y}"}
    )
    done = Screen(client.get(page))
    assert "Báo cáo đã phát hành" in done.text and NUMBER in done.text and not done.has_button("Phát hành báo cáo")
    file = client.get(reverse("reports:signed", args=[report.pk]))
    assert b"".join(file.streaming_content).startswith(b"%PDF-") and "da-ky.pdf" in file["Content-Disposition"]
    storage.path_of(SignedPaper.objects.get().sha256).unlink()
    assert client.get(reverse("reports:signed", args=[report.pk])).status_code == 404
    for name in ("unfreeze", "remove_signed", "issue"):
        assert client.post(reverse(f"reports:{name}", args=[report.pk]), {}).status_code == 409


def test_the_whole_way_in_the_api(report: Report, officer: User, office: Authority) -> None:
    client = Client()
    client.force_login(officer)
    one = f"/api/v1/reports/{report.pk}/"
    assert client.get(f"{one}signed/").status_code == 404
    assert client.post(f"{one}freeze/").json()["state"] == "frozen"
    assert client.post(f"{one}unfreeze/").json()["state"] == "done"
    client.post(f"{one}freeze/")
    signed = io.BytesIO(office.sign(pdf_of(report)))
    signed.name = "ky.pdf"
    answer = client.post(f"{one}signed/", {"signed": signed})
    assert answer.status_code == 201 and answer.json()["signed"]["signers"][0]["name"] == "Nguyễn Thị Ký"
    assert client.delete(f"{one}signed/").status_code == 204
    wrong = client.post(f"{one}issue/", {"number": NUMBER, "issued_on": f"{clock.today()}"}, "application/json")
    assert wrong.status_code == 400 and "on_paper" in str(wrong.json())
    values = {"number": NUMBER, "issued_on": f"{clock.today()}", "on_paper": True}
    done = client.post(f"{one}issue/", values, "application/json")
    assert done.status_code == 200 and done.json()["state"] == "issued" and done.json()["number"] == NUMBER


def test_issued_is_the_end_of_the_table() -> None:
    assert not [verb for verb, step in workflow.TABLE.items() if workflow.State.ISSUED in step.sources]
