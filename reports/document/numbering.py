"""Numbers of parts, headings, tables and appendices: computed, never typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reports.document.blocks import Appendix, Block, Heading, Part, Table

LETTERS = "abcdđeghiklmnopqrstuưvxy"
ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """4 → «IV»."""
    text = ""
    for value, letters in ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def letter(number: int) -> str:
    """5 → «đ»: the order of points in a legal text; after «y» comes «aa»."""
    rest, last = divmod(number - 1, len(LETTERS))
    return (letter(rest) if rest else "") + LETTERS[last]


def numbered(blocks: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    """Each block with its number as printed: «Phần I», «I.», «1.», «a)», «Bảng 1.»; "" for blocks without one."""
    parts, tables = 0, 0
    counts = [0, 0, 0]
    for block in blocks:
        label = ""
        if isinstance(block, Part):
            parts, counts = parts + 1, [0, 0, 0]
            label = f"Phần {roman(parts)}"
        elif isinstance(block, Heading):
            counts[block.level - 1 :] = [counts[block.level - 1] + 1] + [0] * (3 - block.level)
            number = counts[block.level - 1]
            label = (f"{roman(number)}.", f"{number}.", f"{letter(number)})")[block.level - 1]
        elif isinstance(block, Table) and block.caption:
            tables += 1
            label = f"Bảng {tables}."
        yield label, block


def numbered_appendices(appendices: Sequence[Appendix]) -> Iterator[tuple[str, Appendix]]:
    """«Phụ lục I», «Phụ lục II» …; a single appendix is «Phụ lục»."""
    for number, appendix in enumerate(appendices, 1):
        yield (f"Phụ lục {roman(number)}" if len(appendices) > 1 else "Phụ lục"), appendix
