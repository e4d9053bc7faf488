"""Reports and what is kept of those that were issued.

The steps that led here before the first release are one. A database that took them all has taken this; one that took
only some is first brought to the last of them by the portal of its own day.
"""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("reports", "0001_initial"),
        ("reports", "0002_names_on_screen"),
        ("reports", "0003_issued_reports"),
        ("reports", "0004_kinds_of_report"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("agencies", "0001_tables"),
        ("plans", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("annual", "Báo cáo kết quả thực hiện Kế hoạch"),
                            ("midterm", "Báo cáo sơ kết việc thực hiện Kế hoạch"),
                            ("final", "Báo cáo tổng kết việc thực hiện Kế hoạch"),
                            ("agency", "Báo cáo của một cơ quan"),
                            ("timeliness", "Tình hình gửi báo cáo của các cơ quan"),
                            ("tasks", "Nhiệm vụ theo tình trạng thực hiện"),
                            ("obstacles", "Khó khăn, vướng mắc và ý kiến giải quyết"),
                            ("succession", "Sắp xếp, kế thừa cơ quan trong kỳ"),
                            ("comparison", "So sánh kết quả hai kỳ"),
                        ],
                        max_length=20,
                        verbose_name="Loại báo cáo",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="plans.period"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="agencies.agency",
                        verbose_name="Cơ quan",
                    ),
                ),
                (
                    "against",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.period",
                        verbose_name="So với kỳ",
                    ),
                ),
                ("parameters", models.JSONField(blank=True, default=dict, verbose_name="Tham số")),
                ("stamp", models.CharField(max_length=64, verbose_name="Dấu số liệu")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Đang chờ"),
                            ("running", "Đang tổng hợp"),
                            ("done", "Hoàn thành"),
                            ("failed", "Không thành công"),
                            ("frozen", "Đã chốt để ký"),
                            ("issued", "Đã phát hành"),
                            ("canceled", "Đã hủy"),
                        ],
                        default="queued",
                        max_length=8,
                        verbose_name="Trạng thái",
                    ),
                ),
                ("step", models.PositiveSmallIntegerField(default=0, verbose_name="Bước")),
                ("steps", models.PositiveSmallIntegerField(default=0, verbose_name="Số bước")),
                ("step_name", models.CharField(blank=True, max_length=100, verbose_name="Tên bước")),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("requested_at", models.DateTimeField(verbose_name="Yêu cầu lúc")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="Xong lúc")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="Số lần thử")),
                ("lease_token", models.UUIDField(blank=True, null=True)),
                ("lease_until", models.DateTimeField(blank=True, null=True, verbose_name="Giữ việc đến")),
                ("snapshot", models.JSONField(blank=True, null=True)),
                ("error", models.TextField(blank=True, verbose_name="Lỗi")),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="reports.report",
                        verbose_name="Thay thế báo cáo",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=30, verbose_name="Số, ký hiệu")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="Ngày ban hành")),
                ("issued_at", models.DateTimeField(blank=True, null=True, verbose_name="Phát hành lúc")),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người phát hành",
                    ),
                ),
            ],
            options={
                "verbose_name": "Báo cáo tổng hợp",
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["queued", "running", "done", "frozen", "issued"])),
                        fields=("kind", "period", "stamp"),
                        name="report_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "frozen")),
                        fields=("kind", "period"),
                        name="one_report_of_a_period_frozen",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "issued"), _negated=True),
                            models.Q(
                                ("issued_at__isnull", False),
                                ("issued_on__isnull", False),
                                models.Q(("number", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="issued_has_number_and_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="File",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="reports.report"
                    ),
                ),
                ("format", models.CharField(max_length=4, verbose_name="Định dạng")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="Kích thước (byte)")),
            ],
            options={
                "verbose_name": "Tệp báo cáo",
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("report", "format"), name="report_file_once")],
            },
        ),
        migrations.CreateModel(
            name="FileEvent",
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
                        to="reports.file",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "report",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.report",
                    ),
                ),
                ("format", models.CharField(max_length=4, verbose_name="Định dạng")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="Kích thước (byte)")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportEvent",
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
                        to="reports.report",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("annual", "Báo cáo kết quả thực hiện Kế hoạch"),
                            ("midterm", "Báo cáo sơ kết việc thực hiện Kế hoạch"),
                            ("final", "Báo cáo tổng kết việc thực hiện Kế hoạch"),
                            ("agency", "Báo cáo của một cơ quan"),
                            ("timeliness", "Tình hình gửi báo cáo của các cơ quan"),
                            ("tasks", "Nhiệm vụ theo tình trạng thực hiện"),
                            ("obstacles", "Khó khăn, vướng mắc và ý kiến giải quyết"),
                            ("succession", "Sắp xếp, kế thừa cơ quan trong kỳ"),
                            ("comparison", "So sánh kết quả hai kỳ"),
                        ],
                        max_length=20,
                        verbose_name="Loại báo cáo",
                    ),
                ),
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
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                        verbose_name="Cơ quan",
                    ),
                ),
                (
                    "against",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.period",
                        verbose_name="So với kỳ",
                    ),
                ),
                ("parameters", models.JSONField(blank=True, default=dict, verbose_name="Tham số")),
                ("stamp", models.CharField(max_length=64, verbose_name="Dấu số liệu")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Đang chờ"),
                            ("running", "Đang tổng hợp"),
                            ("done", "Hoàn thành"),
                            ("failed", "Không thành công"),
                            ("frozen", "Đã chốt để ký"),
                            ("issued", "Đã phát hành"),
                            ("canceled", "Đã hủy"),
                        ],
                        default="queued",
                        max_length=8,
                        verbose_name="Trạng thái",
                    ),
                ),
                ("step", models.PositiveSmallIntegerField(default=0, verbose_name="Bước")),
                ("steps", models.PositiveSmallIntegerField(default=0, verbose_name="Số bước")),
                ("step_name", models.CharField(blank=True, max_length=100, verbose_name="Tên bước")),
                (
                    "requested_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("requested_at", models.DateTimeField(verbose_name="Yêu cầu lúc")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="Xong lúc")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="Số lần thử")),
                ("lease_token", models.UUIDField(blank=True, null=True)),
                ("lease_until", models.DateTimeField(blank=True, null=True, verbose_name="Giữ việc đến")),
                ("error", models.TextField(blank=True, verbose_name="Lỗi")),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.report",
                        verbose_name="Thay thế báo cáo",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=30, verbose_name="Số, ký hiệu")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="Ngày ban hành")),
                ("issued_at", models.DateTimeField(blank=True, null=True, verbose_name="Phát hành lúc")),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người phát hành",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SignedPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signed", to="reports.report"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="Kích thước (byte)")),
                ("signers", models.JSONField(verbose_name="Người ký")),
                ("from_ours", models.BooleanField(verbose_name="Ký trên bản PDF của cổng")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người tải lên",
                    ),
                ),
                ("uploaded_at", models.DateTimeField(verbose_name="Tải lên lúc")),
            ],
            options={
                "verbose_name": "Bản đã ký",
            },
        ),
        migrations.CreateModel(
            name="SignedPaperEvent",
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
                        to="reports.signedpaper",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "report",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.report",
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="Kích thước (byte)")),
                ("signers", models.JSONField(verbose_name="Người ký")),
                ("from_ours", models.BooleanField(verbose_name="Ký trên bản PDF của cổng")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người tải lên",
                    ),
                ),
                ("uploaded_at", models.DateTimeField(verbose_name="Tải lên lúc")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="issued_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" = 'issued')",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="926cacde1946680c3eef990d6f6c5d7e20ab6b48",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_issued_stays_9bda7",
                    table="reports_report",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reports_reportevent" ("against_id", "agency_id", "attempts", "corrects_id", "error", "finished_at", "id", "issued_at", "issued_by_id", "issued_on", "kind", "lease_token", "lease_until", "number", "parameters", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "stamp", "state", "step", "step_name", "steps") VALUES (NEW."against_id", NEW."agency_id", NEW."attempts", NEW."corrects_id", NEW."error", NEW."finished_at", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."issued_on", NEW."kind", NEW."lease_token", NEW."lease_until", NEW."number", NEW."parameters", NEW."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."requested_at", NEW."requested_by_id", NEW."stamp", NEW."state", NEW."step", NEW."step_name", NEW."steps"); RETURN NULL;',
                    hash="a5d9c5793d4a48d3004d75b865f91862ebc720f5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_84ceb",
                    table="reports_report",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."error" IS DISTINCT FROM (NEW."error") OR OLD."issued_on" IS DISTINCT FROM (NEW."issued_on") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."snapshot" IS DISTINCT FROM (NEW."snapshot") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func='INSERT INTO "reports_reportevent" ("against_id", "agency_id", "attempts", "corrects_id", "error", "finished_at", "id", "issued_at", "issued_by_id", "issued_on", "kind", "lease_token", "lease_until", "number", "parameters", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "stamp", "state", "step", "step_name", "steps") VALUES (NEW."against_id", NEW."agency_id", NEW."attempts", NEW."corrects_id", NEW."error", NEW."finished_at", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."issued_on", NEW."kind", NEW."lease_token", NEW."lease_until", NEW."number", NEW."parameters", NEW."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."requested_at", NEW."requested_by_id", NEW."stamp", NEW."state", NEW."step", NEW."step_name", NEW."steps"); RETURN NULL;',
                    hash="94fed649cf84fc470024fa1818f815a2ad07e55c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_234a9",
                    table="reports_report",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3f63236d884d393b19c0b90792c85abb01f860f0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_86b53",
                    table="reports_fileevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="file",
            trigger=pgtrigger.compiler.Trigger(
                name="file_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF (SELECT state FROM reports_report WHERE id = OLD.report_id) = 'issued' THEN\n        RAISE EXCEPTION 'report % is issued and never changes', OLD.report_id;\n    END IF;\n    RETURN COALESCE(NEW, OLD);\n",
                    hash="aa548f5500046dc7692428425d564eb7f21c9dfc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_file_stays_6f386",
                    table="reports_file",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="file",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reports_fileevent" ("format", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "sha256", "size") VALUES (NEW."format", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."report_id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="f26918fd69a7e4d141ad2db57c9ff134d392d53c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d3bdf",
                    table="reports_file",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="file",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reports_fileevent" ("format", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "sha256", "size") VALUES (NEW."format", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."report_id", NEW."sha256", NEW."size"); RETURN NULL;',
                    hash="20c20f94dd7d78b59ab561103a4020a10579f967",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1c34f",
                    table="reports_file",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="file",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reports_fileevent" ("format", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "sha256", "size") VALUES (OLD."format", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."report_id", OLD."sha256", OLD."size"); RETURN NULL;',
                    hash="0eb8d4ca2ef65a9aa544286c89d2d5f5e7c30b7f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e5fbe",
                    table="reports_file",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="79709c12d5a2ece868c72f81bcfe3e43e6ab1222",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_eac1b",
                    table="reports_reportevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signedpaper",
            trigger=pgtrigger.compiler.Trigger(
                name="signed_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF (SELECT state FROM reports_report WHERE id = OLD.report_id) = 'issued' THEN\n        RAISE EXCEPTION 'report % is issued and never changes', OLD.report_id;\n    END IF;\n    RETURN COALESCE(NEW, OLD);\n",
                    hash="8b301378664f30d3a180fa9736e12f5c81c46a5c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_signed_stays_b7a36",
                    table="reports_signedpaper",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signedpaper",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reports_signedpaperevent" ("from_ours", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "sha256", "signers", "size", "uploaded_at", "uploaded_by_id") VALUES (NEW."from_ours", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."report_id", NEW."sha256", NEW."signers", NEW."size", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                    hash="6e176a0785a3808ea5bceff86294df91a462dea5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_16014",
                    table="reports_signedpaper",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signedpaper",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reports_signedpaperevent" ("from_ours", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "sha256", "signers", "size", "uploaded_at", "uploaded_by_id") VALUES (NEW."from_ours", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."report_id", NEW."sha256", NEW."signers", NEW."size", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                    hash="2494730926729940146b01b8c48b6e36386cd889",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7e891",
                    table="reports_signedpaper",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signedpaper",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reports_signedpaperevent" ("from_ours", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "sha256", "signers", "size", "uploaded_at", "uploaded_by_id") VALUES (OLD."from_ours", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."report_id", OLD."sha256", OLD."signers", OLD."size", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;',
                    hash="4f033869c2f5f684e913e734252aa8b02258a1a5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9b2be",
                    table="reports_signedpaper",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="signedpaperevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b72c2b24144360f53b13e31201bbdd6cffc5c19f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_88e00",
                    table="reports_signedpaperevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
