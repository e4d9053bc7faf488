"""The house rules that linters lack."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
STACK = ["core", "accounts", "agencies", "plans", "tasks", "indicators", "reports", "kontum_ip"]
LEVEL = {"core": 0, "accounts": 1, "agencies": 2, "plans": 3, "tasks": 4, "indicators": 4, "reports": 5, "kontum_ip": 6}
BUDGETS = {
    "urls": 80, "views": 400, "api": 400, "admin": 400, "management": 400, "forms": 250, "jobs": 250, "actions": 400,
    "policy": 200, "builders": 300, "catalogue": 300, "models": 400, "querysets": 300, "writers": 300, "importers": 300,
    "workflow": 200, "document": 200, "status": 200,
}  # fmt: skip
WRITES = re.compile(r"\.(save|create|update|delete|bulk_create|bulk_update|get_or_create|update_or_create)\(")


def sources(*apps: str) -> list[Path]:
    return [
        path for app in apps or STACK for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts
    ]


def room(path: Path) -> str:
    """The file kind inside its app: `views` for tasks/views/evidence.py and tasks/views.py alike."""
    return path.relative_to(ROOT).parts[1].removesuffix(".py")


def test_apps_form_one_stack() -> None:
    run = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-3000:]


def test_no_import_is_ignored() -> None:
    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text()


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_file_keeps_its_budget(path: Path) -> None:
    budget = BUDGETS.get(room(path), 400)
    assert len(path.read_text().splitlines()) <= budget, f"over {budget} lines: split it by subject"


def test_core_stays_small() -> None:
    lines = sum(len(path.read_text().splitlines()) for path in sources("core"))
    assert lines <= 800


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_template_keeps_its_budget(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 150


def upward_names(app: str) -> set[str]:
    """Names by which Django lets an app's models reach rows of the apps above it."""
    models = apps.get_app_config(app).get_models()
    relations = [relation for model in models for relation in model._meta.related_objects]
    above = [item for item in relations if LEVEL.get(item.related_model._meta.app_label, 9) > LEVEL[app]]
    return {name for item in above if (name := item.get_accessor_name()) and not name.endswith("+")}


@pytest.mark.parametrize("app", STACK)
def test_strings_do_not_reach_upwards(app: str) -> None:
    """Reverse relations, lookups in strings and get_model are invisible to import-linter."""
    higher = [name for name in STACK if LEVEL[name] > LEVEL[app]]
    names = "|".join(sorted(upward_names(app)) or ["-"])
    pattern = re.compile(
        rf"""get_model\(\s*["']({"|".join(higher) or "-"})\b|["']({names})__|\.({names})\.(all|filter|exclude)\("""
    )
    found = [
        f"{path.relative_to(ROOT)}: {match.group(0)}"
        for path in sources(app)
        for match in pattern.finditer(path.read_text())
    ]
    assert not found


@pytest.mark.parametrize("kind", ["views", "api", "jobs", "forms", "admin"])
def test_entry_points_do_not_write(kind: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sources()
        if room(path) == kind
        for line in path.read_text().splitlines()
        if WRITES.search(line)
    ]
    assert not found, "writes belong in actions"


def test_states_move_only_through_move() -> None:
    pattern = re.compile(r"\.state\s*=[^=]")
    found = [str(path) for path in sources() if pattern.search(path.read_text()) and path.name != "transitions.py"]
    assert not found


def test_pages_fetch_through_visible_to() -> None:
    """A view that names a manager without `visible_to` could show what its reader may not know of.

    `published`: what anybody may know.
    """
    pattern = re.compile(r"(?<!User)\.objects\.(?!visible_to|published|none|as_manager)")
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sources("agencies", "plans", "tasks", "indicators", "reports")
        if room(path) in ("views", "api")
        for line in path.read_text().splitlines()
        if pattern.search(line)
    ]
    assert not found


def test_no_unfinished_work_is_marked() -> None:
    words = ("TO" + "DO", "FIX" + "ME", "X" * 3)
    found = [str(path) for path in sources() if any(re.search(rf"\b{word}\b", path.read_text()) for word in words)]
    assert not found
