"""The workbook of a compiled report: its sheets, and the few figures of its first one, each reckoned from a sheet."""

from __future__ import annotations

from collections.abc import Iterable

from core.fields import format_decimal, half_up
from plans.models import State
from reports.builders import sheets
from reports.builders.counted import AWAITED, MISSING, ON_TIME, Counted, mean, part_of, sending
from reports.builders.figures import DONE, Bucket
from reports.builders.gather import Gathered
from reports.document import Chart, Figure, Reckoned, Table, Workbook


def build_workbook(gathered: Gathered, entries: Table) -> Workbook:
    """`entries`: the appendix of what each agency accounts for, which is a sheet too."""
    counted = Counted(gathered)
    found = (
        sheets.assignment_sheet(counted),
        sheets.agency_sheet(counted),
        sheets.task_sheet(counted),
        sheets.target_sheet(gathered),
        sheets.account_sheet(gathered),
        sheets.entry_sheet(entries),
        sheets.state_sheet(counted),
        sheets.sending_sheet(gathered),
    )
    return Workbook(found, tuple(key_figures(counted)), tuple(charts(gathered)))


def key_figures(counted: Counted) -> Iterable[Reckoned]:
    """Two rows of four: the plan's tasks, then those who account for them."""
    gathered, states = counted.gathered, list(counted.states.values())
    done, late = sum(state in DONE for state in states), states.count(Bucket.OVERDUE)
    told = [part.percent for part in counted.parts if part.percent is not None]
    sent = [sending(account, gathered) for account in gathered.accounts]
    missing, accepted = sent.count(MISSING) + sent.count(AWAITED), len(gathered.accepted)

    def of_tasks(key: str, label: str, number: int, *says: Bucket, alarm: bool = False) -> Reckoned:
        figure = Figure(label, number, note=of_whole(number, len(states), "nhiệm vụ"))
        return Reckoned(key, figure, "NhiemVu", sheets.STATE, "says", tuple(str(state.label) for state in says), alarm)

    def of_agencies(key: str, label: str, number: int, column: str, *says: str, alarm: bool = False) -> Reckoned:
        figure = Figure(label, number, note=of_whole(number, len(sent), "cơ quan"))
        return Reckoned(key, figure, "GuiBaoCao", column, "says", says, alarm)

    yield Reckoned("SoNhiemVu", Figure("Nhiệm vụ của Kế hoạch", len(states)), "NhiemVu", "Mã")
    yield of_tasks("HoanThanh", "Nhiệm vụ hoàn thành", done, *DONE)
    yield of_tasks("QuaHan", "Nhiệm vụ quá hạn", late, Bucket.OVERDUE, alarm=True)
    average = Figure("Tiến độ bình quân (%)", mean(told), note="của các kết quả đã được chấp nhận", kind="decimal")
    yield Reckoned("TienDo", average, "KetQua", "Tỷ lệ (%)", "mean")
    yield Reckoned("SoCoQuan", Figure("Cơ quan phải báo cáo", len(sent)), "GuiBaoCao", "Cơ quan")
    yield of_agencies("GuiDungHan", "Gửi đúng hạn", sent.count(ON_TIME), sheets.SENT, ON_TIME)
    yield of_agencies("ChuaGui", "Chưa gửi", missing, sheets.SENT, MISSING, AWAITED)
    yield of_agencies("DuocChapNhan", "Được chấp nhận", accepted, sheets.ACCOUNT, str(State.ACCEPTED.label))


def of_whole(part: int, whole: int, unit: str) -> str:
    """«27 % của 37 nhiệm vụ»."""
    share = part_of(part, whole)
    return f"trên {whole} {unit}" if share is None else f"{format_decimal(half_up(share, 1))} % của {whole} {unit}"


def charts(gathered: Gathered) -> Iterable[Chart]:
    yield Chart("Nhiệm vụ theo tình trạng", "TheoTinhTrang", sheets.STATE, "Số nhiệm vụ")
    yield Chart("Cơ quan theo việc gửi báo cáo", "TheoViecGui", sheets.SENT, "Số cơ quan")
    horizons = [row.indicator.horizon_for(gathered.period.year) for row in gathered.targets]
    years = {horizon.year for horizon in horizons if horizon}
    asked = f"mục tiêu năm {years.pop()}" if len(years) == 1 else "mục tiêu gần nhất"
    title = f"Chỉ tiêu so với {asked} (%)"
    yield Chart(title, "ChiTieu", "Chỉ tiêu", "So với mục tiêu (%)", "%", tones="Đánh giá")
