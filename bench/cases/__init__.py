"""What is measured. A case is called with a number of rows, prepares, and gives the work: that alone is measured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack

import django

django.setup()  # the cases below need the models

from bench.cases import forms, jobs, papers, register, sheets  # noqa: E402

Work = Callable[[], object]
# typst keeps what it has set: a second time it would do nothing.
COLD = frozenset({"pdf_typst"})
CASES: Mapping[str, Callable[[int, ExitStack], Work]] = {
    "workbook": sheets.workbook,
    "writing": sheets.writing,
    "workbook_plainly": sheets.workbook_plainly,
    "flat": sheets.flat,
    "flat_plainly": sheets.flat_plainly,
    "form": forms.form,
    "form_openpyxl": forms.form_openpyxl,
    "pdf": papers.pdf,
    "pdf_typst": papers.pdf_typst,
    "word": papers.word,
    "word_docxtpl": papers.word_docxtpl,
    "inline": jobs.inline,
    "queue": jobs.queue,
    "click": jobs.click,
    **{f"page-{name}": register.page(name) for name in register.QUESTIONS},
    **{f"bare-{name}": register.bare(name) for name in register.QUESTIONS},
    "import": register.import_file,
}
