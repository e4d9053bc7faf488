"""Acts on titles: a row of the register written, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.audit import act
from core.errors import DomainError, Missing
from core.versions import differences, require_version
from indicators import policy
from indicators.actions.holding import hold
from indicators.importers.numbers import APPLICATION, Number, read_number
from indicators.importers.terms import last_day, looks_ended
from indicators.models import Gazetteer, Title, TitleKind

NUMBERS = ("application_number", "title_number")
KEYS = {"application_number": "application_key", "title_number": "title_key"}
# What follows from the rest and is not typed, but for a place corrected by hand.
PLACED = ("commune", "district", "place")


def derive(title: Title, gazetteer: Gazetteer, *, place: bool = True) -> None:
    """Set on an unsaved row what follows from it: keys of its numbers, last day of protection, and where its owner is.

    No query. `place=False` keeps the commune, district and place that stand there. A title that the office calls ended
    without a date ends on the day that was looked at.
    """
    found = [read_number(getattr(title, name), title.kind) for name in NUMBERS]
    title.application_key, title.title_key = found[0].key, found[1].key
    title.number_keys = list(dict.fromkeys(key for number in found for key in number.searched))
    title.valid_until = title.expires_on or last_day(title)
    seen = title.retrieved_on
    if seen and looks_ended(title) and (title.valid_until is None or title.valid_until >= seen):
        title.ended_on = seen
    if place:
        title.commune, title.district, title.place = gazetteer.locate(title.address)


def save_title(values: Mapping[str, Any], *, by: User, title: Title | None = None, version: int = 0) -> Title:
    """Write a new row, or `values` on `title` as it was read at `version`; 409 with both texts if it has moved on.

    A commune, district or place among `values` that differs from what stands there was corrected by hand and is kept.
    """
    policy.can_write_titles(by).require()
    typed = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    placed = {name: typed.pop(name) for name in PLACED if name in typed}
    with act("edit_title" if title else "create_title", by):
        row = hold(title) if title else Title()
        by_hand = {name: value for name, value in placed.items() if title and getattr(row, name) != value}
        if title and not differences(row, typed) and not by_hand:
            return row
        if title:
            require_version(row, typed | by_hand, seen=version)
        moved = not title or ("address" in typed and typed["address"] != row.address)
        for name, value in typed.items():
            setattr(row, name, value)
        derive(row, Gazetteer.load(), place=moved)
        set_place(row, by_hand if title else {name: value for name, value in placed.items() if value})
        check(row)
        row.version, row.changed_at, row.changed_by = row.version + 1 if title else 1, clock.now(), by
        row.save()
    return row


def remove_title(title: Title, *, by: User) -> None:
    """Out of the register, as one that was written down twice; what protects a product is unlinked from it first."""
    policy.can_write_titles(by).require()
    with act("remove_title", by):
        row = hold(title)
        if product := row.products.first():
            message = _("Văn bằng đang bảo hộ sản phẩm «%s». Hãy bỏ gắn ở trang sản phẩm trước khi bỏ văn bằng.")
            raise DomainError("in_use", message % product)
        row.delete()


def set_place(title: Title, by_hand: Mapping[str, Any]) -> None:
    for name, value in by_hand.items():
        setattr(title, name, value)
    if by_hand and (title.commune or title.district) and "place" not in by_hand:
        title.place = Title.Place.INSIDE


def check(title: Title) -> None:
    """DomainError naming each field at fault: a number of another kind or taken, dates out of order, an end undated."""
    faults = [*faults_of_numbers(title), *faults_of_dates(title)]
    if faults:
        raise DomainError("invalid", faults[0].message, kind="invalid", items=tuple(faults))


def faults_of_numbers(title: Title) -> Iterable[Missing]:
    for name in NUMBERS:
        found: Number = read_number(getattr(title, name), title.kind)
        label = label_of(name)
        if not found.key:
            continue
        if found.kind and found.kind != title.kind:
            words = {"number": getattr(title, name), "kind": TitleKind(found.kind).label}
            yield Missing(
                name, label, _("Số «%(number)s» là số của %(kind)s, không phải của đối tượng đã chọn.") % words
            )
        elif found.form and (found.form == APPLICATION) != (name == "application_number"):
            message = _("«%s» trông như số đơn.") if found.form == APPLICATION else _("«%s» trông như số văn bằng.")
            yield Missing(name, label, message % getattr(title, name))
        elif other := Title.objects.filter(kind=title.kind, **{KEYS[name]: found.key}).exclude(pk=title.pk).first():
            yield Missing(name, label, _("Số này đã có trong sổ: «%s».") % other, other.get_absolute_url())


def faults_of_dates(title: Title) -> Iterable[Missing]:
    def fault(name: str, message: str) -> Missing:
        return Missing(name, label_of(name), message)

    if title.filed_on and title.granted_on and title.granted_on < title.filed_on:
        yield fault("granted_on", _("Ngày cấp không thể trước ngày nộp đơn."))
    if title.granted_on and title.ended_on and title.ended_on < title.granted_on:
        yield fault("ended_on", _("Ngày chấm dứt không thể trước ngày cấp."))
    if title.status == Title.Status.GRANTED and title.granted_on is None:
        yield fault("granted_on", _("Văn bằng đã cấp thì phải có ngày cấp."))
    today = clock.today()
    if looks_ended(title) and title.granted_on and (title.valid_until is None or title.valid_until >= today):
        yield fault("ended_on", _("Hãy ghi ngày hết hiệu lực: theo thời hạn thì văn bằng này vẫn còn hiệu lực."))


def label_of(name: str) -> str:
    """A field as the screen calls it."""
    field: Any = Title._meta.get_field(name)
    return str(field.verbose_name)
