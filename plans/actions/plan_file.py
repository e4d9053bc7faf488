"""The plan's own sections of a plan file: the paper, its texts, objectives, assignments, calendar of reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from agencies.models import Agency, PartyRole
from core.audit import act
from core.sync import Changes, prune, sync
from plans import policy
from plans.models import (
    Assignment,
    AssignmentParty,
    Objective,
    Period,
    Plan,
    PlanLink,
    PlanText,
    ReportingDuty,
)

Section = Mapping[str, Any]
Agencies = Mapping[str, Agency]


def load_plan(data: Section, *, by: User, changes: Changes) -> Plan:
    """The checked content of a plan file (see `plans/data/README.md`); loading it again changes only what changed."""
    policy.can_load_plan(by).require()
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    with act("load_plan", by):
        plan = load_head(data["plan"], agencies, changes)
        load_texts(plan, data, changes)
        load_assignments(plan, data.get("assignments", ()), agencies, changes)
        duties = [load_duty(plan, row, agencies, changes) for row in data.get("reporting", ())]
        kept = [duty.pk for duty in duties]
        prune(Period.objects.filter(plan=plan, opened_at=None).exclude(duty__in=kept), (), changes)
        prune(plan.reporting_duties.all(), kept, changes)
    return plan


def prune_assignments(plan: Plan, data: Section, *, by: User, changes: Changes) -> None:
    """Drop the assignments that the file no longer has; called once the tasks stand where the file puts them."""

    def keys(rows: Sequence[Section]) -> list[str]:
        return [key for row in rows for key in (row["key"], *keys(row.get("assignments", ())))]

    kept = plan.assignments.filter(key__in=keys(data.get("assignments", ()))).values_list("pk", flat=True)
    with act("load_plan", by):
        prune(plan.assignments.all(), list(kept), changes)


def load_head(head: Section, agencies: Agencies, changes: Changes) -> Plan:
    names = ("number", "issued_on", "title", "place_name", "first_year", "last_year")
    values = {name: head[name] for name in names} | {
        "issuer": agencies[head["issuer"]],
        "coordinator": agencies[head["coordinator"]],
        "preamble": head.get("preamble", ""),
        "signature": head.get("signature", {}),
        "recipients": list(head.get("recipients", ())),
        "declared": head.get("declared", {}),
    }
    plan = sync(Plan.objects, changes, {"slug": head["slug"]}, values)
    links = [
        sync(
            plan.links,
            changes,
            {"kind": link["kind"], "number": link["number"]},
            {
                "issued_on": link.get("issued_on"),
                "issuer_name": link.get("issuer_name", ""),
                "title": link.get("title", ""),
            },
        )
        for link in head.get("links", ())
    ]
    prune(PlanLink.objects.filter(plan=plan), [link.pk for link in links], changes)
    return plan


def load_texts(plan: Plan, data: Section, changes: Changes) -> None:
    texts = [
        sync(
            plan.texts,
            changes,
            {"key": row["key"]},
            {name: row.get(name, "") for name in ("section", "heading", "kind", "body")} | {"order": order},
        )
        for order, row in enumerate(data.get("texts", ()), 1)
    ]
    prune(PlanText.objects.filter(plan=plan), [row.pk for row in texts], changes)
    objectives = [
        sync(
            plan.objectives,
            changes,
            {"key": row["key"]},
            {"number": str(row.get("number", "")), "text": row["text"], "order": order},
        )
        for order, row in enumerate(data.get("objectives", ()), 1)
    ]
    prune(Objective.objects.filter(plan=plan), [row.pk for row in objectives], changes)


def load_assignments(
    plan: Plan, rows: Sequence[Section], agencies: Agencies, changes: Changes, parent: Assignment | None = None,
    order: int = 0,
) -> list[int]:  # fmt: skip
    """The tree in printed order; returns the ids it holds."""
    kept: list[int] = []
    for row in rows:
        values = {
            "parent": parent,
            "number": row.get("number"),
            "printed": str(row.get("printed", "")),
            "order": order + len(kept) + 1,
            "heading": row["heading"],
            "kind": row.get("kind", Assignment.Kind.GROUP),
            "partner_text": row.get("partner_text", ""),
        }
        assignment = sync(plan.assignments, changes, {"key": row["key"]}, values)
        load_parties(assignment, row, agencies, changes)
        kept.append(assignment.pk)
        kept += load_assignments(plan, row.get("assignments", ()), agencies, changes, assignment, order + len(kept))
    return kept


def load_parties(assignment: Assignment, row: Section, agencies: Agencies, changes: Changes) -> None:
    kept = []
    for order, (code, role) in enumerate(parties_of(row), 1):
        keys = {"agency": agencies[code]}
        kept.append(sync(assignment.parties, changes, keys, {"role": role, "order": order}).pk)
    prune(AssignmentParty.objects.filter(assignment=assignment), kept, changes)


def parties_of(row: Section) -> list[tuple[str, str]]:
    """(agency code, role) of `leads`, `partners` and `parties` in order; several leads are joint leads."""
    leads = row.get("leads", ())
    lead_role = PartyRole.JOINT_LEAD if len(leads) > 1 else PartyRole.LEAD
    listed = [(party, lead_role) for party in leads] + [(party, PartyRole.PARTNER) for party in row.get("partners", ())]
    listed += [(party, PartyRole.LEAD) for party in row.get("parties", ())]
    return [
        (party, role) if isinstance(party, str) else (party["agency"], party.get("role", role))
        for party, role in listed
    ]


def load_duty(plan: Plan, row: Section, agencies: Agencies, changes: Changes) -> ReportingDuty:
    senders = row.get("from", "leads")
    calendar = {name: row[name] for name in CALENDAR if name in row}
    values = {
        "kind": row["kind"],
        "words": row.get("words", ""),
        "from_leads": senders == "leads",
        "calendar": calendar,
        "chain": list(row.get("chain", ())),
    }
    before = ReportingDuty.objects.filter(plan=plan, key=row["key"]).values_list("calendar", flat=True).first()
    duty = sync(plan.reporting_duties, changes, {"key": row["key"]}, values)
    duty.senders.set([] if senders == "leads" else [agencies[code] for code in senders])
    duty.receivers.set([agencies[code] for code in row.get("to", ())])
    draw_periods(plan, duty, calendar, changes, moved=before != calendar)
    return duty


CALENDAR = ("first_year", "last_year", "years", "window_start", "window_end", "opens", "due", "consolidate_by")


def draw_periods(plan: Plan, duty: ReportingDuty, calendar: Section, changes: Changes, *, moved: bool) -> None:
    """One period for each year and part. Dates that an officer adjusted stay unless the file's calendar itself changed,
    and a period that was opened is never moved by a file."""
    years = calendar.get("years") or range(
        calendar.get("first_year", plan.first_year), calendar.get("last_year", plan.last_year) + 1
    )
    parts = len(calendar["window_start"]) if isinstance(calendar["window_start"], list) else 0
    kept = []
    for year in years:
        for part in range(1, parts + 1) if parts else (0,):
            keys = {"plan": plan, "year": year, "part": part}
            known = duty.periods.filter(**keys).first()
            if known is not None and (known.opened_at is not None or not moved):
                kept.append(known.pk)
                changes.unchanged += 1
                continue
            kept.append(sync(duty.periods, changes, keys, {"kind": duty.kind} | dates_of(calendar, year, part)).pk)
    prune(Period.objects.filter(duty=duty, opened_at=None), kept, changes)


def dates_of(calendar: Section, year: int, part: int) -> dict[str, Any]:
    """The dates of one period. Rules are {month, day, year_offset}, or a list of them, one a part."""

    def day(name: str) -> date | None:
        rule = calendar.get(name)
        if rule is None:
            return None
        rule = rule[part - 1] if isinstance(rule, list) else rule
        return date(year + rule.get("year_offset", 0), rule["month"], rule["day"])

    start, end, due = day("window_start"), day("window_end"), day("due")
    if start is None or end is None or due is None:
        raise ValueError("a checked plan file has window_start, window_end and due")
    rule = calendar["due"][part - 1] if isinstance(calendar["due"], list) else calendar["due"]
    last_moment = due if rule.get("before", False) else due + timedelta(days=1)
    return {
        "window_start": start,
        "window_end": end,
        "opens_at": midnight(day("opens") or end - timedelta(days=30)),
        "due_at": midnight(last_moment),
        "consolidate_by": day("consolidate_by") or due + timedelta(days=10),
    }


def midnight(day: date) -> datetime:
    """00:00 of the day, Asia/Ho_Chi_Minh."""
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001
