"""Office files are zip archives, and an archive remembers when it was packed."""

from __future__ import annotations

import io
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)


def packed_without_time(data: bytes) -> bytes:
    """The same archive with every entry dated 1980, so that equal contents are equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            plain = zipfile.ZipInfo(entry.filename, EPOCH)
            plain.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(plain, source.read(entry))
    return out.getvalue()
