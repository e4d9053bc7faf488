"""Every page in English: what remains in Vietnamese is the plan's text, names, and what people wrote."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.utils import translation
from lxml import html

from accounts.models import Notification, User
from agencies.models import Agency, Succession
from indicators.models import Indicator
from kontum_ip.services import catalogue
from plans.models import Assignment, PlanText, Submission
from tasks.models import Comment, Obstacle, Progress, Task, Trigger
from tests.access import PAGES, PEOPLE
from tests.test_access import address, ask, page_client
from tests.test_catalogues import VIETNAMESE
from tests.world import World, make_world

# Texts of ours that are also names in the plan or the list of agencies, or were written into the record.
ALSO_DATA = {"Ủy ban nhân dân tỉnh", "Theo tệp kế hoạch.", "Tiếng Việt", "Kế hoạch", "Công an tỉnh", "Thực hiện"}
ATTRIBUTES = ("title", "aria-label", "placeholder", "alt", "data-label", "data-confirm", "value")


def sayings() -> list[re.Pattern[str]]:
    """Each of our sentences, with anything in its places."""
    found = []
    for one, _many, _context in catalogue.sentences():
        text = " ".join(re.sub(r"<[^>]*>", " ", one).split())
        if VIETNAMESE.search(re.sub(r"%\(\w+\)s", "", text)) and text not in ALSO_DATA:
            parts = re.split(r"%(?:\(\w+\))?[sd]", text.replace("%%", "%"))
            if len(parts) == 1 or len("".join(parts)) > 20:  # «Số %s» would fit half of the plan
                found.append(re.compile(".{1,80}".join(map(re.escape, parts))))
    return found


def said(page: Any, attributes: tuple[str, ...] = ATTRIBUTES) -> set[str]:
    """Every run of text that is in no `lang=vi`, and what attributes say."""
    texts = set()
    for node in page.iter():
        if not isinstance(node.tag, str) or node.tag in ("script", "style"):
            continue
        language = next((up.get("lang") for up in (node, *node.iterancestors()) if up.get("lang")), "")
        if language != "vi":
            texts.update(" ".join(text.split()) for text in (node.text, *(child.tail for child in node)) if text)
            texts.update(" ".join(node.get(name, "").split()) for name in attributes)
    return {text for text in texts if VIETNAMESE.search(text)}


def english_pages(world: World) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """What each page still says in Vietnamese; and of that what stands in its text, where it could be marked."""
    found: dict[str, set[str]] = {}
    in_text: dict[str, set[str]] = {}
    for (name, method, kind), cell in PAGES.items():
        for person, letter in zip(PEOPLE, cell, strict=True):
            if method != "GET" or letter not in "YN" or person == "anonymous":
                continue
            answer = ask(page_client(world, person), method, address(world, name, kind))
            if answer.get("Content-Type", "").startswith("text/html") and answer.status_code != 302 and answer.content:
                assert answer["Content-Language"] == "en", name
                page = html.fromstring(answer.content.decode())
                found.setdefault(name, set()).update(said(page))
                in_text.setdefault(name, set()).update(said(page, ()))
    return found, in_text


def known_data() -> tuple[set[str], set[str]]:
    """Names as they stand in the data, and how each text of the plan, of the people and of the law begins."""
    names = {" ".join(name.split()) for agency in Agency.objects.all() for name in (agency.name, agency.short_name)}
    texts = [
        *Task.objects.values_list("text", flat=True),
        *Assignment.objects.values_list("heading", flat=True),
        *Indicator.objects.values_list("name", flat=True),
        *Trigger.objects.values_list("expected", flat=True),
        *PlanText.objects.values_list("body", flat=True),
        *Succession.objects.values_list("legal_basis", flat=True),
        *Progress.objects.values_list("result", flat=True),
        *Submission.objects.values_list("summary", flat=True),
        *Obstacle.objects.values_list("text", flat=True),
        *Comment.objects.values_list("text", flat=True),
    ]
    return {name for name in names if VIETNAMESE.search(name)}, {" ".join(text.split())[:24] for text in texts if text}


@pytest.mark.django_db
def test_no_page_in_english_speaks_vietnamese_of_its_own() -> None:
    world = make_world()
    User.objects.update(language="en")
    # What was told before is kept as it was told.
    Notification.objects.exclude(pk=world.objects["notification"].pk).delete()
    Notification.objects.update(text="News")
    with translation.override("en"):
        pages, in_text = english_pages(world)
    ours = sayings()
    wrong = [
        f"{name}: {text}"
        for name, texts in pages.items()
        for text in sorted(texts)
        if any(saying.fullmatch(text.strip(" :.…–·")) or saying.fullmatch(text) for saying in ours)
    ]
    assert len(pages) > 20
    assert not wrong, "\n".join(wrong)
    names, beginnings = known_data()
    unmarked = [
        f"{name}: {text}"
        for name, texts in in_text.items()
        for text in sorted(texts)
        if text.strip(" –·:;,.«»()") in names or text.startswith(tuple(beginnings))
    ]
    assert not unmarked, "to be marked by |vi:\n" + "\n".join(unmarked)
