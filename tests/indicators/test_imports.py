"""A file's way into the register: previewed row by row, then written all or not at all, and only once."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from accounts.models import Notification, User
from core import clock, record
from core.errors import DomainError
from indicators.actions import imports
from indicators.actions.import_preview import keep
from indicators.actions.imports import (
    abandoned_imports,
    cancel_import,
    confirm_import,
    forget_left_out_rows,
    run_import,
    take_import,
)
from indicators.models import ImportRow, Product, Recognition, RegisterImport, Title, TitleStep
from tests.register_files import HEADS, as_csv, as_st96, as_xlsx, lines_of, rows
from tests.world import person

pytestmark = pytest.mark.django_db
DATA = Path(__file__).resolve().parents[1] / "data"
SHORT = ("Số đơn", "Tên", "Ngày nộp đơn", "Chủ đơn", "Tình trạng")
PRODUCT = ("Tên sản phẩm", "Chủ thể", "Địa chỉ", "Danh mục", "Số sao", "Quyết định", "Từ ngày", "Đến ngày")
ONE = ("4-2019-43953", "CÀ PHÊ ĐĂK HÀ", "11.11.2019", "HTX Đăk Mar", "Cấp bằng")


@pytest.fixture
def clerk() -> User:
    User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})
    return person("coordinator", "coordinator")


def take(clerk: User, content: bytes, name: str = "a.csv", **options: Any) -> RegisterImport:
    given: dict[str, Any] = {"kind": "titles", "source": "WIPO Publish", "retrieved_on": date(2026, 11, 5)} | options
    return take_import(by=clerk, name=name, content=io.BytesIO(content), size=len(content), **given)


def previewed(clerk: User, content: bytes, name: str = "a.csv", **options: Any) -> RegisterImport:
    imported = take(clerk, content, name, **options)
    run_import(imported.pk)
    return RegisterImport.objects.get(pk=imported.pk)


def short(*lines: Sequence[Any]) -> bytes:
    return as_csv(SHORT, lines)


def counts(imported: RegisterImport) -> dict[str, int]:
    return {name: count for name, count in imported.counts.items() if count}


def applied(imported: RegisterImport, clerk: User, **choice: Any) -> RegisterImport:
    confirm_import(imported, by=clerk, **choice)
    run_import(imported.pk)
    return RegisterImport.objects.get(pk=imported.pk)


def only_row(imported: RegisterImport) -> ImportRow:
    return ImportRow.objects.get(imported=imported)


def said(row: ImportRow) -> str:
    return " ".join(words for _column, words, _wrong in row.said)


def refusal(words: str, kind: str, act: Any, *args: Any, **options: Any) -> None:
    with pytest.raises(DomainError) as raised:
        act(*args, **options)
    assert words in raised.value.message and raised.value.kind == kind, raised.value


def test_a_file_is_previewed_then_written_and_a_second_time_changes_nothing(clerk: User) -> None:
    content = as_xlsx(HEADS, lines_of(rows(5, 60)))
    imported = previewed(clerk, content, "Tra cứu.xlsx")
    assert (imported.state, counts(imported), imported.done) == ("previewed", {"new": 60}, 60)
    assert not Title.objects.exists()
    imported = applied(imported, clerk)
    assert imported.state == "applied" and imported.applied_at and not ImportRow.objects.exists()
    first = rows(5, 1).__next__()
    title = Title.objects.get(application_number=first["AFNB_ORI"])
    assert (title.name, title.owner, title.kind) == (first["MK"], first["APNA"], "trademark")
    assert f"{title.filed_on:%d.%m.%Y}" == first["AFDT"] and title.nice and title.number_keys
    assert (title.source, title.retrieved_on, title.version) == ("WIPO Publish", date(2026, 11, 5), 1)
    assert title.changed_by == clerk and title.status == "granted" and title.name_order
    told = Notification.objects.filter(recipient=clerk).order_by("id").values_list("text", flat=True)
    assert list(told) == [
        "Đã đọc tệp «Tra cứu.xlsx»: hãy xem trước rồi xác nhận ghi.", "Đã ghi tệp «Tra cứu.xlsx» vào sổ.",
    ]  # fmt: skip
    again = previewed(clerk, content, "Tra cứu.xlsx", retrieved_on=date(2026, 11, 6))
    assert counts(again) == {"same": 60}
    refusal("không có gì mới", "conflict", confirm_import, again, by=clerk)
    others = previewed(clerk, as_st96(rows(5, 60)), "a.xml")
    assert counts(others)["changed"] == 60 and counts(others) == {"changed": 60}  # the office's words, in English
    assert set(only_changes(others)) == {"status_text"}


def only_changes(imported: RegisterImport) -> set[str]:
    return {name for row in ImportRow.objects.filter(imported=imported) for name in row.changes}


def test_each_row_is_recorded_under_the_one_act(clerk: User) -> None:
    applied(previewed(clerk, short(ONE)), clerk)
    title = Title.objects.get()
    events = record.read(record.pointers(Title.pgh_event_model.objects.filter(pgh_obj_id=title.pk)))
    assert [(line.act, line.actor) for line in events] == [("apply_import", str(clerk))]
    seen = RegisterImport.pgh_event_model.objects.order_by("pgh_id").values_list("state", flat=True)
    assert list(seen) == ["queued", "reading", "previewed", "applying", "applied"]


def test_what_changed_is_shown_and_written_with_its_version(clerk: User) -> None:
    applied(previewed(clerk, short(ONE)), clerk)
    changed = ("VN4201943953", "Cà phê Đăk Hà", "11/11/2019", "HTX  Đăk Mar", "Hết hạn")
    imported = previewed(clerk, short(changed), source="Quyết định 12")
    row = only_row(imported)
    assert row.verdict == "changed" and row.changes == {
        "name": ["CÀ PHÊ ĐĂK HÀ", "Cà phê Đăk Hà"], "status": ["granted", "lapsed"],
        "status_text": ["Cấp bằng", "Hết hạn"],
    }  # fmt: skip
    applied(imported, clerk)
    title = Title.objects.get()
    assert (title.version, title.name, title.application_number) == (2, "Cà phê Đăk Hà", "4-2019-43953")
    assert title.source == "Quyết định 12" and title.status == "lapsed"
    blank = previewed(clerk, short(("4-2019-43953", "", "", "", "")))
    assert counts(blank) == {"same": 1}
    older = previewed(clerk, short(("4-2019-43953", "SÂM", "", "", "")), retrieved_on=date(2020, 1, 1))
    assert counts(older) == {"doubtful": 1} and "mới hơn tệp này" in said(only_row(older))


def test_a_place_corrected_by_hand_stays_until_the_address_changes(clerk: User) -> None:
    heads = ("Số đơn", "Tên", "Địa chỉ")
    applied(previewed(clerk, as_csv(heads, [("4-2019-1", "A", "Đâu đó")])), clerk)
    Title.objects.update(place="inside")
    applied(previewed(clerk, as_csv(heads, [("4-2019-1", "B", "Đâu đó")])), clerk)
    assert Title.objects.get().place == "inside" and Title.objects.get().name == "B"
    applied(previewed(clerk, as_csv(heads, [("4-2019-1", "B", "Nơi khác")])), clerk)
    assert Title.objects.get().place == "unknown"


def test_addresses_are_located_in_the_area_of_the_plan(clerk: User) -> None:
    call_command("load_plan", DATA.parents[1] / "plans" / "data" / "kon-tum-1068.yaml", verbosity=0)
    heads = ("Số đơn", "Tên", "Địa chỉ")
    lines = [
        ("4-2019-1", "A", "Thôn 1, xã Đăk Mar, huyện Đăk Hà, tỉnh Kon Tum"),
        ("4-2019-2", "B", "Quận 1, thành phố Hồ Chí Minh"),
    ]
    applied(previewed(clerk, as_csv(heads, lines)), clerk)
    inside, outside = Title.objects.order_by("name_order")
    assert inside.place == "inside" and inside.commune and inside.district and outside.place == "outside"


def test_doubtful_and_wrong_rows_wait_for_a_word(clerk: User) -> None:
    lines = [ONE, ("4-2019-2", "SÂM", "không rõ", "A", "Cấp bằng"), ("4-2019-3", "MĂNG", "11.11.2019", "B", "Treo")]
    imported = previewed(clerk, short(*lines))
    assert counts(imported) == {"new": 1, "wrong": 1, "doubtful": 1}
    wrong = ImportRow.objects.get(imported=imported, verdict="wrong")
    assert wrong.number == 3 and wrong.said == [("C «Ngày nộp đơn»", "«không rõ» không phải là ngày.", True)]
    refusal("1 dòng sai", "invalid", confirm_import, imported, by=clerk, with_doubtful=True)
    refusal("1 dòng cần xem lại", "invalid", confirm_import, imported, by=clerk, leave_wrong=True)
    done = applied(imported, clerk, leave_wrong=True, with_doubtful=False)
    assert done.state == "applied" and done.total == 1 and Title.objects.count() == 1
    left = ImportRow.objects.filter(imported=imported).values_list("verdict", flat=True)
    assert sorted(left) == ["doubtful", "wrong"]
    with clock.at(clock.now() + timedelta(days=31)):
        assert forget_left_out_rows() == 2
    again = previewed(clerk, short(*lines))
    applied(again, clerk, leave_wrong=True, with_doubtful=True)
    assert Title.objects.get(application_key__contains="00003").status == "unknown"
    assert counts(previewed(clerk, short(*lines))) == {"same": 2, "wrong": 1}
    nothing = previewed(clerk, short(("4-2019-9", "Y", "11.11.2019", "B", "Treo")))
    refusal("Không còn dòng nào", "conflict", confirm_import, nothing, by=clerk, with_doubtful=False)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (("", "", "11.11.2019", "A", ""), "Không biết dòng này là đối tượng nào"),
        (("4-2019-5", "", "11.11.2019", "A", ""), "không có tên"),
        (("4-0405854-000", "B", "", "A", ""), "là số văn bằng, không phải số đơn"),
        (("4-2019-43953", "KHÁC", "12.11.2019", "A", ""), "Trùng số với dòng 2"),
        (("፩፪", "Nhãn hiệu B", "12.11.2019", "A", ""), "Không đọc được số «፩፪»"),
    ],
)
def test_a_row_that_cannot_be_is_told(clerk: User, line: tuple[str, ...], words: str) -> None:
    imported = previewed(clerk, short(ONE, line))
    row = ImportRow.objects.get(imported=imported, number=3)
    assert row.verdict == "wrong" and words in said(row)


def test_a_row_that_repeats_another_is_no_fault(clerk: User) -> None:
    imported = previewed(clerk, short(ONE, ONE))
    assert counts(imported) == {"new": 1, "same": 1}
    assert applied(imported, clerk).state == "applied" and Title.objects.count() == 1


def test_numbers_of_two_titles_or_of_another_kind_are_faults(clerk: User) -> None:
    heads = ("Đối tượng", "Số đơn", "Số văn bằng", "Tên", "Ngày nộp đơn")
    mark = "Nhãn hiệu"
    first = [
        (mark, "4-2019-1", "4-0000001", "A", ""),
        (mark, "4-2019-2", "4-0000002", "B", ""),
        (mark, "4-2019-8", "", "H", ""),
    ]
    applied(previewed(clerk, as_csv(heads, first)), clerk)
    lines = [
        (mark, "4-2019-1", "4-0000002", "A", ""), ("Sáng chế", "4-2019-5", "", "C", ""),
        (mark, "4-2019-3", "4-2019-4", "D", ""), (mark, "4-2019-1", "4-0000009", "", ""),
        (mark, "4-2019-7", "4-0000002", "", ""), (mark, "4-2019-6", "", "F", "06.11.2026"),
        ("Nhãn hiệu chứng nhận", "4-2019-2", "", "", ""), (mark, "---5", "", "G", ""), (mark, "", "4-0000077", "H", ""),
    ]  # fmt: skip
    rows_of = ImportRow.objects.filter(imported=previewed(clerk, as_csv(heads, lines)))
    found = {row.number: (row.verdict, said(row)) for row in rows_of}
    for number, verdict, words in (
        (2, "wrong", "nhưng số văn bằng là của «B»"), (3, "wrong", "không thuộc đối tượng đã ghi"),
        (4, "wrong", "là số đơn, không phải số văn bằng"), (5, "wrong", "Trùng số với dòng 2"),
        (7, "doubtful", "sau ngày tra cứu"), (10, "doubtful", "của cùng chủ"),
    ):  # fmt: skip
        assert found[number][0] == verdict and words in found[number][1], (number, found[number])
    other = [
        (mark, "4-2019-1", "4-0000009", "", ""),
        (mark, "4-2019-7", "4-0000002", "", ""),
        ("Nhãn hiệu chứng nhận", "4-2019-8", "", "", ""),
    ]
    rows_of = ImportRow.objects.filter(imported=previewed(clerk, as_csv(heads, other))).order_by("number")
    assert [row.verdict for row in rows_of] == ["doubtful", "doubtful", "changed"]
    assert "số văn bằng khác" in said(rows_of[0]) and "số đơn khác" in said(rows_of[1])
    assert rows_of[2].changes == {"kind": ["trademark", "certification_mark"]}


def test_a_file_about_one_kind_need_not_say_so(clerk: User) -> None:
    imported = previewed(clerk, as_csv(("Số văn bằng", "Tên"), [("12", "Sâm")]), title_kind="plant_variety")
    applied(imported, clerk)
    assert Title.objects.get().kind == "plant_variety" and Title.objects.get().status == "granted"


def test_steps_of_the_office_are_added_once(clerk: User) -> None:
    heads = ("Số đơn", "Tên", "Tiến trình xử lý")
    applied(previewed(clerk, as_csv(heads, [("4-2019-1", "A", "11.11.2019 Nộp đơn")])), clerk)
    more = as_csv(heads, [("4-2019-1", "A", "11.11.2019 Nộp đơn; 12.12.2019 Chấp nhận hợp lệ")])
    imported = previewed(clerk, more)
    assert only_row(imported).changes == {"steps": [None, [["2019-12-12", "Chấp nhận hợp lệ"]]]}
    applied(imported, clerk)
    assert list(TitleStep.objects.values_list("words", flat=True)) == ["Nộp đơn", "Chấp nhận hợp lệ"]
    assert counts(previewed(clerk, more)) == {"same": 1}


def test_a_register_that_moved_on_is_previewed_anew(clerk: User) -> None:
    applied(previewed(clerk, short(ONE)), clerk)
    imported = previewed(clerk, short(("4-2019-43953", "SÂM", "", "", ""), ("4-2019-44", "X", "", "", "")))
    Title.objects.update(name="Sửa tay", version=2)
    confirm_import(imported, by=clerk)
    run_import(imported.pk)
    imported.refresh_from_db()
    assert (imported.state, imported.moved_on) == ("queued", True) and Title.objects.get().name == "Sửa tay"
    run_import(imported.pk)
    imported.refresh_from_db()
    assert imported.state == "previewed" and ImportRow.objects.get(number=2).changes["name"] == ["Sửa tay", "SÂM"]
    twin = previewed(clerk, short(("4-2019-44", "X", "", "", "")))
    applied(twin, clerk)
    assert applied(imported, clerk).state == "queued" and Title.objects.count() == 2
    Title.objects.get(name="Sửa tay").delete()


def test_products_with_their_recognitions(clerk: User) -> None:
    lines = [
        ("Măng khô", "HTX Măng Đen", "Xã Măng Đen, tỉnh Quảng Ngãi", "OCOP", 3, "QĐ 1", "01.02.2021", "31.01.2024"),
        ("Măng khô", "HTX Măng Đen", "", "OCOP 4 sao", "", "QĐ 2", "01.02.2024", "31.01.2027"),
        ("Sâm Ngọc Linh", "", "", "Chủ lực", "", "QĐ 3", "01.01.2022", ""),
        ("Rượu cần", "HTX A", "", "", "", "", "", ""),
    ]
    imported = previewed(clerk, as_csv(PRODUCT, lines), kind="products")
    assert counts(imported) == {"new": 4}
    applied(imported, clerk)
    assert Product.objects.count() == 3 and Recognition.objects.count() == 3
    shoots = Product.objects.get(name="Măng khô")
    assert [item.stars for item in shoots.recognitions.all()] == [3, 4] and shoots.source == "WIPO Publish"
    assert counts(previewed(clerk, as_csv(PRODUCT, lines), kind="products")) == {"same": 4}
    more = [
        ("măng  khô", "HTX Măng Đen", "Nơi mới", "OCOP", 5, "QĐ 2", "01.02.2024", ""),
        ("Măng khô", "HTX Măng Đen", "", "Đặc trưng", "", "", "01.02.2025", ""),
    ]
    imported = previewed(clerk, as_csv(PRODUCT, more), kind="products")
    assert counts(imported) == {"changed": 2}
    applied(imported, clerk)
    shoots.refresh_from_db()
    assert (shoots.address, shoots.version, shoots.name) == ("Nơi mới", 2, "Măng khô")
    assert sorted(shoots.recognitions.values_list("kind", "stars")) == [("ocop", 3), ("ocop", 5), ("typical", None)]


@pytest.mark.parametrize(
    ("line", "verdict", "words"),
    [
        (("", "A", "", "OCOP", 3, "", "01.01.2020", ""), "wrong", "không có tên sản phẩm"),
        (("X", "A", "", "", "", "QĐ", "01.01.2020", ""), "wrong", "Thiếu danh mục"),
        (("X", "A", "", "Chủ lực", "", "QĐ", "", ""), "wrong", "Thiếu ngày"),
        (("X", "A", "", "OCOP", "", "QĐ", "01.01.2020", ""), "wrong", "phải có số sao"),
        (("X", "A", "", "Chủ lực", 3, "QĐ", "01.01.2020", ""), "wrong", "Chỉ sản phẩm OCOP"),
        (("X", "A", "", "OCOP", 3, "QĐ", "01.01.2020", "31.12.2019"), "wrong", "trước ngày"),
        (("Y", "A", "", "OCOP", 3, "QĐ", "01.01.2021", "31.12.2023"), "wrong", "chồng với lần công nhận từ 01/06/2020"),
        (("Y", "A", "Nơi khác", "OCOP", 3, "QĐ", "01.06.2023", ""), "wrong", "khác với dòng 2"),
        (("X", "A", "", "OCOP", 3, "QĐ", "06.11.2026", ""), "doubtful", "sau ngày tra cứu"),
    ],
)
def test_a_product_that_cannot_be_is_told(clerk: User, line: tuple[Any, ...], verdict: str, words: str) -> None:
    first = ("Y", "A", "Xã Đăk Hà", "OCOP", 3, "QĐ", "01.06.2020", "31.05.2023")
    imported = previewed(clerk, as_csv(PRODUCT, [first, line]), kind="products")
    row = ImportRow.objects.get(imported=imported, number=3)
    assert row.verdict == verdict and words in said(row), (row.verdict, row.said)


def test_a_file_that_is_none_leaves_nothing_and_says_why(clerk: User) -> None:
    good = as_xlsx(HEADS, lines_of(rows(1, 1500)))
    swapped = [[row["AFDT"], row["AFNB_ORI"], row["MK"]] for row in rows(1, 1500)]
    for name, content, words in (
        ("a.csv", as_csv(("Số đơn", "Ngày nộp đơn", "Tên"), swapped), "bị đổi chỗ"),
        ("a.csv", as_csv(HEADS, lines_of(rows(1, 1500)))[:-40], "bị cắt giữa chừng"),
        ("a.xml", as_st96(rows(1, 1500))[:-400], "bị cắt giữa chừng"),
    ):
        imported = previewed(clerk, content, name)
        assert imported.state == "refused" and words in imported.fault
        assert not ImportRow.objects.exists() and not Title.objects.exists()
    refusal("bị hỏng", "invalid", take, clerk, good[: len(good) // 2], "a.xlsx")
    assert Notification.objects.filter(text__startswith="Không nhận tệp").count() == 3


def test_who_may_hand_in_and_what_must_be_said(clerk: User) -> None:
    refusal("Chỉ cơ quan đầu mối", "refused", take, person("leader", "leader"), short(ONE))
    refusal("lấy từ đâu", "invalid", take, clerk, short(ONE), source=" ")
    refusal("sau hôm nay", "invalid", take, clerk, short(ONE), retrieved_on=clock.today() + timedelta(days=1))
    imported = take(clerk, short(ONE))
    refusal("đã đọc xong", "conflict", confirm_import, imported, by=clerk)
    for name in ("confirm", "cancel"):
        act = {"confirm": confirm_import, "cancel": cancel_import}[name]
        refusal("Chỉ cơ quan đầu mối", "refused", act, imported, by=User.objects.get(email="leader@example.test"))


def test_a_dropped_file_leaves_nothing(clerk: User) -> None:
    imported = previewed(clerk, short(ONE))
    cancel_import(imported, by=clerk)
    assert not ImportRow.objects.exists() and not run_import(imported.pk)
    refusal("chưa ghi vào sổ", "conflict", cancel_import, imported, by=clerk)


def test_only_one_worker_has_a_file(clerk: User) -> None:
    imported = take(clerk, short(ONE))
    held = imports.claim(imported.pk)
    assert held and held.state == "reading" and imports.claim(imported.pk) is None
    assert abandoned_imports() == []
    later = clock.now() + settings.REPORT_LEASE * 2
    with clock.at(later):
        assert abandoned_imports() == [imported.pk]
        taken = imports.claim(imported.pk)
        assert taken and taken.lease_token != held.lease_token
        with pytest.raises(imports.LeaseLost):
            imports.renew(held)
        with pytest.raises(imports.LeaseLost):
            imports.finish(held, "preview_import", "")
    with clock.at(later + settings.REPORT_LEASE * 2):
        assert imports.claim(imported.pk)
    with clock.at(later + settings.REPORT_LEASE * 4):
        assert imports.claim(imported.pk) is None
    imported.refresh_from_db()
    assert imported.state == "refused" and "Đã thử 3 lần" in imported.fault
    assert imports.claim(0) is None


def test_a_waiting_file_is_rung_for_once_a_while(clerk: User) -> None:
    imported = take(clerk, short(ONE))
    with clock.at(clock.now() + settings.REPORT_LEASE * 2):
        assert abandoned_imports() == [imported.pk] and abandoned_imports() == []


def test_a_file_cancelled_while_it_is_read_leaves_no_rows(clerk: User, monkeypatch: pytest.MonkeyPatch) -> None:
    imported = take(clerk, short(ONE))
    judge = imports.TitlePreview.judge

    def cancelled_meanwhile(self: Any, records: Any) -> Any:
        cancel_import(RegisterImport.objects.get(pk=imported.pk), by=clerk)
        return judge(self, records)

    monkeypatch.setattr(imports.TitlePreview, "judge", cancelled_meanwhile)
    assert not run_import(imported.pk) and not ImportRow.objects.exists()
    imported.refresh_from_db()
    assert imported.state == "cancelled"


def test_an_unforeseen_fault_is_tried_again_then_told(clerk: User) -> None:
    imported = take(clerk, short(ONE))
    path = imports.storage.path_of(imported.sha256)
    content = path.read_bytes()
    os.unlink(path)
    for attempt in range(1, 4):
        assert not run_import(imported.pk)
        imported.refresh_from_db()
        assert imported.state == ("reading" if attempt < 3 else "refused")
    assert "FileNotFoundError" in imported.fault
    path.write_bytes(content)


@pytest.mark.parametrize(
    "text", ["", "\\", "\\N", "\\.", "\t|\n|\r|\r\n", "a\\tb\\", '"{}"', "Đắk Hà – «2» 😀", "%s %(x)s"]
)
def test_a_row_of_the_preview_is_kept_letter_by_letter(clerk: User, text: str) -> None:
    imported, numbers = take(clerk, short(ONE)), {"target": 7, "version": None}
    values = {"name": text, "nice": [text, text], "steps": [[None, text]], text: 1}
    row = ImportRow(
        imported=imported, number=1, verdict="doubtful", label=text, values=values, changes={"name": [text, None]},
        problems=[{"column": text, "text": text, "values": {}, "wrong": False}], **numbers,
    )  # fmt: skip
    keep([row, ImportRow(imported=imported, number=2, verdict="new")])
    kept, plain = ImportRow.objects.all()
    for name in ("number", "verdict", "label", "values", "changes", "problems", "target", "version"):
        assert getattr(kept, name) == getattr(row, name), name
    assert (plain.label, plain.values, plain.changes, plain.problems, plain.target) == ("", {}, {}, [], None)


def test_namesakes_are_looked_for_where_either_lacks_a_number(clerk: User) -> None:
    bare = ("", "CÀ PHÊ ĐĂK HÀ", "11.11.2019", "HTX Đăk Mar", "Cấp bằng")
    other = ("4-2020-00001", *bare[1:])
    applied(previewed(clerk, short(ONE), title_kind="trademark"), clerk)
    assert counts(previewed(clerk, short(other), title_kind="trademark")) == {"new": 1}, "two numbers are two titles"
    assert counts(previewed(clerk, short(bare), title_kind="trademark")) == {"doubtful": 1}
    Title.objects.update(application_number="", application_key="", number_keys=[])
    assert counts(previewed(clerk, short(other), title_kind="trademark")) == {"doubtful": 1}


def test_no_query_a_row(clerk: User, django_assert_max_num_queries: Any) -> None:
    content = as_csv(HEADS, lines_of(rows(1, 900)))
    imported = take(clerk, content)
    with django_assert_max_num_queries(80):
        run_import(imported.pk)
    imported.refresh_from_db()
    with django_assert_max_num_queries(90):
        applied(imported, clerk)
    assert Title.objects.count() == 900 and connection.vendor == "postgresql"
