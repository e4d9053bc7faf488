"""What may be searched: each kind of thing, who sees which of it, and how a hit is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import CharField, Count, Value
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.models import Agency
from core.vietnamese import words
from plans.models import PlanLink
from tasks.models import Evidence, Output, Progress, Task, Trigger


@dataclass(frozen=True)
class Hit:
    """One thing found: its name, where it leads, and a line or two on it in which the words may stand."""

    title: str
    url: str
    about: str
    said: str = ""


@dataclass(frozen=True)
class Kind:
    """One kind of thing: its rows that a person may see come from `model`, the newest first among equals."""

    name: str
    label: str | Promise
    model: Any
    related: tuple[str, ...]
    newest: tuple[str, ...]
    hit: Callable[[Any], Hit]

    def rows(self, user: Any, typed: str) -> Any:
        return self.model._default_manager.visible_to(user).searched(typed)

    def page(self, rows: Any) -> Any:
        """Best first, then newest, with all that a hit reads."""
        return rows.select_related(*self.related).order_by("-rank", *self.newest, "-pk")


def of_task(task: Task) -> Hit:
    return Hit(_("Nhiệm vụ %s") % task.code, task.get_absolute_url(), f"{task.plan} · {task.assignment}", task.text)


def of_agency(agency: Agency) -> Hit:
    others = [name for name in (agency.short_name, *agency.aliases) if name != agency.name]
    return Hit(agency.name, reverse("agencies:detail", args=[agency.pk]), agency.get_kind_display(), "; ".join(others))


def account(entry: Progress) -> str:
    submission = entry.submission
    return f"{_('Nhiệm vụ %s') % entry.task.code} · {submission.agency} · {submission.period}"


def of_output(output: Output) -> Hit:
    day = output.issued_on.strftime("%d/%m/%Y")
    title = _("Số %(number)s ngày %(day)s") % {"number": output.number, "day": day}
    return Hit(title, output.progress.get_absolute_url(), account(output.progress), output.title)


def of_trigger(trigger: Trigger) -> Hit:
    if trigger.occurred_on is None:
        return Hit(trigger.expected, trigger.plan.get_absolute_url(), f"{_('Chờ ban hành')} · {trigger.plan}")
    day = trigger.occurred_on.strftime("%d/%m/%Y")
    title = _("Số %(number)s ngày %(day)s") % {"number": trigger.document_number, "day": day}
    said = trigger.document_title or trigger.expected
    return Hit(title, trigger.plan.get_absolute_url(), str(trigger.plan), said)


def of_link(link: PlanLink) -> Hit:
    about = f"{link.get_kind_display()} · {link.plan}"
    return Hit(_("Số %s") % link.number, link.plan.get_absolute_url(), about, link.title)


def of_evidence(evidence: Evidence) -> Hit:
    return Hit(evidence.name, reverse("tasks:download_evidence", args=[evidence.pk]), account(evidence.progress))


def of_progress(entry: Progress) -> Hit:
    said = "\n".join(text for text in (entry.result, entry.obstacles, entry.next_steps) if text)
    return Hit(account(entry), entry.get_absolute_url(), entry.get_stage_display(), said)


LONGEST = 200
OF_ENTRY = ("task", "submission__agency", "submission__period")
ENTRY = tuple(f"progress__{name}" for name in OF_ENTRY)
KINDS = (
    Kind("tasks", gettext_lazy("Nhiệm vụ"), Task, ("plan", "assignment"), ("-plan__issued_on", "order"), of_task),
    Kind("agencies", gettext_lazy("Cơ quan"), Agency, (), ("name_order",), of_agency),
    Kind("progress", gettext_lazy("Kết quả thực hiện"), Progress, OF_ENTRY,
         ("-submission__period__window_end",), of_progress),
    Kind("outputs", gettext_lazy("Văn bản, sản phẩm đã ban hành"), Output, ENTRY, ("-issued_on",), of_output),
    Kind("triggers", gettext_lazy("Văn bản điều kiện"), Trigger, ("plan",), ("-occurred_on",), of_trigger),
    Kind("links", gettext_lazy("Văn bản liên quan của kế hoạch"), PlanLink, ("plan",), ("-issued_on",), of_link),
    Kind("evidence", gettext_lazy("Tệp minh chứng"), Evidence, ENTRY, ("-uploaded_at",), of_evidence),
)  # fmt: skip


def kind_named(name: str) -> Kind | None:
    return next((kind for kind in KINDS if kind.name == name), None)


def counted(kind: Kind, user: Any, typed: str) -> Any:
    rows = kind.rows(user, typed).order_by().annotate(found_as=Value(kind.name, CharField()))
    return rows.values("found_as").annotate(found=Count("pk"))


def counts(user: Any, typed: str) -> dict[str, int]:
    """How many of each kind the person may see, in one query; nothing typed finds nothing."""
    if not words(typed):
        return dict.fromkeys((kind.name for kind in KINDS), 0)
    parts = [counted(kind, user, typed) for kind in KINDS]
    found = parts[0].union(*parts[1:], all=True)
    return {kind.name: 0 for kind in KINDS} | {row["found_as"]: row["found"] for row in found}


class Counted(Paginator):  # type: ignore[type-arg]
    """Pages of rows whose number is known already."""

    def __init__(self, rows: Any, number: int) -> None:
        super().__init__(rows, 20)
        self.number = number

    @cached_property
    def count(self) -> int:
        return self.number


@dataclass(frozen=True)
class Group:
    """The hits of one kind that are shown, and how many there are."""

    kind: Kind
    count: int
    hits: list[Hit]


def few(user: Any, typed: str, numbers: Mapping[str, int], limit: int) -> list[Group]:
    """The best hits of each kind that has any."""
    wanted = [kind for kind in KINDS if numbers[kind.name]]
    pages = [(kind, kind.page(kind.rows(user, typed))[:limit]) for kind in wanted]
    return [Group(kind, numbers[kind.name], [kind.hit(row) for row in rows]) for kind, rows in pages]


def paged(user: Any, typed: str, numbers: Mapping[str, int], kind: Kind, page: Any) -> tuple[list[Group], Any]:
    """All hits of one kind, a page at a time."""
    number = numbers[kind.name]
    rows = Counted(kind.page(kind.rows(user, typed)) if number else (), number).get_page(page)
    found = [kind.hit(row) for row in rows.object_list]
    return [Group(kind, number, found)] if found else [], rows
