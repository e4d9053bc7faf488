"""Parsing of what people type about targets and the register; nothing is saved here."""

from indicators.forms.assessing import AssessmentForm, CriterionForm
from indicators.forms.counting import DayForm, RuleForm
from indicators.forms.imports import ImportConfirm, ImportUpload
from indicators.forms.products import ProductForm, RecognitionForm
from indicators.forms.targets import BaselineForm, ObservationForm, PeriodChoice

__all__ = [
    "AssessmentForm",
    "BaselineForm",
    "CriterionForm",
    "DayForm",
    "ImportConfirm",
    "ImportUpload",
    "ObservationForm",
    "PeriodChoice",
    "ProductForm",
    "RecognitionForm",
    "RuleForm",
]
