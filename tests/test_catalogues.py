"""The words of libraries that speak no Vietnamese: every catalogue is whole, and compiled as it is written."""

from __future__ import annotations

from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
CATALOGUES = sorted(path.relative_to(ROOT) for path in ROOT.glob("*/locale/*/LC_MESSAGES/django.po"))


def test_there_are_catalogues() -> None:
    assert {path.parts[0] for path in CATALOGUES} == {"accounts", "core"}


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=str)
def test_the_compiled_catalogue_is_the_written_one(catalogue: Path) -> None:
    with (ROOT / catalogue).open("rb") as file:
        written = [row for row in read_po(file) if row.id]
    with (ROOT / catalogue).with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for row in written:
        several = not isinstance(row.id, str)
        singular, said = (row.id[0], (row.string or [""])[0]) if several else (row.id, row.string)
        found = compiled.ngettext(singular, row.id[1], 1) if several else compiled.gettext(str(singular))
        assert said and not row.fuzzy
        assert found == said, f"{singular}: pybabel compile -D django -d {catalogue.parts[0]}/locale"
