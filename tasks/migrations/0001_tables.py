"""Tasks, who holds them, what was done and what stands in the way.

The steps that led here before the first release are one. A database that took them all has taken this; one that took
only some is first brought to the last of them by the portal of its own day.
"""

import django.contrib.postgres.indexes
import django.core.validators
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
        ("tasks", "0001_initial"),
        ("tasks", "0002_moments_by_the_portals_clock"),
        ("tasks", "0003_names_on_screen"),
        ("tasks", "0004_obstacles"),
        ("tasks", "0005_search"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("agencies", "0001_tables"),
        ("plans", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Trigger",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.TextField(blank=True, verbose_name="Nguồn")),
                (
                    "confidence",
                    models.CharField(
                        choices=[
                            ("verified", "Đã kiểm chứng"),
                            ("secondary", "Theo nguồn thứ cấp"),
                            ("inferred", "Suy luận"),
                            ("unverified", "Chưa kiểm chứng"),
                        ],
                        default="unverified",
                        max_length=12,
                        verbose_name="Mức tin cậy",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="triggers", to="plans.plan"
                    ),
                ),
                ("key", models.SlugField(max_length=60, verbose_name="Khóa trong tệp kế hoạch")),
                ("expected", models.TextField(verbose_name="Văn bản chờ")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("guidance", "Hướng dẫn của Trung ương"),
                            ("scheme", "Đề án được Thủ tướng Chính phủ phê duyệt"),
                            ("other", "Văn bản khác"),
                        ],
                        max_length=10,
                        verbose_name="Loại",
                    ),
                ),
                ("occurred_on", models.DateField(blank=True, null=True, verbose_name="Ban hành ngày")),
                ("document_number", models.CharField(blank=True, max_length=60, verbose_name="Số, ký hiệu")),
                ("document_title", models.TextField(blank=True, verbose_name="Trích yếu")),
                ("document_url", models.URLField(blank=True, verbose_name="Địa chỉ")),
            ],
            options={
                "verbose_name": "Văn bản điều kiện",
                "ordering": ["plan", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "key"), name="trigger_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("occurred_on__isnull", True),
                            models.Q(("document_number", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="trigger_has_document",
                    ),
                ],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        core.vietnamese.Words("document_number", "document_title", "expected"), name="trigger_said"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tasks", to="plans.plan"
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tasks", to="plans.assignment"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="tasks.task",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("code", models.CharField(max_length=20, verbose_name="Mã")),
                ("printed", models.CharField(blank=True, max_length=20, verbose_name="Ký hiệu in")),
                ("text", models.TextField(verbose_name="Nội dung nhiệm vụ")),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú")),
                (
                    "timing",
                    models.CharField(
                        choices=[
                            ("annual", "Thường xuyên hằng năm"),
                            ("semiannual", "Sáu tháng một lần"),
                            ("quarterly", "Hằng quý"),
                            ("monthly", "Hằng tháng"),
                            ("from_year", "Từ một năm trở đi"),
                            ("by_year", "Trong năm"),
                            ("by_quarter", "Trong quý"),
                            ("by_month", "Trong tháng"),
                            ("by_date", "Đến ngày"),
                            ("range", "Trong khoảng thời gian"),
                            ("on_trigger", "Sau khi có văn bản"),
                            ("as_arises", "Khi phát sinh"),
                            ("ministry_schedule", "Theo tiến độ của Bộ"),
                            ("unscheduled", "Không nêu thời gian"),
                        ],
                        max_length=18,
                        verbose_name="Thời gian thực hiện",
                    ),
                ),
                ("timing_words", models.TextField(blank=True, verbose_name="Thời gian (nguyên văn)")),
                ("start_on", models.DateField(blank=True, null=True, verbose_name="Bắt đầu từ")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="Hạn hoàn thành")),
                (
                    "trigger",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="tasks.trigger",
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repeated_as",
                        to="tasks.task",
                    ),
                ),
            ],
            options={
                "verbose_name": "Nhiệm vụ",
                "ordering": ["plan", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "code"), name="task_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("timing", "on_trigger"), _negated=True),
                            ("trigger__isnull", False),
                            _connector="OR",
                        ),
                        name="task_on_trigger_has_trigger",
                    ),
                ],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        core.vietnamese.Words("code", "text", "note"), name="task_said"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Deliverable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deliverables", to="tasks.task"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("text", models.TextField(verbose_name="Sản phẩm")),
                (
                    "quantity",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="Số lượng"
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="Đơn vị")),
            ],
            options={
                "verbose_name": "Sản phẩm phải có",
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="Funding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="funding", to="tasks.task"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("source", models.CharField(max_length=200, verbose_name="Nguồn kinh phí")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=16, null=True, verbose_name="Triệu đồng"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú")),
            ],
            options={
                "verbose_name": "Kinh phí",
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="progress", to="plans.submission"
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="progress", to="tasks.task"
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_started", "Chưa thực hiện"),
                            ("in_progress", "Đang thực hiện"),
                            ("completed", "Hoàn thành"),
                            ("waiting", "Chờ điều kiện"),
                            ("paused", "Tạm dừng"),
                        ],
                        max_length=12,
                        verbose_name="Tình trạng thực hiện",
                    ),
                ),
                (
                    "percent",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="Tỷ lệ hoàn thành (%)",
                    ),
                ),
                ("result", models.TextField(blank=True, verbose_name="Kết quả thực hiện")),
                ("obstacles", models.TextField(blank=True, verbose_name="Khó khăn, vướng mắc")),
                ("next_steps", models.TextField(blank=True, verbose_name="Việc tiếp theo")),
                ("version", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(blank=True, null=True, verbose_name="Lưu lúc")),
                (
                    "saved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "Kết quả thực hiện nhiệm vụ",
                "ordering": ["submission", "task__order"],
                "constraints": [
                    models.UniqueConstraint(fields=("submission", "task"), name="progress_once"),
                    models.CheckConstraint(
                        condition=models.Q(("percent", None), ("percent__lte", 100), _connector="OR"),
                        name="progress_percent_0_100",
                    ),
                ],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        core.vietnamese.Words("result", "obstacles", "next_steps"), name="progress_said"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Output",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "progress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="outputs", to="tasks.progress"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("number", models.CharField(max_length=60, verbose_name="Số, ký hiệu")),
                ("issued_on", models.DateField(verbose_name="Ngày ban hành")),
                ("title", models.CharField(max_length=500, verbose_name="Trích yếu")),
                ("source", models.TextField(blank=True, verbose_name="Nguồn")),
            ],
            options={
                "verbose_name": "Văn bản, sản phẩm",
                "ordering": ["order", "id"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        core.vietnamese.Words("number", "title"), name="output_said"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "progress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="tasks.progress"
                    ),
                ),
                ("version_number", models.PositiveSmallIntegerField(verbose_name="Lần gửi")),
                ("text", models.TextField(verbose_name="Ý kiến")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("created_at", models.DateTimeField(default=core.clock.now, verbose_name="Ghi lúc")),
            ],
            options={
                "verbose_name": "Ý kiến",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "progress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="tasks.progress"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="Tên tệp")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="Dung lượng (byte)")),
                ("media_type", models.CharField(max_length=100, verbose_name="Kiểu tệp")),
                ("uploaded_at", models.DateTimeField(default=core.clock.now, verbose_name="Gắn lúc")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "Tệp minh chứng",
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("progress", "sha256"), name="evidence_once")],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(core.vietnamese.Words("name"), name="evidence_said")
                ],
            },
        ),
        migrations.CreateModel(
            name="Obstacle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obstacles",
                        to="agencies.agency",
                        verbose_name="Cơ quan",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="raised_obstacles",
                        to="tasks.task",
                        verbose_name="Nhiệm vụ",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obstacles",
                        to="plans.period",
                        verbose_name="Kỳ báo cáo",
                    ),
                ),
                ("text", models.TextField(verbose_name="Khó khăn, vướng mắc")),
                ("proposal", models.TextField(blank=True, verbose_name="Đề xuất, kiến nghị")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "Mới nêu"),
                            ("forwarded", "Đã trình UBND tỉnh"),
                            ("answered", "Đã có ý kiến giải quyết"),
                            ("closed", "Đã kết thúc"),
                        ],
                        default="raised",
                        max_length=10,
                        verbose_name="Trạng thái",
                    ),
                ),
                ("raised_at", models.DateTimeField(default=core.clock.now, verbose_name="Nêu lúc")),
                (
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("forward_note", models.TextField(blank=True, verbose_name="Ý kiến của cơ quan đầu mối")),
                ("forwarded_at", models.DateTimeField(blank=True, null=True, verbose_name="Chuyển lúc")),
                (
                    "forwarded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người chuyển",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="Ý kiến giải quyết")),
                ("document_number", models.CharField(blank=True, max_length=60, verbose_name="Số, ký hiệu văn bản")),
                ("document_on", models.DateField(blank=True, null=True, verbose_name="Ngày văn bản")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="Trả lời lúc")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người trả lời",
                    ),
                ),
                ("closing_note", models.TextField(blank=True, verbose_name="Lý do kết thúc")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="Kết thúc lúc")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người kết thúc",
                    ),
                ),
            ],
            options={
                "verbose_name": "Khó khăn, vướng mắc",
                "ordering": ["-raised_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "answered"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="obstacle_answered_in_words",
                    )
                ],
                "indexes": [models.Index(fields=["state", "agency"], name="obstacle_state_agency")],
            },
        ),
        migrations.CreateModel(
            name="OutputEvent",
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
                        to="tasks.output",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "progress",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tasks.progress",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("number", models.CharField(max_length=60, verbose_name="Số, ký hiệu")),
                ("issued_on", models.DateField(verbose_name="Ngày ban hành")),
                ("title", models.CharField(max_length=500, verbose_name="Trích yếu")),
                ("source", models.TextField(blank=True, verbose_name="Nguồn")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EvidenceEvent",
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
                        to="tasks.evidence",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "progress",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tasks.progress",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="Tên tệp")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="Dung lượng (byte)")),
                ("media_type", models.CharField(max_length=100, verbose_name="Kiểu tệp")),
                ("uploaded_at", models.DateTimeField(default=core.clock.now, verbose_name="Gắn lúc")),
                (
                    "uploaded_by",
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
            name="CommentEvent",
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
                        to="tasks.comment",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "progress",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tasks.progress",
                    ),
                ),
                ("version_number", models.PositiveSmallIntegerField(verbose_name="Lần gửi")),
                ("text", models.TextField(verbose_name="Ý kiến")),
                (
                    "author",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created_at", models.DateTimeField(default=core.clock.now, verbose_name="Ghi lúc")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SuccessorChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "succession",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.succession"
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="Căn cứ lựa chọn")),
            ],
            options={
                "verbose_name": "Xác định cơ quan tiếp nhận",
            },
        ),
        migrations.CreateModel(
            name="Responsibility",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="responsibilities", to="tasks.task"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibilities",
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
                (
                    "chosen",
                    models.ManyToManyField(related_name="+", through="tasks.SuccessorChoice", to="agencies.succession"),
                ),
            ],
            options={
                "verbose_name": "Cơ quan được giao",
                "ordering": ["order"],
                "constraints": [models.UniqueConstraint(fields=("task", "agency"), name="responsibility_once")],
            },
        ),
        migrations.CreateModel(
            name="SuccessorChoiceEvent",
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
                        to="tasks.successorchoice",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "responsibility",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tasks.responsibility",
                    ),
                ),
                (
                    "succession",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.succession",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="Căn cứ lựa chọn")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ResponsibilityEvent",
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
                        to="tasks.responsibility",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "task",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tasks.task",
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
        migrations.CreateModel(
            name="ProgressEvent",
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
                        to="tasks.progress",
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
                (
                    "task",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tasks.task",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_started", "Chưa thực hiện"),
                            ("in_progress", "Đang thực hiện"),
                            ("completed", "Hoàn thành"),
                            ("waiting", "Chờ điều kiện"),
                            ("paused", "Tạm dừng"),
                        ],
                        max_length=12,
                        verbose_name="Tình trạng thực hiện",
                    ),
                ),
                (
                    "percent",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="Tỷ lệ hoàn thành (%)",
                    ),
                ),
                ("result", models.TextField(blank=True, verbose_name="Kết quả thực hiện")),
                ("obstacles", models.TextField(blank=True, verbose_name="Khó khăn, vướng mắc")),
                ("next_steps", models.TextField(blank=True, verbose_name="Việc tiếp theo")),
                ("version", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(blank=True, null=True, verbose_name="Lưu lúc")),
                (
                    "saved_by",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ObstacleEvent",
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
                        to="tasks.obstacle",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                        verbose_name="Cơ quan",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tasks.task",
                        verbose_name="Nhiệm vụ",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.period",
                        verbose_name="Kỳ báo cáo",
                    ),
                ),
                ("text", models.TextField(verbose_name="Khó khăn, vướng mắc")),
                ("proposal", models.TextField(blank=True, verbose_name="Đề xuất, kiến nghị")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "Mới nêu"),
                            ("forwarded", "Đã trình UBND tỉnh"),
                            ("answered", "Đã có ý kiến giải quyết"),
                            ("closed", "Đã kết thúc"),
                        ],
                        default="raised",
                        max_length=10,
                        verbose_name="Trạng thái",
                    ),
                ),
                ("raised_at", models.DateTimeField(default=core.clock.now, verbose_name="Nêu lúc")),
                (
                    "raised_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("forward_note", models.TextField(blank=True, verbose_name="Ý kiến của cơ quan đầu mối")),
                ("forwarded_at", models.DateTimeField(blank=True, null=True, verbose_name="Chuyển lúc")),
                (
                    "forwarded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người chuyển",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="Ý kiến giải quyết")),
                ("document_number", models.CharField(blank=True, max_length=60, verbose_name="Số, ký hiệu văn bản")),
                ("document_on", models.DateField(blank=True, null=True, verbose_name="Ngày văn bản")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="Trả lời lúc")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người trả lời",
                    ),
                ),
                ("closing_note", models.TextField(blank=True, verbose_name="Lý do kết thúc")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="Kết thúc lúc")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người kết thúc",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FundingEvent",
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
                        to="tasks.funding",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "task",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tasks.task",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("source", models.CharField(max_length=200, verbose_name="Nguồn kinh phí")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=3, max_digits=16, null=True, verbose_name="Triệu đồng"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DeliverableEvent",
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
                        to="tasks.deliverable",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "task",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tasks.task",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("text", models.TextField(verbose_name="Sản phẩm")),
                (
                    "quantity",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="Số lượng"
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="Đơn vị")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TaskEvent",
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
                        to="tasks.task",
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
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tasks.task",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("code", models.CharField(max_length=20, verbose_name="Mã")),
                ("printed", models.CharField(blank=True, max_length=20, verbose_name="Ký hiệu in")),
                ("text", models.TextField(verbose_name="Nội dung nhiệm vụ")),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú")),
                (
                    "timing",
                    models.CharField(
                        choices=[
                            ("annual", "Thường xuyên hằng năm"),
                            ("semiannual", "Sáu tháng một lần"),
                            ("quarterly", "Hằng quý"),
                            ("monthly", "Hằng tháng"),
                            ("from_year", "Từ một năm trở đi"),
                            ("by_year", "Trong năm"),
                            ("by_quarter", "Trong quý"),
                            ("by_month", "Trong tháng"),
                            ("by_date", "Đến ngày"),
                            ("range", "Trong khoảng thời gian"),
                            ("on_trigger", "Sau khi có văn bản"),
                            ("as_arises", "Khi phát sinh"),
                            ("ministry_schedule", "Theo tiến độ của Bộ"),
                            ("unscheduled", "Không nêu thời gian"),
                        ],
                        max_length=18,
                        verbose_name="Thời gian thực hiện",
                    ),
                ),
                ("timing_words", models.TextField(blank=True, verbose_name="Thời gian (nguyên văn)")),
                ("start_on", models.DateField(blank=True, null=True, verbose_name="Bắt đầu từ")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="Hạn hoàn thành")),
                (
                    "trigger",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tasks.trigger",
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tasks.task",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TriggerEvent",
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
                        to="tasks.trigger",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("source", models.TextField(blank=True, verbose_name="Nguồn")),
                (
                    "confidence",
                    models.CharField(
                        choices=[
                            ("verified", "Đã kiểm chứng"),
                            ("secondary", "Theo nguồn thứ cấp"),
                            ("inferred", "Suy luận"),
                            ("unverified", "Chưa kiểm chứng"),
                        ],
                        default="unverified",
                        max_length=12,
                        verbose_name="Mức tin cậy",
                    ),
                ),
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
                ("expected", models.TextField(verbose_name="Văn bản chờ")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("guidance", "Hướng dẫn của Trung ương"),
                            ("scheme", "Đề án được Thủ tướng Chính phủ phê duyệt"),
                            ("other", "Văn bản khác"),
                        ],
                        max_length=10,
                        verbose_name="Loại",
                    ),
                ),
                ("occurred_on", models.DateField(blank=True, null=True, verbose_name="Ban hành ngày")),
                ("document_number", models.CharField(blank=True, max_length=60, verbose_name="Số, ký hiệu")),
                ("document_title", models.TextField(blank=True, verbose_name="Trích yếu")),
                ("document_url", models.URLField(blank=True, verbose_name="Địa chỉ")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="successorchoice",
            name="responsibility",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="choices", to="tasks.responsibility"
            ),
        ),
        migrations.AddConstraint(
            model_name="successorchoice",
            constraint=models.UniqueConstraint(fields=("responsibility", "succession"), name="choice_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outputevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cd5a064304f462a13920b6812acad532d1dd3721",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7a8ef",
                    table="tasks_outputevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="output",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_outputevent" ("id", "issued_on", "number", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id", "source", "title") VALUES (NEW."id", NEW."issued_on", NEW."number", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."progress_id", NEW."source", NEW."title"); RETURN NULL;',
                    hash="0133cbc6131b2e329749768399ed293a951d60b1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5282f",
                    table="tasks_output",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="output",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "tasks_outputevent" ("id", "issued_on", "number", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id", "source", "title") VALUES (NEW."id", NEW."issued_on", NEW."number", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."progress_id", NEW."source", NEW."title"); RETURN NULL;',
                    hash="5c7573bef8c011ca371e0e56aa9eef0e7bef71f5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0c86a",
                    table="tasks_output",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="output",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_outputevent" ("id", "issued_on", "number", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id", "source", "title") VALUES (OLD."id", OLD."issued_on", OLD."number", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."progress_id", OLD."source", OLD."title"); RETURN NULL;',
                    hash="d7e595650e60ffe68fffc32901efb2743005f3e1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fe1e5",
                    table="tasks_output",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidenceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="53139c30a33e2ea6c8a0854c2739841031fb8e14",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fa200",
                    table="tasks_evidenceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_evidenceevent" ("id", "media_type", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id", "sha256", "size", "uploaded_at", "uploaded_by_id") VALUES (NEW."id", NEW."media_type", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."progress_id", NEW."sha256", NEW."size", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                    hash="149bdb7e971addb64c347b2fa40ba8dc2f95fe02",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5cd4b",
                    table="tasks_evidence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "tasks_evidenceevent" ("id", "media_type", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id", "sha256", "size", "uploaded_at", "uploaded_by_id") VALUES (NEW."id", NEW."media_type", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."progress_id", NEW."sha256", NEW."size", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                    hash="8a269ea8a982155e2e098928b8b852dcedc0947c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_20678",
                    table="tasks_evidence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evidence",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_evidenceevent" ("id", "media_type", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id", "sha256", "size", "uploaded_at", "uploaded_by_id") VALUES (OLD."id", OLD."media_type", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."progress_id", OLD."sha256", OLD."size", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;',
                    hash="306888fbf91b1694cf808d8e220744cd8cc7db9c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2fe2b",
                    table="tasks_evidence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="commentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2a4407632559ca33c32d0bae0410758f9b318580",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5c3fc",
                    table="tasks_commentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="comment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_commentevent" ("author_id", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id", "text", "version_number") VALUES (NEW."author_id", NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."progress_id", NEW."text", NEW."version_number"); RETURN NULL;',
                    hash="ec55d39cc240bf5ee77d6a3a2f5a97c8ee930729",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_407c1",
                    table="tasks_comment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="comment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "tasks_commentevent" ("author_id", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id", "text", "version_number") VALUES (NEW."author_id", NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."progress_id", NEW."text", NEW."version_number"); RETURN NULL;',
                    hash="cb1f93197aa1e7393985bdfca0120459ee5acc04",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e0ec1",
                    table="tasks_comment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="comment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_commentevent" ("author_id", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "progress_id", "text", "version_number") VALUES (OLD."author_id", OLD."created_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."progress_id", OLD."text", OLD."version_number"); RETURN NULL;',
                    hash="1451a60a11ac96144109b044da0b00b48d1ec1a7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3c8f8",
                    table="tasks_comment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="successorchoice",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_successorchoiceevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "responsibility_id", "succession_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."responsibility_id", NEW."succession_id"); RETURN NULL;',
                    hash="0062654565f39bd5c67db64a5248d64208ae0140",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6f9e6",
                    table="tasks_successorchoice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="successorchoice",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "tasks_successorchoiceevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "responsibility_id", "succession_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."responsibility_id", NEW."succession_id"); RETURN NULL;',
                    hash="2e060f28d74813bf5a321586ae2c073301e6c59b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ec2bb",
                    table="tasks_successorchoice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="successorchoice",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_successorchoiceevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "responsibility_id", "succession_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."responsibility_id", OLD."succession_id"); RETURN NULL;',
                    hash="84d437c673034a27b80c32b0393560a44c23b08f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_94dfe",
                    table="tasks_successorchoice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="successorchoiceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4b086dacb040f6c618f8ee9e97f830cee5ea00ea",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2ce6b",
                    table="tasks_successorchoiceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="responsibilityevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="62c7155545b815d167510dc48498c479746ec2cd",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3abad",
                    table="tasks_responsibilityevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="responsibility",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_responsibilityevent" ("agency_id", "id", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "task_id") VALUES (NEW."agency_id", NEW."id", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."role", NEW."task_id"); RETURN NULL;',
                    hash="ed9b6ae59652239c61a06b81fc0e642afebe8ad0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7652c",
                    table="tasks_responsibility",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="responsibility",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "tasks_responsibilityevent" ("agency_id", "id", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "task_id") VALUES (NEW."agency_id", NEW."id", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."role", NEW."task_id"); RETURN NULL;',
                    hash="20b1bf022f7739c48ad0ce862422198f7e21188c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_21769",
                    table="tasks_responsibility",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="responsibility",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_responsibilityevent" ("agency_id", "id", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "task_id") VALUES (OLD."agency_id", OLD."id", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."role", OLD."task_id"); RETURN NULL;',
                    hash="a6d565bd3602badb0aa3a65317fa5fe79f8225b3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5dcbf",
                    table="tasks_responsibility",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5a52ae125ab673926494c587705fd0c5e7ecc6ac",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f884f",
                    table="tasks_progressevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progress",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_progressevent" ("id", "next_steps", "obstacles", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "saved_at", "saved_by_id", "stage", "submission_id", "task_id", "version") VALUES (NEW."id", NEW."next_steps", NEW."obstacles", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."result", NEW."saved_at", NEW."saved_by_id", NEW."stage", NEW."submission_id", NEW."task_id", NEW."version"); RETURN NULL;',
                    hash="6beb5a0668de179700b0738cfce932f641bb3532",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4678e",
                    table="tasks_progress",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progress",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "tasks_progressevent" ("id", "next_steps", "obstacles", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "saved_at", "saved_by_id", "stage", "submission_id", "task_id", "version") VALUES (NEW."id", NEW."next_steps", NEW."obstacles", NEW."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."result", NEW."saved_at", NEW."saved_by_id", NEW."stage", NEW."submission_id", NEW."task_id", NEW."version"); RETURN NULL;',
                    hash="75634e6c1d05e37a656511644baaf296db2396d0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d8869",
                    table="tasks_progress",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progress",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_progressevent" ("id", "next_steps", "obstacles", "percent", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "saved_at", "saved_by_id", "stage", "submission_id", "task_id", "version") VALUES (OLD."id", OLD."next_steps", OLD."obstacles", OLD."percent", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."result", OLD."saved_at", OLD."saved_by_id", OLD."stage", OLD."submission_id", OLD."task_id", OLD."version"); RETURN NULL;',
                    hash="8263bce90c46057ebfe0a7e9b4b759ee828e6f46",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_23f22",
                    table="tasks_progress",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obstacleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2dd7836fe047cba0d3688b3482894d853bd5f7c6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_92a30",
                    table="tasks_obstacleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obstacle",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_obstacleevent" ("agency_id", "answer", "answered_at", "answered_by_id", "closed_at", "closed_by_id", "closing_note", "document_number", "document_on", "forward_note", "forwarded_at", "forwarded_by_id", "id", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "raised_at", "raised_by_id", "state", "task_id", "text") VALUES (NEW."agency_id", NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."closed_at", NEW."closed_by_id", NEW."closing_note", NEW."document_number", NEW."document_on", NEW."forward_note", NEW."forwarded_at", NEW."forwarded_by_id", NEW."id", NEW."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."proposal", NEW."raised_at", NEW."raised_by_id", NEW."state", NEW."task_id", NEW."text"); RETURN NULL;',
                    hash="18a9819dfd0f44e623e708f484bb2c053db19142",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_34868",
                    table="tasks_obstacle",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obstacle",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "tasks_obstacleevent" ("agency_id", "answer", "answered_at", "answered_by_id", "closed_at", "closed_by_id", "closing_note", "document_number", "document_on", "forward_note", "forwarded_at", "forwarded_by_id", "id", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "raised_at", "raised_by_id", "state", "task_id", "text") VALUES (NEW."agency_id", NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."closed_at", NEW."closed_by_id", NEW."closing_note", NEW."document_number", NEW."document_on", NEW."forward_note", NEW."forwarded_at", NEW."forwarded_by_id", NEW."id", NEW."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposal", NEW."raised_at", NEW."raised_by_id", NEW."state", NEW."task_id", NEW."text"); RETURN NULL;',
                    hash="fc25e4db4859b916225ef694cc9e1a7ef0abddc1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6ba66",
                    table="tasks_obstacle",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="obstacle",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_obstacleevent" ("agency_id", "answer", "answered_at", "answered_by_id", "closed_at", "closed_by_id", "closing_note", "document_number", "document_on", "forward_note", "forwarded_at", "forwarded_by_id", "id", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal", "raised_at", "raised_by_id", "state", "task_id", "text") VALUES (OLD."agency_id", OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."closed_at", OLD."closed_by_id", OLD."closing_note", OLD."document_number", OLD."document_on", OLD."forward_note", OLD."forwarded_at", OLD."forwarded_by_id", OLD."id", OLD."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."proposal", OLD."raised_at", OLD."raised_by_id", OLD."state", OLD."task_id", OLD."text"); RETURN NULL;',
                    hash="67ee0824f0f945c30b3f4f9dfbeb031fca272a7a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9be3d",
                    table="tasks_obstacle",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fundingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f011f008c297f80013c9cc0be95bd80a43d35c5b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9718b",
                    table="tasks_fundingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funding",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_fundingevent" ("amount", "id", "note", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "task_id") VALUES (NEW."amount", NEW."id", NEW."note", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."task_id"); RETURN NULL;',
                    hash="fb6b8938a1676ce08d05c6e08df2ab47445632ec",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a21fa",
                    table="tasks_funding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funding",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "tasks_fundingevent" ("amount", "id", "note", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "task_id") VALUES (NEW."amount", NEW."id", NEW."note", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."task_id"); RETURN NULL;',
                    hash="57b823b8b870dcf6a20339f3dc568e61a30bb2d9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1b641",
                    table="tasks_funding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funding",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_fundingevent" ("amount", "id", "note", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "task_id") VALUES (OLD."amount", OLD."id", OLD."note", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."task_id"); RETURN NULL;',
                    hash="e1029e8f4782da2f62298d3796d6e03f964fcf28",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4d61f",
                    table="tasks_funding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deliverableevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="729a473fdcc483c32987693525979f1d2f1f8be1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9629e",
                    table="tasks_deliverableevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deliverable",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_deliverableevent" ("id", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "task_id", "text", "unit") VALUES (NEW."id", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."quantity", NEW."task_id", NEW."text", NEW."unit"); RETURN NULL;',
                    hash="90c29401fdfeee0d988c3ba295e01ac8ac247308",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_06e54",
                    table="tasks_deliverable",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deliverable",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "tasks_deliverableevent" ("id", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "task_id", "text", "unit") VALUES (NEW."id", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."quantity", NEW."task_id", NEW."text", NEW."unit"); RETURN NULL;',
                    hash="285ab797f461d163ca20e2a5d0da072526c845ed",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fca19",
                    table="tasks_deliverable",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deliverable",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_deliverableevent" ("id", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "task_id", "text", "unit") VALUES (OLD."id", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."quantity", OLD."task_id", OLD."text", OLD."unit"); RETURN NULL;',
                    hash="73a4402e73f56a9a89d37bc75771c04a2d0d97a6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_05dd7",
                    table="tasks_deliverable",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trigger",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_triggerevent" ("confidence", "document_number", "document_title", "document_url", "expected", "id", "key", "kind", "occurred_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "source") VALUES (NEW."confidence", NEW."document_number", NEW."document_title", NEW."document_url", NEW."expected", NEW."id", NEW."key", NEW."kind", NEW."occurred_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."source"); RETURN NULL;',
                    hash="ca7436eaebbb49199ea85b52290a1301b90c8a41",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_50117",
                    table="tasks_trigger",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trigger",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "tasks_triggerevent" ("confidence", "document_number", "document_title", "document_url", "expected", "id", "key", "kind", "occurred_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "source") VALUES (NEW."confidence", NEW."document_number", NEW."document_title", NEW."document_url", NEW."expected", NEW."id", NEW."key", NEW."kind", NEW."occurred_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."source"); RETURN NULL;',
                    hash="cd966463f8ab243d0dea5f2ba264795b15d70a79",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3c741",
                    table="tasks_trigger",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="trigger",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_triggerevent" ("confidence", "document_number", "document_title", "document_url", "expected", "id", "key", "kind", "occurred_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "source") VALUES (OLD."confidence", OLD."document_number", OLD."document_title", OLD."document_url", OLD."expected", OLD."id", OLD."key", OLD."kind", OLD."occurred_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."source"); RETURN NULL;',
                    hash="93d14aa2e3e9c0689220bce3b9a713ec257690df",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_af51e",
                    table="tasks_trigger",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="taskevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="115e932cd85ec5c6c13bcefe99e1302ee4802651",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_14f8e",
                    table="tasks_taskevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="task",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_taskevent" ("assignment_id", "code", "due_on", "id", "note", "order", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "printed", "same_as_id", "start_on", "text", "timing", "timing_words", "trigger_id") VALUES (NEW."assignment_id", NEW."code", NEW."due_on", NEW."id", NEW."note", NEW."order", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."printed", NEW."same_as_id", NEW."start_on", NEW."text", NEW."timing", NEW."timing_words", NEW."trigger_id"); RETURN NULL;',
                    hash="f166579592c06bc2a04eebd8c3fe7494f16a0973",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e2e86",
                    table="tasks_task",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="task",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "tasks_taskevent" ("assignment_id", "code", "due_on", "id", "note", "order", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "printed", "same_as_id", "start_on", "text", "timing", "timing_words", "trigger_id") VALUES (NEW."assignment_id", NEW."code", NEW."due_on", NEW."id", NEW."note", NEW."order", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."printed", NEW."same_as_id", NEW."start_on", NEW."text", NEW."timing", NEW."timing_words", NEW."trigger_id"); RETURN NULL;',
                    hash="6e7b1788c944852632a1b76df85da8b592d3c37c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_705e1",
                    table="tasks_task",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="task",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasks_taskevent" ("assignment_id", "code", "due_on", "id", "note", "order", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "printed", "same_as_id", "start_on", "text", "timing", "timing_words", "trigger_id") VALUES (OLD."assignment_id", OLD."code", OLD."due_on", OLD."id", OLD."note", OLD."order", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."printed", OLD."same_as_id", OLD."start_on", OLD."text", OLD."timing", OLD."timing_words", OLD."trigger_id"); RETURN NULL;',
                    hash="4bd8fea3e62847c568cbff145ead6959893ac8db",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3627a",
                    table="tasks_task",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="triggerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9eadc0aa905d9fc31e59bbdaef78140176c21710",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9ee4c",
                    table="tasks_triggerevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
