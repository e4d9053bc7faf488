"""One compile of a PDF, in a process of its own: typst keeps what it has set until the process ends.

Reads {"template", "fonts", "made_at", "paper"} as JSON from standard input, writes the PDF to standard output. Knows
nothing of the portal, so that it starts fast and holds no secret. On a fault: a line on standard error and exit 1.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

import typst


def compile_paper(order: dict[str, Any]) -> bytes:
    """Only the template's own folder can be read, and only the fonts given are searched."""
    template = Path(order["template"])
    pdf: bytes = typst.compile(
        str(template),
        root=str(template.parent),
        font_paths=[order["fonts"]],
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(order["paper"], ensure_ascii=False)},
        timestamp=datetime.fromisoformat(order["made_at"]),
        format="pdf",
    )
    return pdf


def main(source: BinaryIO, target: BinaryIO) -> int:
    try:
        target.write(compile_paper(json.load(source)))
    except typst.TypstError as error:
        sys.stderr.write(f"{error.diagnostic}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.stdin.buffer, sys.stdout.buffer))
