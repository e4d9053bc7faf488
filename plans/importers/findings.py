"""What is wrong, or odd, in a plan file: where it stands, and a whole sentence about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

# The way from the top of the data to a value: names of fields and (from 0) places in lists.
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """One fault or warning. `line` counts from 1; `message` is a whole sentence that names file, line and field."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return self.message


class PlanFileError(Exception):
    """The file cannot be read as a plan; `findings` holds every fault found, in the order of the lines."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = sorted(dict.fromkeys(findings), key=lambda finding: (finding.file, finding.line))
        super().__init__("\n".join(finding.message for finding in self.findings))


@dataclass
class Marks:
    """Where each value of the data was written: path → (file, line)."""

    places: dict[Path, tuple[str, int]] = field(default_factory=dict)

    def place(self, path: Path) -> tuple[str, int]:
        """The place of the value, or of the nearest thing around it that has one."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, ("", 1))

    def line(self, path: Path) -> int:
        return self.place(path)[1]

    def finding(self, path: Path, sentence: str) -> Finding:
        file, line = self.place(path)
        return make_finding(file, line, field_name(path), sentence)


def make_finding(file: str, line: int, name: str, sentence: str) -> Finding:
    """Put file, line and field before the sentence; line 0 says that no line is meant (the file itself is at fault)."""
    where = ", ".join([file] + ([f"dòng {line}"] if line else []) + ([f"trường «{name}»"] if name else []))
    return Finding(file, line, name, f"{where}: {sentence}")


def field_name(path: Path) -> str:
    """The field as its author sees it: the names below the list entry it stands in («timing.type», «leads»)."""
    names: list[str] = []
    for part in reversed(path):
        if isinstance(part, str):
            names.insert(0, part)
        elif names:
            break
    return ".".join(names)
