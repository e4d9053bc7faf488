"""Agencies, what became of them, and who works there.

The steps that led here before the first release are one. A database that took them all has taken this; one that took
only some is first brought to the last of them by the portal of its own day.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import core.vietnamese


class Migration(migrations.Migration):
    replaces = [
        ("agencies", "0001_initial"),
        ("agencies", "0002_unaccent"),
        ("agencies", "0003_names_on_screen"),
        ("agencies", "0004_names_in_order"),
        ("agencies", "0005_other_names_as_one_text"),
        ("agencies", "0006_search"),
        ("agencies", "0007_roles_of_no_agency"),
        ("agencies", "0008_edited_by_hand"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClassMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
            options={
                "verbose_name": "Thành viên nhóm cơ quan",
            },
        ),
        migrations.CreateModel(
            name="Agency",
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
                ("code", models.SlugField(max_length=60, unique=True, verbose_name="Mã")),
                ("name", models.CharField(max_length=200, verbose_name="Tên cơ quan")),
                (
                    "name_order",
                    models.GeneratedField(
                        db_persist=True,
                        expression=core.vietnamese.SortKey("name"),
                        output_field=models.TextField(db_collation="C"),
                        verbose_name="Thứ tự",
                    ),
                ),
                ("short_name", models.CharField(max_length=100, verbose_name="Tên ngắn")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("province", "Ủy ban nhân dân tỉnh"),
                            ("department", "Sở"),
                            ("agency", "Cơ quan"),
                            ("district", "Ủy ban nhân dân huyện, thành phố"),
                            ("commune", "Ủy ban nhân dân xã, phường"),
                            ("media", "Cơ quan báo chí, cổng thông tin"),
                            ("university", "Cơ sở đào tạo"),
                            ("association", "Hội, hiệp hội"),
                            ("police", "Công an"),
                            ("court", "Tòa án"),
                            ("procuracy", "Viện kiểm sát"),
                            ("military", "Quân đội, biên phòng"),
                            ("ministry", "Bộ, cơ quan trung ương"),
                            ("company", "Doanh nghiệp"),
                            ("unit", "Đơn vị sự nghiệp"),
                            ("class", "Nhóm cơ quan"),
                        ],
                        max_length=12,
                        verbose_name="Loại",
                    ),
                ),
                ("place_name", models.CharField(blank=True, max_length=60, verbose_name="Nơi ban hành văn bản")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="Từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="Đến hết ngày")),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Tên gọi khác",
                    ),
                ),
                ("area_code", models.CharField(blank=True, max_length=10, verbose_name="Mã đơn vị hành chính")),
                ("official_code", models.CharField(blank=True, max_length=35, verbose_name="Mã định danh điện tử")),
                ("formed_from", models.TextField(blank=True, verbose_name="Hình thành từ")),
                (
                    "by_hand",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Trường đã sửa trên cổng",
                    ),
                ),
                ("edit_reason", models.TextField(blank=True, verbose_name="Lý do sửa")),
                ("is_open_class", models.BooleanField(default=False, verbose_name="Nhóm chưa liệt kê hết")),
                (
                    "members",
                    models.ManyToManyField(
                        related_name="classes", through="agencies.ClassMember", to="agencies.agency"
                    ),
                ),
            ],
            options={
                "verbose_name": "Cơ quan",
                "ordering": ["name_order", "id"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        core.vietnamese.Words("name", "short_name", "code", core.vietnamese.Joined("aliases")),
                        name="agency_said",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(core.vietnamese.Folded("name"), name="gin_trgm_ops"),
                        name="agency_near",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgencyEvent",
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
                        to="agencies.agency",
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
                ("code", models.SlugField(db_index=False, max_length=60, verbose_name="Mã")),
                ("name", models.CharField(max_length=200, verbose_name="Tên cơ quan")),
                ("short_name", models.CharField(max_length=100, verbose_name="Tên ngắn")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("province", "Ủy ban nhân dân tỉnh"),
                            ("department", "Sở"),
                            ("agency", "Cơ quan"),
                            ("district", "Ủy ban nhân dân huyện, thành phố"),
                            ("commune", "Ủy ban nhân dân xã, phường"),
                            ("media", "Cơ quan báo chí, cổng thông tin"),
                            ("university", "Cơ sở đào tạo"),
                            ("association", "Hội, hiệp hội"),
                            ("police", "Công an"),
                            ("court", "Tòa án"),
                            ("procuracy", "Viện kiểm sát"),
                            ("military", "Quân đội, biên phòng"),
                            ("ministry", "Bộ, cơ quan trung ương"),
                            ("company", "Doanh nghiệp"),
                            ("unit", "Đơn vị sự nghiệp"),
                            ("class", "Nhóm cơ quan"),
                        ],
                        max_length=12,
                        verbose_name="Loại",
                    ),
                ),
                ("place_name", models.CharField(blank=True, max_length=60, verbose_name="Nơi ban hành văn bản")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="Từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="Đến hết ngày")),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Tên gọi khác",
                    ),
                ),
                ("area_code", models.CharField(blank=True, max_length=10, verbose_name="Mã đơn vị hành chính")),
                ("official_code", models.CharField(blank=True, max_length=35, verbose_name="Mã định danh điện tử")),
                ("formed_from", models.TextField(blank=True, verbose_name="Hình thành từ")),
                (
                    "by_hand",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Trường đã sửa trên cổng",
                    ),
                ),
                ("edit_reason", models.TextField(blank=True, verbose_name="Lý do sửa")),
                ("is_open_class", models.BooleanField(default=False, verbose_name="Nhóm chưa liệt kê hết")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClassMemberEvent",
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
                        to="agencies.classmember",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "agency_class",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="agencies.agency",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("reporter", "Cán bộ báo cáo"),
                            ("head", "Lãnh đạo cơ quan"),
                            ("coordinator", "Cán bộ cơ quan đầu mối"),
                            ("leader", "Lãnh đạo tỉnh"),
                            ("auditor", "Kiểm tra, giám sát"),
                            ("administrator", "Quản trị hệ thống"),
                        ],
                        max_length=14,
                        verbose_name="Vai trò",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="Từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="Đến hết ngày")),
            ],
            options={
                "verbose_name": "Vai trò",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "agency", "role", "valid_from"), name="membership_once", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agency__isnull", False),
                            models.Q(("role__in", ["reporter", "head"]), _negated=True),
                            _connector="OR",
                        ),
                        name="membership_of_agency",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agency__isnull", True),
                            models.Q(("role__in", ["auditor", "administrator"]), _negated=True),
                            _connector="OR",
                        ),
                        name="membership_of_no_agency",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MembershipEvent",
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
                        to="agencies.membership",
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
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
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
                            ("reporter", "Cán bộ báo cáo"),
                            ("head", "Lãnh đạo cơ quan"),
                            ("coordinator", "Cán bộ cơ quan đầu mối"),
                            ("leader", "Lãnh đạo tỉnh"),
                            ("auditor", "Kiểm tra, giám sát"),
                            ("administrator", "Quản trị hệ thống"),
                        ],
                        max_length=14,
                        verbose_name="Vai trò",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="Từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="Đến hết ngày")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Succession",
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
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions_out",
                        to="agencies.agency",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions_in",
                        to="agencies.agency",
                    ),
                ),
                ("effective_on", models.DateField(verbose_name="Có hiệu lực từ ngày")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rename", "Đổi tên"),
                            ("merge", "Hợp nhất"),
                            ("split", "Chia, tách"),
                            ("absorb", "Sáp nhập"),
                            ("dissolve", "Kết thúc hoạt động"),
                        ],
                        max_length=10,
                        verbose_name="Hình thức",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[("whole", "Toàn bộ"), ("function", "Theo chức năng"), ("territory", "Theo địa bàn")],
                        default="whole",
                        max_length=10,
                        verbose_name="Phạm vi",
                    ),
                ),
                ("function", models.CharField(blank=True, max_length=200, verbose_name="Chức năng được chuyển")),
                ("legal_basis", models.TextField(blank=True, verbose_name="Căn cứ pháp lý")),
            ],
            options={
                "verbose_name": "Kế thừa",
                "ordering": ["effective_on", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("predecessor", "successor", "effective_on", "scope", "function"),
                        name="succession_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor__isnull", False), ("kind", "dissolve"), _connector="OR"),
                        name="succession_has_successor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("successor", models.F("predecessor")), _negated=True),
                        name="succession_not_to_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SuccessionEvent",
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
                        to="agencies.succession",
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
                    "predecessor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                    ),
                ),
                ("effective_on", models.DateField(verbose_name="Có hiệu lực từ ngày")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rename", "Đổi tên"),
                            ("merge", "Hợp nhất"),
                            ("split", "Chia, tách"),
                            ("absorb", "Sáp nhập"),
                            ("dissolve", "Kết thúc hoạt động"),
                        ],
                        max_length=10,
                        verbose_name="Hình thức",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[("whole", "Toàn bộ"), ("function", "Theo chức năng"), ("territory", "Theo địa bàn")],
                        default="whole",
                        max_length=10,
                        verbose_name="Phạm vi",
                    ),
                ),
                ("function", models.CharField(blank=True, max_length=200, verbose_name="Chức năng được chuyển")),
                ("legal_basis", models.TextField(blank=True, verbose_name="Căn cứ pháp lý")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="classmember",
            name="agency_class",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="agencies.agency"
            ),
        ),
        migrations.AddField(
            model_name="classmember",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
            ),
        ),
        migrations.AddConstraint(
            model_name="classmember",
            constraint=models.UniqueConstraint(fields=("agency_class", "member"), name="class_member_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agencyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cbbc27af7eaf7d061c9ac44b724cba285dde3720",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_79c25",
                    table="agencies_agencyevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="classmember",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agencies_classmemberevent" ("agency_class_id", "id", "member_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agency_class_id", NEW."id", NEW."member_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="46b7bb607a74b8afac1c208da61f09b50a95c4aa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2772e",
                    table="agencies_classmember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="classmember",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "agencies_classmemberevent" ("agency_class_id", "id", "member_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agency_class_id", NEW."id", NEW."member_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="15b34630451d9dea3de351bc9699380a6c3af5ef",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4d851",
                    table="agencies_classmember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="classmember",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agencies_classmemberevent" ("agency_class_id", "id", "member_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."agency_class_id", OLD."id", OLD."member_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="065ceaa448dadf4d92c44e78896fbf09ded37425",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3c2e3",
                    table="agencies_classmember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agency",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agencies_agencyevent" ("aliases", "area_code", "by_hand", "code", "confidence", "edit_reason", "formed_from", "id", "is_open_class", "kind", "name", "official_code", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_name", "short_name", "source", "valid_from", "valid_to") VALUES (NEW."aliases", NEW."area_code", NEW."by_hand", NEW."code", NEW."confidence", NEW."edit_reason", NEW."formed_from", NEW."id", NEW."is_open_class", NEW."kind", NEW."name", NEW."official_code", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place_name", NEW."short_name", NEW."source", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="f7a2fd2bec0232bec85eeb65212ddefb249e2656",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_064bb",
                    table="agencies_agency",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agency",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."aliases" IS DISTINCT FROM (NEW."aliases") OR OLD."area_code" IS DISTINCT FROM (NEW."area_code") OR OLD."by_hand" IS DISTINCT FROM (NEW."by_hand") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."edit_reason" IS DISTINCT FROM (NEW."edit_reason") OR OLD."formed_from" IS DISTINCT FROM (NEW."formed_from") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_open_class" IS DISTINCT FROM (NEW."is_open_class") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."official_code" IS DISTINCT FROM (NEW."official_code") OR OLD."place_name" IS DISTINCT FROM (NEW."place_name") OR OLD."short_name" IS DISTINCT FROM (NEW."short_name") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to"))',
                    func='INSERT INTO "agencies_agencyevent" ("aliases", "area_code", "by_hand", "code", "confidence", "edit_reason", "formed_from", "id", "is_open_class", "kind", "name", "official_code", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_name", "short_name", "source", "valid_from", "valid_to") VALUES (NEW."aliases", NEW."area_code", NEW."by_hand", NEW."code", NEW."confidence", NEW."edit_reason", NEW."formed_from", NEW."id", NEW."is_open_class", NEW."kind", NEW."name", NEW."official_code", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place_name", NEW."short_name", NEW."source", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="cc262f7a960eab5f2c574af0b13690dca7ed4180",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_187e7",
                    table="agencies_agency",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agency",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agencies_agencyevent" ("aliases", "area_code", "by_hand", "code", "confidence", "edit_reason", "formed_from", "id", "is_open_class", "kind", "name", "official_code", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_name", "short_name", "source", "valid_from", "valid_to") VALUES (OLD."aliases", OLD."area_code", OLD."by_hand", OLD."code", OLD."confidence", OLD."edit_reason", OLD."formed_from", OLD."id", OLD."is_open_class", OLD."kind", OLD."name", OLD."official_code", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place_name", OLD."short_name", OLD."source", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="438c3383eae1ae30ddda45bdee0c8a54ad0ebc97",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9c312",
                    table="agencies_agency",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="classmemberevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e0799a584ecf89d20ef939f885ffc53122ae21d4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fa83f",
                    table="agencies_classmemberevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agencies_membershipevent" ("agency_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid_from", "valid_to") VALUES (NEW."agency_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."role", NEW."user_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="6f6d2c3252babecb4bcc91810f2773c8b737bfb6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_da12b",
                    table="agencies_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "agencies_membershipevent" ("agency_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid_from", "valid_to") VALUES (NEW."agency_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."role", NEW."user_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="670a973207c7f875e9ca4f2f93a17d4bc4926835",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bda2e",
                    table="agencies_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agencies_membershipevent" ("agency_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id", "valid_from", "valid_to") VALUES (OLD."agency_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."role", OLD."user_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="dc1737ee97fdc4a4d43a5a33e9c91b8d076784ec",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c36fb",
                    table="agencies_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membershipevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="df835924b50d95a6db71abe79246756a9a4766b8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6e26b",
                    table="agencies_membershipevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="succession",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agencies_successionevent" ("confidence", "effective_on", "function", "id", "kind", "legal_basis", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "scope", "source", "successor_id") VALUES (NEW."confidence", NEW."effective_on", NEW."function", NEW."id", NEW."kind", NEW."legal_basis", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."predecessor_id", NEW."scope", NEW."source", NEW."successor_id"); RETURN NULL;',
                    hash="099b77814459fa0e2dbe7a8eadec5d96da3d9b6b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5e53a",
                    table="agencies_succession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="succession",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "agencies_successionevent" ("confidence", "effective_on", "function", "id", "kind", "legal_basis", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "scope", "source", "successor_id") VALUES (NEW."confidence", NEW."effective_on", NEW."function", NEW."id", NEW."kind", NEW."legal_basis", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."predecessor_id", NEW."scope", NEW."source", NEW."successor_id"); RETURN NULL;',
                    hash="110ff711d887bf0be8dede1157289ac3c6588022",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c3a29",
                    table="agencies_succession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="succession",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agencies_successionevent" ("confidence", "effective_on", "function", "id", "kind", "legal_basis", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "scope", "source", "successor_id") VALUES (OLD."confidence", OLD."effective_on", OLD."function", OLD."id", OLD."kind", OLD."legal_basis", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."predecessor_id", OLD."scope", OLD."source", OLD."successor_id"); RETURN NULL;',
                    hash="4fa5fbbd4b391b74a7382b1018e73bcd724f56fe",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d6ab1",
                    table="agencies_succession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="successionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7e91b0f5bc58ca6daa6b159d245bc03bf8be7220",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5b7cf",
                    table="agencies_successionevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
