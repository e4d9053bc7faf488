"""How a refusal reaches a person: as a page, or inside a page."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from core.errors import Conflict, DomainError, Missing
from kontum_ip.middleware import DomainErrorMiddleware, no_store, repost

LOST = DomainError(
    "stale", "Người khác đã lưu.", conflict=Conflict(7, (("Kết quả", "của họ", "của tôi"),), keep_url="/giu/")
)
WRONG = DomainError(
    "invalid",
    "Thiếu 2 mục.",
    kind="invalid",
    items=(Missing("6.1", "Nhiệm vụ 6.1", "Nhập kết quả."), Missing("6.1", "Nhiệm vụ 6.1", "Nhập tỷ lệ.")),
)


def page(error: Exception, *, htmx: bool = False, **post: Any) -> HttpResponse | None:
    request = RequestFactory().post("/luu/?tu=1", post)
    request.htmx = htmx  # type: ignore[attr-defined]
    request.user = AnonymousUser()
    middleware = DomainErrorMiddleware(lambda _request: HttpResponse("ok"))
    assert middleware(request).content == b"ok", "an answer without a refusal passes through untouched"
    return middleware.process_exception(request, error)


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "status"), [("refused", 403), ("missing", 404), ("conflict", 409), ("invalid", 422)])
def test_each_kind_of_refusal_has_its_page_with_its_sentence(kind: str, status: int) -> None:
    answer = page(DomainError("code", "Câu trả lời trọn vẹn.", kind=kind))
    assert answer is not None and answer.status_code == status
    if status != 404:
        assert "Câu trả lời trọn vẹn." in answer.content.decode()


@pytest.mark.django_db
def test_a_lost_race_shows_both_texts_and_keeps_what_was_typed() -> None:
    answer = page(LOST, version="3", result="của tôi", csrfmiddlewaretoken="x")
    assert answer is not None
    text = answer.content.decode()
    assert "của họ" in text and 'name="version" value="7"' in text and 'name="result"' in text and "/giu/" in text
    assert 'name="version" value="3"' not in text
    request = RequestFactory().post("/luu/?tu=1", {"version": "3", "a": ["1", "2"]})
    again = repost(request, LOST)
    assert again is not None
    assert again["hidden"] == [("a", "1"), ("a", "2")] and again["action"] == "/luu/?tu=1"
    assert repost(request, WRONG) is None
    bare = repost(request, DomainError("stale", "x", conflict=Conflict(1)))
    assert bare is not None and bare["keep_url"] == "/luu/?tu=1"


@pytest.mark.django_db
def test_inside_a_page_only_the_sentence_comes_and_what_is_unforeseen_is_left_alone() -> None:
    answer = page(WRONG, htmx=True)
    assert answer is not None
    assert (answer.status_code, answer["HX-Retarget"], answer["HX-Reswap"]) == (422, "#messages", "innerHTML")
    assert "Thiếu 2 mục." in answer.content.decode() and "<html" not in answer.content.decode()
    assert page(RuntimeError()) is None


def test_nothing_stays_in_a_shared_browser_unless_the_answer_says_so() -> None:
    kept = HttpResponse(headers={"Cache-Control": "max-age=60"})
    for given, wanted in ((HttpResponse(), "no-store"), (kept, "max-age=60")):
        answer = no_store(lambda _request, given=given: given)(RequestFactory().get("/"))
        assert answer["Cache-Control"] == wanted
