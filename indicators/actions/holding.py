"""A row of the register in hand: another person may have removed it since it was read."""

from __future__ import annotations

from typing import TypeVar

from django.utils.translation import gettext_lazy

from core.errors import DomainError
from indicators.models import EnforcementCase, Product, Recognition, Title

Row = TypeVar("Row", Title, Product, Recognition, EnforcementCase)
GONE = {
    Title: gettext_lazy("Văn bằng này vừa được người khác bỏ khỏi sổ."),
    Product: gettext_lazy("Sản phẩm này vừa được người khác bỏ khỏi sổ."),
    Recognition: gettext_lazy("Lần công nhận này vừa được người khác bỏ."),
    EnforcementCase: gettext_lazy("Vụ việc này vừa được xóa."),
}


def hold(row: Row) -> Row:
    """The row as it stands now, nobody else's till the act ends; DomainError «stale» where it is gone."""
    model = type(row)
    found = model._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if found is None:
        raise DomainError("stale", str(GONE[model]))
    return found
