"""Files as users save them are read whatever their writing, and what is no such file is refused with its reason."""

from __future__ import annotations

import io
import tracemalloc
import unicodedata
import zipfile
from datetime import datetime
from typing import Any

import pytest

from core.errors import DomainError
from indicators.importers.cells import read_cell
from indicators.importers.columns import column_for, columns_of, template_of, told, understood
from indicators.importers.records import Record, read_records
from indicators.importers.values import Unreadable
from indicators.models import ImportKind, Recognised, TitleKind, TitleStatus
from indicators.writers.template import write_template
from tests.register_files import HEADS, as_csv, as_st96, as_xlsx, lines_of, rows


def read(name: str, content: bytes, kind: str = "titles") -> list[Record]:
    return list(read_records(name, io.BytesIO(content), kind, size=len(content)))


def cell(field: str, value: Any, kind: str = "titles") -> dict[str, Any]:
    return read_cell(next(item for item in columns_of(kind) if item.field == field), value).values


def refused(name: str, content: bytes, words: str, kind: str = "titles") -> None:
    with pytest.raises(DomainError) as raised:
        read(name, content, kind)
    assert words in str(raised.value), raised.value


def test_the_same_rows_in_every_writing_are_the_same_records() -> None:
    heads, lines = HEADS, list(lines_of(rows(7, 40)))
    expected = [(row.number, row.values) for row in read("a.xlsx", as_xlsx(heads, lines))]
    assert (
        len(expected) == 40
        and expected[0][0] == 2
        and not any(row.problems for row in read("a.xlsx", as_xlsx(heads, lines)))
    )
    assert expected[0][1]["filed_on"] < expected[0][1]["granted_on"]
    for delimiter in ",;\t":
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"):
            found = read("a.csv", as_csv(heads, lines, delimiter=delimiter, encoding=encoding))
            assert [(row.number, row.values) for row in found] == expected, (delimiter, encoding)
    apart = [[unicodedata.normalize("NFD", text) for text in line] for line in lines]
    assert [row.values for row in read("a.csv", as_csv(heads, apart))] == [values for _number, values in expected]
    page = [[text.replace("ơ", "ơ") for text in line] for line in windows_1258(lines)]
    found = read("a.csv", as_csv(windows_1258([heads])[0], page, encoding="cp1258"))
    assert [row.values for row in found] == [values for _number, values in expected]


def windows_1258(lines: list[Any]) -> list[list[str]]:
    """As the code page of Vietnam writes it: the five tones apart from their letters, the letters whole."""
    tones = "\u0300\u0309\u0303\u0301\u0323"

    def apart(text: str) -> str:
        out = ""
        for char in unicodedata.normalize("NFC", text):
            parts = unicodedata.normalize("NFD", char)
            held = [mark for mark in parts if mark in tones]
            out += unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones)) + "".join(held)
        return out

    return [[apart(text) for text in line] for line in lines]


def test_headings_are_known_by_code_by_inid_and_in_two_languages() -> None:
    for words, field in {
        "AFNB_ORI": "application_number", "Số đơn": "application_number", "(210)": "application_number",
        "so don": "application_number", "Application number": "application_number", "(541) Nhãn hiệu": "name",
        "(200) Số đơn và Ngày nộp đơn": "application", "(730) Chủ đơn/Chủ bằng": "applicant", "STLB": "status_text",
        "(511) Nhóm sản phẩm/dịch vụ": "nice_goods", "Tiến trình xử lý": "steps", "(180) Ngày hết hạn": "expires_on",
    }.items():  # fmt: skip
        found = column_for("titles", unicodedata.normalize("NFD", words))
        assert found and found.field == field, words
    assert column_for("titles", "(999) Gì đó") is None and column_for("titles", "Cột lạ") is None
    for table, choices in (("kinds", TitleKind), ("statuses", TitleStatus), ("lists", Recognised)):
        assert set(told()[table]) == set(choices.values)
        for key, entries in told()[table].items():
            assert [understood(table, words) for words in entries] == [key] * len(entries)
    assert understood("statuses", "Cấp bằng (đã nộp lệ phí)") == "granted" and understood("statuses", "Xyz") == ""


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("filed_on", "11.11.2019", {"filed_on": "2019-11-11"}),
        ("filed_on", " 1/2/2020 ", {"filed_on": "2020-02-01"}),
        ("filed_on", datetime(2020, 2, 1, 7), {"filed_on": "2020-02-01"}),  # noqa: DTZ001  (as Excel has it)
        ("filed_on", "2020-02-01T00:00:00+07:00", {"filed_on": "2020-02-01"}),
        ("filed_on", 43780.0, {"filed_on": "2019-11-11"}),
        ("filed_on", "00.00.0000", {}),
        ("application_number", 42019.0, {"application_number": "42019"}),
        ("application", "VN-4-2019-43953 11.11.2019",
         {"application_number": "VN-4-2019-43953", "filed_on": "2019-11-11"}),
        ("grant", "4-0405854-000", {"title_number": "4-0405854-000"}),
        ("publication", "12.05.2020", {"published_on": "2020-05-12"}),
        ("applicant", "Hợp tác xã Đăk Mar\nThôn 1, xã Đăk Mar, huyện Đăk Hà, tỉnh Kon Tum",
         {"owner": "Hợp tác xã Đăk Mar", "address": "Thôn 1, xã Đăk Mar, huyện Đăk Hà, tỉnh Kon Tum"}),
        ("applicant", "Hợp tác xã Đăk Mar Thôn 1, xã Đăk Mar, tỉnh Kon Tum",
         {"owner": "Hợp tác xã Đăk Mar", "address": "Thôn 1, xã Đăk Mar, tỉnh Kon Tum"}),
        ("applicant", "Công ty TNHH Ngọc Linh (Tổ 4, tỉnh Kon Tum)",
         {"owner": "Công ty TNHH Ngọc Linh", "address": "Tổ 4, tỉnh Kon Tum"}),
        ("applicant", "Nguyễn Văn A", {"owner": "Nguyễn Văn A"}),
        ("nice", "Nhóm 5; 30, 35", {"nice": ["05", "30", "35"]}),
        ("nice", 30.0, {"nice": ["30"]}),
        ("nice_goods", "Nhóm 30: Cà phê; chè. Nhóm 35: Mua bán cà phê.",
         {"nice": ["30", "35"], "goods": "Nhóm 30: Cà phê; chè. Nhóm 35: Mua bán cà phê."}),
        ("ipc", "A23F 5/10 (2006.01); a23f5/02", {"ipc": ["A23F 5/10", "A23F 5/02"]}),
        ("locarno", "09-01, 9-3", {"locarno": ["09-01", "09-03"]}),
        ("vienna", "5.7.1; 26.01", {"vienna": ["05.07.01", "26.01"]}),
        ("kind", "Giải pháp hữu ích", {"kind": "utility_solution"}),
        ("status_text", "Từ chối cấp bằng", {"status_text": "Từ chối cấp bằng", "status": "refused"}),
        ("steps", "11.11.2019 Nộp đơn\n12/01/2020: Chấp nhận hợp lệ; Chờ",
         {"steps": [["2019-11-11", "Nộp đơn"], ["2020-01-12", "Chấp nhận hợp lệ"], [None, "Chờ"]]}),
        ("source_url", "https://wipopublish.example/1", {"source_url": "https://wipopublish.example/1"}),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_people_write_it(field: str, value: Any, expected: dict[str, Any]) -> None:
    assert cell(field, value) == expected


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("filed_on", "4-2019-43953", "không phải là ngày"),
        ("filed_on", "31.02.2020", "không có trong lịch"),
        ("filed_on", "01.01.0019", "không hợp lý"),
        ("filed_on", 4.0, "không phải là ngày"),
        ("application_number", "11.11.2019", "nơi phải là số đơn"),
        ("application_number", datetime(2019, 11, 11), "nơi phải là số đơn"),  # noqa: DTZ001
        ("title_number", "Cấp bằng", "không phải là số đơn, số bằng"),
        ("name", "11.11.2019", "nơi phải là tên"),
        ("name", "CÃ\u00a0 PHÃª Ä\u0090Äƒk", "lỗi bảng mã"),
        ("name", "x" * 501, "Dài quá"),
        ("applicant", "x" * 501, "Dài quá"),
        ("nice", "46", "nhóm Nice"),
        ("nice", ",".join(map(str, range(1000))), "quá nhiều"),
        ("ipc", "cà phê", "IPC"),
        ("locarno", datetime(2026, 9, 1), "Excel đã đổi"),  # noqa: DTZ001
        ("locarno", "x", "Locarno"),
        ("vienna", "x", "Vienna"),
        ("kind", "Bí mật kinh doanh", "đối tượng nào"),
        ("status_text", "11.11.2019", "nơi phải là tình trạng"),
        ("source_url", "javascript:alert(1)", "địa chỉ trang web"),
    ],
)
def test_a_cell_of_another_column_is_told(field: str, value: Any, words: str) -> None:
    with pytest.raises(Unreadable) as raised:
        cell(field, value)
    assert words in raised.value.text % raised.value.values


def test_products_have_lists_and_stars() -> None:
    assert cell("list", "OCOP 4 sao", "products") == {"list": "ocop", "stars": 4}
    assert cell("stars", "Hạng 3 sao", "products") == {"stars": 3} and cell("stars", "★★★", "products") == {"stars": 3}
    assert cell("list", "Chủ lực", "products") == {"list": "key"}
    for field, value in (("stars", "6"), ("list", "Hàng hiệu")):
        with pytest.raises(Unreadable):
            cell(field, value, "products")
    found = read(
        "a.csv",
        as_csv(["Tên sản phẩm", "Danh mục", "Số sao", "Từ ngày"], [["Măng khô", "OCOP", 3, "01/02/2025"]]),
        "products",
    )
    assert found[0].values == {"name": "Măng khô", "list": "ocop", "stars": 3, "valid_from": "2025-02-01"}


def test_an_unknown_status_is_kept_and_to_be_looked_at() -> None:
    found = read("a.csv", as_csv(["Số đơn", "Tình trạng"], [["4-2019-43953", "Đang treo"]]))[0]
    assert found.values["status"] == "unknown" and found.values["status_text"] == "Đang treo"
    assert [problem.wrong for problem in found.problems] == [False] and "B «Tình trạng»" in found.problems[0].column


def test_a_table_may_stand_below_a_heading_of_its_own() -> None:
    lines = [
        ["Kết quả tra cứu", "", ""],
        [],
        ["STT", "Số đơn", "Tên"],
        [1, "4-2019-43953", "CÀ PHÊ"],
        ["", "", ""],
        [2, "4-2019-43954", "SÂM"],
    ]
    content = io.BytesIO(as_xlsx(["", "", ""], lines)).getvalue()
    assert [(row.number, row.values["name"]) for row in read("a.xlsx", content)] == [(5, "CÀ PHÊ"), (7, "SÂM")]
    marked = b"sep=;\r\n" + as_csv(["Số đơn", "Tên"], [["4-2019-43953", "A\nB"], ["4-2019-43954", "C"]], delimiter=";")
    assert [(row.number, row.values["name"]) for row in read("a.csv", marked)] == [(3, "A B"), (5, "C")]


@pytest.mark.parametrize("kind", ImportKind.values)
def test_the_template_has_headings_that_are_known(kind: str) -> None:
    content = write_template(template_of(kind))
    refused("mau.xlsx", content, "không có dòng dữ liệu", kind)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert b"dataValidation" in package.read("xl/worksheets/sheet1.xml")


def test_st96_gives_the_same_marks_as_the_table() -> None:
    found = list(rows(3, 30))
    table = read("a.xlsx", as_xlsx(HEADS, lines_of(found)))
    marks = read("a.xml", as_st96(found))
    for one, other in zip(marks, table, strict=True):
        assert not one.problems
        for name in ("name", "application_number", "filed_on", "owner", "address", "nice", "status"):
            assert one.values[name] == other.values[name]
        assert one.values.get("title_number") == other.values.get("title_number")


PATENT = """<?xml version="1.0"?><pat:PatentPublication xmlns:pat="http://www.wipo.int/standards/XMLSchema/ST96/Patent"
 xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common"><pat:BibliographicData>
 <pat:PatentPublicationIdentification><com:IPOfficeCode>VN</com:IPOfficeCode><pat:PublicationNumber>2845</pat:PublicationNumber>
 <pat:PatentDocumentKindCode>U</pat:PatentDocumentKindCode><com:PublicationDate>2021-07-26</com:PublicationDate></pat:PatentPublicationIdentification>
 <pat:ApplicationIdentification><com:ApplicationNumber><com:ApplicationNumberText>2-2019-00005</com:ApplicationNumberText></com:ApplicationNumber>
 <pat:FilingDate>2019-01-08</pat:FilingDate></pat:ApplicationIdentification>
 <pat:PriorityClaimBag><pat:PriorityClaim><com:IPOfficeCode>JP</com:IPOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>2018-1</com:ApplicationNumberText></com:ApplicationNumber><pat:FilingDate>2018-01-08</pat:FilingDate></pat:PriorityClaim></pat:PriorityClaimBag>
 <pat:PatentGrantIdentification><pat:PatentNumber>2-0002845</pat:PatentNumber><pat:GrantDate>2022-03-10</pat:GrantDate></pat:PatentGrantIdentification>
 <pat:IPCRClassificationBag><pat:IPCRClassification><pat:Section>A</pat:Section><pat:Class>23</pat:Class><pat:Subclass>F</pat:Subclass><pat:MainGroup>5</pat:MainGroup><pat:Subgroup>10</pat:Subgroup></pat:IPCRClassification></pat:IPCRClassificationBag>
 <pat:InventionTitle>Quy trình rang cà phê</pat:InventionTitle>
 <pat:PartyBag><pat:ApplicantBag><pat:Applicant><com:Contact><com:Name>
 <com:PersonName><com:PersonStructuredName><com:FirstName>An</com:FirstName><com:MiddleName>Văn</com:MiddleName><com:LastName>Nguyễn</com:LastName>
 </com:PersonStructuredName></com:PersonName></com:Name></com:Contact></pat:Applicant></pat:ApplicantBag>
 <pat:InventorBag><pat:Inventor><com:Contact><com:Name><com:PersonName><com:PersonFullName>Trần Thị B
 </com:PersonFullName></com:PersonName></com:Name></com:Contact></pat:Inventor></pat:InventorBag></pat:PartyBag>
</pat:BibliographicData></pat:PatentPublication>"""


def test_st96_of_a_utility_solution() -> None:
    found = read("a.xml", PATENT.encode())
    assert [row.values for row in found] == [
        {
            "kind": "utility_solution", "name": "Quy trình rang cà phê", "application_number": "2-2019-00005",
            "filed_on": "2019-01-08", "publication_number": "2845", "published_on": "2021-07-26",
            "title_number": "2-0002845", "granted_on": "2022-03-10", "ipc": ["A23F 5/10"], "owner": "Nguyễn Văn An",
            "authors": "Trần Thị B", "priority": "JP 2018-1 2018-01-08",
        }
    ]  # fmt: skip


def bomb(part: bytes, name: str = "xl/worksheets/sheet1.xml", copies: int = 1) -> bytes:
    """A workbook with a part of so many bytes that were packed into a few."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(as_xlsx(["Số đơn"], []))) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for item in source.namelist():
            if item != name:
                target.writestr(item, source.read(item))
        with target.open(name, "w") as entry:
            for _copy in range(copies):
                entry.write(part)
    return out.getvalue()


def test_a_bomb_is_told_without_being_unpacked() -> None:
    """300 MB in 300 KB; told before, or, where the archive lies about its sizes, once the bound is passed."""
    content = bomb(b" " * 1024 * 1024, copies=300)
    assert len(content) < 400_000
    tracemalloc.start()
    refused("a.xlsx", content, "bung ra lớn hơn 250 MB")
    refused("a.xlsx", content.replace((300 * 1024**2).to_bytes(4, "little"), (1000).to_bytes(4, "little")), "bị hỏng")
    far = b'<worksheet><sheetData><row r="60000"><c r="XFD60000"><v>1</v></c></row></sheetData></worksheet>'
    refused("a.xlsx", bomb(far), "ngoài phần nhập")
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20 * 1024**2


def test_what_is_no_such_file_is_refused_with_its_reason() -> None:
    good = as_xlsx(HEADS, lines_of(rows(1, 20)))
    text = as_csv(HEADS, lines_of(rows(1, 20)))
    xml = as_st96(rows(1, 5))
    refused("a.xlsx", b"", "rỗng")
    refused("a.docx", good, "Chỉ nhận")
    refused("a.xlsx", good[: len(good) // 2], "bị hỏng")
    refused("a.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 100, "mật khẩu")
    refused("a.csv", good, "không đúng với đuôi")
    refused("a.csv", text[: text.rindex(b",")], "bị cắt giữa chừng")

    refused("a.csv", 'Số đơn,Tên\n4-2019-43953,"dở dang'.encode(), "bị cắt giữa chừng")
    refused("a.csv", 'Số đơn,Tên\n4-2019-43953,"a"b\n'.encode(), "không đọc được")
    refused("a.csv", "Số đơn,Tên\n4-2019-43953,CÀ PH".encode() + "Ê".encode()[:1], "bị cắt giữa chừng")
    refused("a.csv", "\ufeffSố đơn,Tên\n".encode("utf-16-le")[:-1], "")
    refused("a.csv", text.decode().encode("utf-8").decode("latin-1").encode("utf-8"), "bảng mã")
    refused("a.csv", b"\x8d\x8f\x90,\xff\n1,2\n", "bảng mã")
    refused("a.csv", "Một,Hai\n1,2\n".encode(), "Không tìm thấy dòng tên cột")
    refused("a.xml", xml[: len(xml) // 2], "bị cắt giữa chừng")
    refused("a.xml", xml.replace(b"<tmk:TrademarkT", b"<!DOCTYPE a [<!ENTITY b 'c'>]><tmk:TrademarkT", 1), "DOCTYPE")
    refused("a.xml", b"<a><b/></a>", "ST.96")
    refused("a.xml", b"<a>" * 100, "")
    refused("a.xml", xml.replace(b"<tmk:ClassNumber>", b"<tmk:ClassNumber>9", 1), "nhóm Nice")
    refused("a.xml", xml, "chỉ dùng để nhập đơn", "products")


def test_columns_that_changed_places_are_noticed() -> None:
    found = list(rows(1, 30))
    swapped = [[row["AFDT"], row["AFNB_ORI"], row["MK"]] for row in found]
    refused("a.csv", as_csv(["Số đơn", "Ngày nộp đơn", "Tên"], swapped), "bị đổi chỗ")
    later = [[row["AFNB_ORI"], row["REDT"], row["AFDT"]] for row in found]
    refused("a.csv", as_csv(["Số đơn", "Ngày nộp đơn", "Ngày cấp"], later), "cột ngày đã bị đổi chỗ")
    one_slip = [[row["AFNB_ORI"], row["AFDT"], row["MK"]] for row in found]
    one_slip[3][1] = "chưa rõ"
    wrong = [row for row in read("a.csv", as_csv(["Số đơn", "Ngày nộp đơn", "Tên"], one_slip)) if row.problems]
    assert [(row.number, row.problems[0].column) for row in wrong] == [(5, "B «Ngày nộp đơn»")]


def test_too_many_rows_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indicators.importers.records.MOST_ROWS", 5)
    refused("a.csv", as_csv(HEADS, lines_of(rows(1, 6))), "hơn 5 dòng")
    monkeypatch.setattr("indicators.importers.tables.LARGEST", 10)
    refused("a.csv", as_csv(HEADS, lines_of(rows(1, 6))), "lớn hơn")
