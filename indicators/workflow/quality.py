"""The rules of data quality, as data: what each finds, and what is to be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Severity(models.TextChoices):
    WRONG = "wrong", _("Sai")
    DOUBTFUL = "doubtful", _("Cần xem lại")


@dataclass(frozen=True)
class Rule:
    """`key` is that of its query in `indicators/builders/quality.py` and of its findings."""

    key: str
    severity: Severity
    name: str | Promise
    fix: str | Promise


class Found(NamedTuple):
    """One finding: of which rule, on which row or `subject`, and what it is called.

    `reported` and `counted`: two figures that disagree, as they are written; `rows`: the address of the rows behind it.
    """

    rule: str
    title: int | None = None
    product: int | None = None
    subject: str = ""
    name: str = ""
    reported: str = ""
    counted: str = ""
    rows: str = ""

    @property
    def facts(self) -> dict[str, str]:
        """As it is stored beside the finding; what is empty is left out."""
        names = ("name", "reported", "counted", "rows")
        return {name: value for name in names if (value := getattr(self, name))}


RULES = {
    rule.key: rule
    for rule in (
        Rule(
            "title-without-owner",
            Severity.WRONG,
            _("Văn bằng chưa ghi chủ đơn, chủ văn bằng"),
            _("Tra lại đơn hoặc văn bằng rồi ghi tên chủ."),
        ),
        Rule(
            "title-granted-before-filed",
            Severity.WRONG,
            _("Ngày cấp văn bằng trước ngày nộp đơn"),
            _("Đối chiếu hai ngày với văn bằng; thường là nhập nhầm năm hoặc đổi chỗ hai ngày."),
        ),
        Rule(
            "title-granted-without-number",
            Severity.WRONG,
            _("Đã cấp văn bằng nhưng chưa ghi số văn bằng"),
            _("Ghi số văn bằng như bản được cấp."),
        ),
        Rule(
            "title-number-twice",
            Severity.WRONG,
            _("Một số đơn, số văn bằng ghi ở hai đối tượng"),
            _("Đối chiếu với Cục: sửa đối tượng ghi nhầm; nếu là một văn bằng, giữ một dòng và bỏ dòng ghi trùng."),
        ),
        Rule(
            "title-twice",
            Severity.DOUBTFUL,
            _("Hai văn bằng cùng tên, cùng chủ, cùng ngày nộp đơn mà khác số"),
            _("Đối chiếu hai số với Cục; nếu là một đơn, giữ một dòng và bỏ dòng ghi trùng."),
        ),
        Rule(
            "title-past-its-term",
            Severity.DOUBTFUL,
            _("Văn bằng đã qua ngày hết hạn mà tình trạng vẫn là đã cấp"),
            _("Nếu đã gia hạn, ghi ngày hết hạn mới; nếu không, ghi văn bằng hết hiệu lực."),
        ),
        Rule(
            "title-place-unknown",
            Severity.DOUBTFUL,
            _("Chưa xác định được địa bàn của văn bằng"),
            _("Ghi đủ địa chỉ của chủ văn bằng, hoặc chọn địa bàn bằng tay."),
        ),
        Rule(
            "product-without-recognition",
            Severity.WRONG,
            _("Sản phẩm chưa ghi lần công nhận nào"),
            _("Ghi quyết định công nhận, hoặc bỏ sản phẩm nếu ghi nhầm."),
        ),
        Rule(
            "product-recognition-ended",
            Severity.DOUBTFUL,
            _("Sản phẩm hết thời hạn công nhận mà chưa có lần công nhận mới"),
            _("Nếu đã được công nhận lại, ghi lần công nhận mới; nếu không, xác nhận là đúng."),
        ),
        Rule(
            "product-place-unknown",
            Severity.DOUBTFUL,
            _("Chưa xác định được địa bàn của sản phẩm"),
            _("Ghi đủ địa chỉ của chủ thể, hoặc chọn địa bàn bằng tay."),
        ),
        Rule(
            "product-twice",
            Severity.DOUBTFUL,
            _("Hai sản phẩm cùng tên, cùng chủ thể"),
            _("Nếu là một sản phẩm, giữ một dòng và bỏ dòng ghi trùng."),
        ),
        Rule(
            "figure-against-register",
            Severity.WRONG,
            _("Số báo cáo khác số đếm được trong sổ"),
            _("Mở các dòng của sổ để đối chiếu: sửa dòng ghi thiếu, ghi nhầm; nếu báo cáo sai, trả lại hoặc đếm lại."),
        ),
        Rule(
            "statistic-tenfold",
            Severity.DOUBTFUL,
            _("Số liệu thống kê gấp mười lần năm trước trở lên"),
            _("Hỏi lại cơ quan báo cáo: có thể nhầm đơn vị tính hoặc gõ thừa số 0."),
        ),
    )
}
