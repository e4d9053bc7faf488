"""Checks a file's data against plan.schema.json and says in Vietnamese, line by line, what does not fit."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from plans.importers.findings import Finding, Marks, Path

SCHEMA_PATH = FilePath(__file__).resolve().parent.parent / "data" / "plan.schema.json"
SCHEMA: dict[str, Any] = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"), parse_float=Decimal)

FIRST_YEAR, LAST_YEAR = 1900, 2199
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LOCAL_DATE = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
TYPES = {
    "string": "một dòng chữ",
    "object": "một nhóm trường con",
    "array": "một danh sách",
    "integer": "một số nguyên",
    "number": "một số",
    "boolean": "true (có) hoặc false (không)",
    "null": "để trống",
}
PATTERNS = {
    SCHEMA["$defs"]["code"]["pattern"]: "mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ «skhcn-kt»",
    "^leads$": "hãy ghi «leads» (mọi cơ quan được giao nhiệm vụ), hoặc một danh sách mã cơ quan",
    "^https?://": "địa chỉ phải bắt đầu bằng http:// hoặc https://",
}

dates = FormatChecker(formats=())


@dates.checks("date")
def is_date(value: object) -> bool:
    return not isinstance(value, str) or parse_date(value) is not None


def parse_date(value: str) -> date | None:
    """A day written year-month-day; None when it is written otherwise, is in no calendar, or is in no plan's time."""
    try:
        day = date.fromisoformat(value) if ISO_DATE.fullmatch(value) else None
    except ValueError:
        return None
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def validator_for(definition: str) -> Draft202012Validator:
    """A validator for one of the schema's definitions: `plan_file`, `agency_file`."""
    schema = {"$ref": f"#/$defs/{definition}", "$defs": SCHEMA["$defs"]}
    return Draft202012Validator(schema, format_checker=dates)


VALIDATORS = {name: validator_for(name) for name in ("plan_file", "agency_file")}


def check_schema(data: Any, marks: Marks, definition: str) -> list[Finding]:
    """Every place where the data leaves the schema, each once, in the order of the lines."""
    found = [item for error in VALIDATORS[definition].iter_errors(data) for item in explain(error, marks)]
    return sorted(dict.fromkeys(found), key=lambda finding: finding.line)


def explain(error: ValidationError, marks: Marks) -> Iterator[Finding]:
    path: Path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from unknown_fields(error, marks, path)
    elif error.validator in ("required", "dependentRequired"):
        yield from missing_fields(error, marks, path)
    else:
        yield marks.finding(path, sentence_of(error))


def unknown_fields(error: ValidationError, marks: Marks, path: Path) -> Iterator[Finding]:
    known = list(error.schema["properties"])
    for name in error.instance:
        if name not in known:
            hint = nearest(name, [other for other in known if other not in error.instance] or known)
            if " " in name:  # the tail of a sentence that a comma cut in two
                hint = "; nếu đây là một phần của câu có dấu phẩy, hãy đặt cả câu trong dấu nháy kép."
            yield marks.finding((*path, name), f"không có trường nào tên «{name}» ở vị trí này{hint}")


def missing_fields(error: ValidationError, marks: Marks, path: Path) -> Iterator[Finding]:
    value = error.validator_value
    names = value if isinstance(value, list) else [name for key in error.instance for name in value.get(key, ())]
    because = " với loại đã chọn" if {"then", "else"} & set(error.relative_schema_path) else ""
    for name in names:
        if name not in error.instance:
            yield marks.finding((*path, name), f"thiếu trường bắt buộc này{because}.")


def sentence_of(error: ValidationError) -> str:
    """The sentence for faults of one value. The keywords are those that plan.schema.json uses."""
    return SENTENCES[error.validator](error)


def type_sentence(error: ValidationError) -> str:
    kinds = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    wanted = " hoặc ".join(TYPES[kind] for kind in kinds)
    value = error.instance
    if value is None:
        return f"trường này để trống; hãy ghi {wanted}, hoặc bỏ cả dòng."
    if "string" in kinds and isinstance(value, (int, Decimal)):
        return f'phải là chữ; hãy đặt trong dấu nháy kép: "{show(value)}".'
    if {"number", "integer"} & set(kinds) and isinstance(value, str):
        return f"phải là {wanted}, không phải «{short(value)}»; phần thập phân ghi sau dấu chấm, ví dụ 12.5."
    return f"phải là {wanted}, không phải {show(value)}."


def date_sentence(error: ValidationError) -> str:
    value = error.instance
    local = LOCAL_DATE.fullmatch(value)
    if local:
        day, month, year = (int(part) for part in local.groups())
        wanted = f"{year:04}-{month:02}-{day:02}"
        hint = f"; hãy ghi {wanted}" if parse_date(wanted) else ", và không có ngày này"
        return f"ngày phải ghi theo thứ tự năm-tháng-ngày, không phải «{value}»{hint}."
    if ISO_DATE.fullmatch(value):
        year, month, day = value.split("-")
        if not FIRST_YEAR <= int(year) <= LAST_YEAR:
            return f"năm {year} không nằm trong khoảng {FIRST_YEAR}–{LAST_YEAR}."
        return f"không có ngày {day}/{month}/{year}."
    return f"ngày phải ghi theo thứ tự năm-tháng-ngày, ví dụ 2021-12-31, không phải «{short(value)}»."


def enum_sentence(error: ValidationError) -> str:
    choices = ", ".join(f"«{choice}»" for choice in error.validator_value)
    hint = nearest(str(error.instance), [str(choice) for choice in error.validator_value])
    return f"không nhận giá trị {show(error.instance)}{hint} Hãy chọn một trong: {choices}."


def pattern_sentence(error: ValidationError) -> str:
    rule = PATTERNS.get(error.validator_value, "chỉ gồm chữ, số, dấu chấm và gạch nối")
    return f"«{short(error.instance)}» không đúng dạng: {rule}."


def any_of_sentence(error: ValidationError) -> str:
    names = " hoặc ".join(f"«{name}»" for option in error.validator_value for name in option["required"])
    return f"cần có ít nhất trường {names}."


SENTENCES: dict[str, Callable[[ValidationError], str]] = {
    "type": type_sentence,
    "format": date_sentence,
    "enum": enum_sentence,
    "pattern": pattern_sentence,
    "anyOf": any_of_sentence,
    "not": lambda error: "không dùng trường này với loại đã chọn; hãy bỏ nó hoặc đổi loại.",
    "const": lambda error: f"phải là {show(error.validator_value)}, không phải {show(error.instance)}.",
    "minLength": lambda error: "trường này để trống; hãy ghi nội dung, hoặc bỏ cả dòng.",
    "maxLength": lambda error: f"dài quá {error.validator_value} ký tự.",
    "minItems": lambda error: f"danh sách cần ít nhất {error.validator_value} mục.",
    "maxItems": lambda error: f"danh sách có nhiều nhất {error.validator_value} mục.",
    "uniqueItems": lambda error: "danh sách có mục lặp lại.",
    "minimum": lambda error: f"phải từ {error.validator_value} trở lên, không phải {show(error.instance)}.",
    "maximum": lambda error: f"không được quá {error.validator_value}, đang là {show(error.instance)}.",
    "multipleOf": lambda error: (
        f"{show(error.instance)} có quá nhiều chữ số thập phân; chỉ ghi đến {error.validator_value}."
    ),
    "exclusiveMinimum": lambda error: f"phải lớn hơn {error.validator_value}, không phải {show(error.instance)}.",
}


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a sentence about a wrong name: a question when something close is known, else a full stop."""
    close = difflib.get_close_matches(name.lower(), list(known), n=1, cutoff=0.6)
    return f"; có phải «{close[0]}»?" if close else "."


def show(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "một nhóm trường con"
    if isinstance(value, list):
        return "một danh sách"
    return f"«{short(value)}»" if isinstance(value, str) else str(value)


def short(value: str) -> str:
    return value if len(value) <= 60 else value[:57] + "…"
