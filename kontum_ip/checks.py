"""What `manage.py check --deploy` refuses: an installation that anyone could enter with a published password."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError, InterfaceError, transaction

from accounts.models import User


@register(Tags.security, deploy=True)
def no_demonstration(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Neither the switch nor an account of the demonstration may be in a real installation."""
    found: list[CheckMessage] = []
    if settings.DEMO:
        message = "DEMO đang bật: hệ thống thật không được chạy với dữ liệu minh họa."
        found.append(Error(message, hint="Bỏ biến môi trường DEMO.", id="kontum_ip.E001"))
    if count := demonstration_accounts():
        message = f"Có {count} tài khoản minh họa, mật khẩu của chúng ai cũng biết."
        found.append(Error(message, hint="Cài đặt lại trên một cơ sở dữ liệu trống.", id="kontum_ip.E002"))
    return found


def demonstration_accounts() -> int:
    """How many there are; none where the database or its table is not there yet."""
    try:
        with transaction.atomic():
            return User.objects.filter(is_demo=True).count()
    except (DatabaseError, InterfaceError):
        return 0
