"""Form fields that read what Vietnamese officers type, and refuse the rest with a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError, Missing

NUMBER = re.compile(r"^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$")
DAY = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-]((?:19|20|21)\d{2})$")


def parse_decimal(text: str) -> Decimal:
    """«1.250,5» → Decimal('1250.5'). Thousands by dots in threes, the fraction after a comma; ValueError otherwise."""
    cleaned = re.sub(r"\s", "", text)
    if not NUMBER.match(cleaned):
        raise ValueError(text)
    return Decimal(cleaned.replace(".", "").replace(",", "."))


def parse_day(text: str) -> date:
    """«5/11/2026» → 5 November 2026, day first; ValueError for a day that is not in the calendar of 1900–2199."""
    found = DAY.match(re.sub(r"\s", "", text))
    if not found:
        raise ValueError(text)
    day, month, year = (int(part) for part in found.groups())
    return date(year, month, day)


def format_decimal(value: Decimal) -> str:
    """Decimal('1250.50') → «1.250,5»."""
    whole, _sep, part = f"{value:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if -1 < value < 0 else ""
    return f"{sign}{grouped},{part.rstrip('0')}" if part.rstrip("0") else f"{sign}{grouped}"


def half_up(value: Decimal, places: int) -> Decimal:
    """As people round: 31.45 → 31.5, a half away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


class DayField(forms.DateField):
    """A date as text, dd/mm/yyyy."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "input-day"})

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or str(value).isspace():
            return None
        if isinstance(value, date):
            return value
        try:
            return parse_day(str(value))
        except ValueError as error:
            message = _("«%(value)s» không phải là một ngày có thật. Hãy nhập ngày/tháng/năm, ví dụ 05/11/2026.")
            raise ValidationError(message, code="invalid", params={"value": value}) from error

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%d/%m/%Y") if isinstance(value, date) else value


class NumberField(forms.DecimalField):
    """A number in Vietnamese writing; «1.250,5», never «1,250.5»."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "input-number"})

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if value in self.empty_values or str(value).isspace():
            return None
        if isinstance(value, int | Decimal):
            return Decimal(value)
        try:
            return parse_decimal(str(value))
        except ValueError as error:
            message = _("«%(value)s» không đọc được thành số. Phần thập phân sau dấu phẩy, ví dụ 72,5 hoặc 1.250,5.")
            raise ValidationError(message, code="invalid", params={"value": value}) from error

    def prepare_value(self, value: Any) -> Any:
        return format_decimal(value) if isinstance(value, Decimal) else value


class WholePercent(forms.IntegerField):
    """A whole number from 0 to 100, the percent sign allowed."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "input-number"})
    default_error_messages = {"invalid": _("Tỷ lệ hoàn thành phải là số nguyên từ 0 đến 100, ví dụ 70.")}

    def to_python(self, value: Any) -> int | None:
        text = str(value or "").strip().removesuffix("%").strip()
        if not re.fullmatch(r"-?\d{0,9}", text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        number = super().to_python(text)
        if number is not None and not 0 <= number <= 100:
            raise ValidationError(_("Tỷ lệ hoàn thành phải từ 0 đến 100, ví dụ 70."), code="range")
        return number


class VersionField(forms.IntegerField):
    """The version a form was read with, hidden in it; without it nobody could tell whose text is the later."""

    widget = forms.HiddenInput
    default_error_messages = dict.fromkeys(
        ("required", "invalid", "min_value"), _("Trang gửi lên không đầy đủ. Hãy tải lại trang rồi nhập lại.")
    )


@contextmanager
def errors_into(form: forms.BaseForm) -> Iterator[None]:
    """What an act refuses as wrong input is told at the field it is about; other refusals pass on."""
    try:
        yield
    except DomainError as error:
        if error.kind != "invalid":
            raise
        for item in error.items or (Missing("", "", error.message),):
            link = format_html(' <a href="{}">{}</a>', item.url, _("Xem")) if item.url else ""
            form.add_error(item.anchor if item.anchor in form.fields else None, format_html("{}{}", item.message, link))
