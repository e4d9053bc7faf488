"""Who may set targets' baselines, record figures, and keep the register; what a figure of a statistic may be."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from agencies.models import Role, standing_of
from core.errors import YES, Verdict, no, not_now
from indicators.models import EnforcementCase, ImportState, Indicator, Kind, RegisterImport, Title, TitleKind
from plans.models import Period
from plans.policy import is_coordinator, period_is_open

WHOLE_DIGITS = 14  # of a figure of a statistic
LONGEST_NOTE = 5000  # on the statistics of an account


def can_record_figures(user: Any) -> Verdict:
    """The coordinating agency."""
    return YES if is_coordinator(user) else no(_("Chỉ cơ quan đầu mối được ghi nhận số liệu chỉ tiêu."))


def can_record_observation(user: Any, period: Period) -> Verdict:
    """While the period is open."""
    return can_record_figures(user) and period_is_open(period)


def can_type_figure(user: Any, indicator: Indicator, period: Period) -> Verdict:
    """While the period is open; a figure that is counted from the register is not typed."""
    verdict = can_record_observation(user, period)
    if verdict and indicator.rule is not None:
        return no(_("Số liệu của chỉ tiêu này được đếm từ sổ theo quy tắc đã đặt nên không nhập tay."))
    if verdict and indicator.kind == Kind.QUALITATIVE and indicator.criteria.live(period.window_end).exists():
        return no(_("Chỉ tiêu này được đánh giá theo tiêu chí nên không nhập tay."))
    return verdict


def can_set_rule(user: Any) -> Verdict:
    return YES if is_coordinator(user) else no(_("Chỉ cơ quan đầu mối được đặt quy tắc đếm của chỉ tiêu."))


def can_set_criteria(user: Any) -> Verdict:
    return YES if is_coordinator(user) else no(_("Chỉ cơ quan đầu mối được đặt tiêu chí đánh giá của chỉ tiêu."))


def can_set_baseline(user: Any) -> Verdict:
    return YES if is_coordinator(user) else no(_("Chỉ cơ quan đầu mối được ghi nhận số gốc của chỉ tiêu."))


def can_manage_products(user: Any) -> Verdict:
    """What the register says of products: the coordinating agency."""
    return YES if is_coordinator(user) else no(_("Chỉ cơ quan đầu mối được ghi, sửa sổ sản phẩm."))


def can_read_findings(user: Any) -> Verdict:
    """What the rules of quality found: those who keep the register and those who check."""
    seen = is_coordinator(user) or Role.AUDITOR in standing_of(user).roles
    return YES if seen else no(_("Chỉ cơ quan đầu mối và người kiểm tra được xem các điểm cần kiểm tra của sổ."))


def can_review_register(user: Any) -> Verdict:
    return YES if is_coordinator(user) else no(_("Chỉ cơ quan đầu mối được xử lý các điểm cần kiểm tra của sổ."))


def can_write_titles(user: Any) -> Verdict:
    """What the register says of applications and titles: the coordinating agency."""
    return YES if is_coordinator(user) else no(_("Chỉ cơ quan đầu mối được ghi, sửa sổ văn bằng."))


def can_authorise(user: Any, title: Title) -> Verdict:
    """Say who may use a geographical indication; other titles have their owners and contracts."""
    if not (verdict := can_write_titles(user)):
        return verdict
    if title.kind != TitleKind.GEOGRAPHICAL_INDICATION:
        return not_now(_("Chỉ chỉ dẫn địa lý có danh sách tổ chức, cá nhân được sử dụng."))
    return YES


def can_read_register_record(user: Any) -> Verdict:
    """Who changed what in the register: those who keep it and those who check."""
    seen = is_coordinator(user) or Role.AUDITOR in standing_of(user).roles
    return YES if seen else no(_("Chỉ cơ quan đầu mối và người kiểm tra được xem nhật ký của sổ."))


def can_record_case(user: Any, agency_id: int | None = None) -> Verdict:
    """Write down a case: the people of the agency that handled it, and the coordinating agency for any."""
    if is_coordinator(user):
        return YES
    own = standing_of(user).own
    if not own:
        return no(_("Chỉ cơ quan xử lý và cơ quan đầu mối được ghi vụ việc thực thi."))
    if agency_id is not None and agency_id not in own:
        return no(_("Anh/chị chỉ ghi được vụ việc của cơ quan mình."))
    return YES


def can_edit_case(user: Any, case: EnforcementCase) -> Verdict:
    """Correct or strike out: who may write down a case of this agency."""
    return can_record_case(user, case.agency_id)


def can_import(user: Any) -> Verdict:
    """Hand in a file for the register, and write it: the coordinating agency."""
    return YES if is_coordinator(user) else no(_("Chỉ cơ quan đầu mối được nhập dữ liệu vào sổ văn bằng."))


def can_read_imports(user: Any) -> Verdict:
    """The coordinating agency and the auditor."""
    seen = {Role.COORDINATOR, Role.AUDITOR} & set(standing_of(user).roles)
    return YES if seen else no(_("Chỉ cơ quan đầu mối và người kiểm tra, giám sát xem được việc nhập dữ liệu."))


def can_confirm_import(user: Any, imported: RegisterImport) -> Verdict:
    """Write a file that has been read: once its preview stands, and where there is anything to write."""
    if not (verdict := can_import(user)):
        return verdict
    if imported.state != ImportState.PREVIEWED:
        return not_now(_("Chỉ ghi được tệp đã đọc xong và đang chờ xác nhận."))
    if not imported.new + imported.changed + imported.doubtful:
        return not_now(_("Tệp này không có gì mới so với sổ."), "nothing_new")
    return YES


def can_cancel_import(user: Any, imported: RegisterImport) -> Verdict:
    if not (verdict := can_import(user)):
        return verdict
    if imported.state in (ImportState.QUEUED, ImportState.READING, ImportState.PREVIEWED):
        return YES
    return not_now(_("Chỉ bỏ được tệp chưa ghi vào sổ."))


def figure_lacks(value: Decimal, decimals: int) -> str:
    """What keeps a value from being a figure of a statistic with so many decimals; empty where nothing does."""
    if value < 0:
        return _("Số liệu không được âm.")
    if value >= 10**WHOLE_DIGITS:
        return _("Số quá lớn; hãy xem lại đơn vị.")
    if value != round(value, decimals):
        return _("Số liệu có nhiều nhất %d chữ số thập phân.") % decimals if decimals else _("Hãy nhập số nguyên.")
    return ""


def nothing_lacks(*, filled: bool) -> str:
    """Why «nothing arose» may not be said of a statistic; empty where it may."""
    return _("Đã nhập số thì không ghi «không phát sinh». Hãy xóa số hoặc bỏ dấu tích.") if filled else ""
