"""Cases of enforcement: written down, corrected, struck out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.audit import act
from core.errors import DomainError, Missing
from core.versions import differences, require_version
from indicators import policy
from indicators.actions.holding import hold
from indicators.models import EnforcementCase, Gazetteer, Measure

FIELDS = (
    "agency", "handled_on", "kind", "is_counterfeit", "measure", "channel", "fine", "goods_value", "decision",
    "summary", "address",
)  # fmt: skip


def save_case(
    values: Mapping[str, Any], *, by: User, case: EnforcementCase | None = None, version: int = 0
) -> EnforcementCase:
    """A new case, or the one that was read with `version` as it should be; 409 when somebody else saved it since.

    `values`: all of FIELDS. The commune and the district are found from the address.
    """
    if set(values) != set(FIELDS):
        raise ValueError(f"not the fields of a case: {sorted(values)}")
    if case is not None:
        policy.can_edit_case(by, case).require()
    policy.can_record_case(by, values["agency"].pk).require()
    check_case(values)
    found = Gazetteer.load().locate(values["address"])
    place = {"commune": found.commune, "district": found.district, "place": found.place}
    with act("save_case", by):
        if case is None:
            return EnforcementCase.objects.create(**values, **place)
        fresh = hold(case)
        if differences(fresh, values):
            require_version(fresh, values, seen=version)
            EnforcementCase.objects.filter(pk=fresh.pk).update(**values, **place, version=fresh.version + 1)
    return EnforcementCase.objects.select_related("agency").get(pk=case.pk)


def check_case(values: Mapping[str, Any]) -> None:
    """What does not go together is told at its field."""
    wrong = []
    if values["handled_on"] > clock.today():
        wrong.append(("handled_on", _("Ngày xử lý"), _("Ngày xử lý chưa đến.")))
    for name, label in (("fine", _("Tiền phạt")), ("goods_value", _("Giá trị hàng hóa"))):
        if values[name] is not None and values[name] < 0:
            wrong.append((name, label, _("Số tiền không được âm.")))
    if values["fine"] and values["measure"] in (Measure.WARNING, Measure.NONE):
        wrong.append(
            ("fine", _("Tiền phạt"), _("Biện pháp đã chọn không có tiền phạt. Hãy xem lại biện pháp hoặc xóa số tiền."))
        )
    if not values["summary"].strip():
        wrong.append(("summary", _("Nội dung vụ việc"), _("Hãy nêu nội dung vụ việc.")))
    if wrong:
        items = tuple(Missing(*item) for item in wrong)
        raise DomainError("invalid", items[0].message, kind="invalid", items=items)


def delete_case(case: EnforcementCase, *, by: User) -> None:
    """Struck out, as one that was written down by mistake; the record keeps it."""
    policy.can_edit_case(by, case).require()
    with act("delete_case", by):
        hold(case).delete()
