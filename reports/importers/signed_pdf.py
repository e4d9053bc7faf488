"""Who signed a PDF, when, and whether it is whole: read offline, by the roots that the office trusts."""

from __future__ import annotations

import json
import logging
import math
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from asn1crypto.pem import unarmor
from asn1crypto.x509 import Certificate
from django.utils.translation import gettext as _

from core.errors import DomainError, Missing

log = logging.getLogger(__name__)
HEAD = b"%PDF-"
CHILD = Path(__file__).parent / "signed_child.py"
TIMEOUT = 20.0  # seconds; our own reports take one to three
MEMORY = 512  # MiB
# What a Python needs to start. The portal's secrets stay with the parent.
INHERITED = ("PATH", "LD_LIBRARY_PATH", "LANG", "TMPDIR")


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


def read_signers(
    content: bytes, roots: Sequence[Certificate], *, timeout: float = TIMEOUT, memory: int = MEMORY
) -> list[Signer]:
    """Every signature of a PDF, in the order signed. DomainError when it is no PDF, is broken or not signed.

    Read in a process of its own: a file made to take hours or gigabytes costs `timeout` seconds and `memory` MiB.
    """
    if not content.startswith(HEAD):
        raise refuse(_("Tệp không phải là PDF. Hãy chọn bản PDF đã ký số."))
    order = {"roots": [root.dump().hex() for root in roots], "seconds": math.ceil(timeout), "memory": memory}
    told = ask_child(json.dumps(order).encode() + b"\n" + content, timeout)
    if fault := told.get("fault"):
        raise refuse(fault_words(fault))
    if not told["signers"]:
        raise refuse(_("Tệp PDF không có chữ ký số nào."))
    return [made(row) for row in told["signers"]]


def ask_child(order: bytes, timeout: float) -> dict[str, Any]:
    """What the child says; «too_much» where it ran out of time or was killed, «broken» where it failed."""
    environment = {name: os.environ[name] for name in INHERITED if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own file, run by our own interpreter
            [sys.executable, "-I", str(CHILD)],
            input=order,
            capture_output=True,
            timeout=timeout,
            env=environment,
            cwd=CHILD.parent,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"fault": "too_much"}
    if done.returncode == 0:
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer
    log.error("signed pdf child ended with %s: %s", done.returncode, done.stderr.decode(errors="replace")[-2000:])
    return {"fault": "too_much" if done.returncode < 0 else "broken"}


def fault_words(fault: str) -> str:
    if fault == "encrypted":
        return _("Tệp PDF có mật khẩu nên không kiểm tra được chữ ký. Hãy chọn bản không đặt mật khẩu.")
    if fault == "too_much":
        return _(
            "Kiểm tra chữ ký của tệp PDF này cần quá nhiều thời gian hoặc bộ nhớ nên đã dừng. Hãy lấy lại bản đã ký."
        )
    return _("Không đọc được tệp PDF này; tệp có thể bị hỏng. Hãy lấy lại bản đã ký.")


def made(row: dict[str, Any]) -> Signer:
    moment = row["signed_at"]
    return Signer(**(row | {"signed_at": datetime.fromisoformat(moment) if moment else None}))
