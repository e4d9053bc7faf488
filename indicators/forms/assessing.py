"""Parsing of criteria and of assessments by them; nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.models import Assessment, Criterion

NOT_YET = "none"
ANSWERS = [("yes", _("Đạt")), ("no", _("Chưa đạt")), (NOT_YET, _("Chưa đánh giá"))]


class CriterionForm(forms.Form):
    """A new criterion."""

    text = forms.CharField(
        label=_("Tiêu chí mới"),
        required=False,
        max_length=500,
        help_text=_("Viết sao cho trả lời được đạt hay chưa đạt."),
    )


class AssessmentForm(forms.Form):
    """For each criterion an answer and its evidence; a criterion left unanswered stays so."""

    def __init__(self, *args: Any, criteria: Iterable[Criterion], known: Iterable[Assessment], **options: Any) -> None:
        super().__init__(*args, **options)
        self.criteria = list(criteria)
        found = {row.criterion_id: row for row in known}
        for criterion in self.criteria:
            row = found.get(criterion.pk)
            answer = NOT_YET if row is None else "yes" if row.is_met else "no"
            self.fields[f"met_{criterion.pk}"] = forms.ChoiceField(
                label=criterion.text, choices=ANSWERS, widget=forms.RadioSelect, required=False, initial=answer
            )
            self.fields[f"evidence_{criterion.pk}"] = forms.CharField(
                label=_("Bằng chứng"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2}),
                initial=row.evidence if row else "",
            )  # fmt: skip

    def answers(self) -> dict[int, tuple[bool, str]]:
        """Criterion → (met, evidence) of those that were answered."""
        said = {row.pk: self.cleaned_data.get(f"met_{row.pk}") or NOT_YET for row in self.criteria}
        answered = {pk: word == "yes" for pk, word in said.items() if word != NOT_YET}
        return {pk: (is_met, self.cleaned_data.get(f"evidence_{pk}", "")) for pk, is_met in answered.items()}
