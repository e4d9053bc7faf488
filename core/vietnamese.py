"""Vietnamese text as people order it, by its own alphabet, and as they look for it, with or without dấu.

Each function has its twin in the database (accounts/migrations/0001_tables.py); a test holds the two together.
"""

from __future__ import annotations

import re
from typing import Any
from unicodedata import normalize

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField, TrigramWordSimilarity
from django.db.models import Func, GeneratedField, Q, TextField
from django.db.models.expressions import Combinable
from django.db.models.lookups import Contains
from django.utils.translation import gettext_lazy as _

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
PLACES = str.maketrans(ALPHABET, "".join(chr(0xC0 + place) for place in range(len(ALPHABET))))
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng, after ngang
MARKS, PLAIN_D = re.compile("[\u0300-\u036f]"), str.maketrans("Đđ", "Dd")
OTHER_THAN_SHAPES = re.compile("[\u0300\u0301\u0303-\u0305\u0307-\u031a\u031c-\u036f]")
OTHER_THAN_TONES = re.compile("[\u0302\u0304-\u0308\u030a-\u0322\u0324-\u036f]")


def sort_key(text: str) -> str:
    """Letters by the alphabet and numbers by their size, then the tones; to compare code point by code point."""
    apart = normalize("NFD", text).lower().replace("Đ", "đ")
    letters = normalize("NFC", OTHER_THAN_SHAPES.sub("", apart)).translate(PLACES)
    letters = re.sub("0{1,12}([0-9]{12,})", r"\1", re.sub("([0-9]+)", r"000000000000\1", letters))
    tones = re.sub(f"[^{TONES}]", "0", OTHER_THAN_TONES.sub("", apart), flags=re.DOTALL)
    return f"{letters}\1{tones.translate(str.maketrans(TONES, '12345')).rstrip('0')}"


def fold(text: str) -> str:
    """Without dấu, đ as d, small letters."""
    return text.lower() if text.isascii() else MARKS.sub("", normalize("NFD", text)).translate(PLAIN_D).lower()


def words(text: str) -> list[str]:
    """What is looked for when this is typed: at most twelve words without dấu."""
    return re.findall("[a-z0-9]+", fold(text))[:12]


class SortKey(Func):
    """`sort_key` of a column, to order by."""

    function, template, output_field = "vi_order", '%(function)s(%(expressions)s) COLLATE "C"', TextField()


def name_order(name: str) -> GeneratedField:
    """The column that lists are ordered by where people expect them by `name`."""
    order = TextField(db_collation="C")
    return GeneratedField(expression=SortKey(name), output_field=order, db_persist=True, verbose_name=_("Thứ tự"))


class Folded(Func):
    """`fold` of columns, one after the other."""

    function, arg_joiner, output_field = "vi_fold", " || ' ' || ", TextField()


class Words(Func):
    """The words of columns, to be compared with what is `asked`."""

    function, arg_joiner, output_field = "vi_words", " || ' ' || ", SearchVectorField()


class Joined(Func):
    """A list of texts as one."""

    function, output_field = "vi_joined", TextField()


def asked(text: str) -> SearchQuery:
    """All that was typed, in any order, the last as the beginning of a word; nothing at all finds nothing."""
    return SearchQuery(" & ".join(words(text)) + ":*" if words(text) else "", config="simple", search_type="raw")


def holding(text: str, *names: str) -> Q:
    """The rows of a list in whose columns all that was typed stands, piece by piece; none holds a NUL."""
    found = Q(pk__in=[]) if "\0" in text else Q()
    for piece in fold(text).replace("\0", " ").split()[:12]:
        found &= Q(Contains(Folded(*names), piece))
    return found


def found(rows: Any, text: str, said: Words, near: str = "") -> Any:
    """Rows that say all that was typed, with their `rank`; the column `near` forgives a slip of the fingers."""
    typed = " ".join(words(text))
    hit: Q = Q(said=asked(text))
    rank: Combinable = SearchRank(said, asked(text))
    rows = rows.alias(said=said)
    if near and typed:
        rows = rows.alias(near_to=Folded(near))
        hit |= Q(near_to__trigram_word_similar=typed)
        rank = rank + TrigramWordSimilarity(typed, Folded(near))
    return rows.filter(hit).annotate(rank=rank)
