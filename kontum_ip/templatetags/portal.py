"""What templates need: numbers, days and sizes in Vietnamese writing, and the addresses of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeData, SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.fields import format_decimal, half_up

register = template.Library()

VIETNAMESE = re.compile(r"[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1ef9]")
PROGRAMS = {"xlsx": "Excel", "docx": "Word", "pdf": "PDF"}


@register.filter
def number(value: Decimal | int | None) -> str:
    """1250.5 → «1.250,5»; None → «–», as no figure is not zero."""
    return "–" if value is None else format_decimal(Decimal(value))


@register.filter
def tenth(value: Decimal | None) -> str:
    """With one decimal at most."""
    return number(None if value is None else half_up(Decimal(value), 1))


@register.filter
def positive(value: Decimal) -> str:
    """Without its sign, where a word says which way."""
    return number(abs(value))


@register.filter
def day(value: date | None) -> str:
    """dd/mm/yyyy, or «–»."""
    return "–" if value is None else value.strftime("%d/%m/%Y")


@register.filter
def deadline(value: datetime) -> str:
    """«trước ngày 15/12/2026», the plan's own words, when the day begins the lateness; else with the hour."""
    local = localtime(value)
    words = local.strftime("%d/%m/%Y")
    if local.time() == time():
        return _("trước ngày %(day)s") % {"day": words}
    return _("trước %(hour)s ngày %(day)s") % {"hour": local.strftime("%H:%M"), "day": words}


@register.filter
def program(format: str) -> str:
    """A file format by the name people know it: xlsx → «Excel»."""
    return PROGRAMS.get(format, format.upper())


@register.filter
def megabytes(size: int) -> str:
    """Bytes as «2,4 MB», small files in KB, whole volumes in GB."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    if size >= 1024**3:
        return f"{format_decimal(half_up(Decimal(size) / 1024**3, 1))} GB"
    return f"{format_decimal(half_up(Decimal(size) / 1024**2, 1))} MB"


@register.filter
def vi(value: Any) -> Any:
    """`{{ task.text|vi }}`: the plan's text, a name, what a person wrote, marked as Vietnamese on a page in English.

    A screen reader then reads it as such. What has no Vietnamese letter (a number, «–», words of ours) stays as it is.
    """
    return format_html('<span lang="vi">{}</span>', value) if is_vi(value) else value


@register.filter
def is_vi(value: Any) -> bool:
    """Whether this is Vietnamese on a page in another language; for where an element has to say so itself."""
    return get_language() != "vi" and VIETNAMESE.search(str(value)) is not None


@register.filter
def naming(words: str, names: Iterable[str]) -> Any:
    """A sentence of ours in which these names are marked as Vietnamese, the longest first."""
    marked = sorted({name for name in names if is_vi(name)}, key=len, reverse=True)
    pieces = re.split(f"({'|'.join(re.escape(name) for name in marked)})", words) if marked else [words]
    return format_html_join("", "{}", ((vi(piece) if piece in marked else piece,) for piece in pieces))


@register.filter
def beside(one: Sequence[Any], other: Sequence[Any]) -> list[tuple[Any, Any]]:
    """`{% for cell, column in cells|beside:columns %}`: two rows of one length, place by place."""
    return list(zip(one, other, strict=True))


@register.simple_tag
def errors_of(form: Any, formset: Any = None, files: Any = None) -> list[tuple[str, str]]:
    """Everything that is wrong with a form and what hangs on it, in reading order: (id of the field or "", words)."""
    found = errors_in(form) if form else []
    if formset:
        found += [("", error) for error in formset.non_form_errors()]
        found += [item for row in formset for item in errors_in(row)]
    return found + (errors_in(files, labelled=False) if files else [])


def errors_in(form: BaseForm, *, labelled: bool = True) -> list[tuple[str, str]]:
    whole = [("", str(error)) for error in form.non_field_errors()]
    # A hidden field has no place on the page to lead to.
    at_fields = [
        ("" if field.is_hidden else field.auto_id, f"{field.label}: {plain(error)}" if labelled else plain(error))
        for field in form
        for error in field.errors
    ]
    return whole + at_fields


def plain(error: Any) -> str:
    """A sentence without the link that some have at their field."""
    return strip_tags(str(error)) if isinstance(error, SafeData) else str(error)


@register.simple_tag
def page_numbers(page: Page[Any]) -> list[int | str]:
    """The first, the last and the near pages of a long list, gaps as «…»."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))


@register.simple_tag
def querystring_of(**values: str) -> str:
    """The part of an address after «?»."""
    return urlencode(values)


@register.filter
def as_query(values: dict[str, str]) -> str:
    """The part of an address after «?» that asks for these."""
    return urlencode(values)


@register.simple_tag(takes_context=True)
def page_link(context: dict[str, Any], number: int) -> SafeString:
    """The address of this list at another page, filters kept."""
    query = context["request"].GET.copy()
    query["page"] = str(number)
    return format_html("?{}", query.urlencode())


@register.simple_tag(takes_context=True)
def query_with(context: dict[str, Any], **parts: Any) -> str:
    """The address of this page with other parameters, the rest kept; an empty one is taken away."""
    query = context["request"].GET.copy()
    for name, value in parts.items():
        query.pop(name, None)
        if value:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag
def sort_head(sort: dict[str, str], label: str, kind: str = "", at: str = "to-watch") -> SafeString:
    """A column's head that sorts by it. `sort`: the address to go to (there to the place `at`), and its state."""
    state = format_html(' aria-sort="{}"', sort["state"]) if sort["state"] else ""
    head = '<th scope="col" class="{}"{}><a href="{}#{}">{}</a></th>'
    return format_html(head, kind, state, sort["address"], at, label)
