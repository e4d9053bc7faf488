"""The demonstration: who can sign in, what each year tells, and that a real installation refuses it."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.utils import timezone
from pghistory.core import event_models

from accounts.models import SYSTEM_EMAIL, User
from agencies.models import Membership
from core import clock, storage
from indicators.builders.quality import all_found
from indicators.models import EnforcementCase, Indicator, Observation
from kontum_ip.checks import no_demonstration
from kontum_ip.demo import words
from kontum_ip.demo.people import PASSWORD
from kontum_ip.demo.register_cases import CASES
from plans.importers.handed_in.uploads import check_upload
from plans.models import Period, Plan, Submission, Version
from reports.models import Report
from reports.writers import FORMATS
from tasks.models import Comment, Evidence, Obstacle, ObstacleState, Output, Progress, Task

FILE = Path(configured.BASE_DIR) / "plans" / "data" / "kon-tum-1068.yaml"
NOW = timezone.make_aware(datetime(2026, 11, 24, 9))  # noqa: DTZ001 – make_aware gives it the portal's zone
pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(settings: Any, tmp_path: Path) -> Any:
    """DEMO on, the plan loaded, files in a folder of their own."""
    settings.DEMO, settings.FILES_DIR = True, tmp_path / "files"
    User.objects.get_or_create(email=SYSTEM_EMAIL, defaults={"full_name": "Hệ thống"})
    call_command("load_plan", FILE, verbosity=0, stdout=io.StringIO())
    return settings


def run(command: str, **options: Any) -> str:
    """A command as of 24 November 2026, and what it says."""
    said = io.StringIO()
    with clock.at(NOW):
        call_command(command, stdout=said, **options)
    return said.getvalue()


def annual(year: int) -> Period:
    return Period.objects.get(kind="annual", year=year)


def test_the_demonstration_is_whole_and_a_second_run_changes_nothing(demonstration: Any) -> None:
    said = run("seed_demo")
    assert [str(year) in said for year in range(2021, 2027)] == [True] * 6
    people_can_sign_in()
    past_years_are_closed_and_reported()
    what_was_finished_in_2021_does_not_come_back()
    the_running_year_shows_every_state()
    invented_things_say_so()
    accounts_tell_of_the_cases()
    before = counts()
    assert "không thay đổi gì" in run("seed_demo")
    assert counts() == before
    a_report_comes_out(demonstration.FILES_DIR.parent / "reports")
    a_real_installation_refuses_it(demonstration)


def people_can_sign_in() -> None:
    names = ("coordinator", "leader", "auditor", "administrator", "reporter.skhcn-qn", "head.skhcn-qn")
    # One that ended in 2025, and one that came after it.
    for name in (*names, "reporter.ubnd-huyen-dak-ha", "head.ubnd-xa-dak-ha"):
        person = authenticate(None, email=f"{name}@demo.test", password=PASSWORD)
        assert person is not None and person.is_demo, name
        assert Membership.objects.get(user=person).role == name.partition(".")[0]
    reporting = set(Submission.objects.values_list("agency__code", flat=True))
    for role in ("reporter", "head"):
        assert {
            code for code in Membership.objects.filter(role=role).values_list("agency__code", flat=True)
        } == reporting
    assert not User.objects.filter(is_demo=False).exclude(email=SYSTEM_EMAIL).exists()


def past_years_are_closed_and_reported() -> None:
    past = Period.objects.filter(year__lte=2025)
    assert past.count() == 6
    for period in past:
        assert period.opened_at == period.opens_at
        assert period.closed_at is not None and timezone.localdate(period.closed_at).year == period.year + 1
        assert not period.submissions.exclude(state="accepted").exists()
        assert period.submissions.filter(first_submitted_at__gte=period.due_at).exists(), "some are late"
        assert period.submissions.annotate(sent=Count("versions")).filter(sent=2).exists(), "some were mended"
        report = Report.objects.get(period=period)
        assert report.state == "done" and timezone.localdate(report.finished_at).year == period.year
        assert report.files.count() == len(FORMATS)
        assert Observation.objects.filter(period=period).count() >= 4
    assert annual(2024).submissions.count() < annual(2025).submissions.count(), "districts gave way to communes"
    assert not Indicator.objects.exclude(baseline=None).exists(), "what is unknown stays unknown"


def what_was_finished_in_2021_does_not_come_back() -> None:
    task = Task.objects.get(code="1.5")
    entry = Progress.objects.get(task=task)
    assert (entry.submission.period.year, entry.stage, entry.percent) == (2021, "completed", 100)
    assert "Nguồn:" in entry.result
    assert entry.outputs.get().number == "3744/CTPH-UBND-TAND-VKSND"
    assert task in Task.objects.live_in(annual(2021)) and task not in Task.objects.live_in(annual(2022))


def the_running_year_shows_every_state() -> None:
    period = annual(2026)
    assert period.is_open
    counted = {
        row["state"]: row["number"]
        for row in period.submissions.values("state").annotate(number=Count("pk")).order_by()
    }
    assert set(counted) == {"pending", "draft", "submitted", "returned", "accepted"}
    assert min(counted.values()) >= 5
    assert not Version.objects.filter(submission__period=period, sent_at__gt=NOW).exists()
    for submission in period.submissions.filter(state="returned"):
        assert submission.versions.get().returned.reason
        assert Comment.objects.filter(progress__submission=submission).exists()
    assert set(Obstacle.objects.values_list("state", flat=True)) == set(ObstacleState)
    own = period.submissions.get(agency__code="skhcn-qn")
    assert own.state == "draft" and own.progress.filter(stage="").exists(), "something is left to fill in"
    proofs = Evidence.objects.select_related("progress__submission")
    assert {proof.media_type for proof in proofs} == {"application/pdf", "image/png"}
    for proof in proofs:
        assert proof.progress.submission.period_id == period.pk
        with storage.open_stored(proof.sha256) as content:
            assert check_upload(proof.name, content, size=proof.size, limit=proof.size) == proof.media_type


def invented_things_say_so() -> None:
    written = Progress.objects.exclude(result="")
    assert written.count() > 400
    assert not written.exclude(result__contains="minh họa").exclude(result__contains="Nguồn:").exists()
    assert not Output.objects.exclude(number__startswith="MH-").exclude(progress__result__contains="Nguồn:").exists()
    typed = Observation.objects.filter(rule__isnull=True)
    assert not typed.exclude(note__startswith="Dữ liệu minh họa").exists()
    assert not User.objects.filter(is_demo=True).exclude(full_name__contains="minh họa").exists()


def counts() -> dict[str, int]:
    """Every row recorded so far, by table."""
    return {model._meta.label: model.objects.count() for model in event_models()}


def accounts_tell_of_the_cases() -> None:
    """Of every kind there is one, and no account of a past year says less than the list."""
    cases = EnforcementCase.objects.all()
    assert cases.count() == len(CASES)
    assert {case.channel for case in cases} == {"physical", "digital"} and cases.filter(fine=None).exists()
    assert len({case.agency_id for case in cases}) >= 8
    assert all(case.place == "inside" and words.MARK_OF_STORY in case.summary for case in cases)
    assert [item for item in all_found(NOW.date()) if item.subject.startswith("cell:")] == []


def a_report_comes_out(folder: Path) -> None:
    said = run("compile_demo_report", wait_for_worker=0)
    files = sorted(folder.iterdir())
    assert [file.suffix for file in files] == [f".{ending}" for ending in sorted(FORMATS)]
    assert all(str(file) in said and file.stat().st_size > 10_000 for file in files)
    made = Report.objects.count()
    run("compile_demo_report", wait_for_worker=0)
    assert Report.objects.count() == made, "the same figures have the same report"


def a_real_installation_refuses_it(settings: Any) -> None:
    assert {message.id for message in no_demonstration(None)} == {"kontum_ip.E001", "kontum_ip.E002"}
    settings.DEMO = False
    assert {message.id for message in no_demonstration(None)} == {"kontum_ip.E002"}
    with pytest.raises(CommandError, match="kontum_ip.E002"):
        call_command("check", deploy=True, stdout=io.StringIO(), stderr=io.StringIO())


def test_the_check_lets_an_installation_without_demonstration_pass(settings: Any) -> None:
    settings.DEMO = False
    assert no_demonstration(None) == []


def test_it_is_seeded_only_where_demo_is_on(demonstration: Any) -> None:
    demonstration.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        run("seed_demo")
    assert not User.objects.filter(is_demo=True).exists()


def test_it_is_not_seeded_among_real_people(demonstration: Any) -> None:
    User.objects.create(email="that@example.test", full_name="Người thật")
    with pytest.raises(CommandError, match="người dùng thật"):
        run("seed_demo")
    assert not User.objects.filter(is_demo=True).exists()


def test_without_a_plan_or_people_both_commands_say_what_to_do(settings: Any) -> None:
    settings.DEMO = True
    with pytest.raises(CommandError, match="load_plan"):
        run("seed_demo")
    with pytest.raises(CommandError, match="seed_demo"):
        run("compile_demo_report")


def test_in_the_first_year_there_is_only_that_year(demonstration: Any) -> None:
    said = io.StringIO()
    with clock.at(timezone.make_aware(datetime(2021, 11, 3))):  # noqa: DTZ001 – as above
        call_command("seed_demo", stdout=said)
        assert not Version.objects.filter(sent_at__gt=clock.now()).exists()
    assert set(Submission.objects.values_list("period__year", flat=True)) == {2021}
    assert annual(2021).is_open and Plan.objects.get().periods.filter(opened_at__isnull=False).count() == 1
