"""Rules by which the demonstration counts its targets; the plan itself names none."""

from __future__ import annotations

from datetime import date

from accounts.models import User
from indicators.actions import add_criterion, set_rule
from indicators.models import MARKS, CountingRule, Indicator, Title, TitleKind
from plans.models import Plan

SINCE = date(2020, 1, 1)
RULES = {
    "sang-che": CountingRule(kinds=(TitleKind.PATENT.value,), since=SINCE),
    "kieu-dang-cong-nghiep": CountingRule(kinds=(TitleKind.INDUSTRIAL_DESIGN.value,), since=SINCE),
    "giai-phap-huu-ich": CountingRule(kinds=(TitleKind.UTILITY_SOLUTION.value,), since=SINCE),
    "san-pham-duoc-bao-ho": CountingRule(
        "products", kinds=(TitleKind.GEOGRAPHICAL_INDICATION.value, *(mark.value for mark in MARKS))
    ),
    "sang-che-khai-thac": CountingRule(kinds=(TitleKind.PATENT.value,), since=SINCE, exploited=True),
}
CRITERIA = {
    "khai-thac-hieu-qua": (
        "Mỗi chỉ dẫn địa lý của tỉnh có tổ chức quản lý và quy chế sử dụng đang có hiệu lực (tiêu chí minh họa).",
        "Mỗi chỉ dẫn địa lý có ít nhất một chủ thể được trao quyền sử dụng và bán sản phẩm (tiêu chí minh họa).",
    )
}


def set_rules(plan: Plan, by: User) -> int:
    """Once there are titles to count: rules where none is set, criteria where there are none; how many were made."""
    if not Title.objects.exists():
        return 0
    made = 0
    for indicator in Indicator.objects.filter(plan=plan, key__in=RULES, rule__isnull=True):
        set_rule(indicator, RULES[indicator.key], by=by)
        made += 1
    for indicator in Indicator.objects.filter(plan=plan, key__in=CRITERIA, criteria=None):
        made += len([add_criterion(indicator, by=by, text=text) for text in CRITERIA[indicator.key]])
    return made
