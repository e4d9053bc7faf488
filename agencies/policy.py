"""Who may change agencies, successions and memberships."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import SYSTEM_EMAIL, User, second_factor
from agencies.models import Agency, Membership, Role, Scope, standing_of
from core.errors import YES, Missing, Verdict, no, not_now


def can_record_succession(user: Any) -> Verdict:
    if Role.COORDINATOR in standing_of(user).roles or user.is_system:
        return YES
    return no(_("Chỉ cơ quan đầu mối được ghi nhận việc sắp xếp, kế thừa cơ quan."))


@dataclass(frozen=True)
class Told:
    """Something of record that names an agency, and the days of which it speaks."""

    start: date
    end: date
    words: str


# Upper apps append here in `apps.py: ready()`: what of record names an agency, and what it still has to do.
told_of: list[Callable[[Agency], Iterable[Told]]] = []
duties_left: list[Callable[[Agency], Iterable[str]]] = []
PRINTED = ("name", "short_name", "kind", "place_name")
ALIKE = 0.6  # below this a name is another name, not the same one without its misprint


def can_manage_agencies(user: Any) -> Verdict:
    if Role.ADMINISTRATOR in standing_of(user).roles:
        return YES
    return no(_("Chỉ quản trị hệ thống được thêm, sửa cơ quan; việc sắp xếp, đổi tên do cơ quan đầu mối ghi nhận."))


def can_read_agency_record(user: Any) -> Verdict:
    if {Role.ADMINISTRATOR, Role.AUDITOR, Role.COORDINATOR} & standing_of(user).roles:
        return YES
    return no(_("Chỉ quản trị hệ thống, cơ quan đầu mối và người kiểm tra, giám sát được xem nhật ký của cơ quan."))


def wrong_changes(agency: Agency, changed: Mapping[str, Any], reason: str) -> list[Missing]:
    """Why an agency may not be changed so: what is of record must go on saying what it said."""
    start, end = changed.get("valid_from", agency.valid_from), changed.get("valid_to", agency.valid_to)
    if start and end and end < start:
        return [Missing("valid_to", str(_("Đến hết ngày")), _("Ngày kết thúc phải sau ngày bắt đầu."))]
    if agency.pk is None:
        return []
    told = [item for find in told_of for item in find(agency)]
    found = wrong_names(agency, changed, reason, told)
    if changed.get("valid_from"):
        found += [outside("valid_from", _("Từ ngày"), item) for item in told if item.end < changed["valid_from"]][:1]
    if changed.get("valid_to"):
        found += [outside("valid_to", _("Đến hết ngày"), item) for item in told if item.start > changed["valid_to"]][:1]
        found += wrong_end(agency, changed["valid_to"])
    return found


def outside(anchor: str, label: str, told: Told) -> Missing:
    return Missing(
        anchor, label, _("«%s» đã ghi cơ quan này ở thời gian khác, không thể sửa ngày như vậy.") % told.words
    )


def wrong_names(agency: Agency, changed: Mapping[str, Any], reason: str, told: list[Told]) -> list[Missing]:
    if not told or not any(name in changed for name in PRINTED):
        return []
    if "class" in (agency.kind, changed.get("kind")) and "kind" in changed:
        return [Missing("kind", _("Loại"), _("Cơ quan đã được dùng, không đổi giữa nhóm cơ quan và cơ quan được."))]
    for name in ("name", "short_name"):
        if SequenceMatcher(None, getattr(agency, name), changed.get(name, getattr(agency, name))).ratio() < ALIKE:
            message = _(
                "Tên này khác hẳn tên cũ, không phải sửa chỗ ghi sai. Hãy ghi nhận kế thừa, hình thức «Đổi tên»."
            )
            return [Missing(name, agency.label_of(name), message)]
    if reason:
        return []
    message = _(
        "«%s» đã ghi nội dung này. Cơ quan đổi tên thì ghi nhận kế thừa, hình thức «Đổi tên»; "
        "chỉ sửa chỗ ghi sai thì nêu lý do."
    )
    return [Missing("reason", _("Lý do sửa"), message % told[0].words)]


def wrong_end(agency: Agency, end: date) -> list[Missing]:
    """An agency ends with duties in hand only when it is on record who takes them, or that nobody does."""
    onward = agency.successions_out.exclude(scope=Scope.FUNCTION).filter(effective_on__lte=end + timedelta(days=1))
    left = [words for find in duties_left for words in find(agency)]
    if not left or onward.exists():
        return []
    message = _("Cơ quan còn việc chưa ai nhận: %s. Hãy ghi nhận kế thừa hoặc kết thúc hoạt động trước.")
    return [Missing("valid_to", _("Đến hết ngày"), message % "; ".join(left))]


def can_manage_people(user: Any) -> Verdict:
    if Role.ADMINISTRATOR in standing_of(user).roles or user.is_system:
        return YES
    return no(_("Chỉ quản trị hệ thống được quản lý người dùng và vai trò."))


def can_be_missed(person: User) -> Verdict:
    """May this person be locked out? Somebody must remain who manages people, today and without an end."""
    lasting = set(Membership.objects.lasting_administrators().values_list("user", flat=True))
    return only_administrator() if lasting == {person.pk} else YES


def can_end_membership(user: Any, membership: Membership) -> Verdict:
    """Or give it a last day: any but the one by which somebody manages people without an end."""
    if not (verdict := can_manage_people(user)) or membership.role != Role.ADMINISTRATOR:
        return verdict
    lasting = set(Membership.objects.lasting_administrators().values_list("pk", flat=True))
    return only_administrator() if lasting == {membership.pk} else YES


def only_administrator() -> Verdict:
    words = _("Đây là quản trị hệ thống duy nhất không có ngày kết thúc. Hãy giao vai trò cho một người khác trước.")
    return not_now(words, "only_administrator")


def can_see_people(user: Any) -> Verdict:
    """The administrator, who manages them, and the auditor, who reads everything."""
    if {Role.ADMINISTRATOR, Role.AUDITOR} & standing_of(user).roles:
        return YES
    return no(_("Chỉ quản trị hệ thống và người kiểm tra, giám sát được xem danh sách người dùng."))


def people_seen_by(user: Any) -> QuerySet[User]:
    """People in the portal, without the system's own account; nobody's for those who may not see them."""
    people = User.objects.exclude(email=SYSTEM_EMAIL).annotate(second_factor=second_factor())
    return people if can_see_people(user) else people.none()


def can_read_record(user: Any) -> Verdict:
    if Role.AUDITOR in standing_of(user).roles:
        return YES
    return no(_("Chỉ người làm công tác kiểm tra, giám sát được xem toàn bộ nhật ký."))
