"""A small world for tests that walk over everything: Kon Tum's plan, an open period, one account sent, all roles."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.core.management import call_command

from accounts.actions import notify
from accounts.models import Letter, Notification, User
from agencies.models import Agency, Membership, Succession
from core import clock, storage
from indicators.actions import (
    Answer,
    add_criterion,
    assess_target,
    protect_product,
    recognise_product,
    record_observation,
    run_import,
    save_case,
    save_product,
    save_statistics,
    set_rule,
    take_import,
)
from indicators.models import (
    Assessment,
    CountingRule,
    Finding,
    Indicator,
    RegisterImport,
    Statistic,
    StatisticFigure,
    Title,
)
from plans.actions import ask_more_time, grant_extension, save_summary, set_day, submit_submission
from plans.models import Period, Plan, Submission
from reports.actions import request_report
from reports.builders import Asked, build
from reports.document import to_json
from reports.models import File, Report, SignedPaper
from tasks.actions import add_evidence, comment_progress, open_period, raise_obstacle, save_progress
from tasks.models import Progress, Responsibility, Task, Trigger
from tests.world_titles import title_objects

FILE = Path(__file__).resolve().parents[1] / "plans" / "data" / "kon-tum-1068.yaml"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
ENTRY = {
    "stage": "in_progress",
    "percent": 50,
    "result": "Đã tổ chức 02 lớp tập huấn.",
    "obstacles": "",
    "next_steps": "",
}


@dataclass
class World:
    """People by their part, and one object of each kind by name."""

    people: dict[str, User] = field(default_factory=dict)
    objects: dict[str, Any] = field(default_factory=dict)


def person(name: str, role: str = "", agency: Agency | None = None) -> User:
    user = User.objects.create(email=f"{name}@example.test", full_name=f"Người {name}")
    user.set_password("mat-khau-dai-2030")
    user.save()
    if role:
        Membership.objects.create(user=user, role=role, agency=agency)
    return user


def make_people(agency: Agency, other: Agency) -> dict[str, User]:
    people = {
        "nobody": person("nobody"),
        "reporter": person("reporter", "reporter", agency),
        "other": person("other", "reporter", other),
        "head": person("head", "head", agency),
    }
    return people | {role: person(role, role) for role in ("coordinator", "leader", "auditor", "administrator")}


def fill(submission: Submission, by: User) -> None:
    """Every entry and the summary, so that the account may be sent."""
    for entry in Progress.objects.filter(submission=submission).select_related("task__trigger", "submission__period"):
        if not entry.waits:
            save_progress(entry, ENTRY, by=by, version=entry.version)
    save_summary(Submission.objects.get(pk=submission.pk), {"summary": "Đã hoàn thành kế hoạch năm."}, by=by, version=0)


def count_classes(submission: Submission, by: User) -> StatisticFigure:
    """A figure in the account's statistics."""
    save_statistics(submission, {("lop-dao-tao", "quan-ly", ""): Decimal(3)}, by=by, version=0)
    return StatisticFigure.objects.get(agency=submission.agency_id)


def made_case(agency: Agency, by: User) -> Any:
    """A case of enforcement."""
    values: dict[str, Any] = {
        "agency": agency, "handled_on": clock.today(), "kind": "trademark", "is_counterfeit": False, "fine": None,
        "measure": "remedy", "channel": "physical", "goods_value": None, "decision": "", "address": "",
        "summary": "Bán giày giả.",
    }  # fmt: skip
    return save_case(values, by=by)


def given_up(recipient: User) -> Letter:
    """The letter with the news «k», which no mail server took."""
    found = Letter.objects.filter(recipient=recipient, key="news:k")
    error = "SMTPRecipientsRefused: {'reporter@example.test': (550, b'no such box')}"
    found.update(failed_at=clock.now(), attempts=12, last_error=error)
    return found.get()


def made_report(period: Period, by: User) -> Report:
    """A finished report, to be read in the page."""
    document = build(Asked("timeliness", period), clock.now())
    return Report.objects.create(
        kind="timeliness", period=period, stamp="made", state="done", requested_by=by, requested_at=clock.now(),
        snapshot=to_json(document),
    )  # fmt: skip


def make_products(by: User) -> dict[str, Any]:
    """A product of OCOP, protected by a mark."""
    values = {"name": "Cà phê bột", "owner": "Hợp tác xã Hà Mòn", "address": "Xã Đăk Hà, tỉnh Quảng Ngãi"}
    product = save_product(values, by=by)
    mark = Title.objects.create(
        kind="trademark", name="Hà Mòn", title_number="4-0900001-000", title_key="4-0900001", granted_on="2023-05-04"
    )
    days = {"valid_from": date(2025, 1, 1), "valid_until": date(2027, 12, 31)}
    return {
        "finding": Finding.objects.create(rule="product-place-unknown", product=product, facts={"name": "Cà phê bột"}),
        "product": product,
        "recognition": recognise_product(product, by=by, kind="ocop", stars=4, **days),
        "protection": protect_product(product, mark, by=by),
    }


def preview_of_a_file(by: User) -> RegisterImport:
    """A file for the register, read and waiting for a word: a new row, a doubtful and a wrong one."""
    content = (
        "Số đơn,Tên,Ngày nộp đơn,Tình trạng\n4-2019-43953,CÀ PHÊ XỨ LẠNH,11.11.2019,Cấp bằng\n"
        "4-2019-43954,SÂM DÂY,11.11.2019,Treo\n4-2019-43955,MĂNG KHÔ,hôm qua,Cấp bằng\n"
    ).encode()
    given = {"kind": "titles", "source": "WIPO Publish", "retrieved_on": date(2026, 11, 5)}
    imported = take_import(by=by, name="Tra cứu.csv", content=io.BytesIO(content), size=len(content), **given)
    run_import(imported.pk)
    return RegisterImport.objects.get(pk=imported.pk)


def make_world() -> World:
    """Sở Nội vụ's account for 2026 is sent; Sở Tư pháp is the other agency."""
    User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})
    call_command("load_plan", FILE, verbosity=0, stdout=io.StringIO())
    plan, system = Plan.objects.get(slug="kon-tum-1068"), User.objects.system()
    period = Period.objects.get(plan=plan, kind="annual", year=2026)
    open_period(period, by=system)
    agency, other = Agency.objects.get(code="snv-qn"), Agency.objects.get(code="stp-qn")
    people = make_people(agency, other)
    submission = Submission.objects.select_related("period", "agency").get(period=period, agency=agency)
    entry = Progress.objects.filter(submission=submission, task__code="6.1").get()
    evidence = add_evidence(entry, by=people["reporter"], name="a.pdf", content=io.BytesIO(PDF), size=len(PDF))
    fill(submission, people["reporter"])
    figure = count_classes(submission, people["reporter"])
    submission = Submission.objects.select_related("period", "agency").get(pk=submission.pk)
    until = period.due_at + timedelta(days=5)
    asked = ask_more_time(submission, by=people["head"], until=until, reason="Chờ số liệu của các phòng.")
    submit_submission(submission, by=people["head"])
    submission = Submission.objects.select_related("period", "agency").get(pk=submission.pk)
    notify([people["reporter"]], kind="submission", key="k", text="Một thông báo.", url="/")
    letter = given_up(people["reporter"])
    report = request_report("annual", Period.objects.get(pk=period.pk), by=people["coordinator"])
    stored, coordinator = storage.put([PDF]), people["coordinator"]
    blank = Submission.objects.select_related("period", "agency").get(period=period, agency=other)
    day = set_day(date(2026, 12, 26), by=coordinator, works=True, name="Đi làm bù.")
    indicator = Indicator.objects.filter(plan=plan).exclude(kind="ratio").first()
    assert indicator is not None
    counted = Indicator.objects.get(plan=plan, key="kieu-dang-cong-nghiep")
    set_rule(counted, CountingRule(kinds=("industrial_design",)), by=coordinator)
    Title.objects.create(kind="industrial_design", name="Hộp đựng sâm", place="inside", granted_on=date(2024, 5, 6))
    unnumbered = Indicator.objects.get(plan=plan, kind="qualitative")
    criterion = add_criterion(unnumbered, by=coordinator, text="Có tổ chức quản lý chỉ dẫn địa lý đang hoạt động.")
    assess_target(unnumbered, period, {criterion.pk: Answer(True, "Báo cáo của UBND xã.")}, by=coordinator)
    Title.objects.create(kind="patent", name="Máy rang", place="inside", ipc=["A23F 5/10"], status="refused")
    objects: dict[str, Any] = {
        "counted": counted,
        "qualitative": unnumbered,
        "criterion": criterion,
        "assessment": Assessment.objects.get(criterion=criterion),
        "letter": letter,
        "notification": Notification.objects.get(recipient=people["reporter"], key="k"),
        "agency": agency,
        "succession": Succession.objects.first(),
        "person": people["other"],
        "membership": Membership.objects.get(user=people["other"]),
        "plan": plan,
        "assignment": plan.assignments.first(),
        "period": period,
        "submission": submission,
        "progress": entry,
        "evidence": evidence,
        "comment": comment_progress(Progress.objects.get(pk=entry.pk), by=coordinator, text="Nêu rõ số lớp."),
        "task": Task.objects.get(plan=plan, code="6.1"),
        "responsibility": Responsibility.objects.filter(agency__code="sldtbxh-kt").get(),
        "trigger": Trigger.objects.filter(plan=plan, occurred_on=None).first(),
        "extension": grant_extension(submission, by=coordinator, until=until, reason="Chờ số liệu quý IV."),
        "indicator": indicator,
        "statistic": Statistic.objects.get(key="lop-dao-tao"),
        "figure": figure,
        "case": made_case(agency, people["reporter"]),
        "observation": record_observation(indicator, period, by=coordinator, value=Decimal(3)),
        "import": preview_of_a_file(coordinator),
        "import_kind": SimpleNamespace(pk="titles"),
        "obstacle": raise_obstacle(
            agency, by=people["head"], text="Chưa có định mức chi.", task=entry.task, period=period
        ),
        "blank": blank,
        "request": asked,
        "day": day,
        "report": report,
        "made": made_report(period, coordinator),
        "guide": SimpleNamespace(pk="reporter"),
        "kind": SimpleNamespace(pk="timeliness"),
        "own_kind": SimpleNamespace(pk="agency"),
        "file": File.objects.create(report=report, format="pdf", sha256=stored.sha256, size=stored.size),
    }
    objects |= make_products(coordinator)
    objects |= title_objects(coordinator)
    told = {"name": "Nguyễn Thị Ký", "issuer": "", "signed_at": None, "stamped": False} | dict.fromkeys(
        ("intact", "whole", "trusted"), True
    )
    SignedPaper.objects.create(
        report=report, sha256=stored.sha256, size=stored.size, signers=[told], from_ours=True, uploaded_by=coordinator,
        uploaded_at=report.requested_at,
    )  # fmt: skip
    return World(people, objects)
