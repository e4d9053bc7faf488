"""Parsing of what people hand in for the register; what a file holds is judged when it is read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import DayField
from indicators.importers.tables import LARGEST
from indicators.models import ImportKind, RegisterImport, TitleKind


class ImportUpload(forms.Form):
    """A file, what is in it, where it comes from and when that was looked at."""

    kind = forms.ChoiceField(label=_("Nội dung tệp"), choices=ImportKind.choices, widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Tệp dữ liệu"),
        allow_empty_file=True,
        help_text=_("Excel (.xlsx), CSV, hoặc XML theo tiêu chuẩn WIPO ST.96; tối đa %(size)d MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv,.xml"}),
        error_messages={"required": _("Hãy chọn tệp dữ liệu.")},
    )
    title_kind = forms.ChoiceField(
        label=_("Đối tượng khi tệp không ghi"),
        required=False,
        choices=[("", _("Theo cột «Đối tượng» hoặc số đơn, số văn bằng")), *TitleKind.choices],
        help_text=_("Chọn khi cả tệp cùng một đối tượng, ví dụ danh sách giống cây trồng hay nhãn hiệu tập thể."),
    )
    source = forms.CharField(
        label=_("Nguồn"),
        max_length=200,
        help_text=_("Ví dụ: Tra cứu WIPO Publish của Cục Sở hữu trí tuệ; Quyết định số … của UBND tỉnh."),
        error_messages={"required": _("Hãy ghi dữ liệu lấy từ đâu.")},
    )
    retrieved_on = DayField(label=_("Ngày tra cứu"), help_text=_("Ngày lấy dữ liệu từ nguồn, ví dụ 05/11/2026."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["file"].help_text %= {"size": LARGEST // 1024**2}  # type: ignore[operator]


class ImportConfirm(forms.Form):
    """What becomes of the wrong and the doubtful rows: said by the person, never taken for granted."""

    leave_wrong = forms.BooleanField(label="", required=False)
    with_doubtful = forms.TypedChoiceField(
        label=_("Dòng cần xem lại"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("write", _("Ghi cả các dòng cần xem lại như đã đọc")), ("leave", _("Bỏ qua các dòng cần xem lại"))],
        coerce=lambda word: word == "write",
        empty_value=None,
    )

    def __init__(self, *args: Any, imported: RegisterImport, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["leave_wrong"].label = _("Bỏ qua %d dòng sai, không ghi vào sổ") % imported.wrong
        if not imported.wrong:
            del self.fields["leave_wrong"]
        if not imported.doubtful:
            del self.fields["with_doubtful"]
