"""Two plans of provinces that do not exist: together they use every shape that the format holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from plans.importers.plan_file import PlanFile, read_plan
from plans.importers.tree import walk_assignments, walk_tasks

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "plans/data/plan.schema.json").read_text(encoding="utf-8"))
PLANS = ("an-son", "binh-lam")
KON_TUM = ROOT / "plans/data/kon-tum-1068.yaml"


def read(name: str) -> PlanFile:
    return read_plan(ROOT / f"tests/data/{name}.yaml")


@pytest.fixture(scope="module")
def an_son() -> PlanFile:
    return read("an-son")


@pytest.fixture(scope="module")
def binh_lam() -> PlanFile:
    return read("binh-lam")


def fields(value: Any, rule: Any) -> Iterator[tuple[str, Any]]:
    """(definition.field, value) for every value in the data, by the schema's definitions."""
    name = rule.get("$ref", "").removeprefix("#/$defs/")
    rule = SCHEMA["$defs"].get(name, rule)
    if isinstance(value, dict):
        for key, item in value.items():
            yield f"{name}.{key}", item
            yield from fields(item, rule["properties"][key])
    elif isinstance(value, list):
        for item in value:
            yield from fields(item, rule["items"])


def used() -> set[str]:
    found = set()
    for data in [read(name).data for name in PLANS] + [read_plan(KON_TUM).data]:
        for field, value in fields(data, {"$ref": "#/$defs/plan_file"}):
            found.add(field)
            if isinstance(value, str | bool | int):
                found.add(f"{field}={value}")
    return found


def test_the_plans_use_every_field_and_every_choice() -> None:
    wanted = set()
    for name, definition in SCHEMA["$defs"].items():
        for field, rule in definition.get("properties", {}).items():
            wanted.add(f"{name}.{field}")
            wanted |= {f"{name}.{field}={choice}" for choice in rule.get("enum", ())}
    assert wanted - used() == {
        "lead_party.function",  # written among the parties of a task and among partners
        "agency_file.agencies",  # stands in the data as the plan's own
        "agency_file.successions",
    }


def test_a_tree_of_parts_groups_tasks_and_sub_tasks(an_son: PlanFile) -> None:
    paths = [task.path for task in walk_tasks(an_son.data) if task.row["code"] == "A.I.1.2"]
    assert paths == [("assignments", 0, "assignments", 0, "tasks", 0, "tasks", 1)]
    kinds = Counter(row.get("kind", "group") for _path, row in walk_assignments(an_son.data))
    assert kinds == {"part": 2, "group": 4}


def test_printed_codes_repeat_and_ours_do_not(an_son: PlanFile) -> None:
    tasks = [task.row for task in walk_tasks(an_son.data)]
    assert Counter(row["printed"] for row in tasks)["a)"] == 4
    assert len({row["code"] for row in tasks}) == len(tasks) == 11


def test_sub_tasks_take_the_parties_of_what_is_above(an_son: PlanFile) -> None:
    parties = {task.row["code"]: [party.agency for party in task.parties] for task in walk_tasks(an_son.data)}
    assert parties["A.I.1.1"] == parties["A.I.1"] == ["skhcn-as", "so-nganh-as", "ubnd-tinh-as"]


def test_a_task_without_lead_and_one_with_three(an_son: PlanFile, binh_lam: PlanFile) -> None:
    leads = {
        task.row["code"]: [party.role for party in task.parties if party.leads]
        for plan in (an_son, binh_lam)
        for task in walk_tasks(plan.data)
    }
    assert leads["B.I.3"] == leads["PL.3"] == []
    assert leads["B.I.1"] == leads["PL.2"] == ["joint_lead"] * 3
    assert leads["B.II.1"] == ["lead"]


def test_an_annex_repeats_the_prose(binh_lam: PlanFile) -> None:
    (annex,) = [task.row for task in walk_tasks(binh_lam.data) if task.row["code"] == "PL.1"]
    assert annex["same_as"] == "1.1"
    assert annex["deliverables"][0] == {"text": "Đơn đăng ký nhãn hiệu", "quantity": 45, "unit": "đơn"}
    assert annex["funding"][0]["amount"] == Decimal("1250.5")


def test_four_quarters_in_a_chain_of_two(an_son: PlanFile) -> None:
    (duty,) = an_son.data["reporting"]
    assert [len(duty[name]) for name in ("window_start", "window_end", "opens", "due", "consolidate_by")] == [4] * 5
    assert [[day["day"] for day in level["due"]] for level in duty["chain"]] == [[20] * 4, [30] * 4]


def test_targets_at_two_horizons(an_son: PlanFile) -> None:
    horizons = {row["code"]: [item["comparator"] for item in row["horizons"]] for row in an_son.data["indicators"]}
    assert horizons["A3"] == ["~", ">="]
    assert horizons["A5"] == ["<", "<="]
    assert horizons["A9"] == ["met"]


def test_only_what_is_odd_is_remarked(an_son: PlanFile, binh_lam: PlanFile) -> None:
    assert [item.message.split(": ", 1)[1] for item in an_son.warnings] == [
        "nhiệm vụ B.I.3 không có cơ quan chủ trì.",
    ]
    first, second = (item.message for item in binh_lam.warnings)
    assert "«sxh-bl» đã được chia theo chức năng («đào tạo nghề», «bảo trợ xã hội»)" in first
    assert "nhiệm vụ PL.3 không có cơ quan chủ trì." in second


@pytest.mark.parametrize("name", PLANS)
def test_the_plans_stay_short(name: str) -> None:
    assert len((ROOT / f"tests/data/{name}.yaml").read_text(encoding="utf-8").splitlines()) < 200
