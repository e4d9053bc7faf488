"""The plan file: what is refused, with the line named, and what is only remarked on."""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plans.importers.plan_file import Finding, PlanFile, PlanFileError, read_plan
from plans.importers.schema_check import SENTENCES

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "plans/data/README.md").read_text(encoding="utf-8")
SCHEMA = json.loads((ROOT / "plans/data/plan.schema.json").read_text(encoding="utf-8"))
EXAMPLE = README.split("```yaml\n")[1].split("```")[0]


def write(folder: Path, text: str | bytes, name: str = "tinh-mau.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def changed(old: str, new: str) -> str:
    assert EXAMPLE.count(old) == 1, f"{EXAMPLE.count(old)} × {old!r}"
    return EXAMPLE.replace(old, new)


def read_text(text: str) -> PlanFile:
    with tempfile.TemporaryDirectory() as folder:
        return read_plan(write(Path(folder), text))


def faults_of(text: str) -> list[Finding]:
    with pytest.raises(PlanFileError) as raised:
        read_text(text)
    return raised.value.findings


def line_of(text: str, mark: str) -> int:
    """The line on which `mark` ends its (last) appearance."""
    return text[: text.rindex(mark) + len(mark)].rstrip("\n").count("\n") + 1


def test_the_example_for_officers_is_read_without_a_word() -> None:
    plan = read_text(EXAMPLE)
    assert plan.warnings == []
    assert plan.data["plan"]["issued_on"] == date(2026, 1, 15)
    assert plan.data["assignments"][1]["tasks"][0]["timing"]["due_on"] == date(2027, 12, 31)
    assert plan.data["indicators"][0]["baseline"] == {"value": 25, "on": date(2025, 12, 31)}


def test_values_are_kept_exact() -> None:
    plan = read_text(changed("value: 25,", "value: 12.25,"))
    assert plan.data["indicators"][0]["baseline"]["value"] == Decimal("12.25")


def test_text_becomes_nfc() -> None:
    decomposed = unicodedata.normalize("NFD", "Cụ thể hóa")
    plan = read_text(changed("Cụ thể hóa Chiến", f"{decomposed} Chiến"))
    assert plan.data["texts"][0]["body"].startswith("Cụ thể hóa Chiến")
    assert (
        read_text(changed("title: Phát triển tài sản trí tuệ", 'title: "ti\\u0309nh" # ')).data["plan"]["title"]
        == "tỉnh"
    )


def test_null_means_absent() -> None:
    plan = read_text(changed("{type: annual, words: thường xuyên hằng năm}", "{type: annual, words: null}"))
    assert plan.data["assignments"][0]["tasks"][0]["timing"] == {"type": "annual"}


def test_windows_file_is_read(tmp_path: Path) -> None:
    plan = read_plan(write(tmp_path, b"\xef\xbb\xbf" + EXAMPLE.replace("\n", "\r\n").encode()))
    assert plan.data == read_text(EXAMPLE).data


# (what stands, what is put there, the text whose line must be named, the field, words of the sentence)
FAULTS = [
    # fields
    ("    leads: [skhcn-mau]", "    lead: [skhcn-mau]", "lead: [", "lead", "có phải «leads»?"),
    ("    code: CT1\n", "", "key: nhan-hieu", "code", "thiếu trường bắt buộc"),
    ("issuer: ubnd-tinh-mau", "issuer: ubnd-tinh-mau\n  issuer: skhcn-mau", "issuer: skhcn-mau", "issuer",
     "đã ghi ở dòng 7"),
    ("title: Phát triển tài sản trí tuệ tỉnh Mẫu đến năm 2030", "title:", "title:", "plan.title", "để trống"),
    ("words: trong năm 2027", "words: trong năm 2027, muộn nhất", "muộn nhất", "timing.muộn nhất", "dấu nháy kép"),
    # values
    ('code: "1.2"', "code: 1.2", "code: 1.2", "code", 'hãy đặt trong dấu nháy kép: "1.2"'),
    ("type: annual,", "type: anual,", "anual", "timing.type", "có phải «annual»?"),
    ("due_on: 2027-12-31", "due_on: 2027-02-31", "2027-02-31", "timing.due_on", "không có ngày 31/02/2027"),
    ("due_on: 2027-12-31", "due_on: 31/12/2027", "31/12/2027", "timing.due_on", "hãy ghi 2027-12-31"),
    ("due_on: 2027-12-31", "due_on: 31/02/2027", "31/02/2027", "timing.due_on", "không có ngày này"),
    ("due_on: 2027-12-31", "due_on: cuối năm", "cuối năm", "timing.due_on", "năm-tháng-ngày"),
    ("due_on: 2027-12-31", "due_on: 0207-12-31", "0207-12-31", "timing.due_on", "1900–2199"),
    ("value: 25,", "value: 1.250,", "1.250", "baseline.value", "1250 hoặc 1.25"),
    ("value: 25,", 'value: "25,5",', "25,5", "baseline.value", "12.5"),
    ("value: 25,", "value: 0.00001,", "0.00001", "baseline.value", "chữ số thập phân"),
    ("quantity: 1,", "quantity: 0,", "quantity: 0", "quantity", "lớn hơn 0"),
    ("before: true}", "before: yes}", "before: yes", "due.before", "true (có) hoặc false (không)"),
    ("format: 1", "format: 2", "format: 2", "format", "phải là 1"),
    ("first_year: 2026", "first_year: 26", "first_year: 26", "plan.first_year", "từ 1990"),
    ("number: 12/KH-UBND", f"number: {'9' * 61}/KH", "number: 999", "plan.number", "dài quá 60"),
    ("slug: tinh-mau-2030", "slug: Tỉnh Mẫu", "slug: Tỉnh Mẫu", "plan.slug", "không dấu"),
    ("from: leads", "from: all", "from: all", "from", "«leads»"),
    ("from: leads", "from: []", "from: []", "from", "ít nhất 1"),
    ("number: 1068/QĐ-TTg", 'number: ""', 'number: ""', "number", "để trống"),
    ("leads: [skhcn-mau]", "leads: skhcn-mau", "leads: skhcn-mau", "leads", "phải là một danh sách"),
    ("leads: [skhcn-mau]", "leads: [[skhcn-mau]]", "leads: [[", "leads", "không phải một danh sách"),
    ("members: [ubnd-xa-mot, ubnd-xa-hai]", "members: [ubnd-xa-hai, ubnd-xa-hai]", "ubnd-xa-hai]", "members",
     "lặp lại"),
    ("place_name: Mẫu\n  first", "place_name: true\n  first", "place_name: true", "plan.place_name",
     'nháy kép: "true"'),
    ("place_name: Mẫu\n  first", "place_name: {ten: Mẫu}\n  first", "ten: Mẫu", "plan.place_name",
     "một nhóm trường con"),
    ("slug: tinh-mau-2030", f"slug: {'tỉnh ' * 30}", "slug: tỉnh", "plan.slug", "…» không đúng dạng"),
    ("    heading: MỤC ĐÍCH\n    kind: purpose\n    body: Cụ thể", "    kind: purpose\n    # Cụ thể", "key: muc-dich",
     "texts", "«body» hoặc «heading»"),
    # what one choice asks of another field
    ("due_on: 2027-12-31, ", "", "type: by_year", "timing.due_on", "với loại đã chọn"),
    ("trigger: huong-dan, ", "", "type: on_trigger", "timing.trigger", "thiếu trường bắt buộc"),
    ("type: by_year", "type: as_arises", "as_arises", "timing.due_on", "không dùng trường này"),
    ('comparator: ">=",', "comparator: met,", "comparator: met", "value", "không dùng trường này"),
    ("    kind: cumulative", "    kind: rank", "key: nhan-hieu", "scope", "thiếu trường bắt buộc"),
    ("    kind: annual\n", "    kind: midterm\n", "key: hang-nam", "years", "thiếu trường bắt buộc"),
    ("    kind: guidance", "    kind: guidance\n    occurred_on: 2026-05-05", "key: huong-dan", "document", "bắt buộc"),
    ("    successor: ubnd-xa-hai\n", "", "predecessor: ubnd-xa-mot", "successor", "bắt buộc"),
    ("kind: absorb", "kind: split\n    scope: function", "predecessor: ubnd-xa-mot", "function", "bắt buộc"),
    # references
    ("    leads: [skhcn-mau]", "    leads: [skhcn-mua]", "skhcn-mua", "leads", "có phải «skhcn-mau»?"),
    ("coordinator: skhcn-mau", "coordinator: so-la", "coordinator", "plan.coordinator", "không có cơ quan «so-la»"),
    ("from: leads", "from: [so-la]", "so-la", "from", "không có cơ quan"),
    ("trigger: huong-dan", "trigger: huong-dn", "huong-dn", "timing.trigger", "có phải «huong-dan»?"),
    ("objective: tao-lap", "objective: tao-lâp", "tao-lâp", "objective", "không dấu"),
    ("objective: tao-lap", "objective: tao-lop", "tao-lop", "objective", "có phải «tao-lap»?"),
    ("    unit: văn bằng\n    kind: cumulative", "    kind: subset\n    subset_of: nhan", "subset_of", "subset_of",
     "không có chỉ tiêu"),
    ('        printed: "-"\n        text: Đo', '        same_as: "9.9"\n        text: Đo', "9.9", "same_as",
     "không có nhiệm vụ «9.9»"),
    ('        printed: "-"\n        text: Đo', '        same_as: "1.2"\n        text: Đo', 'same_as: "1.2"', "same_as",
     "chính nó"),
    ("successor: ubnd-xa-hai", "successor: ubnd-xa-ba", "ubnd-xa-ba", "successor", "không có cơ quan"),
    ("[ubnd-xa-mot, ubnd-xa-hai]", "[ubnd-xa-mot, ubnd-xa-ba]", "ubnd-xa-ba", "members", "không có cơ quan"),
    # given twice
    ('code: "1.2"', 'code: "1.1"', 'code: "1.1"', "code", "đã dùng ở dòng"),
    ("key: cap-xa", "key: so-khcn", "key: so-khcn", "key", "đã dùng ở dòng"),
    ("code: ubnd-xa-hai", "code: ubnd-xa-mot", "name: Ủy ban nhân dân xã Hai", "code", "đã dùng ở dòng"),
    ("    partners: [ubnd-cap-xa-mau]", "    partners: [skhcn-mau]", "partners:", "partners", "đã dùng ở dòng"),
    # agencies and their lines
    ("kind: class, ", "kind: class, open: true, ", "open: true", "members", "hoặc ghi open: true"),
    (", members: [ubnd-xa-mot, ubnd-xa-hai]", "", "kind: class", "members", "phải có danh sách members"),
    ("members: [ubnd-xa-mot, ubnd-xa-hai]", "members: [ubnd-cap-xa-mau]", "members: [ubnd-cap", "members",
     "chứa lẫn nhau"),
    ("    kind: department", "    kind: department\n    open: true", "open: true", "open", "kind: class"),
    ("valid_to: 2027-06-30", "valid_to: 2027-06-30, valid_from: 2028-01-01", "valid_to: 2027", "valid_to",
     "sau ngày bắt đầu"),
    ("successor: ubnd-xa-hai", "successor: ubnd-xa-mot", "successor: ubnd-xa-mot", "successor",
     "ubnd-xa-mot → ubnd-xa-mot"),
    ("successor: ubnd-xa-hai", "successor: ubnd-cap-xa-mau", "successor: ubnd-cap", "successor", "nhóm cơ quan"),
    ("leads: [skhcn-mau]", "leads: [{agency: skhcn-mau, function: nghề}]", "function: nghề", "function", "chia tách"),
    # dates in order
    ("last_year: 2030", "last_year: 2020", "last_year: 2020", "plan.last_year", "sau năm đầu"),
    ("type: by_year, ", "type: by_year, start_year: 2029, ", "start_year", "timing.due_on", "sau ngày bắt đầu"),
    ("window_end: {month: 12, day: 14}", "window_end: {month: 11, day: 31}", "window_end", "window_end",
     "không có ngày 31/11/2026"),
    ("window_end: {month: 12, day: 14}", "window_end: {month: 2, day: 29}", "window_end", "window_end", "29/2/2026"),
    ("window_start: {month: 12, day: 15, year_offset: -1}", "window_start: {month: 12, day: 15}", "window_end",
     "window_end", "kết thúc sau"),
    ("opens: {month: 11, day: 1}", "opens: {month: 12, day: 20}", "due: {", "due", "sau ngày mở nhập"),
    ("    kind: annual\n", "    kind: quarterly\n", "due: {", "due", "đúng 4 ngày"),
    ("opens: {month: 11, day: 1}", "opens: [{month: 11, day: 1}, {month: 5, day: 1}]", "opens:", "opens",
     "chỉ cần một ngày"),
    ("    words: Trước ngày", "    first_year: 2029\n    last_year: 2028\n    words: Trước ngày", "last_year: 2028",
     "last_year", "sau năm đầu"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "mark", "field", "words"), FAULTS, ids=lambda value: str(value)[:40])
def test_fault_is_named_with_its_line_and_field(old: str, new: str, mark: str, field: str, words: str) -> None:
    text = changed(old, new)
    found = [item for item in faults_of(text) if words in item.message and item.field == field]
    assert found, [str(item) for item in faults_of(text)]
    assert found[0].line == line_of(text, mark)
    named = f", trường «{field}»" if field else ""
    assert found[0].message.startswith(f"tinh-mau.yaml, dòng {found[0].line}{named}: ")
    assert found[0].message.endswith((".", "?"))


def test_what_a_statistic_is_held_against_stands_in_it() -> None:
    statistic = """
statistics:
  - {key: nhiem-vu, name: Sản phẩm, unit: đơn, appendix: VIII, reporters: [skhcn-mau], within_register: dat,
     rows: [{key: sang-che, name: Sáng chế, values: [patent]}], columns: [{key: dat, name: Đạt}]}
"""
    assert read_text(EXAMPLE + statistic).data["statistics"][0]["within_register"] == "dat"
    for old, new, words in (("register: dat", "register: da", "không có cột «da»"),
                            (", values: [patent]", "", "phải ghi values")):  # fmt: skip
        (fault,) = faults_of(EXAMPLE + statistic.replace(old, new))
        assert words in fault.message


# (the whole text, the line, words of the sentence)
UNREADABLE = [
    ("", 1, "mở đầu bằng «format: 1»"),
    ("- a\n- b\n", 1, "mở đầu bằng «format: 1»"),
    ("format: 1\nplan:\n\tslug: a\n", 3, "phím Tab"),
    ("format: 1\npreamble: như sau: một\n", 2, "dấu hai chấm"),
    ("format: 1\nunit: %\n", 2, "ký tự đặc biệt"),
    ('format: 1\ntitle: "a\n', 3, "dấu nháy"),
    ("format: 1\nx: [a, b\ny: c\n", 3, "dấu phẩy hoặc dấu ngoặc"),
    ("format: 1\nplan\nx: 1\n", 3, "dấu hai chấm sau tên trường"),
    ("plan:\n  a: 1\n b: 2\n", 3, "thụt lệch"),
    ("format: 1\nx: a\u0007b\n", 2, "ký tự điều khiển"),
    ('format: 1\nx: "a\\0b"\n', 2, "ký tự điều khiển"),
    ("format: 1\nx: `a`\n", 2, "ký tự đặc biệt"),
    ("format: 1\nx: &a [1]\ny: *a\n", 2, "neo (&)"),
    ("format: 1\ny: *a\n", 2, "tham chiếu (*)"),
    ("format: 1\n<<: *a\n", 2, "tham chiếu (*)"),
    ("format: 1\nx: !!python/object/apply:os.system [ls]\n", 2, "thẻ kiểu"),
    ("format: 1\nx: !!binary aGk=\n", 2, "thẻ kiểu"),
    ("format: 1\n[a, b]: c\n", 2, "tên trường"),
    ("format: 1\n---\nformat: 1\n", 2, "mỗi tệp chỉ chứa một kế hoạch"),
    ("format: 1\nx: " + "[" * 500 + "]" * 500, 2, "quá 30 cấp"),
    ("x: 1\n@\n", 2, "ký tự đặc biệt"),
]


@pytest.mark.parametrize(("text", "line", "words"), UNREADABLE, ids=lambda value: str(value)[:30])
def test_what_is_not_plain_yaml_is_refused(text: str, line: int, words: str) -> None:
    found = faults_of(text)
    assert [item.line for item in found if words in item.message] == [line], [str(item) for item in found]


def test_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PlanFileError, match=r"^khong-co.yaml: không tìm thấy tệp này\.$"):
        read_plan(tmp_path / "khong-co.yaml")
    with pytest.raises(PlanFileError, match="không mở được"):
        read_plan(tmp_path)


def test_file_in_another_encoding_names_the_line(tmp_path: Path) -> None:
    path = write(tmp_path, "format: 1\n# ké\n".encode("latin-1"))
    with pytest.raises(PlanFileError, match="tinh-mau.yaml, dòng 2: tệp không ở dạng UTF-8"):
        read_plan(path)


def test_too_large_a_file_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(PlanFileError, match="lớn hơn 1 MB"):
        read_plan(write(tmp_path, "#" * 1_000_001))


def test_every_fault_is_told_at_once() -> None:
    text = changed("place_name: Mẫu\n  first_year", "place: Mẫu\n  first_year").replace("type: annual", "type: anual")
    assert len(faults_of(text)) == 3


class TestIncludes:
    AGENCIES = EXAMPLE[EXAMPLE.index("agencies:") :]
    REST = EXAMPLE[: EXAMPLE.index("agencies:")]

    def read(self, folder: Path, names: str, **files: str) -> PlanFile:
        for name, text in files.items():
            write(folder, text, f"{name}.yaml")
        return read_plan(write(folder, self.REST + f"include: {names}\n"))

    def faults(self, folder: Path, names: str, **files: str) -> list[str]:
        with pytest.raises(PlanFileError) as raised:
            self.read(folder, names, **files)
        return [str(finding) for finding in raised.value.findings]

    def test_agencies_come_from_the_included_files_in_order(self, tmp_path: Path) -> None:
        agencies, successions = self.AGENCIES.split("\nsuccessions:")
        plan = self.read(tmp_path, "[a.yaml, b.yaml]", a=agencies, b="successions:" + successions)
        assert plan.data["agencies"] == read_text(EXAMPLE).data["agencies"]
        assert plan.data["successions"] == read_text(EXAMPLE).data["successions"]
        assert plan.warnings == []

    def test_own_agencies_stand_after_the_included(self, tmp_path: Path) -> None:
        own = "agencies:\n  - {code: bo-mau, name: Bộ, short_name: Bộ, kind: ministry}\n"
        write(tmp_path, self.AGENCIES, "a.yaml")
        plan = read_plan(write(tmp_path, self.REST + "include: [a.yaml]\n" + own))
        assert [row["code"] for row in plan.data["agencies"]][-1] == "bo-mau"
        line = line_of(self.REST + "include: [a.yaml]\n" + own, "code: bo-mau")
        assert [(item.file, item.line, item.field) for item in plan.warnings] == [("tinh-mau.yaml", line, "code")]

    def test_a_fault_names_the_file_it_is_in(self, tmp_path: Path) -> None:
        wrong = self.AGENCIES.replace("kind: department", "kind: departement")
        found = self.faults(tmp_path, "[a.yaml]", a=wrong)
        assert found[0].startswith(f"a.yaml, dòng {line_of(wrong, 'kind: departement')}, trường «kind»: ")

    def test_a_wrong_reference_names_the_file_it_is_in(self, tmp_path: Path) -> None:
        wrong = self.AGENCIES.replace("successor: ubnd-xa-hai", "successor: ubnd-xa-ba")
        found = self.faults(tmp_path, "[a.yaml]", a=wrong)
        assert found[0].startswith(f"a.yaml, dòng {line_of(wrong, 'successor: ubnd-xa-ba')}, trường «successor»: ")

    def test_an_included_file_holds_agencies_only(self, tmp_path: Path) -> None:
        assert "a.yaml, dòng 1, trường «format»" in self.faults(tmp_path, "[a.yaml]", a="format: 1\n")[0]

    def test_a_missing_part_is_told_with_the_line_that_asks_for_it(self, tmp_path: Path) -> None:
        found = self.faults(tmp_path, "[a.yaml]")
        assert any("trường «include»: không dùng được tệp kèm theo «a.yaml»" in item for item in found)

    @pytest.mark.parametrize("name", ["/etc/passwd", "../a.yaml", "b/../../a.yaml", '"C:\\\\a.yaml"', "b\\a.yaml"])
    def test_a_plan_reads_only_its_own_folder(self, tmp_path: Path, name: str) -> None:
        assert any("nằm cùng thư mục" in item for item in self.faults(tmp_path, f"[{name}]"))


# (what stands, what is put there, the text whose line must be named, words of the warning)
WARNINGS = [
    ("tasks: 3}", "tasks: 37}", "tasks: 37", "công bố 37 nhiệm vụ, trong tệp có 3"),
    ("assignments: 2,", "assignments: 14,", "assignments: 14", "công bố 14 nhóm nhiệm vụ, trong tệp có 2"),
    ("tasks: 3}", "tasks: 3, indicators: 5}", "indicators: 5", "công bố 5 chỉ tiêu, trong tệp có 1"),
    ("text: Đo lường chỉ số sở hữu trí tuệ sau khi có hướng dẫn của Bộ.",
     "text: hướng dẫn doanh nghiệp đăng ký nhãn hiệu - thường xuyên hằng năm", "text: hướng dẫn doanh",
     'hãy ghi same_as: "1.1"'),
    ("{type: on_trigger, trigger: huong-dan,", "{type: annual,", "key: huong-dan", "không có nhiệm vụ nào chờ"),
    ("    kind: department", "    kind: department\n    valid_from: 2026-02-01", "leads: [skhcn-mau]",
     "đến ngày 01/02/2026 mới có"),
    ("    kind: department", "    kind: department\n    valid_to: 2025-12-31", "valid_to: 2025-12-31",
     "chưa ghi cơ quan nào kế thừa"),
    ("    kind: department", "    kind: department\n    valid_to: 2025-12-31", "coordinator: skhcn-mau",
     "đã kết thúc ngày 31/12/2025"),
    ("valid_to: 2027-06-30", "valid_to: 2027-07-30", "effective_on: 2027-07-01", "ngày liền trước"),
    (", valid_to: 2027-06-30", "", "effective_on: 2027-07-01", "chưa ghi"),
    ("short_name: UBND xã Hai, ", "short_name: UBND xã Hai, valid_from: 2027-08-01, ", "successor: ubnd-xa-hai",
     "không tồn tại"),
    ("    leads: [skhcn-mau]\n", "", 'code: "1.1"', "không có cơ quan chủ trì"),
    ("due_on: 2027-12-31", "due_on: 2027-12-30", "due_on: 2027-12-30", "không phải ngày cuối của kỳ"),
    ("{year: 2030, comparator", "{year: 2031, comparator", "year: 2031", "ngoài thời gian của kế hoạch"),
    ("    words: Trước ngày", "    first_year: 2025\n    words: Trước ngày", "first_year: 2025",
     "ngoài thời gian của kế hoạch"),
    ("due: {month: 12, day: 15, before: true}", "due: {month: 12, day: 14, before: true}", "day: 14, before",
     "trước khi kỳ số liệu kết thúc"),
    ("due: {month: 12, day: 15, before: true}", "due: {month: 12, day: 15}\n    consolidate_by: {month: 12, day: 1}",
     "consolidate_by", "trước hạn gửi"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "mark", "words"), WARNINGS, ids=lambda value: str(value)[:40])
def test_what_does_not_add_up_is_remarked_and_left_alone(old: str, new: str, mark: str, words: str) -> None:
    text = changed(old, new)
    found = [item for item in read_text(text).warnings if words in item.message]
    assert line_of(text, mark) in [item.line for item in found], [str(item) for item in read_text(text).warnings]


def test_a_duty_told_twice_and_linked_is_counted_once() -> None:
    twice = changed(
        '        printed: "-"\n        text: Đo lường chỉ số sở hữu trí tuệ sau khi có hướng dẫn của Bộ.',
        '        same_as: "1.1"\n        text: Hướng dẫn doanh nghiệp đăng ký nhãn hiệu (thường xuyên hằng năm).',
    ).replace("tasks: 3}", "tasks: 2}")
    assert read_text(twice).warnings == []


def test_a_repeat_points_at_the_first_telling() -> None:
    text = changed('printed: "-"\n        text: Đo', 'same_as: "1.1"\n        text: Đo')
    text = text.replace('code: "2.1"', 'code: "2.1"\n        same_as: "1.2"')
    (found,) = faults_of(text)
    assert (found.line, found.field) == (line_of(text, 'same_as: "1.2"'), "same_as")
    assert "hãy trỏ thẳng đến nhiệm vụ gốc" in found.message


def test_a_circle_of_three_agencies_is_found() -> None:
    row = "  - {{predecessor: {}, successor: {}, effective_on: 2028-01-01, kind: merge}}\n"
    text = EXAMPLE + row.format("ubnd-xa-hai", "skhcn-mau") + row.format("skhcn-mau", "ubnd-xa-mot")
    (found,) = faults_of(text)
    assert "chuỗi kế thừa khép vòng: ubnd-xa-mot → ubnd-xa-hai → skhcn-mau → ubnd-xa-mot" in found.message


def test_two_whole_successors_are_one_too_many() -> None:
    row = "  - {predecessor: ubnd-xa-mot, successor: skhcn-mau, effective_on: 2027-07-01, kind: split}\n"
    (found,) = faults_of(EXAMPLE + row)
    assert found.line == line_of(EXAMPLE + row, "successor: skhcn-mau")
    assert "đã có cơ quan kế thừa toàn bộ" in found.message


# Any one field misspelt, anywhere: the line is named.


def keys_of(text: str) -> Iterator[tuple[int, str]]:
    """(offset, name) of every field name in the text."""
    stack: list[Any] = []
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.ScalarEvent) and stack and stack[-1] == "key":
            yield event.start_mark.index, event.value
        if isinstance(event, yaml.NodeEvent) and stack and stack[-1] in ("key", "value"):
            stack[-1] = "value" if stack[-1] == "key" else "key"
        if isinstance(event, yaml.MappingStartEvent):
            stack.append("key")
        elif isinstance(event, yaml.SequenceStartEvent):
            stack.append("item")
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            stack.pop()


KEYS = list(keys_of(EXAMPLE))
NAMES = {name for definition in SCHEMA["$defs"].values() for name in definition.get("properties", ())}


def test_keys_are_all_found() -> None:
    assert len(KEYS) > 140
    assert all(EXAMPLE.startswith(f"{name}:", offset) for offset, name in KEYS)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(KEYS), st.text("abcdeknu_", min_size=1, max_size=4))
def test_any_misspelt_field_is_named_with_its_line(key: tuple[int, str], tail: str) -> None:
    offset, name = key
    wrong = name + tail
    assume(wrong not in NAMES)
    text = EXAMPLE[:offset] + wrong + EXAMPLE[offset + len(name) :]
    line = text.count("\n", 0, offset) + 1
    assert (line, wrong) in [(item.line, item.field.split(".")[-1]) for item in faults_of(text)]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(EXAMPLE)), st.integers(0, 12), st.text(max_size=6))
def test_no_damage_ends_in_anything_but_a_plan_or_findings(start: int, length: int, put: str) -> None:
    text = EXAMPLE[:start] + put + EXAMPLE[start + length :]
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), text.encode(errors="surrogatepass"))
        try:
            read_plan(path)
        except PlanFileError as error:
            assert error.findings
            assert all(item.message.endswith((".", "?")) for item in error.findings)


# The papers tell what the machine checks.


def tables() -> dict[str, dict[str, bool]]:
    """The README's tables of fields: definition → field → is it asked for."""
    found: dict[str, dict[str, bool]] = {}
    for section in README.split("\n### ")[1:]:
        name = re.search(r"\(`(\w+)`", section.splitlines()[0])
        assert name, section.splitlines()[0]
        rows = re.findall(r"^\| `(\w+)` \| (có)? ?\|", section, re.MULTILINE)
        found[name[1]] = {field: bool(asked) for field, asked in rows}
    return found


def test_readme_tells_every_field_and_no_other() -> None:
    told = tables()
    for name, fields in told.items():
        definition = SCHEMA["$defs"][name]
        assert set(fields) == set(definition["properties"]), name
        assert {field for field, asked in fields.items() if asked} == set(definition["required"]), name
    assert set(SCHEMA["$defs"]) - set(told) == {
        "code", "text", "date", "year", "number", "confidence", "days", "lead_party", "partner_party", "senders",
        "agency_file",
    }  # fmt: skip


def test_readme_tells_every_choice_and_inner_field() -> None:
    for name, section in {part.split("`")[1]: part for part in README.split("\n### ")[1:]}.items():
        for field, rule in SCHEMA["$defs"][name]["properties"].items():
            inner = rule.get("items", rule)
            words = [*rule.get("enum", ()), *inner.get("properties", ())]
            assert all(f"`{word}`" in section or f'`"{word}"`' in section for word in words), (name, field)


def keywords(rule: Any) -> Iterator[str]:
    """The validating keywords used anywhere in the schema."""
    if isinstance(rule, list):
        for item in rule:
            yield from keywords(item)
    elif isinstance(rule, dict):
        for key, item in rule.items():
            if key in ("properties", "$defs"):
                for child in item.values():
                    yield from keywords(child)
            else:
                yield key
                yield from keywords(item) if key not in ("enum", "const", "required", "dependentRequired") else ()


def test_every_rule_of_the_schema_has_its_sentence() -> None:
    plain = {"$schema", "$ref", "title", "description", "items", "if", "then", "else", "allOf"}
    handled = {"additionalProperties", "required", "dependentRequired"}
    assert set(keywords(SCHEMA)) - plain - handled == set(SENTENCES)


def test_the_format_needs_no_django() -> None:
    for path in (ROOT / "plans/importers").glob("*.py"):
        assert "django" not in re.findall(r"^(?:from|import) (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
