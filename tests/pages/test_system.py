"""How the portal stands: told on one page, on the hub's card and in the API; letters are sent again from there."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from accounts import actions
from accounts.models import JobRun, Letter, Notification, User
from core import clock
from core.errors import DomainError
from kontum_ip import system
from kontum_ip.celery import app
from tests.growth import again
from tests.world import World, make_world, person

pytestmark = pytest.mark.django_db
NIGHT = "accounts.jobs.forget_old_news"
MORNING = datetime.fromisoformat("2026-12-10T09:00:00+07:00")


@pytest.fixture
def chief() -> User:
    return person("chief", "administrator")


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def run(job: str = NIGHT, began: timedelta = timedelta(0), *, ended: bool = True, error: str = "") -> JobRun:
    end = MORNING - began + timedelta(seconds=2) if ended else None
    return JobRun.objects.create(job=job, began_at=MORNING - began, ended_at=end, error=error)


def job(name: str = NIGHT) -> system.Job:
    return next(found for found in system.jobs(MORNING) if found.name == name)


def letter(user: User, key: str = "news:k", **more: Any) -> Letter:
    values = {"due_at": MORNING, "subject": "Báo cáo bị trả lại", "body": "Kính gửi"} | more
    return Letter.objects.create(recipient=user, key=key, **values)


def page(user: User, name: str = "system") -> str:
    return client_of(user).get(reverse(name)).content.decode()


def test_a_job_is_told_by_its_last_run_and_when_it_is_due() -> None:
    assert (job().state, job().last, job().wrong) == ("never", None, False)
    assert job().due_at == datetime.fromisoformat("2026-12-11T02:40:00+07:00")
    run(began=timedelta(hours=6, minutes=20))
    assert (job().state, job().wrong, job().failures) == ("done", False, [])
    run("reports.jobs.reap_reports", timedelta(seconds=5))
    assert job("reports.jobs.reap_reports").due_at == MORNING + timedelta(seconds=15)
    run(began=timedelta(minutes=3), error="OSError: đầy")
    assert (job().state, job().wrong, len(job().failures)) == ("failed", True, 1)


def test_a_run_without_an_end_is_at_work_until_nobody_can_be_at_it() -> None:
    old = run(began=timedelta(minutes=59), ended=False)
    assert job().state == "running" and not job().wrong
    run(began=timedelta(minutes=1))
    assert job().state == "done" and job().failures == [old], "another has begun after it"
    run("plans.jobs.remind_agencies", timedelta(minutes=61), ended=False)
    assert job("plans.jobs.remind_agencies").state == "cut" and job("plans.jobs.remind_agencies").wrong


def test_a_job_that_did_not_begin_in_time_is_late() -> None:
    run(began=timedelta(days=2))
    assert job().late and job().wrong and job().state == "done"


def test_the_page_says_all_of_it(chief: User) -> None:
    with clock.at(MORNING):
        assert "Mọi việc theo lịch và thư đều ổn." in page(chief, "administration")
        run(began=timedelta(minutes=5), error="OSError: đĩa đầy")
        run("plans.jobs.remind_agencies", timedelta(days=3))
        run("tasks.jobs.open_due_periods", timedelta(minutes=9), error="DomainError: hỏng")
        run("tasks.jobs.open_due_periods", timedelta(minutes=5))
        letter(person("lan"), failed_at=MORNING, attempts=12, last_error="SMTPRecipientsRefused: {550}")
        letter(person("minh"), "digest:2026-12-10", attempts=1, last_error="ConnectionRefusedError: 111")
        letter(person("hoa"), "password:1")
        text = page(chief)
        card = page(chief, "administration")
    assert "OSError: đĩa đầy" in text and "Lẽ ra lúc 08:00 08/12/2026" in text and "DomainError: hỏng" in text
    assert "1 lần lỗi hoặc dở dang trong 2 lần gần nhất" in text
    assert "lan@example.test" in text and "Máy chủ thư không nhận địa chỉ của người nhận." in text
    assert "Thư tổng hợp trong ngày" in text and "Không liên lạc được với máy chủ thư." in text
    assert "Báo cáo bị trả lại" not in text, "what a letter says is for whom it is to"
    said = "2 thư chưa gửi được, 1 việc theo lịch bị lỗi, 1 việc theo lịch chưa chạy đúng giờ."
    assert said in card and f"không có tiến trình làm việc nào trả lời, {said}" in text and "tone-wrong" in card


def test_mail_that_is_off_is_said(chief: User) -> None:
    actions.change_settings({"mail_enabled": False}, by=chief, version=0)
    assert "Cổng đang tắt gửi thư điện tử." in page(chief)


def test_a_disk_that_fills_up_is_wrong(chief: User, settings: LazySettings, monkeypatch: Any) -> None:
    settings.FILES_DIR = Path("/nowhere/at/all")
    assert system.disk()[1] == shutil.disk_usage("/").total
    monkeypatch.setattr(system, "LEAST_FREE", 2**62)
    assert "Sắp đầy" in page(chief) and "sắp hết dung lượng lưu tệp" in page(chief, "administration")


def test_a_part_that_does_not_answer_is_said(chief: User, settings: LazySettings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert page(chief).count("Không trả lời") == 2


def test_failed_reports_are_named_but_opened_only_by_who_may_read_them() -> None:
    world: World = make_world()
    failed = again(
        world.objects["report"], stamp="f" * 64, state="failed", finished_at=clock.now(), error="Thiếu phông."
    )
    again(failed, stamp="e" * 64, finished_at=clock.now() - timedelta(days=31), error="Đã lâu.")
    text = page(world.people["administrator"])
    assert "Thiếu phông." in text and "Đã lâu." not in text and failed.get_absolute_url() not in text
    both = person("both", "administrator")
    type(world.objects["membership"]).objects.create(user=both, role="leader")
    assert f'href="{failed.get_absolute_url()}"' in page(both)
    assert "1 báo cáo tổng hợp không thành công" in page(both, "administration")


def test_letters_are_sent_again_one_by_one_or_all(chief: User) -> None:
    one, two = (letter(person(name), failed_at=MORNING, attempts=12, last_error="ValueError: x") for name in ("a", "b"))
    client = client_of(chief)
    done = client.post(reverse("retry_letter", args=[one.pk]), follow=True).content.decode()
    assert "Thư sẽ được gửi lại trong ít phút." in done
    one.refresh_from_db()
    assert (one.failed_at, one.attempts, one.state) == (None, 0, "waiting")
    again_ = client.post(reverse("retry_letter", args=[one.pk]))
    assert again_.status_code == 409 and "đang chờ gửi" in again_.content.decode()
    Letter.objects.filter(pk=one.pk).update(sent_at=MORNING)
    assert "đã được gửi" in client.post(reverse("retry_letter", args=[one.pk])).content.decode()
    done = client.post(reverse("retry_letters"), follow=True).content.decode()
    assert "1 thư sẽ được gửi lại" in done and not Letter.objects.failed()
    two.refresh_from_db()
    assert two.attempts == 0 and two.failed_at is None
    assert actions.retry_letters(by=chief) == 0
    with pytest.raises(DomainError):
        actions.retry_letters(by=person("lan"))


def test_kinds_and_errors_of_letters_are_told_in_words(chief: User) -> None:
    letter(chief, "news:gone", last_error="SMTPDataError: x", sent_at=MORNING)
    Notification.objects.create(recipient=chief, kind="reminder", key="n", text="t")
    letter(chief, "news:n")
    letter(chief, "password:1", failed_at=MORNING)
    api = APIClient()
    api.force_authenticate(chief)
    url = reverse("api:letters-list")
    rows = {row["state"]: row for row in api.get(url).json()["results"]}
    assert rows["sent"]["kind"] == "Thông báo" and "nội dung thư" in rows["sent"]["error"]
    assert (rows["waiting"]["kind"], rows["waiting"]["error"]) == ("Nhắc hạn", "")
    assert rows["failed"]["kind"] == "Thư đặt mật khẩu" and "subject" not in rows["failed"]
    for state in ("sent", "waiting", "failed"):
        assert [row["state"] for row in api.get(url, {"state": state}).json()["results"]] == [state]
    assert api.get(url, {"state": "lost"}).status_code == 400
    pk = rows["failed"]["id"]
    assert api.post(reverse("api:letters-retry", args=[pk])).json()["state"] == "waiting"
    assert api.post(reverse("api:letters-retry", args=[pk])).status_code == 409
    Letter.objects.filter(pk=pk).update(failed_at=MORNING)
    assert api.post(reverse("api:letters-retry-all")).json() == {"count": 1}


def test_the_api_tells_the_same(chief: User) -> None:
    api = APIClient()
    api.force_authenticate(chief)
    with clock.at(MORNING):
        run(began=timedelta(minutes=5), error="OSError: đầy")
        body = api.get(reverse("api:system")).json()
    known = {row["name"]: row for row in body["jobs"]}
    assert (known[NIGHT]["state"], known[NIGHT]["error"], known[NIGHT]["failed_runs"]) == ("failed", "OSError: đầy", 1)
    never = known["accounts.jobs.send_letters"]
    assert (never["state"], never["began_at"], never["error"]) == ("never", None, "")
    assert (
        body["database"] is True and body["broker"] is True and body["workers"] == 0 and body["letters"]["failed"] == 0
    )
    assert body["free_bytes"] > 0 and body["database_bytes"] > 0 and body["failed_reports"] == []
    assert set(known) == {entry["task"] for entry in app.conf.beat_schedule.values()}
