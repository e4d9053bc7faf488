"""YAML as plan files use it: plain values only, and the line of every value is kept.

Narrower than YAML 1.1 on purpose. Only `true` and `false` are truth values (so a field may be called `on`), dates stay
text until the schema says that a date is meant, a number with a point is an exact Decimal. Anchors, aliases, tags and
several documents in one file are refused, so that no small file can unfold into a large one or run code.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any

import yaml

from plans.importers.findings import Finding, Marks, Path, PlanFileError, make_finding

MAX_BYTES = 1_000_000
MAX_DEPTH = 30
INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\.[0-9]{1,9}")
# An escape in double quotes can bring in what no text holds and no database takes.
INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
CONSTANTS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}

# What the YAML scanner says, and what a person who writes a plan file needs to hear.
SYNTAX = (
    ("'\\t'", "không thụt dòng bằng phím Tab; hãy dùng dấu cách."),
    ("mapping values are not allowed", "có dấu hai chấm giữa câu; hãy đặt cả câu trong dấu nháy kép."),
    ("could not find expected ':'", "thiếu dấu hai chấm sau tên trường, hoặc dòng thụt lệch."),
    ("expected <block end>", "dòng thụt lệch so với các dòng cùng cấp, hoặc thiếu dấu nháy đóng."),
    ("unexpected end of stream", "thiếu dấu nháy hoặc dấu ngoặc đóng."),
    ("expected ',' or", "thiếu dấu phẩy hoặc dấu ngoặc đóng trong danh sách viết trên một dòng."),
    ("cannot start any token", "giá trị mở đầu bằng ký tự đặc biệt (như % hoặc @); hãy đặt trong dấu nháy kép."),
    ("unacceptable character", "có ký tự điều khiển không nhìn thấy; hãy gõ lại dòng này."),
)


def load_yaml(path: FilePath) -> tuple[dict[str, Any], Marks]:
    """The top mapping of the file and the line of each value. Raises PlanFileError."""
    return parse(read_text(path), path.name)


def read_text(path: FilePath) -> str:
    """The file as text in NFC. Raises PlanFileError when it is missing, unreadable, too large or not UTF-8."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise fault(path.name, 0, "không tìm thấy tệp này.") from None
    except OSError:
        raise fault(path.name, 0, "không mở được tệp này; hãy kiểm tra đường dẫn và quyền đọc.") from None
    if len(raw) > MAX_BYTES:
        raise fault(path.name, 0, f"tệp lớn hơn {MAX_BYTES // 1_000_000} MB, không phải là một tệp kế hoạch.")
    try:
        return unicodedata.normalize("NFC", raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise fault(path.name, line, "tệp không ở dạng UTF-8; hãy lưu lại với bảng mã UTF-8 (Unicode).") from None


def parse(text: str, file: str) -> tuple[dict[str, Any], Marks]:
    reader = Reader(text, file)
    try:
        value = reader.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise fault(file, mark.line + 1 if mark else 1, syntax_sentence(str(error))) from None
    except yaml.reader.ReaderError as error:
        raise fault(file, text.count("\n", 0, error.position) + 1, syntax_sentence(str(error))) from None
    if reader.findings:
        raise PlanFileError(reader.findings)
    if not isinstance(value, dict):
        raise fault(file, 1, "tệp phải là một danh sách trường dạng «tên: giá trị», mở đầu bằng «format: 1».")
    return value, reader.marks


def fault(file: str, line: int, sentence: str) -> PlanFileError:
    return PlanFileError([make_finding(file, line, "", sentence)])


def line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def syntax_sentence(problem: str) -> str:
    known = (sentence for words, sentence in SYNTAX if words in problem)
    return f"cú pháp YAML không đúng: {next(known, 'không đọc được dòng này.')}"


class Reader:
    """Builds plain values from the stream of YAML events; faults are gathered so that one reading shows them all."""

    def __init__(self, text: str, file: str) -> None:
        self.events = yaml.parse(text, Loader=yaml.SafeLoader)
        self.file = file
        self.marks = Marks()
        self.findings: list[Finding] = []

    def document(self) -> Any:
        """The one document of the stream; None when it is empty."""
        value = None
        seen = False
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if seen:
                    raise fault(self.file, line_of(event), "mỗi tệp chỉ chứa một kế hoạch; hãy bỏ dấu «---».")
                seen = True
                value = self.value(next(self.events), ())
        return value

    def value(self, event: yaml.Event, path: Path) -> Any:
        line = line_of(event)
        self.marks.places.setdefault(path, (self.file, line))
        self.refuse_tricks(event, path, line)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        return self.scalar(event, path) if isinstance(event, yaml.ScalarEvent) else None

    def refuse_tricks(self, event: yaml.Event, path: Path, line: int) -> None:
        """Anchors, aliases, tags and very deep nesting have no use in a plan file, only misuse: reading stops."""
        if getattr(event, "anchor", None) is not None:
            raise fault(self.file, line, "không dùng neo (&) và tham chiếu (*) của YAML trong tệp kế hoạch.")
        if getattr(event, "tag", None) is not None:
            raise fault(self.file, line, "không dùng thẻ kiểu (dấu !) của YAML trong tệp kế hoạch.")
        if len(path) > MAX_DEPTH:
            raise fault(self.file, line, f"các trường lồng nhau quá {MAX_DEPTH} cấp.")

    def sequence(self, path: Path) -> list[Any]:
        values: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self.value(event, (*path, len(values))))
        return values

    def mapping(self, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line = line_of(event)
            self.refuse_tricks(event, path, line)
            if not isinstance(event, yaml.ScalarEvent):
                raise fault(self.file, line, "tên trường phải là một từ, không phải danh sách.")
            name = event.value
            if name in values:
                first = self.marks.line((*path, name))
                self.findings.append(
                    make_finding(
                        self.file, line, name, f"trường này đã ghi ở dòng {first}; mỗi trường chỉ ghi một lần."
                    )
                )
            self.marks.places.setdefault((*path, name), (self.file, line))
            values[name] = self.value(next(self.events), (*path, name))
        return values

    def scalar(self, event: yaml.ScalarEvent, path: Path) -> Any:
        text = unicodedata.normalize("NFC", event.value.strip())
        if INVISIBLE.search(text):
            self.findings.append(self.marks.finding(path, "có ký tự điều khiển không nhìn thấy; hãy gõ lại dòng này."))
        if not event.implicit[0]:  # quoted, or a block of text: words, whatever they look like
            return text
        if text.lower() in CONSTANTS:
            return CONSTANTS[text.lower()]
        if INTEGER.fullmatch(text):
            return int(text)
        if not DECIMAL.fullmatch(text):
            return text
        if THOUSANDS.fullmatch(text):
            sentence = f"«{text}» có thể hiểu là số nghìn hoặc số thập phân; hãy ghi {text.replace('.', '')} "
            self.findings.append(self.marks.finding(path, sentence + f"hoặc {Decimal(text).normalize():f}."))
        return Decimal(text)
