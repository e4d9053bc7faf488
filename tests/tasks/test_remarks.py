"""One's own remark may be put in other words or taken back, until the account is decided on."""

from __future__ import annotations

import pytest

from core.errors import DomainError
from plans.actions import accept_submission, return_submission, submit_submission
from plans.models import Submission
from tasks.actions import comment_progress, edit_comment, withdraw_comment
from tasks.models import Comment, Progress
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


def remark() -> Comment:
    return Comment.objects.select_related("progress__submission__period", "progress__task").get()


def account(world: World) -> Submission:
    return Submission.objects.select_related("period", "agency").get(pk=world.objects["submission"].pk)


def refusal(code: str, act: object, *arguments: object, **options: object) -> str:
    with pytest.raises(DomainError) as refused:
        act(*arguments, **options)  # type: ignore[operator]
    assert refused.value.code == code
    return refused.value.message


def test_a_remark_is_changed_by_its_author_while_the_version_lies_there() -> None:
    world = make_world()
    by, entry = world.people["coordinator"], Progress.objects.get(pk=world.objects["progress"].pk)
    assert comment_progress(entry, by=by, text=" Nêu rõ số lớp. ").pk == remark().pk, "said twice, it stands once"
    edit_comment(remark(), by=by, text=" Nêu rõ số lớp và số người. ")
    assert remark().text == "Nêu rõ số lớp và số người."
    assert "Hãy nhập ý kiến" in refusal("invalid", edit_comment, remark(), by=by, text=" ")
    refusal("forbidden", edit_comment, remark(), by=world.people["leader"], text="Khác.")
    system = type(by).objects.system()
    assert "Chỉ người ghi ý kiến" in refusal("forbidden", withdraw_comment, remark(), by=system)
    first = remark()
    return_submission(account(world), by=by, reason="Thiếu.")
    refusal("wrong_state", edit_comment, remark(), by=by, text="Khác.")
    refusal("stale", edit_comment, first, by=by, text="Khác.")
    submit_submission(account(world), by=world.people["head"])
    assert "lần gửi trước" in refusal("wrong_state", withdraw_comment, remark(), by=by)


def test_a_remark_that_is_gone_is_told() -> None:
    world = make_world()
    by, known = world.people["coordinator"], remark()
    withdraw_comment(known, by=by)
    assert not Comment.objects.exists()
    for act, options in ((withdraw_comment, {}), (edit_comment, {"text": "Khác."})):
        assert "vừa được rút" in refusal("stale", act, known, by=by, **options)
    accept_submission(account(world), by=by)
