"""What the API says of a refusal, and what its collections hold."""

from __future__ import annotations

import json
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions, serializers

from accounts.models import User
from agencies.models import Agency
from core.api import Collection, Seen, Strict, given
from core.errors import Conflict, DomainError, Missing
from kontum_ip.refusals import answer_error
from plans.models import Plan
from tests.world import person

LOST = DomainError(
    "stale", "Người khác đã lưu.", conflict=Conflict(7, (("Kết quả", "của họ", "của tôi"),), keep_url="/giu/")
)
WRONG = DomainError(
    "invalid",
    "Thiếu 2 mục.",
    kind="invalid",
    items=(Missing("6.1", "Nhiệm vụ 6.1", "Nhập kết quả."), Missing("6.1", "Nhiệm vụ 6.1", "Nhập tỷ lệ.")),
)


def body(error: Exception) -> tuple[int, dict[str, Any]]:
    answer = answer_error(error, {})
    assert answer is not None
    return answer.status_code, json.loads(json.dumps(answer.data))


def test_the_api_says_the_same_in_one_shape() -> None:
    assert body(DomainError("forbidden", "Không có quyền.", kind="refused")) == (
        403,
        {"code": "forbidden", "message": "Không có quyền.", "errors": {}},
    )
    assert body(WRONG) == (
        400,
        {"code": "invalid", "message": "Thiếu 2 mục.", "errors": {"6.1": ["Nhập kết quả.", "Nhập tỷ lệ."]}},
    )
    status, lost = body(LOST)
    assert (status, lost["code"]) == (409, "stale")
    assert lost["errors"] == {
        "version": 7,
        "fields": [{"label": "Kết quả", "theirs": "của họ", "yours": "của tôi"}],
    }


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (Http404(), 404, "not_found"),
        (PermissionDenied(), 403, "forbidden"),
        (exceptions.NotAuthenticated(), 401, "not_authenticated"),
        (exceptions.MethodNotAllowed("PUT"), 405, "method_not_allowed"),
        (exceptions.ParseError(), 400, "malformed"),
        (exceptions.APIException(), 500, "error"),
    ],
)
def test_every_error_of_the_api_has_a_code_and_a_vietnamese_sentence(error: Exception, status: int, code: str) -> None:
    found, answer = body(error)
    assert (found, answer["code"], answer["errors"]) == (status, code, {})
    assert answer["message"].endswith(".") or code == "malformed"


def test_wrong_fields_are_named_and_a_throttle_says_how_long() -> None:
    assert body(exceptions.ValidationError({"percent": ["Quá lớn."]}))[1]["errors"] == {"percent": ["Quá lớn."]}
    assert body(exceptions.ValidationError("Sai."))[1]["errors"] == {"non_field_errors": ["Sai."]}
    slow = answer_error(exceptions.Throttled(wait=4.2), {})
    assert slow is not None and int(slow["Retry-After"]) >= 5 and slow.data["code"] == "throttled"
    strange = exceptions.NotAuthenticated()
    strange.auth_header = "Token"  # type: ignore[attr-defined]
    challenged = answer_error(strange, {})
    assert challenged is not None and challenged["WWW-Authenticate"] == "Token"
    assert answer_error(RuntimeError(), {}) is None


@pytest.mark.django_db
def test_a_collection_holds_what_the_person_may_see() -> None:
    class Plans(Collection):
        model = Plan

    for user in (person("nobody"), person("leader", "leader")):
        view = Plans(request=SimpleNamespace(user=user))  # type: ignore[arg-type]
        assert list(view.get_queryset()) == list(Plan.objects.visible_to(user))
    described = Plans()
    described.swagger_fake_view = True
    assert described.get_queryset().query.is_empty()


@pytest.mark.django_db
def test_input_is_strict_and_an_unseen_row_is_as_unknown_as_none() -> None:
    issuer = Agency.objects.create(code="so", name="Sở Một", short_name="Một", kind="department")
    plan = Plan.objects.create(
        slug="p", number="1/KH", issued_on=date(2026, 1, 1), issuer=issuer, coordinator=issuer, title="T",
        place_name="N", first_year=2026, last_year=2026,
    )  # fmt: skip

    class Input(Strict):
        plan = Seen(Plan)

    def ask(user: User, data: Any) -> dict[str, Any]:
        view = SimpleNamespace(request=SimpleNamespace(user=user, data=data))
        return given(view, Input)

    leader, nobody = person("leader", "leader"), person("nobody")
    assert ask(leader, {"plan": plan.pk}) == {"plan": plan}
    unseen, unknown = [], []
    for user, pk, found in ((nobody, plan.pk, unseen), (leader, plan.pk + 1, unknown)):
        with pytest.raises(exceptions.ValidationError) as wrong:
            ask(user, {"plan": pk})
        found += [error.code for error in wrong.value.detail["plan"]]  # type: ignore[call-overload,index]
    assert unseen == unknown == ["does_not_exist"]
    with pytest.raises(exceptions.ValidationError) as misspelt:
        ask(leader, {"plan": plan.pk, "plann": 1, "ghi_chu": ""})
    assert set(misspelt.value.detail) == {"plann", "ghi_chu"}
    with pytest.raises(serializers.ValidationError):
        ask(leader, [plan.pk])
