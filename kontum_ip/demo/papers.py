"""Files that serve as proof in the demonstration: real PDF and PNG, made here, always the same bytes."""

from __future__ import annotations

import struct
import zlib
from datetime import datetime

from django.conf import settings

from reports.document import Bullets, Document, Paragraph, Signature
from reports.writers import WRITERS

WIDTH, HEIGHT = 480, 270
PAPER, INK, BARS = b"\xff\xff\xff", b"\x55\x55\x55", b"\x1f\x6f\xb2"


def minutes_pdf(agency: str, place: str, as_of: datetime) -> bytes:
    """A one-page record of a training day, marked as demonstration data by the report writer itself."""
    document = Document(
        kind="annual",
        title="Biên bản lớp tập huấn (minh họa)",
        agency=agency,
        symbol="BB-MH",
        place=place,
        type_name="BIÊN BẢN",
        abstract="Lớp tập huấn về nhãn hiệu và chỉ dẫn địa lý (minh họa)",
        as_of=as_of,
        signature=Signature(position="NGƯỜI LẬP BIÊN BẢN"),
        blocks=(
            Paragraph("Văn bản này do cổng tạo ra để minh họa việc gắn minh chứng; sự việc trong đó là giả định."),
            Bullets(("Thành phần: 45 học viên của các hợp tác xã, hộ kinh doanh.", "Thời lượng: 01 ngày.")),
        ),
        demo=True,
    )
    return WRITERS["pdf"](document, fonts=settings.FONTS_DIR)


def chart_png(values: tuple[int, ...]) -> bytes:
    """A bar chart without words, 480 × 270 pixels; `values` in per cent of the height."""
    rows = []
    for y in range(HEIGHT):
        row = bytearray()
        for x in range(WIDTH):
            row += colour(x, y, values)
        rows.append(b"\0" + bytes(row))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"".join(rows), 9))
        + chunk(b"IEND", b"")
    )


def colour(x: int, y: int, values: tuple[int, ...]) -> bytes:
    """The pixel at a place: a bar fills the middle half of its column; the base line is grey."""
    if y >= HEIGHT - 10:
        return INK if y == HEIGHT - 10 else PAPER
    step = WIDTH // len(values)
    number, inside = divmod(x, step)
    if number >= len(values) or not step // 4 <= inside < step * 3 // 4:
        return PAPER
    return BARS if HEIGHT - 10 - y <= (HEIGHT - 30) * values[number] // 100 else PAPER


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
