"""`manage.py compile_demo_report`: have the newest finished year compiled, and say where the files are."""

from __future__ import annotations

import shutil
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from kombu.exceptions import OperationalError

from accounts.models import User
from agencies.models import Role
from core import storage
from kontum_ip.celery import app
from kontum_ip.demo.people import address
from kontum_ip.demo.seeding import PLAN
from plans.models import Period, PeriodKind
from reports import jobs
from reports.actions import request_report, run_report
from reports.catalogue.kinds import compiled_kind
from reports.models import File, Report, State

WAIT_SECONDS = 90.0
# A worker that is just starting answers within this time; after it, with none there, the report is made here.
WORKER_SECONDS = 15.0
RING_AGAIN_SECONDS = 10.0


class Command(BaseCommand):
    """Through the queue, as the button does it; without a worker in this very process."""

    help = "Tổng hợp báo cáo minh họa của năm gần nhất đã khóa và chép ba tệp ra thư mục reports cạnh thư mục tệp."

    def add_arguments(self, parser: ArgumentParser) -> None:
        words = "số giây chờ tiến trình nền trả lời, trước khi tự tổng hợp tại chỗ (mặc định %(default)s)"
        parser.add_argument("--wait-for-worker", type=float, default=WORKER_SECONDS, help=words)

    def handle(self, *args: Any, **options: Any) -> None:
        period = Period.objects.filter(plan__slug=PLAN, kind=PeriodKind.ANNUAL, closed_at__isnull=False).first()
        coordinator = User.objects.filter(email=address(Role.COORDINATOR), is_demo=True).first()
        if period is None or coordinator is None:
            raise CommandError("Chưa có dữ liệu minh họa: hãy chạy «manage.py seed_demo» trước.")
        report = finished(request_report(compiled_kind(period), period, by=coordinator), options["wait_for_worker"])
        self.stdout.write(f"{report}:")
        for file in report.files.all():
            self.stdout.write(f"  {copy(file)}")


def finished(report: Report, patience: float) -> Report:
    """The report once it is done; CommandError when it fails or takes too long."""
    began = rung = time.monotonic()
    if report.state != State.DONE:
        jobs.ring(report.pk)
    while report.state in (State.QUEUED, State.RUNNING):
        waited = time.monotonic() - began
        if waited > WAIT_SECONDS:
            raise CommandError(f"Báo cáo chưa xong sau {WAIT_SECONDS:.0f} giây; xem lại trong mục «Báo cáo tổng hợp».")
        if report.state == State.QUEUED and waited > patience and not workers():
            run_report(report.pk)
        elif time.monotonic() - rung > RING_AGAIN_SECONDS:
            # A worker that died with the report in its hands leaves nobody to ring but us.
            jobs.ring(report.pk)
            rung = time.monotonic()
        time.sleep(0.2)
        report.refresh_from_db()
    if report.state == State.FAILED:
        raise CommandError(f"Không tổng hợp được báo cáo minh họa: {report.error}")
    return report


def workers() -> bool:
    """Does any worker answer?"""
    try:
        return bool(app.control.ping(timeout=1.0))
    except OperationalError:
        return False


def copy(file: File) -> Path:
    """A copy under a name that a person understands, next to the folder of stored files."""
    folder = Path(settings.FILES_DIR).parent / "reports"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"bao-cao-minh-hoa-{file.report.period.year}.{file.format}"
    part = target.with_suffix(f".{file.format}.part")
    with storage.open_stored(file.sha256) as source, part.open("wb") as copied:
        shutil.copyfileobj(source, copied)
    return part.replace(target)
