"""A register of any size by a seeded generator: the same seed gives the same rows."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from agencies.models import Agency
from indicators.models import (
    Exploitation,
    ExploitationKind,
    Place,
    Product,
    Protection,
    Recognised,
    Recognition,
    Title,
    TitleKind,
    TitleStatus,
)

FIRST, SPAN = date(2010, 1, 1), 6200  # days in which things are filed and recognised
TERMS = {TitleKind.PATENT: 20, TitleKind.UTILITY_SOLUTION: 10, TitleKind.INDUSTRIAL_DESIGN: 5}
IPC = (
    "A01B 1/00",
    "A01G 9/02",
    "A23F 5/10",
    "A23L 2/38",
    "A61K 36/25",
    "C05F 5/00",
    "E02B 3/10",
    "G06Q 50/02",
    "H02J 7/35",
)
WORDS = ("Cà phê", "Sâm", "Mật ong", "Rượu ghè", "Dệt thổ cẩm", "Gạo", "Măng khô", "Tiêu rừng", "Máy sấy", "Bếp đun")
BATCH = 5000


def fill_register(titles: int, products: int, *, seed: int = 1068) -> None:
    """So many titles, a part of them in use, and products recognised once or twice, a part of them protected."""
    dice = random.Random(seed)  # noqa: S311
    districts = list(Agency.objects.filter(kind=Agency.Kind.DISTRICT).order_by("code"))
    made = Title.objects.bulk_create(some_titles(dice, titles, districts), BATCH)
    Exploitation.objects.bulk_create(uses(dice, made), BATCH)
    wares = Product.objects.bulk_create(some_products(dice, products, districts), BATCH)
    Recognition.objects.bulk_create(recognitions(dice, wares), BATCH)
    granted = [row for row in made if row.granted_on]
    links = ((row, dice.choice(granted)) for row in wares if granted and dice.random() < 0.5)
    Protection.objects.bulk_create([Protection(product=row, title=title) for row, title in links], BATCH)


def placed(dice: random.Random, districts: list[Agency]) -> dict[str, Any]:
    where = dice.choices((Place.INSIDE, Place.OUTSIDE, Place.UNKNOWN), (5, 4, 1))[0]
    inside = where == Place.INSIDE and districts
    return {"place": where, "district": dice.choice(districts) if inside else None}


def some_titles(dice: random.Random, number: int, districts: list[Agency]) -> Iterator[Title]:
    for place in range(number):
        kind, filed = dice.choice(list(TitleKind)), FIRST + timedelta(days=dice.randrange(SPAN))
        key = f"1-{filed.year}-{place:06}"
        row = Title(
            kind=kind, name=f"{dice.choice(WORDS)} {place}", owner=f"Chủ thể {dice.randrange(number // 3 + 1)}",
            filed_on=filed, application_number=key, application_key=key, number_keys=[key],
            status=TitleStatus.FILED, **placed(dice, districts),
        )  # fmt: skip
        if kind in (TitleKind.PATENT, TitleKind.UTILITY_SOLUTION):
            row.ipc = dice.sample(IPC, dice.choice((1, 1, 2)))
        if dice.random() < 0.6:
            grant(dice, row, place)
        yield row


def grant(dice: random.Random, row: Title, place: int) -> None:
    assert row.filed_on is not None
    row.granted_on = row.filed_on + timedelta(days=dice.randrange(200, 1500))
    row.status, row.title_number, row.title_key = TitleStatus.GRANTED, str(place), f"{row.kind}-{place}"
    if row.kind != TitleKind.GEOGRAPHICAL_INDICATION:
        years = TERMS.get(TitleKind(row.kind), 10)
        row.valid_until = row.filed_on + timedelta(days=365 * years)
    if dice.random() < 0.1:
        row.ended_on, row.status = row.granted_on + timedelta(days=dice.randrange(2000)), TitleStatus.CANCELLED


def uses(dice: random.Random, titles: list[Title]) -> Iterator[Exploitation]:
    for row in titles:
        if row.granted_on and dice.random() < 0.2:
            since = row.granted_on + timedelta(days=dice.randrange(900))
            until = since + timedelta(days=dice.randrange(1500)) if dice.random() < 0.5 else None
            yield Exploitation(
                title=row, kind=dice.choice(list(ExploitationKind)), user=row.owner, contract="HĐ 01", since=since,
                until=until, proof="Hợp đồng, hóa đơn.",
            )  # fmt: skip


def some_products(dice: random.Random, number: int, districts: list[Agency]) -> Iterator[Product]:
    for place in range(number):
        yield Product(
            name=f"{dice.choice(WORDS)} {place}", owner=f"Cơ sở {place % (number // 2 + 1)}", **placed(dice, districts)
        )


def recognitions(dice: random.Random, products: list[Product]) -> Iterator[Recognition]:
    for row in products:
        day = FIRST + timedelta(days=dice.randrange(2500, SPAN))
        for _round in range(dice.choice((1, 1, 2))):
            kind = dice.choice(list(Recognised))
            until = day + timedelta(days=1095) if dice.random() < 0.9 else None
            stars = dice.randrange(2, 6) if kind == Recognised.OCOP else None
            yield Recognition(product=row, kind=kind, stars=stars, valid_from=day, valid_until=until)
            day += timedelta(days=1200)
