"""What a target counts in the register, as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.workflow.products import Recognised
from indicators.workflow.titles import TitleKind


class Counted(models.TextChoices):
    TITLES = "titles", _("Đơn, văn bằng")
    PRODUCTS = "products", _("Sản phẩm")


class CountedState(models.TextChoices):
    """By dates, so that any past day can be counted again."""

    APPLIED = "applied", _("Đã nộp đơn")
    GRANTED = "granted", _("Đã cấp văn bằng, kể cả văn bằng nay hết hiệu lực")
    IN_FORCE = "in_force", _("Văn bằng còn hiệu lực trong ngày đếm")


class Territory(models.TextChoices):
    INSIDE = "inside", _("Chủ thể ở trong địa bàn kế hoạch")
    DISTRICTS = "districts", _("Chủ thể ở một số huyện, thành phố trước đây")
    ANY = "any", _("Không xét địa bàn")


@dataclass(frozen=True)
class CountingRule:
    """One way to count.

    `object` titles: those of `kinds` (any when empty) in `state`, from `since` on, `exploited` commercially or not.
    `object` products: those recognised on the day on `lists` (any when empty), OCOP with at least `stars`; `protected`:
    only those that a title in force of `kinds` protects. A ratio counts the protected among all that the rest says.
    `districts`: codes of agencies.
    """

    object: str = Counted.TITLES.value
    kinds: tuple[str, ...] = ()
    state: str = CountedState.GRANTED.value
    since: date | None = None
    territory: str = Territory.INSIDE.value
    districts: tuple[str, ...] = ()
    exploited: bool = False
    lists: tuple[str, ...] = ()
    stars: int = 0
    protected: bool = False

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> CountingRule:
        """From the stored form, which the plan's schema or `problems` has checked; unknown names are an error."""
        values = dict(data)
        for name in ("kinds", "districts", "lists"):
            values[name] = tuple(values.get(name, ()))
        if isinstance(values.get("since"), str):
            values["since"] = date.fromisoformat(values["since"])
        return cls(**values)

    @property
    def data(self) -> dict[str, Any]:
        """For storing: only what differs from the plainest rule, always in the same order."""
        found: dict[str, Any] = {"object": self.object}
        for field in fields(self):
            value = asdict(self)[field.name]
            if value != field.default and field.name not in found:
                found[field.name] = list(value) if isinstance(value, tuple) else value
        if self.since:
            found["since"] = self.since.isoformat()
        return found

    @property
    def of_products(self) -> bool:
        return self.object == Counted.PRODUCTS

    def problems(self, *, is_ratio: bool) -> dict[str, str]:
        """Field → what is wrong with it for a target of this kind; empty for a rule that counts."""
        found: dict[str, str] = {}
        if is_ratio and not self.of_products:
            found["object"] = gettext("Chỉ tiêu là tỷ lệ: hãy chọn «Sản phẩm»; tử số là sản phẩm được bảo hộ.")
        if self.of_products and self.exploited:
            found["exploited"] = gettext("Khai thác thương mại chỉ xét với văn bằng; hãy bỏ chọn khi đếm sản phẩm.")
        if self.of_products and self.since:
            found["since"] = gettext("Sản phẩm đếm theo ngày còn được công nhận; hãy để trống ngày bắt đầu.")
        if not self.of_products and (self.lists or self.stars or self.protected):
            found["lists"] = gettext("Danh mục, số sao và bảo hộ chỉ xét khi đếm sản phẩm.")
        if not 0 <= self.stars <= 5:
            found["stars"] = gettext("Số sao từ 0 đến 5.")
        if (self.territory == Territory.DISTRICTS) != bool(self.districts):
            found["districts"] = gettext("Chọn ít nhất một huyện, thành phố khi đếm theo huyện, và chỉ khi đó.")
        return found


def words(rule: CountingRule, districts: Mapping[str, str], *, is_ratio: bool = False) -> str:
    """The rule as a sentence in the reader's language. `districts`: code → name."""
    parts = product_words(rule, is_ratio=is_ratio) if rule.of_products else title_words(rule)
    if rule.territory == Territory.INSIDE:
        parts.append(gettext("chủ thể có địa chỉ trong địa bàn kế hoạch"))
    elif rule.territory == Territory.DISTRICTS:
        names = ", ".join(districts.get(code, code) for code in rule.districts)
        parts.append(gettext("chủ thể có địa chỉ tại: %(names)s") % {"names": names})
    else:
        parts.append(gettext("không xét địa bàn"))
    return "; ".join(parts) + "."


def title_words(rule: CountingRule) -> list[str]:
    what = labels(TitleKind, rule.kinds) or gettext("mọi đối tượng")
    told = {
        CountedState.APPLIED: gettext("Đếm đơn đã nộp: %(what)s"),
        CountedState.GRANTED: gettext("Đếm văn bằng đã cấp, kể cả văn bằng nay hết hiệu lực: %(what)s"),
        CountedState.IN_FORCE: gettext("Đếm văn bằng còn hiệu lực trong ngày đếm: %(what)s"),
    }
    parts = [told[CountedState(rule.state)] % {"what": what}]
    if rule.since:
        day = rule.since.strftime("%d/%m/%Y")
        filed = rule.state == CountedState.APPLIED
        parts.append((gettext("nộp đơn từ ngày %(day)s") if filed else gettext("cấp từ ngày %(day)s")) % {"day": day})
    if rule.exploited:
        parts.append(gettext("đang được khai thác thương mại, có tài liệu chứng minh"))
    return parts


def product_words(rule: CountingRule, *, is_ratio: bool) -> list[str]:
    lists = labels(Recognised, rule.lists) or gettext("mọi danh mục")
    parts = [gettext("Đếm sản phẩm còn được công nhận trong ngày đếm: %(lists)s") % {"lists": lists}]
    if rule.stars:
        parts.append(gettext("OCOP từ %(stars)s sao") % {"stars": rule.stars})
    by = labels(TitleKind, rule.kinds) or gettext("văn bằng bất kỳ")
    if is_ratio:
        parts.append(gettext("tử số là sản phẩm được bảo hộ bằng văn bằng còn hiệu lực (%(by)s)") % {"by": by})
    elif rule.protected:
        parts.append(gettext("được bảo hộ bằng văn bằng còn hiệu lực (%(by)s)") % {"by": by})
    return parts


def labels(choices: type[models.TextChoices], chosen: Iterable[str]) -> str:
    return ", ".join(str(choices(item).label) for item in choices.values if item in set(chosen))
