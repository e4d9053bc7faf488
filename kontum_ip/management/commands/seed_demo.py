"""`manage.py seed_demo`: fill a demonstration with people and with years of accounts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import SYSTEM_EMAIL, User
from kontum_ip.demo.seeding import PLAN, seed
from plans.models import Plan


class Command(BaseCommand):
    """Nothing is drawn by lot: the same day gives the same demonstration. A second run changes nothing."""

    help = "Tạo tài khoản và dữ liệu minh họa; chỉ chạy khi DEMO bật và chưa có người dùng thật."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Chỉ tạo dữ liệu minh họa khi DEMO=1. Hệ thống thật không được có dữ liệu này.")
        real = User.objects.filter(is_demo=False).exclude(email=SYSTEM_EMAIL).count()
        if real:
            raise CommandError(f"Cơ sở dữ liệu đã có {real} người dùng thật: không tạo dữ liệu minh họa ở đây.")
        plan = Plan.objects.select_related("coordinator", "issuer").filter(slug=PLAN).first()
        if plan is None:
            raise CommandError("Chưa nạp kế hoạch: hãy chạy «manage.py load_plan plans/data/kon-tum-1068.yaml» trước.")
        seed(plan, self.say)

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
