"""The records of a file from elsewhere: what each row says, and which of its cells cannot be or must be looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from core.errors import DomainError
from indicators.importers.cells import read_cell
from indicators.importers.columns import MOST_BEFORE, Heading, columns_of, find_headings
from indicators.importers.st96 import count_records, read_st96
from indicators.importers.tables import MOST_ROWS, Line, ending_of, open_table, require_sound
from indicators.importers.values import Unreadable, is_blank
from plans.importers.handed_in.package import column_letters, refuse

# Of so many cells of one column that hold another column's things, the columns have changed places.
FEWEST_TO_JUDGE, SHARE_SWAPPED = 3, 0.5
ORDER = ("filed_on", "granted_on"), ("filed_on", "published_on"), ("valid_from", "valid_until")


@dataclass(frozen=True)
class Problem:
    """A sentence (source text, with what fills its places) about a column of the file; `wrong` or only doubtful."""

    column: str
    text: str
    values: dict[str, str] = field(default_factory=dict)
    wrong: bool = True
    swapped: bool = False

    def as_json(self) -> dict[str, Any]:
        return {"column": self.column, "text": self.text, "values": self.values, "wrong": self.wrong}


@dataclass
class Record:
    """One row of the file: its number there from 1, the fields it fills (days as ISO text), and its problems."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def doubt(self, column: str, text: str, **values: str) -> None:
        self.problems.append(Problem(column, text, values, wrong=False))

    def fault(self, column: str, text: str, **values: str) -> None:
        self.problems.append(Problem(column, text, values))


def read_records(
    name: str, content: BinaryIO, kind: str, *, size: int, told: Callable[[int], object] = bool
) -> Iterator[Record]:
    """The records of a file, one after the other; DomainError where the file as a whole cannot be taken.

    `kind` is an `ImportKind`; `told` hears once about how many rows are to be expected. What is wrong with the whole
    may show only at its end: nothing is to be kept before.
    """
    require_sound(name, content, size=size)
    if ending_of(name) == "xml":
        if kind != "titles":
            raise refuse(_("Tệp XML chỉ dùng để nhập đơn và văn bằng; sản phẩm thì nhập bằng Excel hoặc CSV."))
        told(count_records(content))
        found = (Record(number, values) for number, values in read_st96(content))
        yield from at_most(judged(found, {}), MOST_ROWS)
        return
    with open_table(name, content, kind) as (total, lines):
        told(total)
        start = list(islice(lines, MOST_BEFORE))
        place, headings = find_headings(kind, [row for _number, row in start])
        require_headings(kind, headings)
        rows = chain(start[place + 1 :], lines)
        yield from at_most(judged(of_rows(headings, rows), titles_of(headings)), MOST_ROWS)


def require_headings(kind: str, headings: Sequence[Heading]) -> None:
    fields = {name for item in headings if item.column for name in item.column.into or (item.column.field,)}
    if kind == "titles":
        enough = bool(fields & {"application_number", "title_number"}) or {"name", "kind"} <= fields
    else:
        enough = {"name", "list", "valid_from"} <= fields
    if not enough:
        examples = ", ".join(f"«{column.headings[0]}»" for column in columns_of(kind)[:6])
        sentence = _(
            "Không tìm thấy dòng tên cột mà cổng biết trong %(rows)d dòng đầu, hoặc chữ của tệp bị lỗi bảng mã."
            " Cần các cột như %(examples)s. Hãy dùng tệp mẫu."
        )
        raise refuse(sentence % {"rows": MOST_BEFORE, "examples": examples}, "bad_structure")


def titles_of(headings: Sequence[Heading]) -> dict[str, str]:
    """field → «Cột B «Số đơn»»."""
    return {name: place_of(item) for item in headings if item.column for name in (item.column.field, *item.column.into)}


def place_of(heading: Heading) -> str:
    return f"{column_letters(heading.place + 1)} «{heading.words[:80]}»"


def of_rows(headings: Sequence[Heading], rows: Iterable[Line]) -> Iterator[Record]:
    """A record for each row with anything in it. DomainError, at the end, for columns that have changed places."""
    used = [(item.place, item.column, place_of(item)) for item in headings if item.column]
    filled: Counter[str] = Counter()
    swapped: Counter[str] = Counter()
    for number, row in rows:
        width = len(row)
        given = [(column, said, row[place]) for place, column, said in used if place < width]
        given = [item for item in given if not is_blank(item[2])]
        if not given and all(is_blank(cell) for cell in row):
            continue
        record = Record(number)
        for column, said, value in given:
            filled[said] += 1
            try:
                cell = read_cell(column, value)
            except Unreadable as error:
                swapped[said] += error.swapped
                record.problems.append(Problem(said, error.text, error.values))
                continue
            record.values |= {name: found for name, found in cell.values.items() if found not in ("", [])}
            record.problems += [Problem(said, text, values, wrong=False) for text, values in cell.doubts]
        yield record
    require_columns_in_place(filled, swapped)


def require_columns_in_place(filled: Counter[str], swapped: Counter[str]) -> None:
    bad = [
        said
        for said, count in swapped.items()
        if count >= min(FEWEST_TO_JUDGE, filled[said]) and count >= SHARE_SWAPPED * filled[said]
    ]
    if bad and (max(filled[said] for said in bad) >= FEWEST_TO_JUDGE or len(bad) > 1):
        sentence = ngettext(
            "Cột %(columns)s chứa thứ khác với tên cột: có vẻ các cột đã bị đổi chỗ hoặc tệp sai bảng mã.",
            "Các cột %(columns)s chứa thứ khác với tên cột: có vẻ các cột đã bị đổi chỗ hoặc tệp sai bảng mã.",
            len(bad),
        )
        raise refuse(sentence % {"columns": ", ".join(bad)}, "bad_structure")


def judged(records: Iterable[Record], said: dict[str, str]) -> Iterator[Record]:
    """Each record, and what of its days cannot be; DomainError at the end where most rows have them the wrong way."""
    total, reversed_days = 0, 0
    for record in records:
        total += 1
        for first, second in ORDER:
            before, after = record.values.get(first), record.values.get(second)
            if before and after and after < before:
                reversed_days += 1
                text = gettext_noop("Ngày «%(after)s» trước ngày «%(before)s»; hai cột có thể bị đổi chỗ.")
                record.fault(said.get(second, ""), text, after=as_day(after), before=as_day(before))
        yield record
    if reversed_days > max(FEWEST_TO_JUDGE, total * SHARE_SWAPPED):
        raise refuse(_("Phần lớn các dòng có ngày sau trước ngày trước: các cột ngày đã bị đổi chỗ."), "bad_structure")
    if not total:
        raise refuse(_("Tệp không có dòng dữ liệu nào."), "bad_structure")


def as_day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def at_most(records: Iterable[Record], most: int) -> Iterator[Record]:
    for count, record in enumerate(records, 1):
        if count > most:
            raise too_many(most)
        yield record


def too_many(most: int) -> DomainError:
    return refuse(_("Tệp có hơn %d dòng. Hãy chia thành nhiều tệp.") % most)
