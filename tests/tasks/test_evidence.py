"""Files that prove a result: accepted by their content, kept under their hash, ten to an entry."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import LazySettings
from django.core.management import call_command

from accounts.models import User
from agencies.models import Agency
from core import clock, record, storage
from core.errors import DomainError
from plans.actions import close_period, submit_submission
from plans.importers.handed_in import uploads
from plans.importers.handed_in.uploads import SHEET, WORD, check_upload, safe_name
from plans.models import Period, State, Submission
from tasks.actions import Upload, add_evidence, add_files, open_period, remove_evidence
from tasks.models import Evidence, Progress
from tests.world import PDF, fill, person

FILE = Path(__file__).resolve().parents[1] / "data" / "binh-lam.yaml"
MOMENT = datetime(2026, 12, 10, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
PNG += b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
CONTENTS = "[Content_Types].xml"


def listing(media_type: str) -> str:
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<Types xmlns="{namespace}"><Override PartName="/x" ContentType="{media_type}.main+xml"/></Types>'


def package(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


DOCX = package({CONTENTS: listing(WORD), "word/document.xml": "<x/>"})
MACROS = listing(WORD).replace(
    "</Types>", '<Override PartName="/y" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
)
XLSX = package({CONTENTS: listing(SHEET), "xl/workbook.xml": "<x/>"})


def check(name: str, content: bytes, limit: int = 1024 * 1024) -> str:
    return check_upload(name, io.BytesIO(content), size=len(content), limit=limit)


@contextmanager
def refusal(kind: str, words: str) -> Iterator[pytest.ExceptionInfo[DomainError]]:
    with pytest.raises(DomainError) as raised:
        yield raised
    assert raised.value.kind == kind, raised.value
    assert words in str(raised.value)


@dataclass
class Desk:
    period: Period
    reporter: User
    head: User
    coordinator: User

    @property
    def entry(self) -> Progress:
        rows = Progress.objects.select_related("submission__period", "task__trigger")
        return rows.get(submission__agency__code="sgd-bl", submission__period=self.period)

    @property
    def submission(self) -> Submission:
        return Submission.objects.select_related("period", "agency").get(pk=self.entry.submission_id)

    def add(self, name: str, content: bytes, by: User | None = None) -> Evidence:
        return add_evidence(
            self.entry, by=by or self.reporter, name=name, content=io.BytesIO(content), size=len(content)
        )


@pytest.fixture
def desk(db: None, settings: LazySettings, tmp_path: Path) -> Iterator[Desk]:
    """The one entry of the Department of Education in Bình Lam, with its own folder of files."""
    settings.FILES_DIR = tmp_path
    system = User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})[0]
    call_command("load_plan", FILE, verbosity=0)
    period = Period.objects.select_related("plan", "duty").get(kind="semiannual", year=2026, part=2)
    agency = Agency.objects.get(code="sgd-bl")
    with clock.at(MOMENT):
        open_period(period, by=system)
        yield Desk(
            period,
            reporter=person("reporter", "reporter", agency),
            head=person("head", "head", agency),
            coordinator=person("coordinator", "coordinator"),
        )


def stored_files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("A.PDF", PDF, "application/pdf"),
        ("a.png", PNG, "image/png"),
        ("a.jpg", JPEG, "image/jpeg"),
        ("a.jpeg", JPEG, "image/jpeg"),
        ("a.docx", DOCX, WORD),
        ("a.xlsx", XLSX, SHEET),
    ],
)
def test_a_file_that_is_what_its_name_says_is_taken(name: str, content: bytes, media_type: str) -> None:
    assert check(name, content) == media_type


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("png-as-pdf.pdf", PNG),
        ("pdf-as-png.png", PDF),
        ("cut-short.pdf", PDF.replace(b"%%EOF", b"")),
        ("cut-short.png", PNG.replace(b"IEND", b"")),
        ("script.pdf", b"<script>alert(1)</script>%%EOF"),
        ("not-a-zip.docx", b"PK\x03\x04" + b"\0" * 60),
        ("sheet-as-word.docx", XLSX),
        ("word-as-sheet.xlsx", DOCX),
        ("plain-zip.docx", package({"a.txt": "x"})),
        ("no-list.docx", package({"word/document.xml": "<x/>"})),
        ("broken-list.docx", package({CONTENTS: "<Types>", "word/document.xml": "<x/>"})),
        ("macros.docx", package({CONTENTS: listing(WORD), "word/document.xml": "<x/>", "word/vbaProject.bin": "x"})),
        ("macro-type.docx", package({CONTENTS: MACROS, "word/document.xml": "<x/>"})),
        (
            "entities.docx",
            package(
                {CONTENTS: '<!DOCTYPE a [<!ENTITY b "c">]>' + listing(WORD), "word/document.xml": "<x/>"},
            ),
        ),
        ("wrong-list.docx", package({CONTENTS: listing(SHEET), "word/document.xml": "<x/>"})),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(name: str, content: bytes) -> None:
    with refusal("invalid", "không đúng với đuôi tên tệp, hoặc tệp bị hỏng") as wrong:
        check(name, content)
    assert wrong.value.code == "bad_file"
    assert [(item.anchor, item.label) for item in wrong.value.items] == [("file", name)]


def test_a_package_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MAX_UNPACKED", 10_000)
    bomb = package({CONTENTS: listing(WORD), "word/document.xml": "x" * 20_000})
    assert len(bomb) < 1_000
    with refusal("invalid", "tệp bị hỏng"):
        check("bomb.docx", bomb)
    monkeypatch.setattr(uploads, "MAX_ENTRIES", 3)
    crowd = package({CONTENTS: listing(WORD), "word/document.xml": "", "a": "", "b": ""})
    with refusal("invalid", "tệp bị hỏng"):
        check("crowd.docx", crowd)


def test_size_and_kind_are_told_in_words() -> None:
    with refusal("invalid", "Tệp «rong.pdf» rỗng"):
        check("rong.pdf", b"")
    limit = 2 * 1024 * 1024
    padded = b"%PDF-1.4\n".ljust(limit - 5, b"\n") + b"%%EOF"
    assert check("vua.pdf", padded, limit) == "application/pdf"
    with refusal("invalid", "lớn hơn 2 MB"):
        check("lon.pdf", padded + b"\n", limit)
    for name in ("a.exe", "a.docm", "a.svg", "a.html", "khong-duoi", "a.pdf.zip"):
        with refusal("invalid", "Chỉ nhận PDF, DOCX, XLSX, JPG, PNG"):
            check(name, PDF)


def test_the_name_shown_is_a_plain_name() -> None:
    assert safe_name("C:\\Users\\x\\báo cáo.pdf") == "báo cáo.pdf"
    assert safe_name("../../etc/passwd.pdf") == "passwd.pdf"
    assert safe_name("a\u202egnp.fdp\n.pdf") == "agnp.fdp.pdf", "no direction or control marks"
    assert safe_name("bao\u0301 ca\u0301o.pdf") == "baó cáo.pdf", "composed letters"
    long = safe_name("x" * 400 + ".docx")
    assert len(long) == 200 and long.endswith(".docx")


def test_a_file_is_kept_under_its_hash_and_recorded(desk: Desk, tmp_path: Path) -> None:
    evidence = desk.add("..\\Báo cáo.pdf", PDF)
    assert (evidence.name, evidence.size, evidence.media_type) == ("Báo cáo.pdf", len(PDF), "application/pdf")
    assert storage.open_stored(evidence.sha256).read() == PDF
    assert stored_files(tmp_path) == [storage.path_of(evidence.sha256)]
    assert desk.submission.state == State.DRAFT, "attaching begins the account"
    assert desk.add("tên khác.pdf", PDF).pk == evidence.pk, "the same bytes on one entry are one row"
    remove_evidence(evidence, by=desk.head)
    assert not desk.entry.evidence.exists() and storage.open_stored(evidence.sha256).read() == PDF
    with refusal("conflict", "vừa được người khác gỡ") as gone:
        remove_evidence(evidence, by=desk.reporter)
    assert gone.value.code == "stale"
    events = Evidence.pgh_event_model.objects.filter(pgh_obj_id=evidence.pk)  # type: ignore[attr-defined]
    assert [(line.act, line.actor, line.kind) for line in reversed(record.read(record.pointers(events)))] == [
        ("add_evidence", "Người reporter", "insert"),
        ("remove_evidence", "Người head", "delete"),
    ]


def test_several_files_come_all_or_none_and_never_more_than_ten(desk: Desk) -> None:
    def upload(number: int) -> Upload:
        content = PDF + b"%d" % number
        return Upload(f"{number}.pdf", io.BytesIO(content), len(content))

    with refusal("invalid", "«b.pdf»"):
        bad = Upload("b.pdf", io.BytesIO(PNG), len(PNG))
        add_files(desk.entry, by=desk.reporter, uploads=[upload(0), bad])
    assert not desk.entry.evidence.exists()
    assert len(add_files(desk.entry, by=desk.reporter, uploads=[upload(number) for number in range(9)])) == 9
    with refusal("invalid", "tối đa 10 tệp") as crowded:
        add_files(desk.entry, by=desk.reporter, uploads=[upload(9), upload(10)])
    assert [item.label for item in crowded.value.items] == ["10.pdf"]
    assert desk.entry.evidence.count() == 9, "the tenth did not slip in"
    add_files(desk.entry, by=desk.reporter, uploads=[upload(9), upload(9), upload(0)])
    assert desk.entry.evidence.count() == 10
    with refusal("invalid", "tối đa 10 tệp"):
        desk.add("a.png", PNG)
    assert desk.add("0.pdf", PDF + b"0").pk, "one that is there already is no eleventh"


def test_files_come_and_go_only_while_the_account_is_in_the_agencys_hands(desk: Desk) -> None:
    evidence = desk.add("a.pdf", PDF)
    for somebody in (desk.coordinator, person("stranger", "reporter", Agency.objects.get(code="dh-bl"))):
        with refusal("refused", "Chỉ người của cơ quan báo cáo"):
            desk.add("b.png", PNG, by=somebody)
        with refusal("refused", "Chỉ người của cơ quan báo cáo"):
            remove_evidence(evidence, by=somebody)
    held = desk.entry
    fill(desk.submission, desk.reporter)
    version = submit_submission(desk.submission, by=desk.head)
    assert version.content["entries"][0]["evidence"] == [{"name": "a.pdf", "sha256": evidence.sha256, "size": len(PDF)}]
    for entry in (held, desk.entry):
        with refusal("conflict", "không sửa được nữa"):
            add_evidence(entry, by=desk.reporter, name="b.png", content=io.BytesIO(PNG), size=len(PNG))
    with refusal("conflict", "không sửa được nữa"):
        remove_evidence(Evidence.objects.get(pk=evidence.pk), by=desk.reporter)
    Submission.objects.filter(pk=desk.submission.pk).update(state="returned")
    close_period(desk.period, by=desk.coordinator)
    with refusal("conflict", "đã khóa"):
        desk.add("b.png", PNG)
    assert [row.name for row in desk.entry.evidence.all()] == ["a.pdf"]
