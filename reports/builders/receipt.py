"""The receipt of one sending, as a paper to keep: from the version kept to a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils import timezone

from accounts.models import portal_words
from plans.models import Submission, Version
from reports.builders.paper import holder_of
from reports.builders.words import STAGES
from reports.document import Column, Document, Heading, Paragraph, Signature, Table


def build_receipt(submission: Submission, version: Version) -> Document:
    """What was received, of whom, when, and entry by entry in which state, all as it was sent."""
    period, moment = submission.period, timezone.localtime(version.sent_at)
    office = holder_of(period.plan.coordinator, moment.date())
    return Document(
        kind="receipt",
        title=f"Biên nhận {version.receipt_code}",
        agency=office.name,
        number=version.receipt_code.removeprefix("TN-"),
        symbol="TN",
        place=office.place_name,
        issued_on=moment.date(),
        type_name="BIÊN NHẬN",
        abstract=f"Báo cáo {period.label.lower()} của {submission.agency.name}",
        bases=(),
        blocks=(
            Paragraph(
                f"Cổng theo dõi thực hiện Kế hoạch đã nhận báo cáo của {submission.agency.name} "
                f"về kết quả thực hiện {period.plan}, {period.label.lower()}."
            ),
            facts(submission, version),
            Heading("Các phần của báo cáo"),
            entries(version.content.get("entries", ())),
            Heading("Việc tiếp theo"),
            Paragraph(
                "Cơ quan đầu mối xem xét từng nhiệm vụ, rồi chấp nhận hoặc trả lại để bổ sung; kết quả được báo trên "
                "cổng. Biên nhận này xác nhận việc gửi, không thay cho ý kiến chấp nhận."
            ),
            Paragraph(f"Cần hỗ trợ, liên hệ: {portal_words()['help_contact']}."),
        ),
        signature=Signature(position=""),
        demo=settings.DEMO,
        as_of=version.sent_at,
    )


def facts(submission: Submission, version: Version) -> Table:
    moment = timezone.localtime(version.sent_at)
    rows = (
        ("Mã tiếp nhận", version.receipt_code),
        ("Cơ quan báo cáo", submission.agency.name),
        ("Kỳ báo cáo", f"{submission.period.label} – {submission.period.plan}"),
        ("Lần gửi", str(version.number)),
        ("Gửi lúc", f"{moment:%H:%M:%S} ngày {moment:%d/%m/%Y}"),
        ("Người gửi", str(version.sent_by)),
    )
    return Table(columns=(Column("Nội dung", width=10), Column("Thông tin", width=26)), rows=rows)


def entries(rows: Any) -> Table:
    """One line for each task accounted for; a task that waits for its document may say nothing."""
    return Table(
        columns=(
            Column("Nhiệm vụ", width=8),
            Column("Tình trạng", width=16),
            Column("Tỷ lệ (%)", "integer", 8),
            Column("Văn bản, sản phẩm", "integer", 10),
            Column("Tệp minh chứng", "integer", 10),
        ),
        rows=tuple(cells(row) for row in rows),
    )


def cells(row: Mapping[str, Any]) -> tuple[str | int | None, ...]:
    stage = dict(STAGES).get(row["stage"], "Chờ điều kiện")
    return (row["code"], str(stage), row["percent"], len(row["outputs"]), len(row["evidence"]))
