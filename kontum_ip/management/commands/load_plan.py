"""`manage.py load_plan FILE`: bring the database in line with a plan file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import User
from agencies.actions import load_agencies
from core.errors import DomainError
from core.sync import Changes
from indicators.actions import load_indicators, load_statistics
from plans.actions import load_plan, prune_assignments
from plans.importers.plan_file import PlanFileError, read_plan
from tasks.actions import load_tasks


class Command(BaseCommand):
    """Each section of the file goes to its app's action, all in one transaction; a second run changes nothing."""

    help = "Nạp một tệp kế hoạch; nạp lại chỉ sửa những gì đã khác. Cách ghi tệp: plans/data/README.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="tệp kế hoạch (.yaml)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            plan_file = read_plan(options["file"])
        except PlanFileError as error:
            raise CommandError(f"Chưa nạp gì, vì tệp kế hoạch có lỗi:\n{error}") from error
        for warning in plan_file.warnings:
            self.stderr.write(self.style.WARNING(f"Lưu ý: {warning}"))
        try:
            changes = load(plan_file.data)
        except DomainError as error:
            raise CommandError(f"Chưa nạp gì: {error}") from error
        for field in changes.kept:
            self.stderr.write(self.style.WARNING(f"Giữ nguyên nội dung đã sửa trên cổng, khác với tệp: {field}."))
        self.stdout.write(f"Đã nạp kế hoạch số {plan_file.data['plan']['number']}: {changes}.")


def load(data: dict[str, Any]) -> Changes:
    """The checked content of a plan file, all or nothing."""
    by, changes = User.objects.system(), Changes()
    with transaction.atomic():
        load_agencies(data.get("agencies", ()), data.get("successions", ()), by=by, changes=changes)
        plan = load_plan(data, by=by, changes=changes)
        load_tasks(plan, data, by=by, changes=changes)
        load_indicators(plan, data, by=by, changes=changes)
        load_statistics(plan, data, by=by, changes=changes)
        prune_assignments(plan, data, by=by, changes=changes)
    return changes
