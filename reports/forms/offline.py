"""Parsing of the form filled in without network, by the fields and rules of the pages; nothing is saved here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError, Missing
from core.fields import DayField, WholePercent
from indicators.models import Filled as Statistics
from plans.models import Submission
from reports.actions import TakenEntry, TakenForm
from reports.builders.offline import label_of, read_stamp
from reports.document.offline import FIRST_ROW, PAPERS, SUMMARY, TASKS, Fault, column_of
from reports.forms import LONG
from reports.forms.offline_cells import kept, plain
from reports.forms.offline_statistics import read_statistics
from reports.importers.offline import Filled, Row
from tasks.models import Progress, Stage
from tasks.policy import MAX_OUTPUTS, output_lacks

PAPER = ("number", "issued_on", "title")


class OfflineUpload(forms.Form):
    """The filled form, as it comes from the person's disk; what it holds is judged by `check_offline`."""

    file = forms.FileField(
        label=_("Tệp phiếu đã điền"),
        allow_empty_file=True,
        help_text=_("Tệp Excel (.xlsx) tải ở trang báo cáo này rồi điền, tối đa 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": _("Hãy chọn tệp phiếu đã điền.")},
    )


class SummaryCells(forms.Form):
    """One of the agency's own words on the period."""

    text = forms.CharField(required=False, max_length=LONG)


class EntryCells(forms.Form):
    """One row of the tasks."""

    stage = forms.ChoiceField(
        choices=Stage.choices,
        required=False,
        error_messages={
            "invalid_choice": _("«%(value)s» không có trong danh sách tình trạng. Hãy chọn trong danh sách.")
        },
    )
    percent = WholePercent(required=False)
    result = forms.CharField(required=False, max_length=LONG)
    obstacles = forms.CharField(required=False, max_length=LONG)
    next_steps = forms.CharField(required=False, max_length=LONG)


class PaperCells(forms.Form):
    """One row of the documents."""

    code = forms.CharField(error_messages={"required": _("Hãy chọn mã nhiệm vụ của văn bản này.")})
    number = forms.CharField(required=False, max_length=60)
    issued_on = DayField(required=False)
    title = forms.CharField(required=False, max_length=500)

    def __init__(self, data: Any, *, codes: Iterable[str]) -> None:
        super().__init__(data)
        self.codes = codes

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if code not in self.codes:
            raise forms.ValidationError(gettext("Không có nhiệm vụ «%s» trong phiếu này.") % code)
        return code

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("code") and not any(values.get(name) for name in PAPER) and not self.errors:
            self.add_error("number", gettext("Hãy ghi số, ngày và trích yếu, hoặc xóa trắng cả dòng."))
        if not self.errors.keys() & set(PAPER):
            for name, message in output_lacks(values).items():
                self.add_error(name, message)
        return values


def check_offline(
    filled: Filled, submission: Submission, entries: Iterable[Progress], statistics: Statistics
) -> tuple[TakenForm, tuple[Fault, ...]]:
    """What may be taken, and every wrong cell; DomainError where the whole file is not of this account.

    `entries` and `statistics` as for `build_offline`. What says the same as the account keeps its own line ends.
    """
    stamp = read_stamp(filled.stamp, submission)
    known = {entry.task.code: entry for entry in entries}
    require_same_rows(filled, submission, list(stamp.entries), known)
    faults = list(filled.faults)
    summary = read_summary(filled.rows[SUMMARY], submission, faults)
    papers = read_papers(filled.rows[PAPERS], known, faults)
    taken = {}
    for row in filled.rows[TASKS]:
        entry = known[row.key]
        values = read_entry(row, entry, faults)
        outputs = papers.get(row.key, [])
        taken[row.key] = TakenEntry(stamp.entries[row.key], values, None if same(entry, outputs) else outputs)
    counted = read_statistics(filled.statistics, stamp.statistics, statistics, faults)
    return TakenForm(stamp.summary, summary, taken, counted), tuple(sorted(faults, key=lambda fault: fault.place))


def require_no_faults(faults: Iterable[Fault]) -> None:
    """For machines: every wrong cell by its address."""
    if items := tuple(Missing(fault.address, fault.address, fault.message) for fault in faults):
        raise DomainError("bad_cells", gettext("Phiếu có ô sai; chưa có gì được ghi."), kind="invalid", items=items)


def require_same_rows(filled: Filled, submission: Submission, codes: list[str], known: Mapping[str, Any]) -> None:
    """Each row is still the one that was given, so that no result slips to another task."""
    with translation.override(settings.LANGUAGE_CODE):
        labels = [str(label_of(submission, name)) for name in Submission.SUMMARY_FIELDS]
    for sheet, given in ((SUMMARY, labels), (TASKS, codes)):
        found = [row.key for row in filled.rows[sheet]]
        for place, key in enumerate(given):
            if place >= len(found) or found[place] != key:
                message = gettext(
                    "Trang «%(sheet)s»: ô A%(row)d phải là «%(key)s». Hãy tải phiếu mới, chép nội dung sang."
                )
                raise refuse(message % {"sheet": sheet, "row": FIRST_ROW + place, "key": key})
        if len(found) > len(given):
            message = gettext("Trang «%(sheet)s» có thêm dòng %(row)d. Hãy bỏ dòng đó rồi nộp lại.")
            raise refuse(message % {"sheet": sheet, "row": filled.rows[sheet][len(given)].number})
    if gone := [code for code in codes if code not in known]:
        message = gettext("Báo cáo này không còn nhiệm vụ %s như khi tải phiếu. Hãy tải phiếu mới.")
        raise refuse(message % ", ".join(gone))


def refuse(message: str) -> DomainError:
    items = (Missing("file", gettext("Tệp phiếu"), message),)
    return DomainError("bad_structure", message, kind="invalid", items=items)


def faults_of(form: forms.BaseForm, sheet: str, row: int) -> Iterator[Fault]:
    """Each error of a row at its cell."""
    for name, errors in form.errors.items():
        for error in errors:
            yield Fault(sheet, f"{column_of(sheet, name)}{row}", str(error))


def read_summary(rows: Iterable[Row], submission: Submission, faults: list[Fault]) -> dict[str, str]:
    found = {}
    for name, row in zip(Submission.SUMMARY_FIELDS, rows, strict=True):
        form = SummaryCells(row.values)
        if not form.is_valid():
            faults += faults_of(form, SUMMARY, row.number)
        else:
            found[name] = kept(getattr(submission, name), form.cleaned_data["text"])
    return found


def read_entry(row: Row, entry: Progress, faults: list[Fault]) -> dict[str, Any]:
    form = EntryCells(row.values | {"stage": stage_of(str(row.values["stage"]))})
    if not form.is_valid():
        faults += faults_of(form, TASKS, row.number)
        return {}
    return {name: kept(getattr(entry, name), value) for name, value in form.cleaned_data.items()}


def stage_of(words: str) -> str:
    """The stage by its name in the list; other words stay what they are, to be refused."""
    with translation.override(settings.LANGUAGE_CODE):
        names = {str(label).casefold(): str(value) for value, label in Stage.choices}
    return names.get(" ".join(words.split()).casefold(), words)


def read_papers(
    rows: Iterable[Row], known: Mapping[str, Progress], faults: list[Fault]
) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        form = PaperCells(row.values, codes=known)
        if not form.is_valid():
            faults += faults_of(form, PAPERS, row.number)
            continue
        listed = found.setdefault(form.cleaned_data["code"], [])
        listed.append({name: form.cleaned_data[name] for name in PAPER})
        if len(listed) > MAX_OUTPUTS:
            message = gettext("Mỗi nhiệm vụ ghi tối đa %d văn bản, sản phẩm.") % MAX_OUTPUTS
            faults.append(Fault(PAPERS, f"A{row.number}", message))
    return found


def same(entry: Progress, outputs: list[dict[str, date | str]]) -> bool:
    stored = [[plain(getattr(row, name)) for name in PAPER] for row in entry.outputs.all()]
    return stored == [[row[name] for name in PAPER] for row in outputs]
