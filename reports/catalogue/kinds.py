"""The catalogue of reports: what each tells, of which periods, what it must be asked, and who may make it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from agencies.models import Role
from plans.models import Assignment, Period, PeriodKind
from reports.builders.figures import Bucket
from reports.models import Kind, Report
from tasks.models import ObstacleState

ALL = frozenset(PeriodKind)
YEARLY = frozenset({PeriodKind.ANNUAL})
# The parameters by which a report is narrowed, in the words of the forms.
LABELS = {
    "agency": _("Cơ quan"),
    "against": _("So với kỳ"),
    "state": _("Tình trạng"),
    "assignment": _("Nhóm nhiệm vụ"),
    "signs": _("Thẩm quyền ký"),
    "position": _("Chức vụ người ký"),
    "unit": _("Đơn vị soạn thảo"),
}
# Those that are words chosen from a list.
ONLY = ("state", "assignment", "signs", "position", "unit")
# Who signs if not the head of the agency (Decree 30/2020, article 13); by order or delegation the position is told.
# The unit that drafted the paper keeps a copy (annex I, section II, cell 9b: «Lưu: VT, <unit>»).
SIGNING = ("signs", "position", "unit")
SIGNS = (
    ("KT", _("KT. – cấp phó ký thay")),
    ("TL", _("TL. – ký thừa lệnh")),
    ("TUQ", _("TUQ. – ký thừa ủy quyền")),
)


@dataclass(frozen=True)
class Entry:
    """One kind of report. `asks` are its parameters beside the period, those in `needs` must be given.

    `states` is what «state» may be. `makers` may make it beside the coordinating agency; `signed` ones may be frozen
    and issued.
    """

    kind: Kind
    about: str | Promise
    periods: frozenset[PeriodKind] = ALL
    asks: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    states: tuple[tuple[str, Any], ...] = ()
    makers: frozenset[Role] = frozenset({Role.LEADER})
    signed: bool = True

    @property
    def takes(self) -> tuple[str, ...]:
        """Every parameter beside the period."""
        return self.asks + (SIGNING if self.signed else ())

    @property
    def label(self) -> str:
        return str(self.kind.label)

    @property
    def name(self) -> str:
        return self.kind.value


ENTRIES = (
    Entry(
        Kind.ANNUAL,
        _("Báo cáo gửi UBND tỉnh và Bộ: chỉ đạo, mục tiêu, nhiệm vụ, đánh giá, phương hướng, kiến nghị và phụ lục."),
        periods=ALL - {PeriodKind.MIDTERM, PeriodKind.FINAL},
        makers=frozenset(),
    ),
    Entry(
        Kind.MIDTERM,
        _("Như báo cáo năm, nhìn lại các năm từ đầu Kế hoạch đến kỳ sơ kết."),
        periods=frozenset({PeriodKind.MIDTERM}),
        makers=frozenset(),
    ),
    Entry(
        Kind.FINAL,
        _("Như báo cáo năm, nhìn lại cả thời gian thực hiện Kế hoạch."),
        periods=frozenset({PeriodKind.FINAL}),
        makers=frozenset(),
    ),
    Entry(
        Kind.AGENCY,
        _("Báo cáo riêng của một cơ quan gửi cơ quan đầu mối: theo lần gửi mới nhất, chưa gửi thì theo bản nháp."),
        asks=("agency", *SIGNING),
        needs=frozenset({"agency"}),
        makers=frozenset({Role.LEADER, Role.REPORTER, Role.HEAD}),
        signed=False,
    ),
    Entry(
        Kind.TIMELINESS,
        _("Cơ quan nào gửi đúng hạn, chậm mấy ngày, chưa gửi, được gia hạn, bị trả lại; số lần nhắc."),
    ),
    Entry(
        Kind.COMPARISON,
        _("Hai kỳ cạnh nhau: gửi báo cáo, chỉ tiêu, nhiệm vụ đổi tình trạng, cơ quan tiến bộ hay giảm, kế thừa."),
        asks=("against",),
        needs=frozenset({"against"}),
    ),
    Entry(
        Kind.TASKS,
        _("Nhiệm vụ nào quá hạn, sắp đến hạn, hoàn thành, chưa báo cáo; cơ quan nào thực hiện, tiến độ và kết quả."),
        asks=("state", "assignment"),
        states=tuple(Bucket.choices),
    ),
    Entry(
        Kind.OBSTACLES,
        _("Cơ quan nào vướng gì, đề xuất gì, chờ ý kiến bao nhiêu ngày, đã được giải quyết bằng văn bản nào."),
        asks=("state",),
        states=tuple(ObstacleState.choices),
    ),
    Entry(
        Kind.SUCCESSION,
        _("Cơ quan nào sáp nhập, đổi tên, kết thúc; ai tiếp nhận nhiệm vụ và báo cáo thay, việc gì còn chờ xác định."),
    ),
)
BY_KIND = {entry.kind: entry for entry in ENTRIES}


def entry_named(kind: str) -> Entry | None:
    return BY_KIND.get(Kind(kind)) if kind in Kind.values else None


def compiled_kind(period: Period) -> Kind:
    """The kind of the plan's own report of a period."""
    return {PeriodKind.MIDTERM: Kind.MIDTERM, PeriodKind.FINAL: Kind.FINAL}.get(PeriodKind(period.kind), Kind.ANNUAL)


def narrowed(report: Report) -> list[tuple[str, str]]:
    """(label, what was chosen) of each parameter that narrows a report."""
    chosen = [(LABELS["agency"], report.agency), (LABELS["against"], report.against)]
    if state := report.parameters.get("state"):
        chosen.append((LABELS["state"], dict(BY_KIND[Kind(report.kind)].states).get(state, state)))
    for name in SIGNING:
        if value := report.parameters.get(name):
            chosen.append((LABELS[name], dict(SIGNS).get(value, value)))
    if assignment := report.parameters.get("assignment"):
        chosen.append((LABELS["assignment"], Assignment.objects.filter(pk=assignment).first()))
    return [(str(label), str(value)) for label, value in chosen if value is not None]


def periods_of(entry: Entry, rows: Any) -> Any:
    """Those of the periods that a report of this kind can be about: opened, and of a kind that fits."""
    return rows.filter(opened_at__isnull=False, kind__in=sorted(entry.periods))
