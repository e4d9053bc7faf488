"""Acts on what the rules of quality find: keeping it up to date, and saying that something is right as it is."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.audit import act
from core.errors import DomainError, Missing
from core.sync import Changes
from indicators import policy
from indicators.builders.quality import all_found
from indicators.models import Finding

CHUNK = 2000


def review_register(*, by: User) -> Changes:
    """Findings as the register stands today: new ones come, those mended go, those said to be right stay so."""
    policy.can_review_register(by).require()
    changes = Changes()
    found = {item[:4]: item for item in all_found(clock.today())}
    with act("review_register", by):
        rows = Finding.objects.select_for_update(of=("self",)).values_list(
            "pk", "rule", "title_id", "product_id", "subject"
        )
        known = {tuple(rest): pk for pk, *rest in rows}
        gone = [pk for key, pk in known.items() if key not in found]
        changes.deleted, _by_table = Finding.objects.filter(pk__in=gone).delete()
        new = [
            Finding(rule=item.rule, title_id=item.title, product_id=item.product, subject=item.subject,
                    facts={"name": item.name})
            for key, item in found.items() if key not in known
        ]  # fmt: skip
        changes.created = len(Finding.objects.bulk_create(new, batch_size=CHUNK))
    changes.unchanged = len(known) - changes.deleted
    return changes


def dismiss_finding(finding: Finding, *, by: User, reason: str) -> Finding:
    """It is right as it is; the reason stays beside it as long as the rule goes on finding it."""
    policy.can_review_register(by).require()
    if not reason.strip():
        message = _("Hãy nêu vì sao dữ liệu này là đúng.")
        raise DomainError("invalid", message, kind="invalid", items=(Missing("reason", _("Lý do"), message),))
    with act("dismiss_finding", by):
        finding.reason, finding.dismissed_at, finding.dismissed_by = reason.strip(), clock.now(), by
        finding.save(update_fields=["reason", "dismissed_at", "dismissed_by"])
    return finding
