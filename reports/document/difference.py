"""What went and what came between two texts, by words; pure, and quick however long the texts are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

SAME, GONE, COME = "same", "gone", "come"
Piece = tuple[str, str]
# Lines first, then sentences, then words with the space that follows.
LEVELS = (
    re.compile(r"[^\n]*\n|[^\n]+"),
    re.compile(r"[^.;:!?\n]*[.;:!?\n]+\s*|[^.;:!?\n]+"),
    re.compile(r"\S+\s*|\s+"),
)
# Matching costs as much as there are pairs of like words: a block of more is told as one that went and one that came.
MOST_PAIRS = 60_000


def difference(before: str, after: str) -> list[Piece]:
    """Pieces (SAME, GONE or COME, text) in reading order; SAME and COME together are `after`."""
    found: list[Piece] = []
    for kind, text in pieces(before, after, 0):
        if found and found[-1][0] == kind:
            found[-1] = (kind, found[-1][1] + text)
        elif text:
            found.append((kind, text))
    return found


def pieces(before: str, after: str, level: int) -> Iterator[Piece]:
    old, new = LEVELS[level].findall(before), LEVELS[level].findall(after)
    start, end = alike(old, new)
    yield SAME, "".join(new[:start])
    yield from middle(old[start : len(old) - end], new[start : len(new) - end], level)
    yield SAME, "".join(new[len(new) - end :])


def alike(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many tokens at the beginning and at the end are the same; the space after a word does not count."""
    most = min(len(old), len(new))
    start = 0
    while start < most and old[start].rstrip() == new[start].rstrip():
        start += 1
    end = 0
    while end < most - start and old[-1 - end].rstrip() == new[-1 - end].rstrip():
        end += 1
    return start, end


def middle(old: Sequence[str], new: Sequence[str], level: int) -> Iterator[Piece]:
    """What lies between the like beginning and the like end."""
    keys = [token.rstrip() for token in old], [token.rstrip() for token in new]
    known = Counter(keys[1])
    if not old or not new or sum(known[key] for key in keys[0]) > MOST_PAIRS:
        yield from exchange("".join(old), "".join(new), level)
        return
    for kind, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            yield SAME, "".join(new[c:d])
        else:
            yield from exchange("".join(old[a:b]), "".join(new[c:d]), level)


def exchange(gone: str, come: str, level: int) -> Iterator[Piece]:
    """One block for another, looked at more closely while there is a finer level; the space after it is no change."""
    if gone and come and level + 1 < len(LEVELS):
        yield from pieces(gone, come, level + 1)
        return
    if not come:
        yield GONE, gone
        return
    text = come.rstrip()
    yield GONE, gone.rstrip()
    yield COME, text
    yield SAME, come[len(text) :]
