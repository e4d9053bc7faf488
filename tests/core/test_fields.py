"""Numbers and days as officers in Vietnam write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from core.errors import DomainError, Missing, no, not_now
from core.fields import DayField, NumberField, errors_into, format_decimal, half_up, parse_day, parse_decimal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("72,5", "72.5"),
        ("1.250,5", "1250.5"),
        ("1.250", "1250"),
        ("1250", "1250"),
        ("-3,25", "-3.25"),
        (" 1 250 ", "1250"),
        ("12.345.678", "12345678"),
        ("007", "7"),
    ],
)
def test_a_number_in_vietnamese_writing(text: str, value: str) -> None:
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "1,250.5", "12.5", "1.25.000", "1,2,3", "một", "5%", "1e3", "NaN", "--1", ",5"])
def test_any_other_writing_is_refused_and_never_guessed(text: str) -> None:
    with pytest.raises(ValueError):
        parse_decimal(text)


@given(st.decimals(-(10**12), 10**12, places=4))
def test_a_number_that_was_shown_can_be_typed_again(value: Decimal) -> None:
    assert parse_decimal(format_decimal(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [("1250.50", "1.250,5"), ("-0.50", "-0,5"), ("-1250", "-1.250"), ("0", "0"), ("1000000", "1.000.000")],
)
def test_a_number_is_shown_in_vietnamese_writing(value: str, text: str) -> None:
    assert format_decimal(Decimal(value)) == text


def test_a_day_is_written_day_first() -> None:
    assert parse_day("5/11/2026") == parse_day("05-11-2026") == parse_day(" 05.11.2026 ") == date(2026, 11, 5)
    for text in ("31/02/2026", "2026-11-05", "13/13/2026", "5/11/26", "hôm nay", ""):
        with pytest.raises(ValueError):
            parse_day(text)


class Form(forms.Form):
    day = DayField()
    count = NumberField(required=False)


def test_the_fields_read_and_show_what_was_meant() -> None:
    form = Form({"day": "5/11/2026", "count": "1.250,5"})
    assert form.is_valid() and form.cleaned_data == {"day": date(2026, 11, 5), "count": Decimal("1250.5")}
    shown = Form(initial={"day": date(2026, 11, 5), "count": Decimal("1250.50")}).as_p()
    assert 'value="05/11/2026"' in shown and 'value="1.250,5"' in shown and "step" not in shown
    typed = Form({"day": "31/02/2026", "count": "12.5"})
    assert "«31/02/2026» không phải là một ngày có thật" in typed.errors["day"][0]
    assert "«12.5» không đọc được thành số" in typed.errors["count"][0]
    assert 'value="31/02/2026"' in typed.as_p() and 'value="12.5"' in typed.as_p(), "what was typed stays in sight"
    assert DayField(required=False).clean("") is None and NumberField(required=False).clean("") is None
    assert DayField().clean(date(2026, 11, 5)) == date(2026, 11, 5)
    assert NumberField().clean(3) == 3 and NumberField().clean(Decimal("2.5")) == Decimal("2.5")
    with pytest.raises(ValidationError):
        NumberField(max_value=100).clean("100,5")


def test_a_refusal_of_input_is_told_at_its_field() -> None:
    form = Form({"day": "5/11/2026"})
    with errors_into(form):
        items = (Missing("day", "Ngày", "Ngày đã qua."), Missing("other", "Khác", "Thiếu tệp."))
        raise DomainError("invalid", "Có lỗi.", kind="invalid", items=items)
    assert form.errors == {"day": ["Ngày đã qua."], "__all__": ["Thiếu tệp."]}
    whole = Form({"day": "5/11/2026"})
    with errors_into(whole):
        raise DomainError("invalid", "Có lỗi.", kind="invalid")
    assert whole.errors == {"__all__": ["Có lỗi."]}
    with pytest.raises(DomainError, match="Không được"), errors_into(whole):
        no("Không được.").require()


def test_a_verdict_carries_its_reason() -> None:
    refused, late = no("Không có quyền."), not_now("Chưa đến lúc.", "too_early")
    assert not refused and not late
    for verdict, kind, code in ((refused, "refused", "forbidden"), (late, "conflict", "too_early")):
        with pytest.raises(DomainError) as raised:
            verdict.require()
        assert (raised.value.kind, raised.value.code, str(raised.value)) == (kind, code, verdict.reason)


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [("31.45", 1, "31.5"), ("31.35", 1, "31.4"), ("-0.25", 1, "-0.3"), ("2.5", 0, "3"), ("7", 1, "7.0")],
)
def test_a_half_is_rounded_away_from_zero(value: str, places: int, rounded: str) -> None:
    assert str(half_up(Decimal(value), places)) == rounded
