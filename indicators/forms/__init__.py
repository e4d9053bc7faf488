"""Parsing of what people type about targets and the register; nothing is saved here."""

from indicators.forms.products import ProductForm, RecognitionForm
from indicators.forms.targets import BaselineForm, ObservationForm, PeriodChoice

__all__ = ["BaselineForm", "ObservationForm", "PeriodChoice", "ProductForm", "RecognitionForm"]
