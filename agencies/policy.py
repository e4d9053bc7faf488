"""Who may change agencies, successions and memberships."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import SYSTEM_EMAIL, User, second_factor
from agencies.models import Membership, Role, standing_of
from core.errors import YES, Verdict, no, not_now


def can_record_succession(user: Any) -> Verdict:
    if Role.COORDINATOR in standing_of(user).roles or user.is_system:
        return YES
    return no(_("Chỉ cơ quan đầu mối được ghi nhận việc sắp xếp, kế thừa cơ quan."))


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
