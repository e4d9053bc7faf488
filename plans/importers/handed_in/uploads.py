"""Is a file what its name says? Extension, magic and structure must agree, before a byte of it is kept."""

from __future__ import annotations

import unicodedata
import zipfile
from pathlib import PurePath
from typing import BinaryIO, Literal

import pylibmagic  # noqa: F401  (brings libmagic where the machine has none, so it comes before magic)

# isort: split
import magic
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from django.utils.translation import gettext as _

from core.errors import DomainError, Missing

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {
    "pdf": "application/pdf",
    "docx": WORD,
    "xlsx": SHEET,
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
}
MAIN_PART = {WORD: "word/document.xml", SHEET: "xl/workbook.xml"}
TAIL = {"application/pdf": b"%%EOF", "image/png": b"IEND", "image/jpeg": b"\xff\xd9"}
MAX_UNPACKED, MAX_ENTRIES = 200 * 1024 * 1024, 5000
Fault = Literal["", "broken", "huge", "macros", "dtd"]


def refuse(name: str, message: str) -> DomainError:
    return DomainError("bad_file", message, kind="invalid", items=(Missing("file", name, message),))


def safe_name(name: str) -> str:
    """The name to show: the last part of the path, no control or direction marks, NFC, at most 200 characters."""
    last = PurePath(name.replace("\\", "/").replace("\0", "")).name
    visible = "".join(char for char in unicodedata.normalize("NFC", last) if unicodedata.category(char)[0] != "C")
    stem, dot, ending = visible.strip(" .").rpartition(".")
    return f"{stem[: 199 - len(ending)]}{dot}{ending}"


def check_upload(name: str, content: BinaryIO, *, size: int, limit: int) -> str:
    """The media type of an accepted file; DomainError with a sentence otherwise. `size` and `limit` in bytes."""
    if size == 0:
        raise refuse(name, _("Tệp «%s» rỗng.") % name)
    if size > limit:
        raise refuse(name, _("Tệp «%(name)s» lớn hơn %(limit)d MB.") % {"name": name, "limit": limit // 1024**2})
    media_type = TYPES.get(name.rpartition(".")[2].lower())
    if media_type is None:
        raise refuse(name, _("Tệp «%s» không được phép. Chỉ nhận PDF, DOCX, XLSX, JPG, PNG.") % name)
    content.seek(0)
    found = magic.from_buffer(content.read(8192), mime=True)
    if media_type in MAIN_PART:
        sound = found in (media_type, "application/zip", "application/octet-stream") and is_office(content, media_type)
    else:
        content.seek(max(0, size - 2048))
        sound = found == media_type and TAIL[media_type] in content.read()
    content.seek(0)
    if not sound:
        raise refuse(name, _("Nội dung tệp «%s» không đúng với đuôi tên tệp, hoặc tệp bị hỏng.") % name)
    return media_type


def is_office(content: BinaryIO, media_type: str) -> bool:
    """A Word or Excel package without macros, of a sane unpacked size, whose content list is plain XML."""
    return not package_fault(content, media_type, unpacked=MAX_UNPACKED)


def package_fault(content: BinaryIO, media_type: str, *, unpacked: int) -> Fault:
    """What is wrong with an office package, told without unpacking it; `unpacked`: bytes it may grow to."""
    try:
        content.seek(0)
        with zipfile.ZipFile(content) as package:
            entries = package.infolist()
            names = {entry.filename for entry in entries}
            if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > unpacked:
                return "huge"
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                return "macros"
            if MAIN_PART[media_type] not in names:
                return "broken"
            with package.open("[Content_Types].xml") as listing:
                types = fromstring(listing.read(1024 * 1024), forbid_dtd=True)
    except DefusedXmlException:
        return "dtd"
    except (zipfile.BadZipFile, KeyError, ParseError, OSError, RuntimeError, NotImplementedError):
        return "broken"
    kinds = {node.get("ContentType", "") for node in types}
    if any("macroEnabled" in kind for kind in kinds):
        return "macros"
    return "" if any(kind.startswith(media_type.removesuffix("+xml")) for kind in kinds) else "broken"
