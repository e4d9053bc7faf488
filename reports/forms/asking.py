"""Parsing of what a report is asked to tell, by the entry of the catalogue."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, standing_of
from plans.models import Assignment, Period, Submission
from plans.policy import is_coordinator
from reports.catalogue.kinds import LABELS, ONLY, SIGNS, Entry, periods_of

REQUIRED = {"required": _("Hãy chọn một mục trong danh sách."), "invalid_choice": _("Hãy chọn lại trong danh sách.")}


class PeriodField(forms.ModelChoiceField):
    """Periods, those of each plan told apart by the plan's name."""

    def label_from_instance(self, period: Any) -> str:
        return f"{period.label} – {period.plan}"


class AskForm(forms.Form):
    """One field for the period and one for each parameter of the kind, with what this person may choose."""

    def __init__(self, entry: Entry, user: Any, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.entry = entry
        periods = periods_of(entry, Period.objects.visible_to(user)).select_related("plan")
        self.fields["period"] = PeriodField(
            periods.order_by("-window_end", "-due_at"), label=_("Kỳ báo cáo"), empty_label=None, error_messages=REQUIRED
        )
        for name in entry.takes:
            self.fields[name] = self.field(name, user, periods)

    def field(self, name: str, user: Any, periods: Any) -> forms.Field:
        needed: dict[str, Any] = {
            "label": LABELS[name], "required": name in self.entry.needs, "error_messages": REQUIRED
        }  # fmt: skip
        if name == "agency":
            return forms.ModelChoiceField(agencies_of(user), empty_label=_("Chọn cơ quan"), **needed)
        if name == "against":
            return PeriodField(periods.order_by("-window_end", "-due_at"), empty_label=_("Chọn kỳ"), **needed)
        if name == "assignment":
            rows = Assignment.objects.filter(plan__in=periods.values("plan")).order_by("plan", "order")
            return AssignmentField(rows, empty_label=_("Tất cả"), **needed)
        if name == "signs":
            return forms.ChoiceField(choices=[("", _("Người đứng đầu ký")), *SIGNS], **needed)
        if name == "position":
            return forms.CharField(
                max_length=60, help_text=_("Khi ký thừa lệnh, thừa ủy quyền; ví dụ Chánh Văn phòng."), **needed
            )
        if name == "unit":
            return forms.CharField(
                max_length=40, help_text=_("Chữ viết tắt ghi sau «Lưu: VT»; ví dụ QLCN. Không bắt buộc."), **needed
            )
        return forms.ChoiceField(choices=[("", _("Tất cả")), *self.entry.states], **needed)

    def asked(self) -> dict[str, Any]:
        """What `actions.request_report` takes besides the kind."""
        values = self.cleaned_data
        only = {name: str(getattr(values[name], "pk", values[name])) for name in ONLY if values.get(name)}
        return {
            "period": values["period"], "agency": values.get("agency"), "against": values.get("against"), "only": only,
        }  # fmt: skip


class AssignmentField(forms.ModelChoiceField):
    def label_from_instance(self, assignment: Any) -> str:
        return str(assignment.heading)


def agencies_of(user: Any) -> Any:
    """Those whose account there is: all, or for their own people their own."""
    rows = Agency.objects.filter(pk__in=Submission.objects.values("agency")).order_by("name_order", "pk")
    if is_coordinator(user) or standing_of(user).sees_all_content:
        return rows
    return rows.filter(pk__in=standing_of(user).own)
