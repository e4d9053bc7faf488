"""The people of the demonstration: invented, named after their part, all with one published password."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password

from accounts.actions import create_user
from accounts.models import User
from agencies.actions import grant_membership
from agencies.models import Agency, Role, holders
from core import clock
from plans.models import Plan

PASSWORD = "kontum-demo-2030"  # noqa: S105 – public: it opens the demonstration and nothing else
DOMAIN = "demo.test"
WITHOUT_AGENCY = {
    Role.COORDINATOR: "Cán bộ đầu mối minh họa",
    Role.LEADER: "Lãnh đạo tỉnh minh họa",
    Role.AUDITOR: "Cán bộ giám sát minh họa",
    Role.ADMINISTRATOR: "Quản trị hệ thống minh họa",
}
OF_AGENCY = {Role.REPORTER: "Cán bộ minh họa", Role.HEAD: "Lãnh đạo minh họa"}


@dataclass
class Cast:
    """Who acts: the coordinating officer, and for each agency (by id) its reporter and its head."""

    system: User
    coordinator: User
    reporters: dict[int, User] = field(default_factory=dict)
    heads: dict[int, User] = field(default_factory=dict)


def address(role: str, agency: Agency | None = None) -> str:
    return f"{role}.{agency.code}@{DOMAIN}" if agency else f"{role}@{DOMAIN}"


def gather_cast(plan: Plan, agencies: Iterable[Agency]) -> Cast:
    """All of them, made where they are not there yet. The roles hold without limit of time, for past years too."""
    system = User.objects.system()
    made = Maker(system)
    for role, name in WITHOUT_AGENCY.items():
        home = {Role.COORDINATOR: plan.coordinator, Role.LEADER: plan.issuer}.get(role)
        made.person(role, name, None, home=today(home) if home else None)
    cast = Cast(system, made.people[address(Role.COORDINATOR)])
    for agency in agencies:
        cast.reporters[agency.pk] = made.person(Role.REPORTER, OF_AGENCY[Role.REPORTER], agency, home=agency)
        cast.heads[agency.pk] = made.person(Role.HEAD, OF_AGENCY[Role.HEAD], agency, home=agency)
    return cast


def today(agency: Agency) -> Agency | None:
    """Which agency an agency's duties have come to."""
    found = holders(agency, clock.today()).agencies
    return found[0] if found else None


class Maker:
    """Hashes the one password once, and knows who is there already."""

    def __init__(self, system: User) -> None:
        self.system, self.hash = system, make_password(PASSWORD)
        self.people = {user.email: user for user in User.objects.filter(is_demo=True)}

    def person(self, role: Role, name: str, agency: Agency | None, *, home: Agency | None) -> User:
        email = address(role, agency)
        if email not in self.people:
            user = create_user(
                by=self.system,
                email=email,
                full_name=f"{name} – {agency.short_name}"[:100] if agency else name,
                position=str(role.label),
                password_hash=self.hash,
                is_demo=True,
            )
            grant_membership(user, role, by=self.system, agency=home)
            self.people[email] = user
        return self.people[email]
