"""Acts on what the rules of quality find: keeping it up to date, and saying that something is right as it is."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.audit import act
from core.errors import DomainError, Missing
from core.sync import Changes
from indicators import policy
from indicators.builders.quality import all_found
from indicators.models import Finding, Found, ImportState, RegisterImport

log = logging.getLogger(__name__)
CHUNK = 2000


def review_register(*, by: User) -> Changes:
    """Findings as the register stands today: new ones come, those mended go, those said to be right stay so."""
    policy.can_review_register(by).require()
    changes = Changes()
    found = {item[:4]: item for item in all_found(clock.today())}
    with act("review_register", by):
        rows = Finding.objects.select_for_update(of=("self",)).values_list(
            "pk", "rule", "title_id", "product_id", "subject", "facts"
        )
        known: dict[tuple[Any, ...], tuple[int, dict[str, str]]] = {tuple(key): (pk, facts) for pk, *key, facts in rows}
        gone = [pk for key, (pk, _facts) in known.items() if key not in found]
        changes.deleted, _by_table = Finding.objects.filter(pk__in=gone).delete()
        other = {pk: found[key] for key, (pk, facts) in known.items() if key in found and found[key].facts != facts}
        changes.updated = retell(other)
        new = [
            Finding(rule=item.rule, title_id=item.title, product_id=item.product, subject=item.subject,
                    facts=item.facts)
            for key, item in found.items() if key not in known
        ]  # fmt: skip
        # Another review, of an import say, may have written the same moments ago.
        Finding.objects.bulk_create(new, batch_size=CHUNK, ignore_conflicts=True)
        changes.created = len(new)
    changes.unchanged = len(known) - changes.deleted - changes.updated
    return changes


def retell(other: Mapping[int, Found]) -> int:
    """What a finding says now. Of a figure it may be other numbers, which nobody has said to be right."""
    rows = list(Finding.objects.filter(pk__in=other))
    for row in rows:
        before, row.facts = row.facts, other[row.pk].facts
        said = [[facts.get(name) for name in ("name", "reported", "counted")] for facts in (before, row.facts)]
        if row.subject and said[0] != said[1]:
            row.dismissed_at, row.dismissed_by, row.reason = None, None, ""
    Finding.objects.bulk_update(rows, ["facts", "dismissed_at", "dismissed_by", "reason"], batch_size=CHUNK)
    return len(rows)


def review_after_import(import_id: int) -> None:
    """Hold a register that an import has just changed against the rules; if that fails, the night does it again."""
    if not RegisterImport.objects.filter(pk=import_id, state=ImportState.APPLIED).exists():
        return
    try:
        review_register(by=User.objects.system())
    except Exception:
        log.exception("import %s is written; the review of the register after it failed", import_id)


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


def reopen_finding(finding: Finding, *, by: User) -> Finding:
    """It was said to be right, and is to be looked at again; the record keeps the reason that stood there."""
    policy.can_review_register(by).require()
    blank = {"dismissed_at": None, "dismissed_by": None, "reason": ""}
    with act("reopen_finding", by):
        if not Finding.objects.filter(pk=finding.pk, dismissed_at__isnull=False).update(**blank):
            raise DomainError("wrong_state", _("Điểm này đang chờ xử lý, không cần mở lại."))
    finding.dismissed_at, finding.dismissed_by, finding.reason = None, None, ""
    return finding
