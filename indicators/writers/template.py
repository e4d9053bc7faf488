"""An empty workbook to fill in or to paste a search's results into: the headings that an import knows."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from xlsxwriter import Workbook


def write_template(columns: Iterable[tuple[str, int, Sequence[str]]]) -> bytes:
    """`.xlsx` of one sheet whose first row is the headings. `columns`: heading, width, words to choose from if any."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E7EEF7", "border": 1})
        text = book.add_format({"num_format": "@"})
        sheet = book.add_worksheet(_("Dữ liệu"))
        for place, (heading, width, words) in enumerate(columns):
            sheet.write_string(0, place, heading, head)
            sheet.set_column(place, place, width, text)
            # Excel takes no longer list than this in a cell's own rule.
            if words and sum(len(word) + 1 for word in words) < 255:
                sheet.data_validation(
                    1, place, 5000, place, {"validate": "list", "source": list(words), "ignore_blank": True}
                )
        sheet.freeze_panes(1, 0)
        sheet.set_row(0, 32)
    return content.getvalue()
