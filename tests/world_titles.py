"""The register's titles in the small world: a geographical indication with all that may hang on a title."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from accounts.models import User
from indicators.actions import add_exploitation, add_step, add_title_document, authorise_user, save_title

PAPER = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
INDICATION = {
    "kind": "geographical_indication",
    "name": "Ngọc Linh",
    "title_number": "00049",
    "granted_on": date(2016, 8, 16),
    "status": "granted",
    "owner": "Sở Khoa học và Công nghệ tỉnh Kon Tum",
    "address": "phường Quyết Thắng, thành phố Kon Tum, tỉnh Kon Tum",
}
USE = {
    "kind": "own",
    "user": "Công ty Minh Họa",
    "contract": "Sâm củ",
    "since": date(2023, 9, 28),
    "proof": "Hóa đơn số 12 ngày 01/10/2023",
}


def title_objects(by: User) -> dict[str, Any]:
    title = save_title(INDICATION, by=by)
    user = {"name": "Công ty Minh Họa", "certificate_number": "C0004-SNLKTG", "granted_on": date(2023, 9, 28)}
    file = ("quyet-dinh.pdf", io.BytesIO(PAPER), len(PAPER))
    return {
        "title": title,
        "title_step": add_step(title, by=by, on=date(2016, 8, 16), words="Cấp giấy chứng nhận đăng ký"),
        "exploitation": add_exploitation(title, USE, by=by),
        "authorised_user": authorise_user(title, user, by=by),
        "title_document": add_title_document(title, {"name": "Quyết định cấp"}, by=by, file=file),
    }
