"""A change of what a writer makes of the same document is a new layout, and says so."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from django.conf import settings

from reports.writers import FORMATS
from tests.reports.sample import sample

KNOWN: dict[str, list[object]] = json.loads((Path(__file__).parent / "layouts.json").read_text())


def fingerprint(data: bytes) -> str:
    """Of a package its parts count: how hard they are pressed is the machine's own affair."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return hashlib.sha256(data).hexdigest()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [
            f"{part.filename} {part.date_time} {part.external_attr} {hashlib.sha256(package.read(part)).hexdigest()}"
            for part in package.infolist()
        ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@pytest.mark.parametrize("ending", FORMATS)
def test_other_bytes_are_another_layout(ending: str) -> None:
    """When this fails: raise `layout` in reports/writers/__init__.py and note both here, in layouts.json."""
    data = FORMATS[ending].write(sample(), fonts=settings.FONTS_DIR)
    assert [FORMATS[ending].layout, fingerprint(data)] == KNOWN[ending]
