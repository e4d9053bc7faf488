"""Acts on agencies, their succession and the people who act for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.actions import managing
from accounts.models import User
from agencies import policy
from agencies.models import OF_NO_AGENCY, OWN, Agency, ClassMember, Line, Membership, Succession
from core.audit import act
from core.errors import DomainError, Missing
from core.sync import Changes, prune, sync

AGENCY_FIELDS: Mapping[str, Any] = {
    "name": "", "short_name": "", "kind": "", "place_name": "", "valid_from": None, "valid_to": None,
    "area_code": "", "official_code": "", "formed_from": "", "source": "", "confidence": "unverified",
}  # fmt: skip
SUCCESSION_FIELDS = ("kind", "legal_basis", "source", "confidence")


def load_agencies(
    agencies: Sequence[Mapping[str, Any]], successions: Sequence[Mapping[str, Any]], *, by: User, changes: Changes
) -> None:
    """The `agencies` and `successions` sections of a plan file. Agencies of other plans are left alone."""
    with act("load_agencies", by):
        rows = {row["code"]: sync_agency(row, changes) for row in agencies}
        for row in agencies:
            if "members" in rows[row["code"]].by_hand:
                continue
            kept = []
            for code in row.get("members", ()):
                member = rows.get(code) or Agency.objects.get(code=code)
                kept.append(
                    sync(ClassMember.objects, changes, {"agency_class": rows[row["code"]], "member": member}, {}).pk
                )
            prune(ClassMember.objects.filter(agency_class=rows[row["code"]]), kept, changes)
        for row in successions:
            sync_succession(row, changes)


def sync_agency(row: Mapping[str, Any], changes: Changes) -> Agency:
    values = {name: row.get(name, default) for name, default in AGENCY_FIELDS.items()}
    values |= {"aliases": list(row.get("aliases", ())), "is_open_class": bool(row.get("open", False))}
    if known := Agency.objects.filter(code=row["code"]).exclude(by_hand=[]).first():
        differ = [name for name in known.by_hand if name in values and getattr(known, name) != values[name]]
        changes.kept += [f"{known.code}: {known.label_of(name)}" for name in differ]
        values = {name: value for name, value in values.items() if name not in known.by_hand}
    return sync(Agency.objects, changes, {"code": row["code"]}, values)


def sync_succession(row: Mapping[str, Any], changes: Changes) -> Succession:
    keys = {
        "predecessor": Agency.objects.get(code=row["predecessor"]),
        "successor": Agency.objects.get(code=row["successor"]) if row.get("successor") else None,
        "effective_on": row["effective_on"],
        "scope": row.get("scope", "whole"),
        "function": row.get("function", ""),
    }
    defaults = {"legal_basis": "", "source": "", "confidence": "unverified"}
    return sync(
        Succession.objects, changes, keys, {name: row.get(name, defaults.get(name)) for name in SUCCESSION_FIELDS}
    )


def create_agency(code: str, values: Mapping[str, Any], *, by: User) -> Agency:
    """A new agency; what is typed here stays when a file with the same code is loaded."""
    policy.can_manage_agencies(by).require()
    if Agency.objects.filter(code=code).exists():
        refuse("code", _("Mã"), _("Mã «%s» đã có cơ quan khác dùng.") % code)
    agency = Agency(code=code, by_hand=sorted(values), **{name: lines_of(value) for name, value in values.items()})
    refuse_all(policy.wrong_changes(agency, values, ""))
    with act("create_agency", by):
        agency.save()
    return agency


def edit_agency(
    agency: Agency, values: Mapping[str, Any], *, by: User, reason: str = "", members: Iterable[Agency] | None = None
) -> Agency:
    """Mend what is recorded of an agency, without changing what sent accounts and plans say of it."""
    policy.can_manage_agencies(by).require()
    with act("edit_agency", by):
        agency = Agency.objects.select_for_update().get(pk=agency.pk)
        kept = {name: lines_of(value) for name, value in values.items()}
        changed = {name: value for name, value in kept.items() if lines_of(getattr(agency, name)) != value}
        refuse_all(policy.wrong_changes(agency, changed, reason))
        if members is not None and set_members(agency, members):
            changed["members"] = None
        if changed:
            for name in changed.keys() - {"members"}:
                setattr(agency, name, changed[name])
            agency.by_hand, agency.edit_reason = sorted({*agency.by_hand, *changed}), reason
            agency.save()
    return agency


def lines_of(value: Any) -> Any:
    """A text with line ends of one kind and nothing around it: how a browser ends its lines is no change."""
    return "\n".join(value.splitlines()).strip() if isinstance(value, str) else value


def set_members(agency: Agency, members: Iterable[Agency]) -> bool:
    """The members of a class from now on; says whether anything changed."""
    wanted, known = {member.pk for member in members}, set(agency.members.values_list("pk", flat=True))
    if wanted and (not agency.is_class or Agency.objects.filter(pk__in=wanted, kind="class").exists()):
        refuse("members", _("Thành viên"), _("Chỉ nhóm cơ quan có thành viên, và thành viên không thể là nhóm."))
    for row in ClassMember.objects.filter(agency_class=agency, member__in=known - wanted):
        row.delete()
    for pk in sorted(wanted - known):
        ClassMember.objects.create(agency_class=agency, member_id=pk)
    return wanted != known


def refuse_all(items: Sequence[Missing]) -> None:
    if items:
        raise DomainError("invalid", items[0].message, kind="invalid", items=tuple(items))


def record_succession(
    predecessor: Agency,
    successor: Agency | None,
    *,
    by: User,
    effective_on: date,
    kind: str,
    scope: str = "whole",
    function: str = "",
    legal_basis: str,
    source: str = "",
    confidence: str = "unverified",
) -> Succession:
    """Record what became of an agency; refused when it would go round in a circle or stands already."""
    policy.can_record_succession(by).require()
    if successor is None and kind != Succession.Kind.DISSOLVE:
        refuse(
            "successor", _("Cơ quan kế thừa"), _("Hãy chọn cơ quan kế thừa, hoặc chọn hình thức «Kết thúc hoạt động».")
        )
    if successor is not None and predecessor.pk in Line().reachable(successor.pk):
        refuse(
            "successor",
            _("Cơ quan kế thừa"),
            _("«%s» đã có trong chuỗi kế thừa phía sau, không thể khép vòng.") % successor,
        )
    if scope == "function" and not function:
        refuse("function", _("Chức năng được chuyển"), _("Hãy nêu chức năng được chuyển."))
    keys = {"effective_on": effective_on, "scope": scope, "function": function}
    if Succession.objects.filter(predecessor=predecessor, successor=successor, **keys).exists():
        refuse("predecessor", _("Cơ quan cũ"), _("Việc kế thừa này đã được ghi nhận."))
    with act("record_succession", by):
        return Succession.objects.create(
            predecessor=predecessor, successor=successor, kind=kind, legal_basis=legal_basis, source=source,
            confidence=confidence, **keys,
        )  # fmt: skip


def refuse(anchor: str, label: str, message: str) -> None:
    raise DomainError("invalid", message, kind="invalid", items=(Missing(anchor, label, message),))


def grant_membership(
    user: User, role: str, *, by: User, agency: Agency | None = None, valid_from: date | None = None,
    valid_to: date | None = None,
) -> Membership:  # fmt: skip
    """Give a person a role, for an agency where the role needs one; the same grant twice is one row."""
    policy.can_manage_people(by).require()
    require_place(role, agency)
    if valid_from and valid_to and valid_to < valid_from:
        refuse("valid_to", _("Đến hết ngày"), _("Ngày kết thúc phải sau ngày bắt đầu."))
    with managing("grant_membership", by) as manager:
        rows = Membership.objects.filter(user=user, agency=agency, role=role, valid_from=valid_from)
        known = rows.first() if valid_to else None
        if known and not (verdict := policy.can_end_membership(manager, known)):
            refuse("valid_to", _("Đến hết ngày"), verdict.reason)
        membership, _made = Membership.objects.update_or_create(
            user=user, agency=agency, role=role, valid_from=valid_from, defaults={"valid_to": valid_to}
        )
    return membership


def require_place(role: str, agency: Agency | None) -> None:
    """Refuses, at its field, an agency that is missing, that the role cannot have, or that is a class of agencies."""
    if agency is None and role in OWN:
        refuse("agency", _("Cơ quan"), _("Vai trò này cần một cơ quan."))
    if agency is not None and role in OF_NO_AGENCY:
        refuse("agency", _("Cơ quan"), _("Vai trò này thuộc toàn tỉnh, không gắn với cơ quan nào."))
    if agency is not None and agency.is_class:
        refuse("agency", _("Cơ quan"), _("«%s» là một nhóm cơ quan. Hãy chọn một cơ quan.") % agency)


def end_membership(membership: Membership, *, by: User, on: date) -> None:
    """The role ends after this day; it acts from the person's next request."""
    policy.can_manage_people(by).require()
    if membership.valid_from and on < membership.valid_from:
        refuse("on", _("Ngày cuối cùng giữ vai trò"), _("Ngày kết thúc phải sau ngày bắt đầu."))
    with managing("end_membership", by) as manager:
        policy.can_end_membership(manager, membership).require()
        Membership.objects.filter(pk=membership.pk).update(valid_to=on)
    membership.valid_to = on
