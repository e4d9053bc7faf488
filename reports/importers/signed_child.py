"""One check of a stranger's signed PDF, in a process of its own that may take only so much time and memory.

Reads a line of JSON, {"roots", "seconds", "memory"}, and then the PDF from standard input; writes JSON to standard
output: {"signers"}, or {"fault"}: encrypted, broken or too_much. Knows nothing of the portal and holds no secret.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from typing import Any, BinaryIO

from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

MEBIBYTE = 1024**2


def limit(seconds: int, memory: int) -> None:
    """`memory` in MiB of address space. A process that the parent has lost sight of ends by itself too."""
    resource.setrlimit(resource.RLIMIT_AS, (memory * MEBIBYTE, memory * MEBIBYTE))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(content: bytes, roots: list[bytes]) -> dict[str, Any]:
    certificates = [Certificate.load(root) for root in roots]
    try:
        reader = PdfFileReader(io.BytesIO(content))
        if reader.encrypted:
            return {"fault": "encrypted"}
        return {"signers": [read_signer(item, certificates) for item in reader.embedded_regular_signatures]}
    except (PdfError, SigningError, SignatureValidationError, ValueError, KeyError, TypeError, RecursionError) as error:
        sys.stderr.write(f"{error!r}\n")
        return {"fault": "broken"}


def read_signer(signature: Any, roots: list[Any]) -> dict[str, Any]:
    """The fields of `signed_pdf.Signer`, the moment as ISO text. Nothing is fetched."""
    context = ValidationContext(trust_roots=roots, allow_fetching=False)
    status = validate_pdf_signature(signature, signer_validation_context=context)
    stamp = status.timestamp_validity
    stamped = bool(stamp and stamp.valid and stamp.intact)
    moment = stamp.timestamp if stamp and stamped else status.signer_reported_dt
    subject = status.signing_cert.subject.native
    return {
        "name": text(subject.get("common_name")) or status.signing_cert.subject.human_friendly,
        "issuer": text(status.signing_cert.issuer.native.get("common_name")),
        "signed_at": moment and moment.isoformat(),
        "stamped": stamped,
        "intact": bool(status.intact and status.valid),
        "whole": is_whole(status),
        "trusted": bool(status.trusted),
    }


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


def main(source: BinaryIO, target: BinaryIO) -> int:
    order = json.loads(source.readline())
    limit(order["seconds"], order["memory"])
    try:
        told = read(source.read(), [bytes.fromhex(root) for root in order["roots"]])
    except MemoryError:
        told = {"fault": "too_much"}
    target.write(json.dumps(told).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.stdin.buffer, sys.stdout.buffer))
