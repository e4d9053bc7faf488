"""A document is sound from the moment it is made, and survives the database."""

from __future__ import annotations

import json
from datetime import date, datetime, timezone
from decimal import Decimal

import pytest

from reports.document import (
    Appendix,
    Block,
    Bullets,
    Cell,
    Column,
    Figure,
    Group,
    Heading,
    Paragraph,
    Part,
    Run,
    Table,
    clean,
    from_json,
    numbered,
    numbered_appendices,
    roman,
    to_json,
)
from tests.reports.sample import sample


def labels(*blocks: Block) -> list[str]:
    return [label for label, _block in numbered(blocks)]


def test_a_snapshot_gives_the_same_document_back() -> None:
    document = sample(issued_on=date(2027, 1, 5), number="5")
    assert from_json(json.loads(json.dumps(to_json(document)))) == document


def test_a_snapshot_keeps_values_of_every_kind() -> None:
    row: tuple[Cell, ...] = ("1.250,5", 1250, Decimal("1250.50"), date(2026, 2, 28), None, "")
    columns = tuple(Column(str(number)) for number in range(6))
    document = sample(blocks=(Part("Một"), Table(columns, (Group("Nhóm"), row), total=row), Bullets(("a", "b"))))
    kept = from_json(json.loads(json.dumps(to_json(document))))
    table = kept.blocks[1]
    assert isinstance(table, Table)
    assert [type(cell) for cell in table.rows[1]] == [type(cell) for cell in row]  # type: ignore[union-attr]
    assert str(table.rows[1][2]) == "1250.50"  # type: ignore[index]
    assert kept == document


def test_the_order_of_keys_does_not_matter() -> None:
    """A jsonb column keeps its own."""
    data = json.loads(json.dumps(to_json(sample()), sort_keys=True))
    assert from_json(data) == sample()


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"format": 2},
        {"format": 1, "type": "Run", "text": "x"},
        {"format": 1, "type": "Popen", "args": "x"},
        {"format": 1, "type": "Document", "kind": "annual"},
        {"format": 1, "type": "Document", "unknown": 1},
    ],
)
def test_a_snapshot_that_is_not_ours_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="snapshot"):
        from_json(data)


def test_headings_are_numbered_as_the_decree_says() -> None:
    found = labels(
        Heading("A"), Heading("B", 2), Heading("C", 3), Heading("D", 3), Paragraph("x"), Heading("E", 2),
        Heading("F", 3), Heading("G"), Heading("H", 2),
    )  # fmt: skip
    assert found == ["I.", "1.", "a)", "b)", "", "2.", "a)", "II.", "1."]


def test_points_follow_the_vietnamese_letters() -> None:
    found = labels(*[Heading(str(number), 3) for number in range(26)])
    assert " ".join(found[:12]) == "a) b) c) d) đ) e) g) h) i) k) l) m)"
    assert found[22:] == ["x)", "y)", "aa)", "ab)"]


def test_each_part_counts_its_headings_anew() -> None:
    assert labels(Part("x"), Heading("a"), Heading("b"), Part("y"), Heading("c")) == [
        "Phần I", "I.", "II.", "Phần II", "I.",
    ]  # fmt: skip


def test_only_captioned_tables_are_numbered() -> None:
    plain, named = Table((Column("x"),)), Table((Column("x"),), caption="Bảng")
    assert labels(named, plain, named) == ["Bảng 1.", "", "Bảng 2."]


def test_a_single_appendix_has_no_number() -> None:
    appendix = Appendix("x", ())
    assert [label for label, _ in numbered_appendices([appendix])] == ["Phụ lục"]
    assert [label for label, _ in numbered_appendices([appendix] * 4)][3] == "Phụ lục IV"


def test_roman_numbers() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 99)] == ["I", "IV", "IX", "XIV", "XL", "XCIX"]


@pytest.mark.parametrize(("rows", "total"), [(((1, 2),), None), (((1,), ()), None), (((1,),), (1, 2)), (((1,),), ())])
def test_a_row_of_another_width_is_refused(rows: tuple[tuple[Cell, ...], ...], total: tuple[Cell, ...] | None) -> None:
    with pytest.raises(ValueError, match="cells, 1 columns"):
        Table((Column("x"),), rows, total=total)


@pytest.mark.parametrize("value", [1.5, True, Decimal("NaN"), Decimal("Infinity"), datetime(2026, 1, 1), b"x", [1]])  # noqa: DTZ001
def test_a_value_that_formats_would_write_differently_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="is no text"):
        Table((Column("x"),), ((value,),))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="is no text"):
        Figure("x", value)  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"kind": "money"}, {"align": "middle"}, {"width": 0}])
def test_a_column_knows_its_kinds(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="column «x»"):
        Column("x", **change)  # type: ignore[arg-type]


def test_as_of_must_say_its_zone() -> None:
    with pytest.raises(ValueError, match="aware"):
        sample(as_of=datetime(2026, 12, 15))  # noqa: DTZ001
    assert sample(as_of=datetime(2026, 12, 14, tzinfo=timezone.utc)).as_of.tzinfo  # noqa: UP017


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Sơ\u0309", "Sở"),
        ("a\x00b\x08c\x1b\x7f\x9f", "abc"),
        ("một\r\nhai\rba\u2028bốn\x0bnăm", "một\nhai\nba\nbốn\nnăm"),
        ("\u202eđảo\u202c \u2066a\u2069\u200f\ufeff", "đảo a"),
        ("\ud800x\ufffe\uffff", "x"),
        ("\tgiữ tab và  hai dấu cách", "\tgiữ tab và  hai dấu cách"),
        ("🙂", "🙂"),
    ],
)
def test_text_is_cleaned_as_it_comes_in(typed: str, kept: str) -> None:
    assert clean(typed) == Run(typed).text == Heading(typed).text == kept
    table = Table((Column(typed),), ((typed,),), total=(typed,), note=typed)
    assert (table.columns[0].header, table.rows[0], table.total, table.note) == (kept, (kept,), (kept,), kept)


def test_lists_are_taken_as_tuples() -> None:
    document = sample(blocks=[Paragraph("x")], recipients=["Như trên"])
    assert (document.blocks, document.recipients) == ((Paragraph("x"),), ("Như trên",))
    assert hash(document)
