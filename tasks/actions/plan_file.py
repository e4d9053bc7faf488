"""The tasks and triggers of a plan file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from agencies.models import Agency, Line, Scope, Succession
from core.audit import act
from core.errors import DomainError
from core.sync import Changes, prune, sync
from plans.actions import parties_of
from plans.models import Assignment, Plan
from plans.policy import can_load_plan
from tasks.models import Responsibility, SuccessorChoice, Task, Timing, Trigger

Section = Mapping[str, Any]


def load_tasks(plan: Plan, data: Section, *, by: User, changes: Changes) -> None:
    """Triggers, then the tasks of every assignment in printed order. What the coordinator recorded since is kept:
    a trigger's document once recorded, and choices at a split."""
    can_load_plan(by).require()
    with act("load_plan", by):
        triggers = {row["key"]: load_trigger(plan, row, changes) for row in data.get("triggers", ())}
        loader = TaskLoader(plan, triggers, changes)
        for assignment in assignments(data.get("assignments", ())):
            owner = Assignment.objects.get(plan=plan, key=assignment["key"])
            loader.load(owner, assignment.get("tasks", ()), assignment, None)
        loader.link_repeats()
        prune(plan.tasks.all(), loader.kept, changes)
        prune(plan.triggers.all(), [trigger.pk for trigger in triggers.values()], changes)


def assignments(rows: Sequence[Section]) -> list[Section]:
    return [item for row in rows for item in (row, *assignments(row.get("assignments", ())))]


def load_trigger(plan: Plan, row: Section, changes: Changes) -> Trigger:
    values = {"expected": row["expected"], "kind": row.get("kind", "other")}
    known = plan.triggers.filter(key=row["key"]).first()
    if known is None or known.occurred_on is None:
        document = row.get("document", {})
        values |= {
            "occurred_on": row.get("occurred_on"),
            "document_number": document.get("number", ""),
            "document_title": document.get("title", ""),
            "document_url": document.get("url", ""),
            "source": row.get("source", ""),
            "confidence": row.get("confidence", "unverified"),
        }
    return sync(plan.triggers, changes, {"key": row["key"]}, values)


def number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


class TaskLoader:
    """Carries what one load shares: the plan, its triggers, and the order in which tasks come."""

    def __init__(self, plan: Plan, triggers: Mapping[str, Trigger], changes: Changes) -> None:
        self.plan, self.triggers, self.changes = plan, triggers, changes
        self.agencies = {agency.code: agency for agency in Agency.objects.all()}
        self.kept: list[int] = []
        self.repeats: dict[str, str] = {}

    def load(self, assignment: Assignment, rows: Sequence[Section], heir: Section, parent: Task | None) -> None:
        """`heir` is what a task without parties of its own takes them from: its task above, or the assignment."""
        for row in rows:
            task = sync(self.plan.tasks, self.changes, {"code": row["code"]}, self.values(assignment, row, parent))
            self.kept.append(task.pk)
            if "same_as" in row:
                self.repeats[row["code"]] = row["same_as"]
            parties = row if "parties" in row else heir
            self.load_parties(task, parties)
            self.load_details(task, row)
            self.load(assignment, row.get("tasks", ()), parties, task)

    def values(self, assignment: Assignment, row: Section, parent: Task | None) -> dict[str, Any]:
        timing = row["timing"]
        year = timing.get("start_year")
        return {
            "assignment": assignment,
            "parent": parent,
            "order": len(self.kept) + 1,
            "printed": str(row.get("printed", "")),
            "text": row["text"],
            "note": row.get("note", ""),
            "timing": timing["type"],
            "timing_words": timing.get("words") or "",
            "start_on": timing.get("start_on") or (date(year, 1, 1) if year else None),
            "due_on": timing.get("due_on"),
            "trigger": self.triggers[timing["trigger"]] if timing["type"] == Timing.ON_TRIGGER else None,
        }

    def load_parties(self, task: Task, row: Section) -> None:
        kept = []
        functions = {
            party["agency"]: party["function"]
            for name in ("leads", "partners", "parties")
            for party in row.get(name, ())
            if isinstance(party, dict) and party.get("function")
        }
        for order, (code, role) in enumerate(parties_of(row), 1):
            keys = {"agency": self.agencies[code]}
            duty = sync(task.responsibilities, self.changes, keys, {"role": role, "order": order})
            kept.append(duty.pk)
            if code in functions and not duty.choices.exists():
                self.choose(duty, functions[code])
        prune(Responsibility.objects.filter(task=task), kept, self.changes)

    def choose(self, duty: Responsibility, function: str) -> None:
        """The plan file names the function; the successor is whoever received it."""
        line = Line().reachable(duty.agency_id)
        edges = Succession.objects.filter(predecessor__in=line, scope=Scope.FUNCTION, function=function)
        edge = edges.first()
        if edge is None:
            message = _("«%(agency)s» không có cơ quan nào nhận chức năng «%(function)s».")
            raise DomainError("invalid", message % {"agency": duty.agency, "function": function}, kind="invalid")
        keys = {"responsibility": duty, "succession": edge}
        sync(SuccessorChoice.objects, self.changes, keys, {"reason": _("Theo tệp kế hoạch.")})

    def load_details(self, task: Task, row: Section) -> None:
        made = [
            sync(
                task.deliverables,
                self.changes,
                {"order": order},
                {"text": item["text"], "quantity": number(item.get("quantity")), "unit": item.get("unit", "")},
            ).pk
            for order, item in enumerate(row.get("deliverables", ()), 1)
        ]
        prune(task.deliverables.all(), made, self.changes)
        paid = [
            sync(
                task.funding,
                self.changes,
                {"order": order},
                {"source": item["source"], "amount": number(item.get("amount")), "note": item.get("note", "")},
            ).pk
            for order, item in enumerate(row.get("funding", ()), 1)
        ]
        prune(task.funding.all(), paid, self.changes)

    def link_repeats(self) -> None:
        """A duty that stands both in the prose and in an annex is linked, so that it counts once."""
        codes = {task.code: task for task in self.plan.tasks.all()}
        for task in codes.values():
            first = codes[self.repeats[task.code]] if task.code in self.repeats else None
            sync(self.plan.tasks, self.changes, {"code": task.code}, {"same_as": first})
