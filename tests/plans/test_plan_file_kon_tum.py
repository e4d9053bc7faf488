"""Kon Tum's plan: the paper whole and verbatim, and its agencies through time."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plans.importers.plan_file import PlanFile, read_plan
from plans.importers.tree import Party, TaskPlace, walk_tasks

ROOT = Path(__file__).resolve().parents[2]
PAPER = ROOT / "tests/data/kon-tum-1068.txt"
COMMUNES = ROOT / "tests/data/kon-tum-communes.csv"
BEFORE, BETWEEN, NOW = date(2024, 6, 1), date(2025, 4, 1), date(2026, 12, 1)
DISTRICTS = {
    "TP. Kon Tum": "ubnd-tp-kon-tum",
    "Đăk Hà": "ubnd-huyen-dak-ha",
    "Đăk Tô": "ubnd-huyen-dak-to",
    "Tu Mơ Rông": "ubnd-huyen-tu-mo-rong",
    "Ngọc Hồi": "ubnd-huyen-ngoc-hoi",
    "Đăk Glei": "ubnd-huyen-dak-glei",
    "Sa Thầy": "ubnd-huyen-sa-thay",
    "Ia H'Drai": "ubnd-huyen-ia-hdrai",
    "Kon Rẫy": "ubnd-huyen-kon-ray",
    "Kon Plông": "ubnd-huyen-kon-plong",
}
# What frames the paper: the blank number and date, the word «KẾ HOẠCH», and the label of the recipients.
FRAME = {"Số: /KH-UBND", "Kon Tum, ngày tháng năm", "KẾ HOẠCH", "Nơi nhận:"}


@pytest.fixture(scope="module")
def plan() -> PlanFile:
    return read_plan(ROOT / "plans/data/kon-tum-1068.yaml")


@pytest.fixture(scope="module")
def data(plan: PlanFile) -> dict[str, Any]:
    return plan.data


@pytest.fixture(scope="module")
def tasks(data: dict[str, Any]) -> dict[str, TaskPlace]:
    return {task.row["code"]: task for task in walk_tasks(data)}


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(item)


def plain(line: str) -> str:
    """A line of the paper without emphasis and bullet."""
    return unicodedata.normalize("NFC", re.sub(r"^- ", "", line.replace("*", "").strip()))


def paragraphs() -> list[str]:
    lines = [plain(line) for line in PAPER.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if line and line not in FRAME]


def test_nothing_is_odd(plan: PlanFile) -> None:
    assert plan.warnings == []


@pytest.mark.parametrize("paragraph", paragraphs(), ids=lambda text: text[:40])
def test_every_paragraph_of_the_paper_stands_in_the_file(paragraph: str, data: dict[str, Any]) -> None:
    held = [line for text in strings(data) for line in text.splitlines()]
    numbered = [f"{row['number']}. {row['text']}" for row in data["objectives"]]
    numbered += [f"{row['printed']}. {row['heading']}" for row in data["assignments"]]
    numbered += [f"{row['section']}. {row['heading']}" for row in data["texts"] if "section" in row]
    assert paragraph in [*held, *numbered]


def test_what_the_file_calls_verbatim_is_in_the_paper(data: dict[str, Any]) -> None:
    paper = "\n".join(plain(line) for line in PAPER.read_text(encoding="utf-8").splitlines())
    words = [row["words"] for row in data["reporting"] if "words" in row]
    words += [horizon["words"] for row in data["indicators"] for horizon in row["horizons"]]
    words += [row["text"] for row in data["indicators"]]
    words += [row["partner_text"] for row in data["assignments"] if "partner_text" in row]
    assert len(words) > 20
    assert [text for text in words if text not in paper] == []


def test_each_task_is_one_line_of_the_paper(tasks: dict[str, TaskPlace]) -> None:
    lines = paragraphs()
    start, end = lines.index("III. NHIỆM VỤ"), lines.index("IV. TỔ CHỨC THỰC HIỆN")
    printed = [line for line in lines[start + 1 : end] if not re.match(r"\d+\. ", line)]
    assert [task.row["text"] for task in tasks.values()] == printed


def test_the_paper_itself(data: dict[str, Any]) -> None:
    plan = data["plan"]
    assert (plan["number"], plan["issued_on"]) == ("946/KH-UBND", date(2020, 3, 26))
    assert (plan["issuer"], plan["coordinator"], plan["place_name"]) == ("ubnd-tinh-kt", "skhcn-kt", "Kon Tum")
    assert plan["links"][0]["number"] == "1068/QĐ-TTg"
    assert plan["signature"]["name"] == "Trần Thị Nga"
    assert [row["section"] for row in data["texts"]] == ["I", "II", "III", "IV"]


def test_assignments_and_tasks(data: dict[str, Any], tasks: dict[str, TaskPlace]) -> None:
    assert [row["number"] for row in data["assignments"]] == list(range(1, 15))
    sizes = [len(row["tasks"]) for row in data["assignments"]]
    assert sizes == [22, 2, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1]
    codes = [f"{number}.{order}" for number, size in enumerate(sizes, 1) for order in range(1, size + 1)]
    assert list(tasks) == codes
    assert len(codes) == 37


def test_timing(data: dict[str, Any], tasks: dict[str, TaskPlace]) -> None:
    timings = {code: task.row["timing"] for code, task in tasks.items()}
    assert Counter(timing["type"] for timing in timings.values()) == {
        "annual": 20, "from_year": 4, "by_year": 1, "on_trigger": 11, "unscheduled": 1,
    }  # fmt: skip
    kinds = {row["key"]: row["kind"] for row in data["triggers"]}
    assert Counter(kinds.values()) == {"guidance": 6, "scheme": 5}
    waiting = [timing["trigger"] for timing in timings.values() if timing["type"] == "on_trigger"]
    assert sorted(waiting) == sorted(kinds)
    assert timings["1.5"]["due_on"] == date(2021, 12, 31)
    assert {timing["start_year"] for timing in timings.values() if timing["type"] == "from_year"} == {2021}
    for code, timing in timings.items():
        assert timing.get("words", "") in tasks[code].row["text"]
        assert ("words" in timing) == (timing["type"] != "unscheduled")
    assert not any("occurred_on" in row for row in data["triggers"])


def test_the_words_say_what_the_type_says(tasks: dict[str, TaskPlace]) -> None:
    marks = {
        "annual": "hường xuyên hàng năm",
        "from_year": "từ năm 2021 trở đi",
        "by_year": "trong năm 2021",
        "on_trigger": "sau khi ",
        "unscheduled": "",
    }
    for task in tasks.values():
        assert marks[task.row["timing"]["type"]] in task.row["timing"].get("words", "")


def test_targets(data: dict[str, Any]) -> None:
    found = {
        row["code"]: (row["kind"], row["horizons"][0]["comparator"], row["horizons"][0].get("value"))
        for row in data["indicators"]
    }
    assert found == {
        "CT1": ("cumulative", ">=", 10),
        "CT2": ("cumulative", ">=", 10),
        "CT3": ("cumulative", ">=", 5),
        "CT4": ("ratio", "~", 70),
        "CT5": ("subset", ">=", 5),
        "CT6": ("qualitative", "met", None),
    }
    assert {horizon["year"] for row in data["indicators"] for horizon in row["horizons"]} == {2030}
    assert not any("baseline" in row for row in data["indicators"])


def test_reporting(data: dict[str, Any]) -> None:
    annual, midterm, final = data["reporting"]
    assert (annual["kind"], annual["first_year"], annual["last_year"]) == ("annual", 2021, 2030)
    assert annual["window_start"] == {"month": 12, "day": 15, "year_offset": -1}
    assert annual["window_end"] == {"month": 12, "day": 14}
    assert annual["due"] == {"month": 12, "day": 15, "before": True}
    assert (midterm["kind"], midterm["years"], midterm["window_start"]["year_offset"]) == ("midterm", [2025], -5)
    assert (final["kind"], final["years"], final["window_start"]["year_offset"]) == ("final", [2030], -10)


def test_tasks_that_name_their_own_parties(tasks: dict[str, TaskPlace]) -> None:
    own = {code: [party.agency for party in task.parties] for code, task in tasks.items() if "parties" in task.row}
    assert set(own) == {"1.15", "1.21", "1.22", "14.1"}
    assert own["1.22"] == ["skhcn-kt", "skhdt-kt"]
    assert {"phdhdn-kt", "cdcd-kt", "ttkhcn-kt"} < set(own["1.15"])
    assert "nhiều khả năng là năm 2017" in tasks["1.14"].row["note"]


# Agencies through time: a small resolver of its own, so that the file is tested and not the portal.


def holders(data: dict[str, Any], code: str, on: date, function: str = "") -> set[str]:
    """Who holds the duty of `code` on the day; «?» stands for a holder that is not known."""
    agency = next(row for row in data["agencies"] if row["code"] == code)
    if agency["kind"] == "class":
        return set().union(*(holders(data, member, on) for member in agency.get("members", ()))) or {"?"}
    edges = [row for row in data["successions"] if row["predecessor"] == code and row["effective_on"] <= on]
    if not edges:
        alive = agency.get("valid_from", on) <= on <= agency.get("valid_to", on)
        return {code} if alive else {"?"}
    onward = [row for row in edges if row.get("scope") != "function" or row["function"] == function]
    if not onward:
        return {"?"}
    return set().union(*(holders(data, row["successor"], on, function) for row in onward))


def lead_parties(tasks: dict[str, TaskPlace]) -> list[Party]:
    return list(dict.fromkeys(party for task in tasks.values() for party in task.parties if party.leads))


@pytest.mark.parametrize("on", [date(2020, 3, 26), BEFORE, BETWEEN, date(2025, 6, 30), date(2025, 7, 1), NOW])
def test_every_lead_has_a_living_holder(on: date, data: dict[str, Any], tasks: dict[str, TaskPlace]) -> None:
    lost = {party.agency for party in lead_parties(tasks) if "?" in holders(data, party.agency, on)}
    assert lost == set()


def test_no_agency_of_kon_tum_holds_a_lead_now(data: dict[str, Any], tasks: dict[str, TaskPlace]) -> None:
    now = set().union(*(holders(data, party.agency, NOW) for party in lead_parties(tasks)))
    assert {code for code in now if code.endswith("-kt")} == set()


def test_task_3_1_through_time(data: dict[str, Any], tasks: dict[str, TaskPlace]) -> None:
    (lead,) = [party.agency for party in tasks["3.1"].parties if party.leads]
    names = {row["code"]: row["name"] for row in data["agencies"]}

    def held(on: date) -> list[str]:
        return [names[code] for code in holders(data, lead, on)]

    assert held(BEFORE) == ["Sở Nông nghiệp và Phát triển nông thôn tỉnh Kon Tum"]
    assert held(BETWEEN) == ["Sở Nông nghiệp và Môi trường tỉnh Kon Tum"]
    assert held(NOW) == ["Sở Nông nghiệp và Môi trường tỉnh Quảng Ngãi"]


def test_vocational_education_goes_where_the_function_went(data: dict[str, Any], tasks: dict[str, TaskPlace]) -> None:
    (party,) = [party for party in tasks["5.1"].parties if party.agency == "sldtbxh-kt"]
    assert holders(data, "sldtbxh-kt", BEFORE, party.function) == {"sldtbxh-kt"}
    assert holders(data, "sldtbxh-kt", BETWEEN, party.function) == {"sgddt-kt"}
    assert holders(data, "sldtbxh-kt", NOW, party.function) == {"sgddt-qn"}
    assert holders(data, "sldtbxh-kt", NOW) == {"?"}


LINES = [
    ("ubnd-tinh-kt", "ubnd-tinh-qn"),
    ("stttt-kt", "skhcn-qn"),
    ("stnmt-kt", "snnmt-qn"),
    ("skhdt-kt", "stc-qn"),
    ("cqltt-kt", "ccqltt-qn"),
    ("ca-kt", "ca-qn"),
    ("vksnd-kt", "vksnd-qn"),
    ("tand-kt", "tand-qn"),
    ("bqlkkt-kt", "bqlkkt-qn"),
    ("bdbp-kt", "bdbp-qn"),
    ("dai-ptth-kt", "bptth-qn"),
    ("bao-kt", "bptth-qn"),
    ("cong-ttdt-kt", "cong-ttdt-qn"),
    ("lhh-kt", "lhh-qn"),
    ("cdcd-kt", "cd-kt"),
    ("phdhdn-kt", "phdhdn-kt"),
    ("ttkhcn-kt", "ttkhcn-kt"),
]


@pytest.mark.parametrize(("old", "new"), LINES)
def test_line_of_an_agency(old: str, new: str, data: dict[str, Any]) -> None:
    assert holders(data, old, NOW) == {new}


def test_ten_districts_became_forty_communes(data: dict[str, Any]) -> None:
    rows = list(csv.DictReader(COMMUNES.open(encoding="utf-8")))
    agencies = {row["code"]: row for row in data["agencies"]}
    assert sorted(agencies["ubnd-huyen-tp-kt"]["members"]) == sorted(DISTRICTS.values())
    for old, district in DISTRICTS.items():
        heirs = [agencies[code] for code in holders(data, district, NOW)]
        found = {(row["name"], row["place_name"], row["area_code"], row["formed_from"]) for row in heirs}
        listed = [row for row in rows if row["former_district"] == old]
        assert found == {
            (
                f"Ủy ban nhân dân {row['new_commune'][0].lower()}{row['new_commune'][1:]}",
                row["new_commune"].split(" ", 1)[1],
                row["gso_code"],
                row["formed_from"],
            )
            for row in listed
        }
    assert len(rows) == len(holders(data, "ubnd-huyen-tp-kt", NOW)) == 40


def test_the_border_districts_became_their_own_communes(data: dict[str, Any]) -> None:
    assert {len(holders(data, f"ubnd-huyen-{name}", NOW)) for name in ("dak-glei", "ngoc-hoi", "sa-thay")} == {6, 3, 5}


def test_every_fact_carries_its_source(data: dict[str, Any]) -> None:
    for row in [*data["agencies"], *data["successions"]]:
        assert row["source"]
        assert row["confidence"] in ("verified", "secondary", "inferred", "unverified")
        assert row["confidence"] != "unverified" or "Chưa kiểm chứng" in row["source"]


def test_agencies_of_kon_tum_end_with_the_province(data: dict[str, Any]) -> None:
    left = {row["predecessor"] for row in data["successions"]}
    for row in data["agencies"]:
        if row["code"] in left and row["code"].endswith("-kt"):
            assert row["valid_to"] <= date(2025, 6, 30)
