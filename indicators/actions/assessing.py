"""Acts on targets without a number: their criteria, and whether these are met in a period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.audit import act
from core.errors import DomainError, Missing
from indicators import policy
from indicators.models import Assessment, Criterion, Indicator, Kind, Observation
from plans.models import Period


@dataclass(frozen=True)
class Answer:
    is_met: bool
    evidence: str


def add_criterion(indicator: Indicator, *, by: User, text: str) -> Criterion:
    """One more criterion, at the end; it counts from the next assessment on."""
    policy.can_set_criteria(by).require()
    text = " ".join(text.split())
    if indicator.kind != Kind.QUALITATIVE:
        raise wrong("text", _("Chỉ chỉ tiêu định tính mới được đánh giá theo tiêu chí."))
    if not text:
        raise wrong("text", _("Hãy nhập tiêu chí."))
    if indicator.criteria.filter(text=text, retired_on=None).exists():
        raise wrong("text", _("Tiêu chí này đã có."))
    with act("add_criterion", by):
        return Criterion.objects.create(indicator=indicator, order=indicator.criteria.count() + 1, text=text)


def retire_criterion(criterion: Criterion, *, by: User) -> None:
    """From today it is no longer asked; what was assessed by it stays."""
    policy.can_set_criteria(by).require()
    with act("retire_criterion", by):
        Criterion.objects.filter(pk=criterion.pk, retired_on=None).update(retired_on=clock.today())
    criterion.refresh_from_db()


def assess_target(
    indicator: Indicator, period: Period, answers: Mapping[int, Answer], *, by: User
) -> Observation | None:
    """Whether criteria (by id) are met in a period, each with its evidence; the others stay as they were.

    Once every live criterion is answered the figure of the period is 1 if all are met, else 0; until then none is
    recorded.
    """
    policy.can_record_observation(by, period).require()
    criteria = {row.pk: row for row in indicator.criteria.live(period.window_end)}
    if period.plan_id != indicator.plan_id or set(answers) - set(criteria):
        raise wrong("period", _("Tiêu chí hoặc kỳ báo cáo không thuộc chỉ tiêu này."))
    for pk, answer in answers.items():
        if not answer.evidence.strip():
            raise wrong(f"evidence_{pk}", _("Hãy nêu bằng chứng: văn bản, số liệu hoặc việc đã làm."))
    with act("assess_target", by):
        Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
        for pk, answer in answers.items():
            keep_answer(criteria[pk], period, answer, by)
        known = Assessment.objects.filter(period=period, criterion__in=criteria).values_list("is_met", flat=True)
        return keep_figure(indicator, period, all(known), by) if len(known) == len(criteria) else None


def keep_answer(criterion: Criterion, period: Period, answer: Answer, by: User) -> None:
    values = {"is_met": answer.is_met, "evidence": answer.evidence.strip()}
    known = Assessment.objects.filter(criterion=criterion, period=period).first()
    if known is None:
        stamp = {"recorded_at": clock.now(), "recorded_by": by}
        Assessment.objects.create(criterion=criterion, period=period, **values, **stamp)
    elif any(getattr(known, name) != value for name, value in values.items()):
        Assessment.objects.filter(pk=known.pk).update(**values, recorded_at=clock.now(), recorded_by=by)


def keep_figure(indicator: Indicator, period: Period, is_met: bool, by: User) -> Observation:
    value = Decimal(int(is_met))
    known = Observation.objects.filter(indicator=indicator, period=period, agency=None).first()
    stamp = {"recorded_at": clock.now(), "recorded_by": by}
    if known is None:
        return Observation.objects.create(indicator=indicator, period=period, value=value, **stamp)
    if known.value != value:
        Observation.objects.filter(pk=known.pk).update(value=value, version=known.version + 1, **stamp)
    return Observation.objects.get(pk=known.pk)


def wrong(anchor: str, message: str) -> DomainError:
    return DomainError("invalid", message, "invalid", (Missing(anchor, "", message),))
