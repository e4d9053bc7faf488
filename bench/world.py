"""The data that is measured: the province's plan and a year's accounts of as many agencies as wished."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.management import call_command
from django.db import connection

from accounts.models import User
from agencies.models import Agency, Membership
from kontum_ip.demo.register_rules import set_rules
from kontum_ip.services.environment import ROOT
from plans.actions.submissions import keep_version
from plans.models import Period, Plan, State, Submission
from tasks.models import Output, Progress, Stage, Task
from tests.register import fill_register

NOW = datetime(2026, 12, 3, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PLAN = ROOT / "plans" / "data" / "kon-tum-1068.yaml"
YEAR, COORDINATOR = 2025, "bench@example.test"
STAGES = (Stage.COMPLETED, Stage.IN_PROGRESS, Stage.COMPLETED, Stage.NOT_STARTED)
# Entries say as much as those of the demonstration: from one line to four.
RESULTS = (
    "Đã ban hành văn bản hướng dẫn; tổ chức {0} lớp tập huấn cho {1} lượt người.",
    "Kiểm tra {0} cơ sở, phát hiện 02 vụ vi phạm về nhãn hiệu, xử phạt {1} triệu đồng.",
    "Hỗ trợ đăng ký nhãn hiệu tập thể cho {0} sản phẩm OCOP; có {1} đơn được chấp nhận hợp lệ. Phối hợp với các xã, "
    "phường rà soát danh mục sản phẩm chủ lực, sản phẩm đặc trưng để xây dựng kế hoạch hỗ trợ giai đoạn tiếp theo.",
    "",
)
SAID = "Đã hoàn thành các nhiệm vụ chính; còn thiếu cán bộ chuyên trách về sở hữu trí tuệ."


def fill_titles(titles: int, products: int) -> None:
    """The province's plan, its targets counted by rules, and a register of so many titles and products."""
    call_command("load_plan", PLAN, verbosity=0, stdout=io.StringIO())
    make_coordinator()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # the record of rows is not looked at
        fill_register(titles, products)
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("VACUUM ANALYZE")
    set_rules(Plan.objects.get(), User.objects.system())


def make_coordinator() -> None:
    coordinator = User.objects.create(email=COORDINATOR, full_name="Người đo")
    Membership.objects.create(user=coordinator, role="coordinator")


def fill(rows: int, agencies: int = 0) -> None:
    """So many entries, all accepted, of as many agencies as they need: each accounts for every task of the plan.

    With `agencies` the entries are spread over so many. The year lies before NOW, and its last agency has the rest.
    """
    call_command("load_plan", PLAN, verbosity=0, stdout=io.StringIO())
    by = User.objects.system()
    make_coordinator()
    period = Period.objects.get(kind="annual", year=YEAR)
    Period.objects.filter(pk=period.pk).update(opened_at=period.opens_at)
    tasks = list(Task.objects.counted().filter(children=None).order_by("order"))
    each = -(-rows // agencies) if agencies else len(tasks)
    made = Agency.objects.bulk_create(
        Agency(code=f"xa-{number}", name=f"Ủy ban nhân dân xã Minh Họa {number}", short_name=f"Xã Minh Họa {number}",
               kind=Agency.Kind.COMMUNE, valid_from=date(2020, 1, 1))
        for number in range(1, -(-rows // each) + 1)
    )  # fmt: skip
    sent = period.due_at - timedelta(days=9)
    words = dict.fromkeys(Submission.SUMMARY_FIELDS, SAID)
    accounts = Submission.objects.bulk_create(
        Submission(period=period, agency=agency, state=State.ACCEPTED, first_submitted_at=moment, submitted_at=moment,
                   **words)
        for number, agency in enumerate(made) for moment in [sent + timedelta(minutes=number)]
    )  # fmt: skip
    entries = Progress.objects.bulk_create(make_entries(accounts, tasks[:each], rows), batch_size=5000)
    Output.objects.bulk_create(
        (Output(progress=entry, order=1, number=f"{number}/KH-UBND", issued_on=sent.date(), title=f"Kế hoạch {number}")
         for number, entry in enumerate(entries) if number % 4 == 0), batch_size=5000,
    )  # fmt: skip
    for account in accounts:
        keep_version(account, sent, by=by)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def make_entries(accounts: list[Submission], tasks: list[Task], rows: int) -> Iterator[Progress]:
    for number in range(rows):
        account, task = accounts[number // len(tasks)], tasks[number % len(tasks)]
        stage, percent = STAGES[number % 4], 25 * (4 - number % 4)
        result = RESULTS[number % 4].format(f"{number % 29 + 1:02}", number % 997)
        yield Progress(submission=account, task=task, stage=stage, percent=percent, result=result, version=1)
