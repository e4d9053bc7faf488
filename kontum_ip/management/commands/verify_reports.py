"""`manage.py verify_reports`: write every issued report again from its snapshot and compare, byte for byte."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.actions import in_older_layout, verify_report
from reports.models import MADE, Report, State


class Command(BaseCommand):
    """Reads only. Ends with an error when a report does not come out as it was issued, so that a schedule can tell."""

    help = "Ghi lại từng báo cáo đã phát hành từ bản chụp số liệu và so với tệp đã lưu."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--all", action="store_true", help="cả những báo cáo đã tổng hợp mà chưa phát hành")

    def handle(self, *args: Any, **options: Any) -> None:
        states = MADE if options["all"] else [State.ISSUED]
        rows = Report.objects.filter(state__in=states).select_related("period__plan").prefetch_related("files")
        wrong = 0
        for report in rows.order_by("pk").iterator(chunk_size=20):
            faults = verify_report(report)
            wrong += bool(faults)
            older = ", ".join(ending.upper() for ending in in_older_layout(report))
            note = f" (bố cục cũ, so tệp đã lưu với mã băm: {older})" if older else ""
            self.stdout.write(f"{report.pk} {report} {report.number}: {' '.join(faults) or 'đúng'}{note}")
        if wrong:
            raise CommandError(f"{wrong} báo cáo không đúng như khi phát hành.")
        self.stdout.write("Mọi báo cáo đúng như khi phát hành.")
