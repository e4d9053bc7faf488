"""People and the settings of the portal; before all tables, what the database is taught of Vietnamese.

The steps that led here before the first release are one. A database that took them all has taken this; one that took
only some is first brought to the last of them by the portal of its own day.
"""

import django.db.models.deletion
import django.db.models.functions.text
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

import core.clock
import core.vietnamese

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
PLACES = "".join(chr(0xC0 + place) for place in range(len(ALPHABET)))

# `RETURN` binds what is called when the function is made, so a dump is restored whatever the search path is.
ORDER = rf"""
CREATE FUNCTION vi_order(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    regexp_replace(regexp_replace(
        translate(
            normalize(regexp_replace(
                replace(lower(normalize($1, NFD)), 'Đ', 'đ'),
                '[\u0300\u0301\u0303-\u0305\u0307-\u031A\u031C-\u036F]', '', 'g'
            ), NFC),
            '{ALPHABET}', '{PLACES}'
        ),
        '([0-9]+)', '000000000000\1', 'g'
    ), '0{{1,12}}([0-9]{{12,}})', '\1', 'g')
    || E'\x01'
    || rtrim(translate(
        regexp_replace(
            regexp_replace(
                replace(lower(normalize($1, NFD)), 'Đ', 'đ'),
                '[\u0302\u0304-\u0308\u030A-\u0322\u0324-\u036F]', '', 'g'
            ),
            '[^\u0300\u0309\u0303\u0301\u0323]', '0', 'g'
        ),
        U&'\0300\0309\0303\0301\0323', '12345'
    ), '0')
"""
FOLD = r"""
CREATE FUNCTION vi_fold(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    lower(translate(regexp_replace(normalize($1, NFD), '[\u0300-\u036F]', '', 'g'), 'Đđ', 'Dd'))
"""
WORDS = r"""
CREATE FUNCTION vi_words(text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    to_tsvector('simple', regexp_replace(vi_fold($1), '[^a-z0-9]+', ' ', 'g'))
"""
JOINED = """
CREATE FUNCTION vi_joined(text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    array_to_string($1, ' ')
"""
# The account under which the scheduler acts; it has no password and cannot sign in.
EMAIL = "he-thong@portal.invalid"


def add(apps, schema_editor):
    apps.get_model("accounts", "User").objects.get_or_create(
        email=EMAIL, defaults={"full_name": "Hệ thống", "password": "!"}
    )


def remove(apps, schema_editor):
    apps.get_model("accounts", "User").objects.filter(email=EMAIL).delete()


class Migration(migrations.Migration):
    replaces = [
        ("accounts", "0001_initial"),
        ("accounts", "0002_system_account"),
        ("accounts", "0003_moments_by_the_portals_clock"),
        ("accounts", "0004_names_on_screen"),
        ("accounts", "0005_vietnamese"),
        ("accounts", "0006_names_in_order"),
        ("accounts", "0007_kinds_of_news_and_settings"),
        ("accounts", "0008_language_of_each_person"),
        ("accounts", "0009_letters_and_choices"),
        ("accounts", "0010_versions_and_ends_of_sessions"),
        ("accounts", "0011_runs_of_scheduled_jobs"),
    ]

    initial = True

    dependencies = []

    operations = [
        TrigramExtension(),
        migrations.RunSQL(ORDER, "DROP FUNCTION vi_order(text)"),
        migrations.RunSQL(FOLD, "DROP FUNCTION vi_fold(text)"),
        migrations.RunSQL(WORDS, "DROP FUNCTION vi_words(text)"),
        migrations.RunSQL(JOINED, "DROP FUNCTION vi_joined(text[])"),
        migrations.CreateModel(
            name="JobRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("job", models.CharField(max_length=100)),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("error", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name": "Lần chạy của việc theo lịch",
                "ordering": ["-id"],
                "indexes": [models.Index(fields=["job", "-id"], name="runs_of_a_job")],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="Thư điện tử")),
                ("full_name", models.CharField(max_length=100, verbose_name="Họ và tên")),
                (
                    "name_order",
                    models.GeneratedField(
                        db_persist=True,
                        expression=core.vietnamese.SortKey("full_name"),
                        output_field=models.TextField(db_collation="C"),
                        verbose_name="Thứ tự",
                    ),
                ),
                ("position", models.CharField(blank=True, max_length=100, verbose_name="Chức vụ")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="Điện thoại")),
                ("is_active", models.BooleanField(default=True, verbose_name="Đang hoạt động")),
                ("is_demo", models.BooleanField(default=False, verbose_name="Tài khoản minh họa")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("vi", "Tiếng Việt"), ("en", "English")],
                        max_length=2,
                        verbose_name="Ngôn ngữ",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("sessions_ended", models.PositiveIntegerField(default=0, verbose_name="Số lần kết thúc mọi phiên")),
                ("joined_at", models.DateTimeField(auto_now_add=True, verbose_name="Cấp tài khoản lúc")),
            ],
            options={
                "verbose_name": "Người dùng",
                "constraints": [
                    models.UniqueConstraint(django.db.models.functions.text.Lower("email"), name="user_email_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="letters", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("key", models.CharField(max_length=210)),
                ("subject", models.CharField(max_length=200, verbose_name="Tiêu đề")),
                ("body", models.TextField(verbose_name="Nội dung")),
                ("address", models.EmailField(blank=True, max_length=254)),
                ("created_at", models.DateTimeField(default=core.clock.now)),
                ("due_at", models.DateTimeField()),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("failed_at", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("last_error", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name": "Thư",
                "ordering": ["-id"],
                "constraints": [models.UniqueConstraint(fields=("recipient", "key"), name="letter_once")],
                "indexes": [
                    models.Index(
                        condition=models.Q(("failed_at", None), ("sent_at", None)),
                        fields=["due_at"],
                        name="letter_to_send",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notifications",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("submission", "Kết quả xem xét báo cáo"),
                            ("review", "Báo cáo chờ xem xét"),
                            ("reminder", "Nhắc hạn"),
                            ("obstacle", "Khó khăn, vướng mắc"),
                            ("report", "Báo cáo tổng hợp"),
                            ("decision", "Việc cần quyết định"),
                            ("account", "Tài khoản"),
                        ],
                        max_length=10,
                        verbose_name="Loại",
                    ),
                ),
                ("key", models.CharField(max_length=200)),
                ("text", models.CharField(max_length=500, verbose_name="Nội dung")),
                ("url", models.CharField(blank=True, max_length=300)),
                ("created_at", models.DateTimeField(default=core.clock.now)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("for_digest", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "Thông báo",
                "ordering": ["-id"],
                "constraints": [models.UniqueConstraint(fields=("recipient", "key"), name="notification_once")],
            },
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preferences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("submission", "Kết quả xem xét báo cáo"),
                            ("review", "Báo cáo chờ xem xét"),
                            ("reminder", "Nhắc hạn"),
                            ("obstacle", "Khó khăn, vướng mắc"),
                            ("report", "Báo cáo tổng hợp"),
                            ("decision", "Việc cần quyết định"),
                            ("account", "Tài khoản"),
                        ],
                        max_length=10,
                        verbose_name="Loại",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("now", "Gửi ngay"), ("digest", "Gộp một thư mỗi ngày"), ("none", "Không gửi thư")],
                        max_length=6,
                        verbose_name="Thư điện tử",
                    ),
                ),
            ],
            options={
                "verbose_name": "Cách nhận thư",
                "constraints": [models.UniqueConstraint(fields=("user", "kind"), name="preference_once")],
            },
        ),
        migrations.CreateModel(
            name="PreferenceEvent",
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
                        to="accounts.preference",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("submission", "Kết quả xem xét báo cáo"),
                            ("review", "Báo cáo chờ xem xét"),
                            ("reminder", "Nhắc hạn"),
                            ("obstacle", "Khó khăn, vướng mắc"),
                            ("report", "Báo cáo tổng hợp"),
                            ("decision", "Việc cần quyết định"),
                            ("account", "Tài khoản"),
                        ],
                        max_length=10,
                        verbose_name="Loại",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("now", "Gửi ngay"), ("digest", "Gộp một thư mỗi ngày"), ("none", "Không gửi thư")],
                        max_length=6,
                        verbose_name="Thư điện tử",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Setting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.SlugField(max_length=60, unique=True, verbose_name="Mã")),
                ("value", models.JSONField(verbose_name="Giá trị")),
            ],
            options={
                "verbose_name": "Thiết lập",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="SettingEvent",
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
                        to="accounts.setting",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.SlugField(db_index=False, max_length=60, verbose_name="Mã")),
                ("value", models.JSONField(verbose_name="Giá trị")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UserEvent",
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
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("email", models.EmailField(max_length=254, verbose_name="Thư điện tử")),
                ("full_name", models.CharField(max_length=100, verbose_name="Họ và tên")),
                ("position", models.CharField(blank=True, max_length=100, verbose_name="Chức vụ")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="Điện thoại")),
                ("is_active", models.BooleanField(default=True, verbose_name="Đang hoạt động")),
                ("is_demo", models.BooleanField(default=False, verbose_name="Tài khoản minh họa")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("vi", "Tiếng Việt"), ("en", "English")],
                        max_length=2,
                        verbose_name="Ngôn ngữ",
                    ),
                ),
                ("joined_at", models.DateTimeField(auto_now_add=True, verbose_name="Cấp tài khoản lúc")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_userevent" ("email", "full_name", "id", "is_active", "is_demo", "joined_at", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position") VALUES (NEW."email", NEW."full_name", NEW."id", NEW."is_active", NEW."is_demo", NEW."joined_at", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone", NEW."position"); RETURN NULL;',
                    hash="31695e9b9dbfc8f0f333cf7d1931e4a2b1ae5934",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3867c",
                    table="accounts_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_demo" IS DISTINCT FROM (NEW."is_demo") OR OLD."joined_at" IS DISTINCT FROM (NEW."joined_at") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."position" IS DISTINCT FROM (NEW."position"))',
                    func='INSERT INTO "accounts_userevent" ("email", "full_name", "id", "is_active", "is_demo", "joined_at", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position") VALUES (NEW."email", NEW."full_name", NEW."id", NEW."is_active", NEW."is_demo", NEW."joined_at", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."position"); RETURN NULL;',
                    hash="0fb7b9bb886037e1d6182140e1a6745e228ead58",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0e890",
                    table="accounts_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_userevent" ("email", "full_name", "id", "is_active", "is_demo", "joined_at", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position") VALUES (OLD."email", OLD."full_name", OLD."id", OLD."is_active", OLD."is_demo", OLD."joined_at", OLD."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."position"); RETURN NULL;',
                    hash="4b60482990aac6e27d26a8c49679dcee54e06e76",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_19f14",
                    table="accounts_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="setting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_settingevent" ("id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."value"); RETURN NULL;',
                    hash="adbab7c44499cb2856b5a0e6209ca6472a086125",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_19d0f",
                    table="accounts_setting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="setting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "accounts_settingevent" ("id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."value"); RETURN NULL;',
                    hash="83d022a5734f91001aa92b37d346b390a0e5140f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_13ed9",
                    table="accounts_setting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="setting",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_settingevent" ("id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."value"); RETURN NULL;',
                    hash="dc0ce9d997204441e35500f75a31eba7afbe2b5f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_45e0a",
                    table="accounts_setting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="preference",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_preferenceevent" ("channel", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."channel", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="f3c47dea89b9a87009f8dcd6de4341c06cce76fc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d9f29",
                    table="accounts_preference",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="preference",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "accounts_preferenceevent" ("channel", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."channel", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="48a06f76cc172619ab596b18b97efd7b865bd1ba",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_929db",
                    table="accounts_preference",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="preference",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_preferenceevent" ("channel", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."channel", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                    hash="bd6f71ba48dd5692a6274024cbeb77de0265a883",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e7150",
                    table="accounts_preference",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="preferenceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5bfc933a1b61c8686fc6482c246ae382d0620868",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_68b1f",
                    table="accounts_preferenceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="settingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="840a973c2051dcee4279a1ce46a55734337ab54e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_593da",
                    table="accounts_settingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="userevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9e9498e73f6fbdf2642fb33fa14189f1ad2382c8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_45b21",
                    table="accounts_userevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunPython(add, remove),
    ]
