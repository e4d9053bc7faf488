"""Who signed a PDF, when, and whether it is whole: read offline, by the roots that the office trusts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from asn1crypto.pem import unarmor
from asn1crypto.x509 import Certificate
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from core.errors import DomainError, Missing

HEAD = b"%PDF-"


@dataclass(frozen=True)
class Signer:
    """One signature of a file. `signed_at` is the signer's clock unless `stamped`: then a time stamp vouches for it.

    `intact`: the signed bytes are unchanged; `whole`: nothing was added after this signature but further signatures;
    `trusted`: the certificate leads to a root that the office trusts.
    """

    name: str
    issuer: str
    signed_at: datetime | None
    stamped: bool
    intact: bool
    whole: bool
    trusted: bool


def read_roots(folder: Path | None) -> list[Certificate]:
    """Certificates (.pem, .crt, .cer; one or several a file) of a folder; none where there is no folder."""
    found: list[Certificate] = []
    paths = sorted(folder.iterdir()) if folder and folder.is_dir() else []
    for path in paths:
        if path.suffix.lower() in (".pem", ".crt", ".cer"):
            content = path.read_bytes()
            if content.lstrip().startswith(b"-----"):
                found += [Certificate.load(der) for _type, _headers, der in unarmor(content, multiple=True)]
            else:
                found.append(Certificate.load(content))
    return found


def refuse(message: str) -> DomainError:
    return DomainError("bad_file", message, kind="invalid", items=(Missing("signed", _("Tệp đã ký"), message),))


def read_signers(content: bytes, roots: Sequence[Certificate]) -> list[Signer]:
    """Every signature of a PDF, in the order signed. DomainError when it is no PDF, is broken or not signed."""
    if not content.startswith(HEAD):
        raise refuse(_("Tệp không phải là PDF. Hãy chọn bản PDF đã ký số."))
    try:
        reader = PdfFileReader(io.BytesIO(content))
        if reader.encrypted:
            raise refuse(_("Tệp PDF có mật khẩu nên không kiểm tra được chữ ký. Hãy chọn bản không đặt mật khẩu."))
        found = [read_signer(signature, roots) for signature in reader.embedded_regular_signatures]
    except (PdfError, SigningError, SignatureValidationError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise refuse(_("Không đọc được tệp PDF này; tệp có thể bị hỏng. Hãy lấy lại bản đã ký.")) from error
    if not found:
        raise refuse(_("Tệp PDF không có chữ ký số nào."))
    return found


def read_signer(signature: Any, roots: Sequence[Certificate]) -> Signer:
    context = ValidationContext(trust_roots=list(roots), allow_fetching=False)
    status = validate_pdf_signature(signature, signer_validation_context=context)
    stamp = status.timestamp_validity
    stamped = bool(stamp and stamp.valid and stamp.intact)
    subject = status.signing_cert.subject.native
    return Signer(
        name=text(subject.get("common_name")) or status.signing_cert.subject.human_friendly,
        issuer=text(status.signing_cert.issuer.native.get("common_name")),
        signed_at=stamp.timestamp if stamp and stamped else status.signer_reported_dt,
        stamped=stamped,
        intact=bool(status.intact and status.valid),
        whole=is_whole(status),
        trusted=bool(status.trusted),
    )


def is_whole(status: Any) -> bool:
    """Nothing follows the signature, or only what a later signature needs."""
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    return status.modification_level in (
        ModificationLevel.NONE,
        ModificationLevel.LTA_UPDATES,
        ModificationLevel.FORM_FILLING,
    )


def text(value: Any) -> str:
    """A name of a certificate: several of one kind become one line."""
    return ", ".join(value) if isinstance(value, list) else str(value or "")
