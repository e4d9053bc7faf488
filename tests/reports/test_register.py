"""Appendices III to VIII: the register counted on the window's last day, and figures of accepted accounts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from accounts.models import User
from agencies.models import Agency
from core import clock
from indicators.models import (
    Exploitation,
    Product,
    Protection,
    Recognition,
    Statistic,
    StatisticFigure,
    StatisticSheet,
    Title,
)
from plans.models import Period, Plan, State, Submission
from reports.actions import request_report
from reports.builders import Asked, build
from reports.document import Document, Paragraph
from tests.reports.test_kinds_a import annual, look_back, rows_of, table_of, text_of, written
from tests.reports.years import NOW, make_years
from tests.world import person


@pytest.fixture(scope="module")
def plan(django_db_setup: None, django_db_blocker: Any) -> Iterator[Plan]:
    with django_db_blocker.unblock(), transaction.atomic(), clock.at(NOW):
        yield make_years()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def now(plan: Plan, db: None) -> Iterator[None]:
    with clock.at(NOW):
        yield


def title(name: str, **values: Any) -> Title:
    start: dict[str, Any] = {"kind": "patent", "place": "inside", "status": "granted", "owner": "Công ty A"}
    return Title.objects.create(name=name, **start | values)


def report(year: int = 2025) -> Document:
    return build(Asked("annual", annual(year)), NOW)


def figure(key: str, row: str, column: str, value: str, code: str, year: int = 2025) -> None:
    agency = Agency.objects.get(code=code)
    Submission.objects.get_or_create(period=annual(year), agency=agency, defaults={"state": State.ACCEPTED})
    StatisticFigure.objects.create(
        statistic=Statistic.objects.get(key=key), period=annual(year), agency=agency, row=row, column=column,
        value=Decimal(value), recorded_by=User.objects.system(),
    )  # fmt: skip


def paragraphs(document: Document, place: int) -> str:
    return "\n".join(block.text for block in document.appendices[place].blocks if isinstance(block, Paragraph))


def test_without_a_register_and_figures_the_appendices_are_five() -> None:
    titles = [item.title for item in report().appendices]
    assert titles[2] == "Kết quả theo từng cơ quan" and len(titles) == 5


def test_the_register_is_counted_by_object_within_the_window(settings: Any) -> None:
    title("Máy sấy", filed_on=date(2024, 12, 15), accepted_on=date(2025, 12, 14))
    title("Máy xay", filed_on=date(2020, 1, 1), granted_on=date(2025, 12, 14), valid_until=date(2025, 12, 14))
    title("Hết hạn", granted_on=date(2010, 1, 1), valid_until=date(2025, 12, 13))
    title("Hủy", granted_on=date(2015, 1, 1), ended_on=date(2025, 12, 14))
    title("Từ chối", kind="trademark", status="refused", ended_on=date(2025, 3, 1))
    title("Từ chối xưa", kind="trademark", status="refused")
    title("Nơi khác", filed_on=date(2025, 1, 5), place="outside")
    title("Chưa rõ", filed_on=date(2025, 1, 5), place="unknown")
    document = report()
    assert [item.title for item in document.appendices][2:9] == [
        "Đơn đăng ký và văn bằng trong kỳ",
        "Văn bằng được cấp trong kỳ",
        "Sản phẩm và việc bảo hộ",
        "Thực thi quyền sở hữu trí tuệ",
        "Đào tạo, truyền thông",
        "Kinh phí và nhiệm vụ khoa học và công nghệ",
        "Kết quả theo từng cơ quan",
    ]
    table = table_of(document, "Đơn, văn bằng")
    assert table.rows == (("Sáng chế", 1, 1, 1, 0, 1), ("Nhãn hiệu", 0, 0, 0, 1, 0))
    assert table.total == ("Tổng", 1, 1, 1, 1, 1)
    assert "từ 15/12/2024 đến 14/12/2025" in table.note
    assert "Không tính 1 đơn, văn bằng chưa xác định địa bàn. Không tính 1 đơn bị từ chối chưa rõ ngày." in table.note
    assert "Phụ lục XI" in text_of(document) or "không có việc sắp xếp" in text_of(document)
    written(document, settings)


def test_titles_granted_are_listed_with_their_use_and_no_longer_than_a_paper_holds() -> None:
    old, new = Agency.objects.get(code="ubnd-huyen-dak-ha"), Agency.objects.get(name="Ủy ban nhân dân xã Đăk Hà")
    used = title(
        "Cà phê", granted_on=date(2025, 2, 1), title_number="1-0026606", commune=new, district=old,
        valid_until=date(2040, 1, 1), application_number="1-2020-00005", filed_on=date(2020, 1, 1),
    )  # fmt: skip
    Exploitation.objects.create(title=used, kind="own", user="Công ty A", contract="Cà phê bột", since=date(2025, 3, 1))
    (row,) = rows_of(table_of(report(), "Văn bằng"))
    assert (row["Số văn bằng"], row["Ngày cấp"], row["Khai thác thương mại"]) == ("1-0026606", date(2025, 2, 1), "Có")
    assert row["Địa bàn"] == f"{new.short_name}, {old.short_name} (trước đây)"
    Title.objects.bulk_create(
        Title(kind="patent", name=f"N{number}", place="inside", granted_on=date(2025, 5, 1)) for number in range(1500)
    )
    document = report()
    assert len(table_of(document, "Văn bằng").rows) == 500
    assert "Còn 1.001 văn bằng nữa" in paragraphs(document, 3)


def test_products_stand_with_what_protects_them_on_the_last_day() -> None:
    mark = title("Nhãn", kind="certification_mark", granted_on=date(2020, 1, 1), title_number="4-0405854")
    gone = title("Cũ", kind="trademark", granted_on=date(2010, 1, 1), valid_until=date(2020, 1, 1))
    for name, stars, until in (("Sâm", 4, None), ("Cao sâm", 3, None), ("Rượu", 3, date(2025, 1, 1))):
        product = Product.objects.create(name=name, owner="HTX", place="inside")
        Recognition.objects.create(
            product=product, kind="ocop", stars=stars, valid_from=date(2023, 1, 1), valid_until=until
        )
        Protection.objects.create(product=product, title=gone)
        if name != "Cao sâm":
            Protection.objects.create(product=product, title=mark)
    document = report()
    rows = rows_of(table_of(document, "Sản phẩm"))
    assert [(row["Sản phẩm"], row["Danh mục"], row["Số văn bằng"]) for row in rows] == [
        ("Cao sâm", "Sản phẩm OCOP 3 sao", None),
        ("Sâm", "Sản phẩm OCOP 4 sao", "4-0405854"),
    ]
    assert "1/2 (50 %)" in paragraphs(document, 4)


def test_figures_are_added_up_and_blank_is_no_zero(settings: Any) -> None:
    figure("lop-dao-tao", "quan-ly", "", "3", "snv-qn")
    figure("lop-dao-tao", "quan-ly", "", "2", "stp-qn")
    figure("kinh-phi", "tinh", "thuc-hien", "12.5", "snv-qn")
    figure("vu-vi-pham", "nhan-hieu", "phat-tien", "4", "ccqltt-qn")
    figure("vu-vi-pham", "hang-gia-mao", "hinh-su", "1", "ccqltt-qn")
    silent = Submission.objects.get(period=annual(2025), agency__code="stp-qn")
    StatisticSheet.objects.create(submission=silent, nothing=["kinh-phi"])
    figure("lop-dao-tao", "quan-ly", "", "90", "sgddt-qn")
    Submission.objects.filter(period=annual(2025), agency__code="sgddt-qn").update(state=State.RETURNED)
    document = report()
    trained = rows_of(table_of(document, "Số liệu PL VII"))
    classes = "Số lớp đào tạo, tập huấn, hội thảo theo đối tượng (lớp)"
    assert sorted((row["Cơ quan"], row[classes]) for row in trained) == [
        ("Sở Nội vụ tỉnh Quảng Ngãi", 3),
        ("Sở Tư pháp tỉnh Quảng Ngãi", 2),
    ]
    money = {row["Cơ quan"]: row for row in rows_of(table_of(document, "Số liệu PL VIII"))}
    spent, planned = (
        f"Kinh phí thực hiện kế hoạch theo nguồn – {side} (triệu đồng)" for side in ("thực hiện", "dự toán")
    )
    assert (money["Sở Nội vụ tỉnh Quảng Ngãi"][spent], money["Sở Nội vụ tỉnh Quảng Ngãi"][planned]) == (
        Decimal("12.5"),
        None,
    )
    assert (money["Sở Tư pháp tỉnh Quảng Ngãi"][spent], money["Sở Tư pháp tỉnh Quảng Ngãi"][planned]) == (0, 0)
    blocks = [block for block in document.appendices[5].blocks if not isinstance(block, Paragraph)]
    (by_object,) = [block for block in blocks if "theo đối tượng" in block.caption]  # type: ignore[union-attr]
    assert by_object.total == ("Tổng", None, 4, None, None, None, 1, 5)  # type: ignore[union-attr]
    written(document, settings)


def test_a_review_over_years_adds_the_years_up() -> None:
    figure("lop-dao-tao", "khac", "", "3", "snv-qn")
    figure("lop-dao-tao", "khac", "", "4", "snv-kt", 2024)
    Period.objects.filter(kind="midterm").update(window_start=date(2020, 12, 15))
    document = look_back("midterm")
    rows = {row["Cơ quan"]: row for row in rows_of(table_of(document, "Số liệu PL VII"))}
    classes = "Số lớp đào tạo, tập huấn, hội thảo theo đối tượng (lớp)"
    assert (rows["Sở Nội vụ tỉnh Quảng Ngãi"][classes], rows["Sở Nội vụ tỉnh Kon Tum"][classes]) == (3, 4)
    assert "Phụ lục XII" in text_of(document)
    assert document.appendices[11].title == "Kết quả qua các năm"


def test_a_report_is_made_anew_when_the_register_changed() -> None:
    by = person("coordinator", "coordinator")
    first = request_report("annual", annual(2025), by=by)
    assert request_report("annual", annual(2025), by=by).stamp == first.stamp
    title("Máy sấy", granted_on=date(2025, 2, 1))
    assert request_report("annual", annual(2025), by=by).stamp != first.stamp
