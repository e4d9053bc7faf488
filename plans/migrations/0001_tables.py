"""Plans, their periods and the accounts that are handed in.

The steps that led here before the first release are one. A database that took them all has taken this; one that took
only some is first brought to the last of them by the portal of its own day.
"""

import django.contrib.postgres.indexes
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import core.clock
import core.vietnamese


class Migration(migrations.Migration):
    replaces = [
        ("plans", "0001_initial"),
        ("plans", "0002_moments_by_the_portals_clock"),
        ("plans", "0003_names_on_screen"),
        ("plans", "0004_search"),
        ("plans", "0005_working_days_requests_and_reminders"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("agencies", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="DayOverride",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(unique=True, verbose_name="Ngày")),
                ("works", models.BooleanField(verbose_name="Là ngày làm việc")),
                ("name", models.CharField(max_length=200, verbose_name="Căn cứ, tên ngày")),
            ],
            options={
                "verbose_name": "Ngày điều chỉnh",
                "ordering": ["day"],
            },
        ),
        migrations.CreateModel(
            name="DayOverrideEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="plans.dayoverride",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("day", models.DateField(verbose_name="Ngày")),
                ("works", models.BooleanField(verbose_name="Là ngày làm việc")),
                ("name", models.CharField(max_length=200, verbose_name="Căn cứ, tên ngày")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="Mã")),
                ("number", models.CharField(max_length=60, verbose_name="Số, ký hiệu")),
                ("issued_on", models.DateField(verbose_name="Ngày ban hành")),
                (
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plans_issued", to="agencies.agency"
                    ),
                ),
                (
                    "coordinator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans_coordinated",
                        to="agencies.agency",
                    ),
                ),
                ("title", models.TextField(verbose_name="Tên kế hoạch")),
                ("place_name", models.CharField(max_length=60, verbose_name="Nơi ban hành")),
                ("first_year", models.PositiveSmallIntegerField(verbose_name="Năm đầu")),
                ("last_year", models.PositiveSmallIntegerField(verbose_name="Năm cuối")),
                ("preamble", models.TextField(blank=True, verbose_name="Phần mở đầu")),
                ("signature", models.JSONField(blank=True, default=dict, verbose_name="Người ký")),
                ("recipients", models.JSONField(blank=True, default=list, verbose_name="Nơi nhận")),
                ("declared", models.JSONField(blank=True, default=dict, verbose_name="Số lượng kế hoạch công bố")),
            ],
            options={
                "verbose_name": "Kế hoạch",
                "ordering": ["issued_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first_year__lte", models.F("last_year"))), name="plan_years_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportingDuty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reporting_duties", to="plans.plan"
                    ),
                ),
                ("key", models.SlugField(max_length=60, verbose_name="Khóa trong tệp kế hoạch")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("annual", "Hằng năm"),
                            ("semiannual", "Sáu tháng"),
                            ("quarterly", "Hằng quý"),
                            ("monthly", "Hằng tháng"),
                            ("midterm", "Sơ kết giữa kỳ"),
                            ("final", "Tổng kết"),
                        ],
                        max_length=10,
                        verbose_name="Loại",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="Quy định của kế hoạch")),
                ("from_leads", models.BooleanField(default=True, verbose_name="Mọi cơ quan được giao nhiệm vụ")),
                ("calendar", models.JSONField(default=dict, verbose_name="Lịch báo cáo")),
                ("chain", models.JSONField(blank=True, default=list, verbose_name="Các cấp báo cáo")),
                ("senders", models.ManyToManyField(blank=True, related_name="+", to="agencies.agency")),
                ("receivers", models.ManyToManyField(blank=True, related_name="+", to="agencies.agency")),
            ],
            options={
                "verbose_name": "Chế độ báo cáo",
                "constraints": [models.UniqueConstraint(fields=("plan", "key"), name="reporting_duty_once")],
            },
        ),
        migrations.CreateModel(
            name="Period",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="periods", to="plans.plan"
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="periods", to="plans.reportingduty"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("annual", "Hằng năm"),
                            ("semiannual", "Sáu tháng"),
                            ("quarterly", "Hằng quý"),
                            ("monthly", "Hằng tháng"),
                            ("midterm", "Sơ kết giữa kỳ"),
                            ("final", "Tổng kết"),
                        ],
                        max_length=10,
                        verbose_name="Loại kỳ",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                ("part", models.PositiveSmallIntegerField(default=0, verbose_name="Phần của năm")),
                ("window_start", models.DateField(verbose_name="Số liệu từ ngày")),
                ("window_end", models.DateField(verbose_name="Số liệu đến ngày")),
                ("opens_at", models.DateTimeField(verbose_name="Mở nhập từ")),
                ("due_at", models.DateTimeField(verbose_name="Hạn gửi")),
                ("consolidate_by", models.DateField(verbose_name="Hạn tổng hợp")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="Đã mở lúc")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="Đã khóa lúc")),
            ],
            options={
                "verbose_name": "Kỳ báo cáo",
                "ordering": ["-year", "-part", "-id"],
                "constraints": [
                    models.UniqueConstraint(fields=("duty", "year", "part"), name="period_once"),
                    models.CheckConstraint(
                        condition=models.Q(("window_start__lt", models.F("window_end"))), name="period_window_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("opens_at__lt", models.F("due_at"))), name="period_opens_before_due"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="submissions", to="plans.period"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="submissions", to="agencies.agency"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Chưa bắt đầu"),
                            ("draft", "Đang nhập"),
                            ("submitted", "Đã gửi, chờ xem xét"),
                            ("returned", "Trả lại, cần bổ sung"),
                            ("accepted", "Đã chấp nhận"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="Trạng thái",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("summary", models.TextField(blank=True, verbose_name="Kết quả nổi bật")),
                ("shortcomings", models.TextField(blank=True, verbose_name="Tồn tại, hạn chế và nguyên nhân")),
                ("orientation", models.TextField(blank=True, verbose_name="Phương hướng, nhiệm vụ kỳ tới")),
                ("proposals", models.TextField(blank=True, verbose_name="Kiến nghị, đề xuất")),
                ("first_submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="Gửi lần đầu")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="Gửi lần cuối")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="Xem xét lúc")),
            ],
            options={
                "verbose_name": "Báo cáo của cơ quan",
                "ordering": ["period", "agency"],
                "constraints": [models.UniqueConstraint(fields=("period", "agency"), name="submission_once")],
                "indexes": [models.Index(fields=["period", "state", "agency"], name="plans_submi_period__56ffdc_idx")],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="extensions", to="plans.submission"
                    ),
                ),
                ("until", models.DateTimeField(verbose_name="Gia hạn đến")),
                ("reason", models.TextField(verbose_name="Lý do")),
                ("granted_at", models.DateTimeField(default=core.clock.now, verbose_name="Gia hạn lúc")),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "Gia hạn",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ExtensionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="plans.extension",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "submission",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.submission",
                    ),
                ),
                ("until", models.DateTimeField(verbose_name="Gia hạn đến")),
                ("reason", models.TextField(verbose_name="Lý do")),
                ("granted_at", models.DateTimeField(default=core.clock.now, verbose_name="Gia hạn lúc")),
                (
                    "granted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExtensionRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="extension_requests",
                        to="plans.submission",
                        verbose_name="Báo cáo",
                    ),
                ),
                ("until", models.DateTimeField(verbose_name="Xin gia hạn đến")),
                ("reason", models.TextField(verbose_name="Lý do")),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "Chờ quyết định"), ("granted", "Đã gia hạn"), ("refused", "Không gia hạn")],
                        default="asked",
                        max_length=10,
                        verbose_name="Trạng thái",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=core.clock.now, verbose_name="Xin lúc")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="Quyết định lúc")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="Lý do không gia hạn")),
            ],
            options={
                "verbose_name": "Đề nghị gia hạn",
                "ordering": ["-asked_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")), fields=("submission",), name="one_open_request"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ExtensionRequestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="plans.extensionrequest",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "submission",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.submission",
                        verbose_name="Báo cáo",
                    ),
                ),
                ("until", models.DateTimeField(verbose_name="Xin gia hạn đến")),
                ("reason", models.TextField(verbose_name="Lý do")),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "Chờ quyết định"), ("granted", "Đã gia hạn"), ("refused", "Không gia hạn")],
                        default="asked",
                        max_length=10,
                        verbose_name="Trạng thái",
                    ),
                ),
                ("asked_at", models.DateTimeField(default=core.clock.now, verbose_name="Xin lúc")),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="Quyết định lúc")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="Lý do không gia hạn")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Objective",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="objectives", to="plans.plan"
                    ),
                ),
                ("key", models.SlugField(max_length=60, verbose_name="Khóa trong tệp kế hoạch")),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="Số")),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("text", models.TextField(verbose_name="Mục tiêu")),
            ],
            options={
                "verbose_name": "Mục tiêu",
                "ordering": ["order"],
                "constraints": [models.UniqueConstraint(fields=("plan", "key"), name="objective_once")],
            },
        ),
        migrations.CreateModel(
            name="ObjectiveEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="plans.objective",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.plan",
                    ),
                ),
                ("key", models.SlugField(db_index=False, max_length=60, verbose_name="Khóa trong tệp kế hoạch")),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="Số")),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("text", models.TextField(verbose_name="Mục tiêu")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PeriodEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="plans.period",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.plan",
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.reportingduty",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("annual", "Hằng năm"),
                            ("semiannual", "Sáu tháng"),
                            ("quarterly", "Hằng quý"),
                            ("monthly", "Hằng tháng"),
                            ("midterm", "Sơ kết giữa kỳ"),
                            ("final", "Tổng kết"),
                        ],
                        max_length=10,
                        verbose_name="Loại kỳ",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                ("part", models.PositiveSmallIntegerField(default=0, verbose_name="Phần của năm")),
                ("window_start", models.DateField(verbose_name="Số liệu từ ngày")),
                ("window_end", models.DateField(verbose_name="Số liệu đến ngày")),
                ("opens_at", models.DateTimeField(verbose_name="Mở nhập từ")),
                ("due_at", models.DateTimeField(verbose_name="Hạn gửi")),
                ("consolidate_by", models.DateField(verbose_name="Hạn tổng hợp")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="Đã mở lúc")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="Đã khóa lúc")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="plans.plan",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=60, verbose_name="Mã")),
                ("number", models.CharField(max_length=60, verbose_name="Số, ký hiệu")),
                ("issued_on", models.DateField(verbose_name="Ngày ban hành")),
                (
                    "issuer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "coordinator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                    ),
                ),
                ("title", models.TextField(verbose_name="Tên kế hoạch")),
                ("place_name", models.CharField(max_length=60, verbose_name="Nơi ban hành")),
                ("first_year", models.PositiveSmallIntegerField(verbose_name="Năm đầu")),
                ("last_year", models.PositiveSmallIntegerField(verbose_name="Năm cuối")),
                ("preamble", models.TextField(blank=True, verbose_name="Phần mở đầu")),
                ("signature", models.JSONField(blank=True, default=dict, verbose_name="Người ký")),
                ("recipients", models.JSONField(blank=True, default=list, verbose_name="Nơi nhận")),
                ("declared", models.JSONField(blank=True, default=dict, verbose_name="Số lượng kế hoạch công bố")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="plans.plan"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("implements", "Thực hiện"), ("amends", "Sửa đổi, bổ sung"), ("replaces", "Thay thế")],
                        max_length=10,
                        verbose_name="Loại",
                    ),
                ),
                ("number", models.CharField(max_length=60, verbose_name="Số, ký hiệu")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="Ngày ban hành")),
                ("issuer_name", models.CharField(blank=True, max_length=200, verbose_name="Cơ quan ban hành")),
                ("title", models.TextField(blank=True, verbose_name="Trích yếu")),
            ],
            options={
                "verbose_name": "Văn bản liên quan của kế hoạch",
                "constraints": [models.UniqueConstraint(fields=("plan", "kind", "number"), name="plan_link_once")],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        core.vietnamese.Words("number", "title"), name="plan_link_said"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="plans.planlink",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.plan",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("implements", "Thực hiện"), ("amends", "Sửa đổi, bổ sung"), ("replaces", "Thay thế")],
                        max_length=10,
                        verbose_name="Loại",
                    ),
                ),
                ("number", models.CharField(max_length=60, verbose_name="Số, ký hiệu")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="Ngày ban hành")),
                ("issuer_name", models.CharField(blank=True, max_length=200, verbose_name="Cơ quan ban hành")),
                ("title", models.TextField(blank=True, verbose_name="Trích yếu")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="texts", to="plans.plan"
                    ),
                ),
                ("key", models.SlugField(max_length=60, verbose_name="Khóa trong tệp kế hoạch")),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("section", models.CharField(blank=True, max_length=20, verbose_name="Phần")),
                ("heading", models.TextField(blank=True, verbose_name="Đề mục")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("purpose", "Mục đích, yêu cầu"),
                            ("principle", "Quan điểm, nguyên tắc"),
                            ("phase", "Giai đoạn"),
                            ("funding", "Kinh phí"),
                            ("organisation", "Tổ chức thực hiện"),
                            ("solution", "Giải pháp"),
                            ("other", "Nội dung khác"),
                        ],
                        max_length=12,
                        verbose_name="Loại",
                    ),
                ),
                ("body", models.TextField(verbose_name="Nội dung")),
            ],
            options={
                "verbose_name": "Nội dung kế hoạch",
                "ordering": ["order"],
                "constraints": [models.UniqueConstraint(fields=("plan", "key"), name="plan_text_once")],
            },
        ),
        migrations.CreateModel(
            name="PlanTextEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="plans.plantext",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.plan",
                    ),
                ),
                ("key", models.SlugField(db_index=False, max_length=60, verbose_name="Khóa trong tệp kế hoạch")),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("section", models.CharField(blank=True, max_length=20, verbose_name="Phần")),
                ("heading", models.TextField(blank=True, verbose_name="Đề mục")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("purpose", "Mục đích, yêu cầu"),
                            ("principle", "Quan điểm, nguyên tắc"),
                            ("phase", "Giai đoạn"),
                            ("funding", "Kinh phí"),
                            ("organisation", "Tổ chức thực hiện"),
                            ("solution", "Giải pháp"),
                            ("other", "Nội dung khác"),
                        ],
                        max_length=12,
                        verbose_name="Loại",
                    ),
                ),
                ("body", models.TextField(verbose_name="Nội dung")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reminders", to="plans.submission"
                    ),
                ),
                ("key", models.CharField(max_length=40, verbose_name="Nhắc về")),
                ("sent_at", models.DateTimeField(default=core.clock.now, verbose_name="Nhắc lúc")),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "Nhắc gửi báo cáo",
                "ordering": ["-id"],
                "constraints": [models.UniqueConstraint(fields=("submission", "key"), name="reminder_once")],
            },
        ),
        migrations.CreateModel(
            name="ReminderEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="plans.reminder",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "submission",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.submission",
                    ),
                ),
                ("key", models.CharField(max_length=40, verbose_name="Nhắc về")),
                ("sent_at", models.DateTimeField(default=core.clock.now, verbose_name="Nhắc lúc")),
                (
                    "sent_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportingDutyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="plans.reportingduty",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.plan",
                    ),
                ),
                ("key", models.SlugField(db_index=False, max_length=60, verbose_name="Khóa trong tệp kế hoạch")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("annual", "Hằng năm"),
                            ("semiannual", "Sáu tháng"),
                            ("quarterly", "Hằng quý"),
                            ("monthly", "Hằng tháng"),
                            ("midterm", "Sơ kết giữa kỳ"),
                            ("final", "Tổng kết"),
                        ],
                        max_length=10,
                        verbose_name="Loại",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="Quy định của kế hoạch")),
                ("from_leads", models.BooleanField(default=True, verbose_name="Mọi cơ quan được giao nhiệm vụ")),
                ("calendar", models.JSONField(default=dict, verbose_name="Lịch báo cáo")),
                ("chain", models.JSONField(blank=True, default=list, verbose_name="Các cấp báo cáo")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="plans.submission"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("receipt_code", models.CharField(max_length=40, unique=True, verbose_name="Mã tiếp nhận")),
                ("content", models.JSONField()),
                ("sent_at", models.DateTimeField(verbose_name="Gửi lúc")),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "Lần gửi",
                "ordering": ["number"],
                "constraints": [models.UniqueConstraint(fields=("submission", "number"), name="version_once")],
            },
        ),
        migrations.CreateModel(
            name="Return",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="returned", to="plans.version"
                    ),
                ),
                ("reason", models.TextField(verbose_name="Lý do trả lại")),
                ("returned_at", models.DateTimeField(verbose_name="Trả lại lúc")),
                (
                    "returned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "Trả lại",
            },
        ),
        migrations.CreateModel(
            name="ReturnEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="plans.return",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.version",
                    ),
                ),
                ("reason", models.TextField(verbose_name="Lý do trả lại")),
                ("returned_at", models.DateTimeField(verbose_name="Trả lại lúc")),
                (
                    "returned_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SubmissionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="plans.submission",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "period",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.period",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Chưa bắt đầu"),
                            ("draft", "Đang nhập"),
                            ("submitted", "Đã gửi, chờ xem xét"),
                            ("returned", "Trả lại, cần bổ sung"),
                            ("accepted", "Đã chấp nhận"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="Trạng thái",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("summary", models.TextField(blank=True, verbose_name="Kết quả nổi bật")),
                ("shortcomings", models.TextField(blank=True, verbose_name="Tồn tại, hạn chế và nguyên nhân")),
                ("orientation", models.TextField(blank=True, verbose_name="Phương hướng, nhiệm vụ kỳ tới")),
                ("proposals", models.TextField(blank=True, verbose_name="Kiến nghị, đề xuất")),
                ("first_submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="Gửi lần đầu")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="Gửi lần cuối")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="Xem xét lúc")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="assignments", to="plans.plan"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="plans.assignment",
                    ),
                ),
                ("key", models.SlugField(max_length=60, verbose_name="Khóa trong tệp kế hoạch")),
                ("number", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số thứ tự")),
                ("printed", models.CharField(blank=True, max_length=20, verbose_name="Ký hiệu in")),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("heading", models.TextField(verbose_name="Tiêu đề")),
                (
                    "kind",
                    models.CharField(
                        choices=[("part", "Phần"), ("group", "Nhóm nhiệm vụ")],
                        default="group",
                        max_length=6,
                        verbose_name="Loại",
                    ),
                ),
                ("partner_text", models.TextField(blank=True, verbose_name="Cơ quan phối hợp (nguyên văn)")),
            ],
            options={
                "verbose_name": "Nhóm nhiệm vụ",
                "ordering": ["plan", "order"],
                "constraints": [models.UniqueConstraint(fields=("plan", "key"), name="assignment_once")],
            },
        ),
        migrations.CreateModel(
            name="AssignmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="plans.assignment",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.plan",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.assignment",
                    ),
                ),
                ("key", models.SlugField(db_index=False, max_length=60, verbose_name="Khóa trong tệp kế hoạch")),
                ("number", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số thứ tự")),
                ("printed", models.CharField(blank=True, max_length=20, verbose_name="Ký hiệu in")),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("heading", models.TextField(verbose_name="Tiêu đề")),
                (
                    "kind",
                    models.CharField(
                        choices=[("part", "Phần"), ("group", "Nhóm nhiệm vụ")],
                        default="group",
                        max_length=6,
                        verbose_name="Loại",
                    ),
                ),
                ("partner_text", models.TextField(blank=True, verbose_name="Cơ quan phối hợp (nguyên văn)")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AssignmentParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="plans.assignment"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignment_parties",
                        to="agencies.agency",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("lead", "Chủ trì"),
                            ("joint_lead", "Đồng chủ trì"),
                            ("partner", "Phối hợp"),
                            ("monitor", "Theo dõi"),
                            ("encouraged", "Khuyến khích tham gia"),
                        ],
                        max_length=10,
                        verbose_name="Vai trò",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
            ],
            options={
                "verbose_name": "Cơ quan của nhóm nhiệm vụ",
                "ordering": ["order"],
                "constraints": [models.UniqueConstraint(fields=("assignment", "agency"), name="assignment_party_once")],
            },
        ),
        migrations.CreateModel(
            name="AssignmentPartyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="plans.assignmentparty",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "assignment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.assignment",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("lead", "Chủ trì"),
                            ("joint_lead", "Đồng chủ trì"),
                            ("partner", "Phối hợp"),
                            ("monitor", "Theo dõi"),
                            ("encouraged", "Khuyến khích tham gia"),
                        ],
                        max_length=10,
                        verbose_name="Vai trò",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dayoverride",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_dayoverrideevent" ("day", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "works") VALUES (NEW."day", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."works"); RETURN NULL;',
                    hash="623dcd1f8f6bd57f09e5bd0c0d93751b2f8d46b5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_874e2",
                    table="plans_dayoverride",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dayoverride",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_dayoverrideevent" ("day", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "works") VALUES (NEW."day", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."works"); RETURN NULL;',
                    hash="f5f6b5a4b4c6e84dd087e60734311080912098bc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c72a9",
                    table="plans_dayoverride",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dayoverride",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_dayoverrideevent" ("day", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "works") VALUES (OLD."day", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."works"); RETURN NULL;',
                    hash="c4aefeeee4cddd0e72a37d49b48c918957746227",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9adcf",
                    table="plans_dayoverride",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignmentparty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_assignmentpartyevent" ("agency_id", "assignment_id", "id", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (NEW."agency_id", NEW."assignment_id", NEW."id", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."role"); RETURN NULL;',
                    hash="d0051dc887912d47968d1b8cbc00d3eb9d14a591",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_91ea6",
                    table="plans_assignmentparty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignmentparty",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_assignmentpartyevent" ("agency_id", "assignment_id", "id", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (NEW."agency_id", NEW."assignment_id", NEW."id", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."role"); RETURN NULL;',
                    hash="b1da55e035a16aa46cdc45a0d9f669fbca769703",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_915a8",
                    table="plans_assignmentparty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignmentparty",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_assignmentpartyevent" ("agency_id", "assignment_id", "id", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (OLD."agency_id", OLD."assignment_id", OLD."id", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."role"); RETURN NULL;',
                    hash="80469cb8a34dcfe10b645b583c6c721f78296e47",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1d842",
                    table="plans_assignmentparty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignmentpartyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="51c894bcee6a77045a27f348527d3f9e1cc41684",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b9ca4",
                    table="plans_assignmentpartyevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dayoverrideevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="777402a3fb5be1125886a86d6bb88f7d77e5b901",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7bbec",
                    table="plans_dayoverrideevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_planevent" ("coordinator_id", "declared", "first_year", "id", "issued_on", "issuer_id", "last_year", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_name", "preamble", "recipients", "signature", "slug", "title") VALUES (NEW."coordinator_id", NEW."declared", NEW."first_year", NEW."id", NEW."issued_on", NEW."issuer_id", NEW."last_year", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place_name", NEW."preamble", NEW."recipients", NEW."signature", NEW."slug", NEW."title"); RETURN NULL;',
                    hash="1f185118c0abb22f6577e5ddf67496d91d16a9f4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8b340",
                    table="plans_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_planevent" ("coordinator_id", "declared", "first_year", "id", "issued_on", "issuer_id", "last_year", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_name", "preamble", "recipients", "signature", "slug", "title") VALUES (NEW."coordinator_id", NEW."declared", NEW."first_year", NEW."id", NEW."issued_on", NEW."issuer_id", NEW."last_year", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place_name", NEW."preamble", NEW."recipients", NEW."signature", NEW."slug", NEW."title"); RETURN NULL;',
                    hash="f668ef16fcf1a2d72cfdf67806d617252f1ceda4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ee9c7",
                    table="plans_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_planevent" ("coordinator_id", "declared", "first_year", "id", "issued_on", "issuer_id", "last_year", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_name", "preamble", "recipients", "signature", "slug", "title") VALUES (OLD."coordinator_id", OLD."declared", OLD."first_year", OLD."id", OLD."issued_on", OLD."issuer_id", OLD."last_year", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place_name", OLD."preamble", OLD."recipients", OLD."signature", OLD."slug", OLD."title"); RETURN NULL;',
                    hash="d2585c2365601a31b759832ba7be45ecf9bc7ea2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3e165",
                    table="plans_plan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objectiveevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0aa0ffb3b1da85fd4b80459defa12038090b1b2a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c65a9",
                    table="plans_objectiveevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objective",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_objectiveevent" ("id", "key", "number", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "text") VALUES (NEW."id", NEW."key", NEW."number", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."text"); RETURN NULL;',
                    hash="86373da41838c9cee0757237cb72fcd11ba388e0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_27bd2",
                    table="plans_objective",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objective",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_objectiveevent" ("id", "key", "number", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "text") VALUES (NEW."id", NEW."key", NEW."number", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."text"); RETURN NULL;',
                    hash="8b7c289ac35526247cdc93cef1a39da024b45e5b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cf67b",
                    table="plans_objective",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objective",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_objectiveevent" ("id", "key", "number", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "text") VALUES (OLD."id", OLD."key", OLD."number", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."text"); RETURN NULL;',
                    hash="aceca3be7eff93ab85999e32e64a76c85a2c8ec9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b5c40",
                    table="plans_objective",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fde95a0be1be21caf3d8c5372aa660c973fcfac3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0dbb1",
                    table="plans_assignmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_assignmentevent" ("heading", "id", "key", "kind", "number", "order", "parent_id", "partner_text", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "printed") VALUES (NEW."heading", NEW."id", NEW."key", NEW."kind", NEW."number", NEW."order", NEW."parent_id", NEW."partner_text", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."printed"); RETURN NULL;',
                    hash="ea3c2fd19c1bbf9d5f8f91b240f0ec78a02fc991",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8115d",
                    table="plans_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_assignmentevent" ("heading", "id", "key", "kind", "number", "order", "parent_id", "partner_text", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "printed") VALUES (NEW."heading", NEW."id", NEW."key", NEW."kind", NEW."number", NEW."order", NEW."parent_id", NEW."partner_text", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."printed"); RETURN NULL;',
                    hash="88759e8f657a8d83fcffe11bd3b111d6a2fb182b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c0858",
                    table="plans_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_assignmentevent" ("heading", "id", "key", "kind", "number", "order", "parent_id", "partner_text", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "printed") VALUES (OLD."heading", OLD."id", OLD."key", OLD."kind", OLD."number", OLD."order", OLD."parent_id", OLD."partner_text", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."printed"); RETURN NULL;',
                    hash="43961d4b5e8428931068eac12a4aa690cf7f9c75",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_831b1",
                    table="plans_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b3f68a381db6a5160c734b02b91c789f663d554e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_038a7",
                    table="plans_planevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planlink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_planlinkevent" ("id", "issued_on", "issuer_name", "kind", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "title") VALUES (NEW."id", NEW."issued_on", NEW."issuer_name", NEW."kind", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."title"); RETURN NULL;',
                    hash="a897119d20f3b06d3561b29f7d3d3be6dfa2e760",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_85d2a",
                    table="plans_planlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planlink",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_planlinkevent" ("id", "issued_on", "issuer_name", "kind", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "title") VALUES (NEW."id", NEW."issued_on", NEW."issuer_name", NEW."kind", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."title"); RETURN NULL;',
                    hash="6c8f8f15264586f47755f36c12bfffd2e9469795",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7e362",
                    table="plans_planlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planlink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_planlinkevent" ("id", "issued_on", "issuer_name", "kind", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "title") VALUES (OLD."id", OLD."issued_on", OLD."issuer_name", OLD."kind", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."title"); RETURN NULL;',
                    hash="8d47783562f46929e791c135d57ecffa5932f264",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0f7c2",
                    table="plans_planlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="planlinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f493effa703f0875baab31d62e78e2b20be11a44",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_db520",
                    table="plans_planlinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plantext",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_plantextevent" ("body", "heading", "id", "key", "kind", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "section") VALUES (NEW."body", NEW."heading", NEW."id", NEW."key", NEW."kind", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."section"); RETURN NULL;',
                    hash="30ab3d51c94e223f7e727ea11aeefbe99b2ecc60",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6d4a5",
                    table="plans_plantext",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plantext",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_plantextevent" ("body", "heading", "id", "key", "kind", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "section") VALUES (NEW."body", NEW."heading", NEW."id", NEW."key", NEW."kind", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."section"); RETURN NULL;',
                    hash="db672decd1e86c050ca1c678aea40845ee0edfb4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0e22f",
                    table="plans_plantext",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plantext",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_plantextevent" ("body", "heading", "id", "key", "kind", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "section") VALUES (OLD."body", OLD."heading", OLD."id", OLD."key", OLD."kind", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."section"); RETURN NULL;',
                    hash="1bcfecfbe4479c73dfc560d633715d05e1ca5e8d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b7221",
                    table="plans_plantext",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plantextevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c1c195354a5c1004923bb716a665dda6d09145c8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6c0c5",
                    table="plans_plantextevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportingduty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_reportingdutyevent" ("calendar", "chain", "from_leads", "id", "key", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "words") VALUES (NEW."calendar", NEW."chain", NEW."from_leads", NEW."id", NEW."key", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."words"); RETURN NULL;',
                    hash="bbe370b95755f43d0cf5864dc0221370526fac9d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7c719",
                    table="plans_reportingduty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportingduty",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_reportingdutyevent" ("calendar", "chain", "from_leads", "id", "key", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "words") VALUES (NEW."calendar", NEW."chain", NEW."from_leads", NEW."id", NEW."key", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."words"); RETURN NULL;',
                    hash="bb87ae930a7c880586acd17cc2794100f209cf65",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b3691",
                    table="plans_reportingduty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportingduty",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_reportingdutyevent" ("calendar", "chain", "from_leads", "id", "key", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "words") VALUES (OLD."calendar", OLD."chain", OLD."from_leads", OLD."id", OLD."key", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."words"); RETURN NULL;',
                    hash="b62a54279ffa373e4c365255d56d535b734d4674",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1151f",
                    table="plans_reportingduty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="periodevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3bfc0bbaf10eca6ef0608a691d8fd4a8ef496b79",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_33010",
                    table="plans_periodevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="period",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_periodevent" ("closed_at", "consolidate_by", "due_at", "duty_id", "id", "kind", "opened_at", "opens_at", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "window_end", "window_start", "year") VALUES (NEW."closed_at", NEW."consolidate_by", NEW."due_at", NEW."duty_id", NEW."id", NEW."kind", NEW."opened_at", NEW."opens_at", NEW."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."window_end", NEW."window_start", NEW."year"); RETURN NULL;',
                    hash="e18ec1bad85a6424cb2628496f35ec9999e0028c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_94b57",
                    table="plans_period",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="period",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_periodevent" ("closed_at", "consolidate_by", "due_at", "duty_id", "id", "kind", "opened_at", "opens_at", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "window_end", "window_start", "year") VALUES (NEW."closed_at", NEW."consolidate_by", NEW."due_at", NEW."duty_id", NEW."id", NEW."kind", NEW."opened_at", NEW."opens_at", NEW."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."window_end", NEW."window_start", NEW."year"); RETURN NULL;',
                    hash="8d2a0e754b44249b4e25d2b7826e55e900e71480",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_13e5b",
                    table="plans_period",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="period",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_periodevent" ("closed_at", "consolidate_by", "due_at", "duty_id", "id", "kind", "opened_at", "opens_at", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "window_end", "window_start", "year") VALUES (OLD."closed_at", OLD."consolidate_by", OLD."due_at", OLD."duty_id", OLD."id", OLD."kind", OLD."opened_at", OLD."opens_at", OLD."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."window_end", OLD."window_start", OLD."year"); RETURN NULL;',
                    hash="0685fb8a179e0598fa493628731bbc36887f97aa",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e1aeb",
                    table="plans_period",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportingdutyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="71b67535ae8a5e36a9131e77eb8a13e9fba26963",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5b79b",
                    table="plans_reportingdutyevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="submission",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_submissionevent" ("agency_id", "decided_at", "first_submitted_at", "id", "orientation", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposals", "shortcomings", "state", "submitted_at", "summary", "version") VALUES (NEW."agency_id", NEW."decided_at", NEW."first_submitted_at", NEW."id", NEW."orientation", NEW."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."proposals", NEW."shortcomings", NEW."state", NEW."submitted_at", NEW."summary", NEW."version"); RETURN NULL;',
                    hash="d40812813cc377ab36ef6004f0b2b4706a5771a4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_71545",
                    table="plans_submission",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="submission",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_submissionevent" ("agency_id", "decided_at", "first_submitted_at", "id", "orientation", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposals", "shortcomings", "state", "submitted_at", "summary", "version") VALUES (NEW."agency_id", NEW."decided_at", NEW."first_submitted_at", NEW."id", NEW."orientation", NEW."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposals", NEW."shortcomings", NEW."state", NEW."submitted_at", NEW."summary", NEW."version"); RETURN NULL;',
                    hash="3f702d3c0cb2bc967ce92ead682319761306460c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b542b",
                    table="plans_submission",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="submission",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_submissionevent" ("agency_id", "decided_at", "first_submitted_at", "id", "orientation", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposals", "shortcomings", "state", "submitted_at", "summary", "version") VALUES (OLD."agency_id", OLD."decided_at", OLD."first_submitted_at", OLD."id", OLD."orientation", OLD."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."proposals", OLD."shortcomings", OLD."state", OLD."submitted_at", OLD."summary", OLD."version"); RETURN NULL;',
                    hash="b1149309d6de4635a79aa700f34ca7f1c4e56e3c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e01fc",
                    table="plans_submission",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminderevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="74bdf42e62a012854f2a1ab6c128ff9f5e0f9357",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d7779",
                    table="plans_reminderevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminder",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_reminderevent" ("id", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "submission_id") VALUES (NEW."id", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sent_at", NEW."sent_by_id", NEW."submission_id"); RETURN NULL;',
                    hash="262573d2aae2e42fed6f96651ce362aedb34129c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ba379",
                    table="plans_reminder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminder",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_reminderevent" ("id", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "submission_id") VALUES (NEW."id", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sent_at", NEW."sent_by_id", NEW."submission_id"); RETURN NULL;',
                    hash="3311aeb99e8f05787c79520b3b68733368306c67",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e53ef",
                    table="plans_reminder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminder",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_reminderevent" ("id", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id", "submission_id") VALUES (OLD."id", OLD."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sent_at", OLD."sent_by_id", OLD."submission_id"); RETURN NULL;',
                    hash="173f32ceb9873a5aff6bff6c81de925a22e5ae3f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b5c22",
                    table="plans_reminder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extensionrequestevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="172e76c270af84226c5a5a9ecc398a1449f13cae",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_88253",
                    table="plans_extensionrequestevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extensionrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_extensionrequestevent" ("asked_at", "asked_by_id", "decided_at", "decided_by_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "submission_id", "until") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."state", NEW."submission_id", NEW."until"); RETURN NULL;',
                    hash="6c9e4f93e43ccf949e1b150cfde8a15937c2814a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7f9e5",
                    table="plans_extensionrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extensionrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_extensionrequestevent" ("asked_at", "asked_by_id", "decided_at", "decided_by_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "submission_id", "until") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."state", NEW."submission_id", NEW."until"); RETURN NULL;',
                    hash="04f837fad64c31a175a09e1e2e6243ac5779decf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1b0be",
                    table="plans_extensionrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extensionrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_extensionrequestevent" ("asked_at", "asked_by_id", "decided_at", "decided_by_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "submission_id", "until") VALUES (OLD."asked_at", OLD."asked_by_id", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."state", OLD."submission_id", OLD."until"); RETURN NULL;',
                    hash="140649e12af89ee1fe1c72786a7bffa916476a8e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_688d3",
                    table="plans_extensionrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extensionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="82934a591bc15031cd8073164097298e957ca0a6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_89247",
                    table="plans_extensionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extension",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_extensionevent" ("granted_at", "granted_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "submission_id", "until") VALUES (NEW."granted_at", NEW."granted_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."submission_id", NEW."until"); RETURN NULL;',
                    hash="f0e8ac500fc9627b49930cc3cc50659066c90fb9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_48a7b",
                    table="plans_extension",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extension",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_extensionevent" ("granted_at", "granted_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "submission_id", "until") VALUES (NEW."granted_at", NEW."granted_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."submission_id", NEW."until"); RETURN NULL;',
                    hash="9accda7ef06cdc04e00ce902a2f7040203efa5c4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bbb27",
                    table="plans_extension",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extension",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_extensionevent" ("granted_at", "granted_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "submission_id", "until") VALUES (OLD."granted_at", OLD."granted_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."submission_id", OLD."until"); RETURN NULL;',
                    hash="6363b414d4affd001b585443aff7febb8b1e15c0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_55738",
                    table="plans_extension",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="submissionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3c1aeb403aa06e27e8608193cb0a67584e5b2e92",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f8b34",
                    table="plans_submissionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="65d0ada81005afdecbe7f3ddc43fbffe218478f1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_14c6a",
                    table="plans_returnevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="return",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_returnevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "returned_at", "returned_by_id", "version_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."returned_at", NEW."returned_by_id", NEW."version_id"); RETURN NULL;',
                    hash="0305c751462f60f6a596240a9ab5a825b09bc710",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f1dd4",
                    table="plans_return",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="return",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "plans_returnevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "returned_at", "returned_by_id", "version_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."returned_at", NEW."returned_by_id", NEW."version_id"); RETURN NULL;',
                    hash="b63c4e0113e916560a59eca08e9d98406184c0ca",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5d349",
                    table="plans_return",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="return",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "plans_returnevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "returned_at", "returned_by_id", "version_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."returned_at", OLD."returned_by_id", OLD."version_id"); RETURN NULL;',
                    hash="c84233a0d8d0bf69322601dfaadbcb14c6b0e750",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b4764",
                    table="plans_return",
                    when="AFTER",
                ),
            ),
        ),
    ]
