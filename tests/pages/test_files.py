"""Files as proof: chosen on the entry's form, judged by what they hold, taken away again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core import clock
from core.storage import path_of
from plans.actions import close_period
from plans.models import State
from tasks.actions import remove_evidence
from tasks.models import Evidence
from tests.pages.conftest import HANOI, Desk
from tests.pages.screen import Screen, fill_in
from tests.world import PDF


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.FILES_DIR = tmp_path
    return tmp_path


def chosen(name: str = "ket-qua.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def attach(desk: Desk, *files: SimpleUploadedFile, **typed: Any) -> Any:
    url = desk.entry().get_absolute_url()
    return fill_in(desk.client("reporter"), url, "percent", file=list(files), **typed)


def refused_file(answer: Any, said: str) -> Screen:
    screen = Screen(answer)
    assert screen.status == 422 and screen.title.startswith("Lỗi: ")
    assert said in screen.at("id_file"), screen.at("id_file")
    assert screen.summary == [("#id_file", screen.at("id_file"))]
    return screen


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("anh.pdf", b"MZ\x90\0 not a paper", "Nội dung tệp «anh.pdf» không đúng với đuôi tên tệp, hoặc tệp bị hỏng."),
        ("anh.png", PDF, "Nội dung tệp «anh.png» không đúng với đuôi tên tệp"),
        ("cong-van.docx", PDF, "Nội dung tệp «cong-van.docx» không đúng với đuôi tên tệp"),
        ("nua.pdf", PDF.removesuffix(b"%%EOF\n"), "hoặc tệp bị hỏng"),
        ("may.exe", b"MZ", "Tệp «may.exe» không được phép. Chỉ nhận PDF, DOCX, XLSX, JPG, PNG."),
        ("trang.html", b"<script>alert(1)</script>", "không được phép"),
        ("ket-qua.pdf.exe", PDF, "không được phép"),
        ("khong-duoi", PDF, "không được phép"),
        ("rong.pdf", b"", "Tệp «rong.pdf» rỗng."),
        ("lon.pdf", PDF + b" " * 2 * 1024**2, "Tệp «lon.pdf» lớn hơn 1 MB."),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_named_at_its_field(
    desk: Desk, settings: LazySettings, folder: Path, name: str, content: bytes, said: str
) -> None:
    settings.EVIDENCE_MAX_BYTES = 1024**2
    screen = refused_file(attach(desk, chosen(name, content), result="Đã mở 2 lớp."), said)
    assert screen.value("id_result") == "Đã mở 2 lớp.", "what was typed is kept"
    assert not Evidence.objects.filter(progress=desk.entry()).exists() and not kept(folder)
    assert (desk.entry().version, desk.account().state) == (0, State.PENDING)


def test_one_bad_file_among_several_is_told_and_the_good_ones_are_attached(desk: Desk, folder: Path) -> None:
    answer = attach(desk, chosen(), chosen("may.exe"), chosen("rong.pdf", b""))
    screen = Screen(answer)
    assert [said for _target, said in screen.summary] == [
        "Tệp «may.exe» không được phép. Chỉ nhận PDF, DOCX, XLSX, JPG, PNG.",
        "Tệp «rong.pdf» rỗng.",
    ]
    assert screen.status == 422 and "Có 2 lỗi cần sửa" in screen.text_of_errors
    assert screen.messages == ["Đã gắn 1 tệp."] and screen.links("ket-qua.pdf")
    assert [row.name for row in desk.entry().evidence.all()] == ["ket-qua.pdf"] and len(kept(folder)) == 1


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\..\\windows\\a.pdf", "a.pdf"),
        ("<img src=x onerror=alert(1)>.pdf", "<img src=x onerror=alert(1)>.pdf"),
        ("gi\u0300\u202eexe.pdf", "gìexe.pdf"),
        ("Ả" * 300 + ".pdf", "Ả" * 196 + ".pdf"),
    ],
)
def test_a_dangerous_name_is_only_shown_never_followed(desk: Desk, folder: Path, name: str, shown: str) -> None:
    assert attach(desk, chosen(name)).status_code == 302
    evidence = desk.entry().evidence.get()
    assert evidence.name == shown and kept(folder) == [path_of(evidence.sha256)]
    screen = Screen(desk.client("reporter").get(desk.entry().get_absolute_url()))
    assert screen.links(" ".join(shown.split())) and not screen.page.xpath("//fieldset[@id='evidence']//img")
    given = desk.client("reporter").get(reverse("tasks:download_evidence", args=[evidence.pk]))
    assert b"".join(given) == PDF and given["Content-Disposition"].startswith("attachment; filename")
    assert "\n" not in given["Content-Disposition"] and given["X-Content-Type-Options"] == "nosniff"
    assert given["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_no_file_is_no_fault(desk: Desk) -> None:
    assert attach(desk, more="evidence").status_code == 302
    assert not desk.entry().evidence.exists()


def test_files_are_attached_though_the_text_comes_back(desk: Desk) -> None:
    client, url = desk.client("reporter"), desk.entry().get_absolute_url()
    answer = fill_in(client, url, "percent", file=[chosen()], percent="101")
    screen = Screen(answer)
    assert screen.status == 422 and [target for target, _said in screen.summary] == ["#id_percent"]
    assert screen.messages == ["Đã gắn 1 tệp."] and screen.links("ket-qua.pdf")
    assert desk.entry().evidence.count() == 1 and desk.entry().version == 0


def test_the_same_file_chosen_twice_is_one(desk: Desk) -> None:
    for _press in range(2):
        assert attach(desk, chosen(), chosen("ban-sao.pdf")).status_code == 302
    assert [row.name for row in desk.entry().evidence.all()] == ["ket-qua.pdf"]


def test_ten_files_are_enough_for_one_task(desk: Desk) -> None:
    attach(desk, *(chosen(f"{at}.pdf", PDF + b"\n" * at) for at in range(10)))
    assert desk.entry().evidence.count() == 10
    refused_file(attach(desk, chosen("nua.pdf", PDF + b" ")), "Mỗi nhiệm vụ gắn tối đa 10 tệp minh chứng.")
    assert desk.entry().evidence.count() == 10


def test_a_file_is_taken_off_once_and_a_second_press_is_no_fault(desk: Desk) -> None:
    attach(desk, chosen())
    client, url = desk.client("reporter"), desk.entry().get_absolute_url()
    form, mark = Screen(client.get(url)).form("percent"), str(desk.entry().evidence.get().pk)
    assert form.post(client, url, remove=[mark], result="Xong.").status_code == 302
    assert "Đã gỡ tệp «ket-qua.pdf»." in Screen(client.get(url)).messages
    assert not desk.entry().evidence.exists() and desk.entry().result == "Xong."
    assert form.post(client, url, remove=[mark, "abc", "-1"], result="Xong.").status_code == 302


def test_a_file_of_somebody_elses_entry_is_not_taken_off(desk: Desk) -> None:
    attach(desk, chosen())
    evidence = desk.entry().evidence.get()
    other = desk.entry("7.1", "stp-qn").get_absolute_url()
    fill_in(desk.client("other"), other, "percent", remove=[str(evidence.pk)])
    assert desk.entry().evidence.get() == evidence
    address = reverse("tasks:download_evidence", args=[evidence.pk])
    assert desk.client("other").get(address).status_code == 404
    assert desk.client("auditor").get(address).status_code == 200
    remove_evidence(evidence, by=desk.people["reporter"])
    gone = Screen(desk.client("reporter").get(address))
    assert gone.status == 404 and gone.heading == "Không tìm thấy trang"


def test_a_file_whose_bytes_are_lost_is_told_not_a_fault(desk: Desk) -> None:
    attach(desk, chosen())
    evidence = desk.entry().evidence.get()
    path_of(evidence.sha256).unlink()
    screen = Screen(desk.client("leader").get(reverse("tasks:download_evidence", args=[evidence.pk])))
    assert screen.status == 404 and "Tệp «ket-qua.pdf» có trong hồ sơ nhưng máy chủ không còn giữ" in screen.text


def test_nothing_is_attached_once_the_period_is_closed(desk: Desk, folder: Path) -> None:
    client, url = desk.client("reporter"), desk.entry().get_absolute_url()
    form = Screen(client.get(url)).form("percent")
    with clock.at(datetime(2026, 12, 20, tzinfo=HANOI)):
        close_period(desk.period, by=desk.people["coordinator"])
        answer = form.post(client, url, file=[chosen()])
    assert answer.status_code == 409 and "Kỳ báo cáo «Năm 2026» đã khóa" in Screen(answer).text
    assert not desk.entry().evidence.exists() and not kept(folder)
