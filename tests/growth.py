"""The small world with many more rows of every kind, to see that no page asks the database once a row."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from accounts.actions import begin_run, end_run, notify
from agencies.models import Membership
from core import clock
from indicators.models import (
    Finding,
    Horizon,
    ImportRow,
    Observation,
    Product,
    Protection,
    Recognition,
    Title,
    TitleStep,
)
from plans.models import Extension, Period, Return, Submission, Version
from reports.models import File
from tasks.models import Comment, Output, Progress, Responsibility
from tests.world import World, person

# What vacuum does elsewhere: an index with rows that still wait to be sorted in is costed by them.
SORTED_IN = """
    SELECT gin_clean_pending_list(indexrelid) FROM pg_index
    JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
    WHERE amname = 'gin' AND indrelid = %s::regclass
"""
MORE = 6
YEARS = (2025, 2021, 2022, 2023, 2024, 2027, 2028)


def again(row: Any, **changes: Any) -> Any:
    """Another row like this one."""
    copy = type(row).objects.get(pk=row.pk)
    copy.pk = None
    copy._state.adding = True
    for name, value in changes.items():
        setattr(copy, name, value)
    copy.save()
    return copy


def one_of_each(world: World) -> None:
    """What the small world lacks and some pages show: proof on an entry, a compiled report, the account a year ago."""
    proof(world.objects["progress"], world, 1)
    more_reports(world, 99)
    more_of_the_system(world, 99)
    period = Period.objects.get(plan=world.objects["plan"], kind="annual", year=2025)
    Period.objects.filter(pk=period.pk).update(opened_at=clock.now(), closed_at=clock.now())
    submission = again(world.objects["submission"], period=period, state="accepted")
    entry = again(world.objects["progress"], submission=submission)
    proof(entry, world, 1)
    sent(submission, world, 1)


def proof(entry: Progress, world: World, number: int) -> None:
    """A document, a file and a remark on an entry."""
    by = world.people["reporter"]
    Output.objects.create(
        progress=entry, order=number, number=f"{number}/QĐ", issued_on="2026-05-12", title="Quyết định"
    )
    again(world.objects["evidence"], progress=entry, sha256=f"{number:064x}", name=f"{number}.pdf", uploaded_by=by)
    Comment.objects.create(progress=entry, version_number=1, text="Nêu rõ.", author=world.people["coordinator"])


def sent(submission: Submission, world: World, number: int) -> None:
    """A version sent and returned."""
    version = Version.objects.create(
        submission=submission, number=number, receipt_code=f"TN-{submission.pk}-{number}", content={"entries": []},
        sent_at=clock.now(), sent_by=world.people["head"],
    )  # fmt: skip
    coordinator = world.people["coordinator"]
    Return.objects.create(version=version, reason="Thiếu.", returned_at=clock.now(), returned_by=coordinator)


def grow(world: World) -> None:
    """Many more of everything that a page or a collection lists."""
    for number in range(1, MORE + 1):
        more_agencies(world, number)
        more_of_the_plan(world, number)
        more_on_the_account(world, number)
        more_reports(world, number)
        more_of_the_system(world, number)
        more_products(world, number)
        for name, user in world.people.items():
            notify([user], kind="report", key=f"more-{name}-{number}", text="Một thông báo.", url="/")


def more_agencies(world: World, number: int) -> None:
    agency = again(
        world.objects["agency"], code=f"them-{number}", name=f"Sở Thêm {number}", short_name=f"Thêm {number}"
    )
    again(world.objects["succession"], predecessor=agency, successor=world.objects["agency"])
    again(world.objects["case"], agency=agency)
    newcomer = person(f"more-{number}", "reporter", agency)
    Membership.objects.create(user=newcomer, agency=agency, role="head")
    for user in (world.people["reporter"], world.people["other"]):
        Membership.objects.create(user=user, agency=agency, role="reporter")
    for period in (world.objects["period"], Period.objects.get(kind="annual", year=YEARS[number])):
        if period.opened_at is None:
            Period.objects.filter(pk=period.pk).update(opened_at=clock.now())
        for state in ("draft", "submitted")[: 1 + number % 2]:
            of = (
                agency
                if state == "draft"
                else again(agency, code=f"{agency.code}-{period.year}", name=f"{agency} {state}")
            )
            submission = again(world.objects["submission"], period=period, agency=of, state=state)
            entry = again(world.objects["progress"], submission=submission)
            proof(entry, world, number)
            sent(submission, world, 1)
            again(world.objects["request"], submission=submission)


def more_of_the_plan(world: World, number: int) -> None:
    task, plan = world.objects["task"], world.objects["plan"]
    statistic = again(world.objects["statistic"], key=f"them-{number}", order=100 + number)
    statistic.reporters.add(*world.objects["statistic"].reporters.all())
    again(world.objects["figure"], statistic=statistic)
    trigger = again(world.objects["trigger"], key=f"them-{number}", expected=f"Văn bản {number}")
    another = again(task, code=f"6.{number + 1}", order=task.order + 100 + number, timing="on_trigger", trigger=trigger)
    for responsibility in Responsibility.objects.filter(task=task):
        again(responsibility, task=another)
    again(world.objects["responsibility"], task=another)
    for submission in Submission.objects.filter(agency=world.objects["agency"]):
        entry = again(world.objects["progress"], submission=submission, task=another)
        proof(entry, world, number)
    again(world.objects["obstacle"], task=another)
    again(world.objects["day"], day=date(2026, 5, number))
    imported = again(world.objects["import"], state=("previewed", "applied", "refused")[number % 3])
    row = ImportRow.objects.filter(imported=world.objects["import"], verdict="wrong").first()
    for of in (imported, world.objects["import"]):
        again(row, imported=of, number=100 + number)
    target = again(world.objects["indicator"], key=f"them-{number}", code=f"T{number}", order=50 + number)
    Horizon.objects.create(indicator=target, year=2030, comparator=">=", value=number)
    for period in Period.objects.filter(plan=plan, kind="annual", year__in=(2025, 2026)):
        Observation.objects.create(
            indicator=target,
            period=period,
            value=number,
            recorded_at=clock.now(),
            recorded_by=world.people["coordinator"],
        )
    Title.objects.create(
        kind="industrial_design", name=f"Hộp {number}", place="inside", granted_on=date(2024, 1, number)
    )
    Title.objects.create(kind="patent", name=f"Máy {number}", ipc=[f"A0{number}B 1/00"], status="refused")
    more_titles(world, number)
    copy = again(plan, slug=f"them-{number}", number=f"{number}/KH-UBND")
    again(world.objects["assignment"], plan=copy)


def more_products(world: World, number: int) -> None:
    """Of the same place and of another, each with rounds and titles; and more on the one that is looked at."""
    title = again(world.objects["protection"].title, name=f"Nhãn {number}", title_key=f"4-{number}")
    district = again(world.objects["agency"], code=f"huyen-{number}", kind="district", name=f"Huyện {number}")
    product: Product = again(world.objects["product"], name=f"Cà phê {number}", district=district)
    Finding.objects.create(rule="product-place-unknown", product=product, facts={"name": str(product)})
    Finding.objects.create(rule="title-place-unknown", title=title, facts={"name": str(title)})
    for row in (world.objects["product"], product):
        Protection.objects.create(product=row, title=title)
        Recognition.objects.create(product=row, kind="key", valid_from=date(2000 + number, 1, 1))
        Recognition.objects.create(product=row, kind="ocop", stars=3, valid_from=date(2010 + number, 1, 1))


def more_titles(world: World, number: int) -> None:
    known = world.objects["title"]
    again(known, name=f"Nhãn hiệu {number}", kind="trademark", title_number="", title_key="", number_keys=[])
    for name in ("exploitation", "authorised_user", "title_document"):
        extra = {"certificate_number": f"C{number}"} if name == "authorised_user" else {}
        again(world.objects[name], **extra)
    TitleStep.objects.create(title=known, words=f"Bước {number}")


def more_on_the_account(world: World, number: int) -> None:
    submission, entry = world.objects["submission"], world.objects["progress"]
    proof(entry, world, 100 + number)
    sent(submission, world, 10 + number)
    # The remark goes with the version that lies there, else it could no longer be changed.
    Comment.objects.filter(pk=world.objects["comment"].pk).update(version_number=10 + number)
    until = submission.period.due_at + timedelta(days=10 + number)
    Extension.objects.create(
        submission=submission, until=until, reason="Chờ số liệu.", granted_by=world.people["coordinator"]
    )


def more_reports(world: World, number: int) -> None:
    report = again(world.objects["report"], stamp=f"{number:064x}", state="done", finished_at=clock.now())
    for ending in ("xlsx", "docx", "pdf"):
        File.objects.create(report=report, format=ending, sha256=f"{number:064x}", size=1000)


def more_of_the_system(world: World, number: int) -> None:
    """Letters given up, runs of jobs, reports that failed."""
    again(world.objects["letter"], key=f"news:more-{number}")
    end_run(begin_run("accounts.jobs.send_letters"), "OSError: hỏng")
    again(world.objects["report"], stamp=f"{number + 100:064x}", state="failed", finished_at=clock.now(), error="Hỏng.")
