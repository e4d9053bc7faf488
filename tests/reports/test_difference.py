"""What changed between two texts and two accounts, in words."""

from __future__ import annotations

import time

import pytest

from reports.builders.comparison import compare_contents
from reports.builders.reading import Sources, kept_files
from reports.document.difference import COME, GONE, SAME, difference

LINE = "Tổ chức 02 lớp tập huấn cho 45 học viên của các hợp tác xã trên địa bàn; "


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", []),
        ("Như cũ.", "Như cũ.", [(SAME, "Như cũ.")]),
        ("", "Mới.", [(COME, "Mới.")]),
        ("Cũ.", "", [(GONE, "Cũ.")]),
        ("Mở 02 lớp.", "Mở 03 lớp.", [(SAME, "Mở "), (GONE, "02"), (COME, "03"), (SAME, " lớp.")]),
        ("Một. Hai.", "Một. Ba. Hai.", [(SAME, "Một. "), (COME, "Ba."), (SAME, " Hai.")]),
        ("a\nb\nc", "a\nc", [(SAME, "a\n"), (GONE, "b\n"), (SAME, "c")]),
        ("a b c d e", "a x c y e", [
            (SAME, "a "), (GONE, "b"), (COME, "x"), (SAME, " c "), (GONE, "d"), (COME, "y"), (SAME, " e")]),
    ],
)  # fmt: skip
def test_words_that_went_and_came(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    assert difference(before, after) == expected


@pytest.mark.parametrize("joint", [" ", ". ", "\n"])
def test_long_texts_are_compared_at_once_and_nothing_is_lost(joint: str) -> None:
    before = joint.join([LINE] * 300)[:20_000]
    after = before.replace("45 học", "46 học", 40)[::1][500:] + " Hết."
    begun = time.monotonic()
    pieces = difference(before, after)
    assert time.monotonic() - begun < 3
    assert "".join(text for kind, text in pieces if kind != GONE) == after


def test_entries_files_and_documents_that_came_and_went_are_told() -> None:
    file = {"name": "a.pdf", "sha256": "1" * 64, "size": 10}
    paper = {"number": "1/KH", "issued_on": "2026-02-03", "title": "Kế hoạch"}
    old = {
        "summary": "Một.", "shortcomings": "", "orientation": "", "proposals": "",
        "entries": [
            {"code": "1.1", "text": "Việc", "stage": "", "percent": None, "outputs": [paper], "evidence": [file]},
            {"code": "1.2", "text": "Việc cũ", "obstacles": "Thiếu."},
        ],
    }  # fmt: skip
    retitled = {**paper, "title": "Kế hoạch năm"}
    new = {
        "summary": "Hai.",
        "entries": [
            {"code": "1.1", "stage": "in_progress", "percent": 40, "outputs": [retitled], "evidence": []},
            {"code": "1.3", "text": "Việc mới", "next_steps": "Làm."},
        ],
    }
    found = compare_contents(old, new)
    assert found.headline == (
        "Đánh giá chung thay đổi; 1 nhiệm vụ thay đổi; thêm 1 nhiệm vụ; không còn 1 nhiệm vụ; gỡ 1 tệp"
    )
    assert [(part.code, part.came, part.gone) for part in found.parts] == [
        ("", False, False), ("1.1", False, False), ("1.3", True, False), ("1.2", False, True)]  # fmt: skip
    assert found.parts[1].words == (
        "tình trạng «chưa nhập» → «Đang thực hiện», tỷ lệ chưa nhập → 40 %, sửa danh sách văn bản, gỡ 1 tệp"
    )
    assert compare_contents(new, old).headline.endswith("thêm 1 tệp")
    assert not compare_contents(old, old).parts
    assert kept_files({"evidence": []}, {"evidence": [file]})[0].kind == GONE
    assert Sources(None, None, None, ()).entry(None, "1.1") == {}
