"""Acts on products: what they are and whose, on which lists they stand, and which titles protect them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from unicodedata import normalize

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.audit import act
from core.errors import DomainError, Missing
from core.versions import differences, require_version
from indicators import policy
from indicators.actions.holding import hold
from indicators.models import Gazetteer, Place, Product, Protection, Recognised, Recognition, Title

LINES = ("name", "owner", "source", "source_url")
PLACED = ("commune", "district", "place")


def refuse(*faults: Missing) -> DomainError:
    """All that is wrong with what was typed, each at its field."""
    return DomainError("invalid", " ".join(str(fault.message) for fault in faults), kind="invalid", items=faults)


def fault(product_field: str, message: str, model: Any = Product) -> Missing:
    return Missing(product_field, str(model._meta.get_field(product_field).verbose_name), message)


def line(text: str) -> str:
    """One line as people mean it: composed letters, single spaces."""
    return re.sub(r"\s+", " ", normalize("NFC", text)).strip()


def tidy(values: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed or read from a file, as it is kept."""
    kept = {name: line(value) if name in LINES else value for name, value in values.items()}
    return kept | {name: normalize("NFC", kept[name]).strip() for name in ("address", "note") if name in kept}


def settle(product: Product, gazetteer: Gazetteer) -> Product:
    """The place of a product from its address; an unsaved change, no query. For rows written in bulk."""
    product.commune, product.district, product.place = gazetteer.locate(product.address)
    return product


def save_product(values: Mapping[str, Any], *, by: User, product: Product | None = None, version: int = 0) -> Product:
    """A new product, or another text of one that was read at `version`; what `values` does not name stays.

    `values`: fields of Product. A commune, district or place that differs from what is known is the person's own word;
    where none does, a changed address is looked up anew.
    """
    policy.can_manage_products(by).require()
    given = tidy(values)
    if not given.get("name", product and product.name):
        raise refuse(fault("name", _("Hãy nhập tên sản phẩm.")))
    with act("edit_product" if product else "create_product", by):
        known = hold(product) if product else Product()
        given |= placed(known, given)
        changed = differences(known, given)
        if known.pk and changed:
            require_version(known, given, seen=version)
        if known.pk is None or changed:
            for name in changed:
                setattr(known, name, given[name])
            stamp(known, by)
            write(known)
    return known


def stamp(product: Product, by: User) -> None:
    product.version = product.version + 1 if product.pk else 1
    product.changed_at, product.changed_by = clock.now(), by


def write(product: Product) -> None:
    """Into the database, where a product of one owner stands once."""
    try:
        with transaction.atomic():
            product.save()
    except IntegrityError as error:
        message = _("Sổ đã có sản phẩm «%(name)s» của chủ thể này. Hãy mở sản phẩm đó để bổ sung.")
        raise refuse(fault("name", message % {"name": product.name})) from error


def placed(known: Product, given: Mapping[str, Any]) -> dict[str, Any]:
    """Commune, district and place: as the person says, else as the address says, else as they were."""
    said = {name: given[name] for name in PLACED if name in given}
    if moved := differences(known, said):
        whole = {name: getattr(known, name) for name in PLACED} | said
        # Another commune brings its own district along, unless one was chosen with it.
        if said.get("commune") and "commune" in moved and "district" not in moved:
            whole["district"] = None
        return by_hand(whole)
    if given.get("address", known.address) != known.address:
        guess = settle(Product(address=given["address"]), Gazetteer.load())
        return {name: getattr(guess, name) for name in PLACED}
    return {}


def by_hand(said: Mapping[str, Any]) -> dict[str, Any]:
    """A commune brings its district; both lie inside the plan's area."""
    commune, district, place = (said.get(name) for name in PLACED)
    home = Gazetteer.load().then.get(commune.pk) if commune else None
    if home and district and district != home:
        message = _("%(commune)s thuộc %(district)s trước đây. Hãy chọn lại xã, phường hoặc huyện, thành phố.")
        raise refuse(fault("district", message % {"commune": commune, "district": home}))
    if (commune or district) and place == Place.OUTSIDE:
        message = _(
            "Xã, phường hoặc huyện, thành phố đã chọn nằm trong địa bàn kế hoạch. Hãy bỏ chọn, hoặc sửa địa bàn."
        )
        raise refuse(fault("place", message))
    inside = Place.INSIDE if commune or district else place or Place.UNKNOWN
    return {"commune": commune, "district": district or home, "place": inside}


def remove_product(product: Product, *, by: User) -> None:
    """Out of the register, with its recognitions and links; the record keeps what it said."""
    policy.can_manage_products(by).require()
    with act("remove_product", by):
        hold(product).delete()


def recognition_faults(kind: str, stars: int | None, begins: date, ends: date | None) -> list[Missing]:
    """What is wrong with a recognition by itself; for a form and for a row of a file alike."""
    found = []
    if kind == Recognised.OCOP and not (stars and 1 <= stars <= 5):
        found.append(fault("stars", _("Sản phẩm OCOP có từ 1 đến 5 sao. Hãy nhập số sao."), Recognition))
    if kind != Recognised.OCOP and stars is not None:
        found.append(fault("stars", _("Chỉ sản phẩm OCOP có số sao. Hãy để trống."), Recognition))
    if ends is not None and ends < begins:
        found.append(fault("valid_until", _("Ngày hết hạn phải từ ngày công nhận trở đi."), Recognition))
    return found


def clash(rows: Iterable[Recognition], kind: str, begins: date, ends: date | None) -> Missing | None:
    """The first of the product's recognitions on the same list whose days overlap with these."""
    row = next((row for row in rows if row.kind == kind and row.crosses(begins, ends)), None)
    if row is None:
        return None
    days = {"list": row.get_kind_display(), "from": f"{row.valid_from:%d/%m/%Y}"}
    if row.valid_until is None:
        message = _(
            "Sản phẩm đã có trong danh mục «%(list)s» từ ngày %(from)s, chưa ghi ngày hết hạn. Hãy ghi ngày hết hạn "
            "của lần đó trước khi ghi lần mới."
        )
        return fault("valid_from", message % days, Recognition)
    message = _(
        "Sản phẩm đã có trong danh mục «%(list)s» từ ngày %(from)s đến hết ngày %(until)s. Lần công nhận mới phải nằm "
        "ngoài các ngày đó."
    )
    return fault("valid_from", message % {**days, "until": f"{row.valid_until:%d/%m/%Y}"}, Recognition)


def recognise_product(
    product: Product, *, by: User, kind: str, valid_from: date, valid_until: date | None = None,
    stars: int | None = None, decision: str = "",
) -> Recognition:  # fmt: skip
    """One more span of days on a list; a new round of OCOP is a new row."""
    row = Recognition(product=product)
    values = {"kind": kind, "stars": stars, "decision": line(decision)}
    return keep_recognition(
        row, values | {"valid_from": valid_from, "valid_until": valid_until}, "recognise_product", by
    )


def edit_recognition(recognition: Recognition, values: Mapping[str, Any], *, by: User) -> Recognition:
    """A recognition that was typed wrongly, or that ends earlier than foreseen; what is not named stays."""
    names = ("kind", "stars", "decision", "valid_from", "valid_until")
    known = {name: getattr(recognition, name) for name in names}
    return keep_recognition(recognition, known | dict(values), "edit_recognition", by)


def keep_recognition(row: Recognition, values: Mapping[str, Any], verb: str, by: User) -> Recognition:
    policy.can_manage_products(by).require()
    span = values["valid_from"], values["valid_until"]
    if faults := recognition_faults(values["kind"], values["stars"], *span):
        raise refuse(*faults)
    with act(verb, by):
        hold(row.product)
        if row.pk is not None:  # saved, one that is gone would come back
            hold(row)
        others = Recognition.objects.filter(product=row.product_id, kind=values["kind"]).exclude(pk=row.pk)
        if found := clash(others.crossing(*span), values["kind"], *span):
            raise refuse(found)
        if row.pk is None or differences(row, values):
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
    return row


def remove_recognition(recognition: Recognition, *, by: User) -> None:
    """One that never was. One that ended keeps its row, with its last day."""
    policy.can_manage_products(by).require()
    with act("remove_recognition", by):
        recognition.delete()


def protect_product(product: Product, title: Title, *, by: User, note: str = "") -> Protection:
    """Say that the title protects the product; whether it does on a day is for the title's dates to say."""
    policy.can_manage_products(by).require()
    with act("protect_product", by):
        hold(product)
        hold(title)
        if Protection.objects.filter(product=product, title=title).exists():
            raise refuse(fault("title", _("Văn bằng này đã được gắn với sản phẩm."), Protection))
        return Protection.objects.create(product=product, title=title, note=line(note))


def remove_protection(protection: Protection, *, by: User) -> None:
    """The title does not protect the product after all."""
    policy.can_manage_products(by).require()
    with act("remove_protection", by):
        protection.delete()
