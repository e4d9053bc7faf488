"""What templates need: numbers, days and sizes in Vietnamese writing, and the addresses of pages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.fields import format_decimal

register = template.Library()


@register.filter
def number(value: Decimal | int | None) -> str:
    """1250.5 → «1.250,5»; None → «–», as no figure is not zero."""
    return "–" if value is None else format_decimal(Decimal(value))


@register.filter
def day(value: date | None) -> str:
    """dd/mm/yyyy, or «–»."""
    return "–" if value is None else value.strftime("%d/%m/%Y")


@register.filter
def megabytes(size: int) -> str:
    """Bytes as «2,4 MB», small files in KB."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{format_decimal(round(Decimal(size) / 1024**2, 1))} MB"


@register.simple_tag(takes_context=True)
def page_link(context: dict[str, Any], number: int) -> SafeString:
    """The address of this list at another page, filters kept."""
    query = context["request"].GET.copy()
    query["page"] = str(number)
    return format_html("?{}", query.urlencode())
