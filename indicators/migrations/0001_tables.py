"""Targets, the register of titles and products, statistics and cases.

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

import core.clock
import core.vietnamese

# A symbol is cut after every sign, but never inside a number: G06F17/30 lies in G, G06, G06F, G06F17 and itself.
# Not plain SQL: each call of that costs ten times as much, and every title that is written calls it.
KEYS = r"""
CREATE FUNCTION class_keys(ipc text[], locarno text[], nice text[], vienna text[]) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    names constant text[] := '{ipc:,locarno:,nice:,vienna:}';
    written text;
    symbol text;
    keys text[] := '{}';
BEGIN
    FOR list IN 1..4 LOOP
        FOREACH written IN ARRAY CASE list WHEN 1 THEN ipc WHEN 2 THEN locarno WHEN 3 THEN nice ELSE vienna END LOOP
            symbol := upper(regexp_replace(written, '\s', '', 'g'));
            symbol := regexp_replace(symbol, '(^|[-.])0+(?=[0-9])', '\1', 'g');
            FOR place IN 1..length(symbol) LOOP
                IF substr(symbol, place, 2) !~ '[0-9][0-9]' THEN
                    keys := keys || (names[list] || left(symbol, place));
                END IF;
            END LOOP;
        END LOOP;
    END LOOP;
    RETURN keys;
END
$$
"""


class Migration(migrations.Migration):
    replaces = [
        ("indicators", "0001_initial"),
        ("indicators", "0002_names_on_screen"),
        ("indicators", "0003_register"),
        ("indicators", "0004_statistics_in_accounts"),
        ("indicators", "0005_stars_of_ocop"),
        ("indicators", "0006_how_an_import_goes"),
        ("indicators", "0007_statistics_within_the_register"),
        ("indicators", "0008_lapse_notices"),
        ("indicators", "0009_classes_by_their_groups"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("agencies", "0001_tables"),
        ("plans", "0001_tables"),
    ]

    operations = [
        migrations.RunSQL(KEYS, "DROP FUNCTION class_keys(text[], text[], text[], text[])"),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="indicators", to="plans.plan"
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="indicators",
                        to="plans.objective",
                    ),
                ),
                (
                    "subset_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="subsets",
                        to="indicators.indicator",
                    ),
                ),
                ("key", models.SlugField(max_length=60, verbose_name="Khóa trong tệp kế hoạch")),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("code", models.CharField(max_length=20, verbose_name="Mã")),
                ("name", models.CharField(max_length=300, verbose_name="Tên chỉ tiêu")),
                ("text", models.TextField(blank=True, verbose_name="Nguyên văn")),
                ("unit", models.CharField(blank=True, max_length=60, verbose_name="Đơn vị")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("level", "Mức phải đạt"),
                            ("growth", "Tăng trưởng hằng năm"),
                            ("floor", "Mức tối thiểu hằng năm"),
                            ("cumulative", "Lũy kế"),
                            ("ratio", "Tỷ lệ"),
                            ("rank", "Thứ hạng"),
                            ("subset", "Trong đó"),
                            ("per_member", "Từng đơn vị đều phải đạt"),
                            ("qualitative", "Định tính"),
                        ],
                        max_length=12,
                        verbose_name="Loại",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("up", "Tăng"), ("down", "Giảm"), ("hold", "Giữ")],
                        default="up",
                        max_length=4,
                        verbose_name="Chiều",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("register", "Đếm từ sổ đăng ký văn bằng"),
                            ("reported", "Do cơ quan báo cáo"),
                            ("assessed", "Do cơ quan đầu mối đánh giá"),
                        ],
                        max_length=10,
                        verbose_name="Nguồn số liệu",
                    ),
                ),
                ("scope", models.CharField(blank=True, max_length=200, verbose_name="Phạm vi xếp hạng")),
                ("counting_rule", models.TextField(blank=True, verbose_name="Quy tắc đếm")),
                ("rule", models.JSONField(blank=True, null=True, verbose_name="Quy tắc đếm dạng dữ liệu")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "monitor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "baseline",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="Số gốc"),
                ),
                ("baseline_on", models.DateField(blank=True, null=True, verbose_name="Ngày của số gốc")),
                ("baseline_note", models.TextField(blank=True, verbose_name="Ghi chú số gốc")),
            ],
            options={
                "verbose_name": "Chỉ tiêu",
                "ordering": ["plan", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "key"), name="indicator_once"),
                    models.CheckConstraint(
                        condition=models.Q(("baseline", None), ("baseline_on__isnull", False), _connector="OR"),
                        name="indicator_baseline_has_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="criteria", to="indicators.indicator"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("text", models.CharField(max_length=500, verbose_name="Tiêu chí")),
                ("retired_on", models.DateField(blank=True, null=True, verbose_name="Thôi dùng từ ngày")),
            ],
            options={
                "verbose_name": "Tiêu chí đánh giá",
                "ordering": ["indicator", "order", "id"],
            },
        ),
        migrations.CreateModel(
            name="Title",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.TextField(blank=True, verbose_name="Địa chỉ")),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="Xã, phường hiện nay",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="Huyện, thành phố trước đây",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("inside", "Trong địa bàn kế hoạch"),
                            ("outside", "Ngoài địa bàn kế hoạch"),
                            ("unknown", "Chưa xác định địa bàn"),
                        ],
                        default="unknown",
                        max_length=8,
                        verbose_name="Địa bàn",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="Nguồn")),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="Địa chỉ nguồn")),
                ("retrieved_on", models.DateField(blank=True, null=True, verbose_name="Ngày tra cứu")),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(default=core.clock.now, verbose_name="Sửa lúc")),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người sửa",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("patent", "Sáng chế"),
                            ("utility_solution", "Giải pháp hữu ích"),
                            ("industrial_design", "Kiểu dáng công nghiệp"),
                            ("trademark", "Nhãn hiệu"),
                            ("collective_mark", "Nhãn hiệu tập thể"),
                            ("certification_mark", "Nhãn hiệu chứng nhận"),
                            ("geographical_indication", "Chỉ dẫn địa lý"),
                            ("layout_design", "Thiết kế bố trí mạch tích hợp bán dẫn"),
                            ("plant_variety", "Giống cây trồng"),
                            ("copyright", "Quyền tác giả, quyền liên quan"),
                        ],
                        max_length=24,
                        verbose_name="Đối tượng",
                    ),
                ),
                ("name", models.CharField(max_length=500, verbose_name="Tên, nhãn hiệu")),
                (
                    "name_order",
                    models.GeneratedField(
                        db_persist=True,
                        expression=core.vietnamese.SortKey("name"),
                        output_field=models.TextField(db_collation="C"),
                        verbose_name="Thứ tự",
                    ),
                ),
                ("application_number", models.CharField(blank=True, max_length=60, verbose_name="Số đơn")),
                ("application_key", models.CharField(blank=True, max_length=40, verbose_name="Số đơn chuẩn hóa")),
                ("title_number", models.CharField(blank=True, max_length=60, verbose_name="Số văn bằng")),
                ("title_key", models.CharField(blank=True, max_length=40, verbose_name="Số văn bằng chuẩn hóa")),
                (
                    "number_keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Số để tìm",
                    ),
                ),
                ("filed_on", models.DateField(blank=True, null=True, verbose_name="Ngày nộp đơn")),
                ("accepted_on", models.DateField(blank=True, null=True, verbose_name="Ngày chấp nhận đơn hợp lệ")),
                ("publication_number", models.CharField(blank=True, max_length=60, verbose_name="Số công bố")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="Ngày công bố")),
                ("granted_on", models.DateField(blank=True, null=True, verbose_name="Ngày cấp")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="Ngày hết hạn theo Cục")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="Bảo hộ đến hết ngày")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="Ngày chấm dứt, hủy bỏ")),
                ("end_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do chấm dứt")),
                ("owner", models.CharField(blank=True, max_length=500, verbose_name="Chủ đơn, chủ văn bằng")),
                ("authors", models.CharField(blank=True, max_length=500, verbose_name="Tác giả")),
                ("representative", models.CharField(blank=True, max_length=300, verbose_name="Đại diện")),
                (
                    "ipc",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Phân loại IPC",
                    ),
                ),
                (
                    "locarno",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Phân loại Locarno",
                    ),
                ),
                (
                    "nice",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Phân loại Nice",
                    ),
                ),
                (
                    "vienna",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Phân loại Vienna",
                    ),
                ),
                ("goods", models.TextField(blank=True, verbose_name="Hàng hóa, dịch vụ")),
                ("colours", models.CharField(blank=True, max_length=300, verbose_name="Màu sắc")),
                ("disclaimer", models.TextField(blank=True, verbose_name="Yếu tố loại trừ")),
                ("priority", models.CharField(blank=True, max_length=300, verbose_name="Ưu tiên")),
                ("is_tree", models.BooleanField(default=False, verbose_name="Cây thân gỗ, cây leo thân gỗ")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("filed", "Đã nộp đơn"),
                            ("accepted", "Đơn được chấp nhận hợp lệ"),
                            ("published", "Đã công bố đơn"),
                            ("examined", "Đang thẩm định nội dung"),
                            ("granted", "Đã cấp văn bằng"),
                            ("refused", "Bị từ chối"),
                            ("withdrawn", "Đã rút đơn"),
                            ("lapsed", "Hết hiệu lực"),
                            ("cancelled", "Bị hủy bỏ hiệu lực"),
                            ("unknown", "Chưa rõ"),
                        ],
                        default="unknown",
                        max_length=10,
                        verbose_name="Tình trạng",
                    ),
                ),
                ("status_text", models.CharField(blank=True, max_length=200, verbose_name="Tình trạng theo Cục")),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú")),
            ],
            options={
                "verbose_name": "Văn bằng",
                "ordering": ["name_order", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("application_key", ""), _negated=True),
                        fields=("kind", "application_key"),
                        name="title_application_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("title_key", ""), _negated=True),
                        fields=("kind", "title_key"),
                        name="title_number_once",
                    ),
                ],
                "indexes": [
                    models.Index(models.F("place"), models.F("kind"), models.F("granted_on"), name="title_counted"),
                    models.Index(models.F("kind"), models.F("filed_on"), name="title_filed"),
                    models.Index(
                        models.OrderBy(models.F("granted_on"), descending=True, nulls_last=True),
                        models.F("id"),
                        name="title_newest",
                    ),
                    models.Index(models.F("name_order"), models.F("id"), name="title_by_name"),
                    models.Index(models.F("commune"), models.F("kind"), name="title_commune"),
                    models.Index(models.F("district"), models.F("kind"), name="title_district"),
                    models.Index(
                        models.F("valid_until"),
                        condition=models.Q(("ended_on", None), ("valid_until__isnull", False)),
                        name="title_lapsing",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        models.Func(
                            "ipc",
                            "locarno",
                            "nice",
                            "vienna",
                            function="class_keys",
                            output_field=django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(), size=None
                            ),
                        ),
                        name="title_classes",
                    ),
                    django.contrib.postgres.indexes.GinIndex(fields=["number_keys"], name="title_numbers"),
                    django.contrib.postgres.indexes.GinIndex(
                        core.vietnamese.Words(
                            "name",
                            "owner",
                            "authors",
                            "application_number",
                            "title_number",
                            core.vietnamese.Joined("number_keys"),
                        ),
                        name="title_said",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(core.vietnamese.Folded("name"), name="gin_trgm_ops"),
                        name="title_near",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Exploitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "title",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="exploitations", to="indicators.title"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("own", "Chủ văn bằng tự sản xuất, kinh doanh"),
                            ("licence", "Hợp đồng chuyển quyền sử dụng"),
                            ("assignment", "Hợp đồng chuyển nhượng"),
                            ("capital", "Góp vốn bằng quyền sở hữu trí tuệ"),
                        ],
                        max_length=12,
                        verbose_name="Hình thức khai thác",
                    ),
                ),
                ("user", models.CharField(max_length=300, verbose_name="Bên khai thác")),
                ("contract", models.CharField(max_length=300, verbose_name="Hợp đồng, sản phẩm")),
                ("since", models.DateField(verbose_name="Từ ngày")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Đến hết ngày")),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=0, max_digits=18, null=True, verbose_name="Giá trị (đồng)"
                    ),
                ),
                ("proof", models.CharField(max_length=500, verbose_name="Tài liệu chứng minh")),
            ],
            options={
                "verbose_name": "Khai thác thương mại",
                "ordering": ["since", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="exploitation_ends_after_it_begins",
                    )
                ],
                "indexes": [models.Index(models.F("title"), models.F("since"), name="exploitation_of_title")],
            },
        ),
        migrations.CreateModel(
            name="Horizon",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="horizons", to="indicators.indicator"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                (
                    "comparator",
                    models.CharField(
                        choices=[
                            (">=", "ít nhất"),
                            (">", "trên"),
                            ("=", "bằng"),
                            ("<=", "không quá"),
                            ("<", "dưới"),
                            ("~", "khoảng"),
                            ("met", "đạt"),
                        ],
                        max_length=3,
                        verbose_name="So sánh",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="Mục tiêu"
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="Nguyên văn")),
            ],
            options={
                "verbose_name": "Mốc mục tiêu",
                "ordering": ["year"],
                "constraints": [
                    models.UniqueConstraint(fields=("indicator", "year"), name="horizon_once"),
                    models.CheckConstraint(
                        condition=models.Q(("comparator", "met"), ("value__isnull", False), _connector="OR"),
                        name="horizon_has_value",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LapseNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "title",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lapse_notices", to="indicators.title"
                    ),
                ),
                ("valid_until", models.DateField(verbose_name="Bảo hộ đến hết ngày")),
                ("months", models.PositiveSmallIntegerField(verbose_name="Báo trước (tháng)")),
                ("told_at", models.DateTimeField(default=core.clock.now, verbose_name="Báo lúc")),
            ],
            options={
                "verbose_name": "Báo sắp hết hạn",
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(fields=("title", "valid_until", "months"), name="lapse_told_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="indicators.criterion",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.period"),
                ),
                ("is_met", models.BooleanField(verbose_name="Đạt")),
                ("evidence", models.TextField(verbose_name="Bằng chứng")),
                ("recorded_at", models.DateTimeField(verbose_name="Ghi nhận lúc")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "Đánh giá theo tiêu chí",
                "ordering": ["criterion", "period"],
                "constraints": [models.UniqueConstraint(fields=("criterion", "period"), name="assessment_once")],
            },
        ),
        migrations.CreateModel(
            name="AuthorisedUser",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.TextField(blank=True, verbose_name="Địa chỉ")),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="Xã, phường hiện nay",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="Huyện, thành phố trước đây",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("inside", "Trong địa bàn kế hoạch"),
                            ("outside", "Ngoài địa bàn kế hoạch"),
                            ("unknown", "Chưa xác định địa bàn"),
                        ],
                        default="unknown",
                        max_length=8,
                        verbose_name="Địa bàn",
                    ),
                ),
                (
                    "title",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="authorised_users",
                        to="indicators.title",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="Tổ chức, cá nhân")),
                ("certificate_number", models.CharField(blank=True, max_length=60, verbose_name="Số giấy chứng nhận")),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="Quyết định")),
                ("granted_on", models.DateField(verbose_name="Ngày cấp")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="Đến hết ngày")),
                ("scale", models.CharField(blank=True, max_length=300, verbose_name="Quy mô, sản phẩm")),
            ],
            options={
                "verbose_name": "Tổ chức, cá nhân sử dụng chỉ dẫn địa lý",
                "ordering": ["granted_on", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("title", "name", "certificate_number"), name="authorised_user_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="AssessmentEvent",
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
                        to="indicators.assessment",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "criterion",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.criterion",
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
                ("is_met", models.BooleanField(verbose_name="Đạt")),
                ("evidence", models.TextField(verbose_name="Bằng chứng")),
                ("recorded_at", models.DateTimeField(verbose_name="Ghi nhận lúc")),
                (
                    "recorded_by",
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
            name="EnforcementCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.TextField(blank=True, verbose_name="Địa chỉ")),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="Xã, phường hiện nay",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="Huyện, thành phố trước đây",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("inside", "Trong địa bàn kế hoạch"),
                            ("outside", "Ngoài địa bàn kế hoạch"),
                            ("unknown", "Chưa xác định địa bàn"),
                        ],
                        default="unknown",
                        max_length=8,
                        verbose_name="Địa bàn",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="Cơ quan xử lý",
                    ),
                ),
                ("handled_on", models.DateField(verbose_name="Ngày xử lý")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("patent", "Sáng chế"),
                            ("utility_solution", "Giải pháp hữu ích"),
                            ("industrial_design", "Kiểu dáng công nghiệp"),
                            ("trademark", "Nhãn hiệu"),
                            ("collective_mark", "Nhãn hiệu tập thể"),
                            ("certification_mark", "Nhãn hiệu chứng nhận"),
                            ("geographical_indication", "Chỉ dẫn địa lý"),
                            ("layout_design", "Thiết kế bố trí mạch tích hợp bán dẫn"),
                            ("plant_variety", "Giống cây trồng"),
                            ("copyright", "Quyền tác giả, quyền liên quan"),
                        ],
                        max_length=24,
                        verbose_name="Đối tượng bị xâm phạm",
                    ),
                ),
                ("is_counterfeit", models.BooleanField(default=False, verbose_name="Hàng giả mạo về sở hữu trí tuệ")),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("warning", "Cảnh cáo"),
                            ("fine", "Phạt tiền"),
                            ("remedy", "Buộc khắc phục hậu quả"),
                            ("criminal", "Chuyển xử lý hình sự"),
                            ("civil", "Xét xử dân sự"),
                            ("border", "Kiểm soát hàng hóa xuất khẩu, nhập khẩu"),
                            ("none", "Không có vi phạm"),
                        ],
                        max_length=8,
                        verbose_name="Biện pháp xử lý",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("physical", "Ngoài thị trường"), ("digital", "Môi trường số")],
                        default="physical",
                        max_length=8,
                        verbose_name="Kênh",
                    ),
                ),
                (
                    "fine",
                    models.DecimalField(
                        blank=True, decimal_places=0, max_digits=18, null=True, verbose_name="Tiền phạt (đồng)"
                    ),
                ),
                (
                    "goods_value",
                    models.DecimalField(
                        blank=True, decimal_places=0, max_digits=18, null=True, verbose_name="Giá trị hàng hóa (đồng)"
                    ),
                ),
                ("decision", models.CharField(blank=True, max_length=100, verbose_name="Số quyết định, bản án")),
                ("summary", models.CharField(max_length=1000, verbose_name="Nội dung vụ việc")),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "Vụ việc thực thi",
                "ordering": ["-handled_on", "-id"],
                "indexes": [
                    models.Index(models.F("handled_on"), models.F("agency"), name="case_handled"),
                    models.Index(models.F("agency"), models.F("handled_on"), name="case_of_agency"),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnforcementCaseEvent",
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
                        to="indicators.enforcementcase",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("address", models.TextField(blank=True, verbose_name="Địa chỉ")),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                        verbose_name="Xã, phường hiện nay",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                        verbose_name="Huyện, thành phố trước đây",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("inside", "Trong địa bàn kế hoạch"),
                            ("outside", "Ngoài địa bàn kế hoạch"),
                            ("unknown", "Chưa xác định địa bàn"),
                        ],
                        default="unknown",
                        max_length=8,
                        verbose_name="Địa bàn",
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
                        verbose_name="Cơ quan xử lý",
                    ),
                ),
                ("handled_on", models.DateField(verbose_name="Ngày xử lý")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("patent", "Sáng chế"),
                            ("utility_solution", "Giải pháp hữu ích"),
                            ("industrial_design", "Kiểu dáng công nghiệp"),
                            ("trademark", "Nhãn hiệu"),
                            ("collective_mark", "Nhãn hiệu tập thể"),
                            ("certification_mark", "Nhãn hiệu chứng nhận"),
                            ("geographical_indication", "Chỉ dẫn địa lý"),
                            ("layout_design", "Thiết kế bố trí mạch tích hợp bán dẫn"),
                            ("plant_variety", "Giống cây trồng"),
                            ("copyright", "Quyền tác giả, quyền liên quan"),
                        ],
                        max_length=24,
                        verbose_name="Đối tượng bị xâm phạm",
                    ),
                ),
                ("is_counterfeit", models.BooleanField(default=False, verbose_name="Hàng giả mạo về sở hữu trí tuệ")),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("warning", "Cảnh cáo"),
                            ("fine", "Phạt tiền"),
                            ("remedy", "Buộc khắc phục hậu quả"),
                            ("criminal", "Chuyển xử lý hình sự"),
                            ("civil", "Xét xử dân sự"),
                            ("border", "Kiểm soát hàng hóa xuất khẩu, nhập khẩu"),
                            ("none", "Không có vi phạm"),
                        ],
                        max_length=8,
                        verbose_name="Biện pháp xử lý",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("physical", "Ngoài thị trường"), ("digital", "Môi trường số")],
                        default="physical",
                        max_length=8,
                        verbose_name="Kênh",
                    ),
                ),
                (
                    "fine",
                    models.DecimalField(
                        blank=True, decimal_places=0, max_digits=18, null=True, verbose_name="Tiền phạt (đồng)"
                    ),
                ),
                (
                    "goods_value",
                    models.DecimalField(
                        blank=True, decimal_places=0, max_digits=18, null=True, verbose_name="Giá trị hàng hóa (đồng)"
                    ),
                ),
                ("decision", models.CharField(blank=True, max_length=100, verbose_name="Số quyết định, bản án")),
                ("summary", models.CharField(max_length=1000, verbose_name="Nội dung vụ việc")),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HorizonEvent",
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
                        to="indicators.horizon",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "indicator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.indicator",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                (
                    "comparator",
                    models.CharField(
                        choices=[
                            (">=", "ít nhất"),
                            (">", "trên"),
                            ("=", "bằng"),
                            ("<=", "không quá"),
                            ("<", "dưới"),
                            ("~", "khoảng"),
                            ("met", "đạt"),
                        ],
                        max_length=3,
                        verbose_name="So sánh",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="Mục tiêu"
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="Nguyên văn")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CriterionEvent",
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
                        to="indicators.criterion",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "indicator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.indicator",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("text", models.CharField(max_length=500, verbose_name="Tiêu chí")),
                ("retired_on", models.DateField(blank=True, null=True, verbose_name="Thôi dùng từ ngày")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IndicatorEvent",
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
                        to="indicators.indicator",
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
                    "objective",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="plans.objective",
                    ),
                ),
                (
                    "subset_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.indicator",
                    ),
                ),
                ("key", models.SlugField(db_index=False, max_length=60, verbose_name="Khóa trong tệp kế hoạch")),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("code", models.CharField(max_length=20, verbose_name="Mã")),
                ("name", models.CharField(max_length=300, verbose_name="Tên chỉ tiêu")),
                ("text", models.TextField(blank=True, verbose_name="Nguyên văn")),
                ("unit", models.CharField(blank=True, max_length=60, verbose_name="Đơn vị")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("level", "Mức phải đạt"),
                            ("growth", "Tăng trưởng hằng năm"),
                            ("floor", "Mức tối thiểu hằng năm"),
                            ("cumulative", "Lũy kế"),
                            ("ratio", "Tỷ lệ"),
                            ("rank", "Thứ hạng"),
                            ("subset", "Trong đó"),
                            ("per_member", "Từng đơn vị đều phải đạt"),
                            ("qualitative", "Định tính"),
                        ],
                        max_length=12,
                        verbose_name="Loại",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("up", "Tăng"), ("down", "Giảm"), ("hold", "Giữ")],
                        default="up",
                        max_length=4,
                        verbose_name="Chiều",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("register", "Đếm từ sổ đăng ký văn bằng"),
                            ("reported", "Do cơ quan báo cáo"),
                            ("assessed", "Do cơ quan đầu mối đánh giá"),
                        ],
                        max_length=10,
                        verbose_name="Nguồn số liệu",
                    ),
                ),
                ("scope", models.CharField(blank=True, max_length=200, verbose_name="Phạm vi xếp hạng")),
                ("counting_rule", models.TextField(blank=True, verbose_name="Quy tắc đếm")),
                ("rule", models.JSONField(blank=True, null=True, verbose_name="Quy tắc đếm dạng dữ liệu")),
                (
                    "owner",
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
                    "monitor",
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
                    "baseline",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="Số gốc"),
                ),
                ("baseline_on", models.DateField(blank=True, null=True, verbose_name="Ngày của số gốc")),
                ("baseline_note", models.TextField(blank=True, verbose_name="Ghi chú số gốc")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="indicators.indicator",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="Giá trị")),
            ],
            options={
                "verbose_name": "Mốc trung gian",
                "ordering": ["year"],
                "constraints": [models.UniqueConstraint(fields=("indicator", "year"), name="milestone_once")],
            },
        ),
        migrations.CreateModel(
            name="MilestoneEvent",
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
                        to="indicators.milestone",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "indicator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.indicator",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="Giá trị")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="indicators.indicator",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="observations", to="plans.period"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="Giá trị"),
                ),
                (
                    "numerator",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="Tử số"),
                ),
                (
                    "denominator",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="Mẫu số"),
                ),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú, nguồn số liệu")),
                ("rule", models.JSONField(blank=True, null=True, verbose_name="Quy tắc đã đếm")),
                ("counted_on", models.DateField(blank=True, null=True, verbose_name="Đếm đến ngày")),
                ("version", models.PositiveIntegerField(default=1)),
                ("recorded_at", models.DateTimeField(verbose_name="Ghi nhận lúc")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "Số liệu chỉ tiêu",
                "ordering": ["indicator", "period"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "period", "agency"), name="observation_once", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("denominator", None), ("numerator", None), ("value__isnull", False)),
                            models.Q(("denominator__isnull", False), ("numerator__isnull", False), ("value", None)),
                            _connector="OR",
                        ),
                        name="observation_value_or_parts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ObservationEvent",
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
                        to="indicators.observation",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "indicator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.indicator",
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
                    ),
                ),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="Giá trị"),
                ),
                (
                    "numerator",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="Tử số"),
                ),
                (
                    "denominator",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="Mẫu số"),
                ),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú, nguồn số liệu")),
                ("rule", models.JSONField(blank=True, null=True, verbose_name="Quy tắc đã đếm")),
                ("counted_on", models.DateField(blank=True, null=True, verbose_name="Đếm đến ngày")),
                ("version", models.PositiveIntegerField(default=1)),
                ("recorded_at", models.DateTimeField(verbose_name="Ghi nhận lúc")),
                (
                    "recorded_by",
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
            name="Protection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "title",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="protections",
                        to="indicators.title",
                        verbose_name="Văn bằng",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="Ghi chú")),
            ],
            options={
                "verbose_name": "Bảo hộ sản phẩm",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Product",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.TextField(blank=True, verbose_name="Địa chỉ")),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="Xã, phường hiện nay",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="Huyện, thành phố trước đây",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("inside", "Trong địa bàn kế hoạch"),
                            ("outside", "Ngoài địa bàn kế hoạch"),
                            ("unknown", "Chưa xác định địa bàn"),
                        ],
                        default="unknown",
                        max_length=8,
                        verbose_name="Địa bàn",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="Nguồn")),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="Địa chỉ nguồn")),
                ("retrieved_on", models.DateField(blank=True, null=True, verbose_name="Ngày tra cứu")),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(default=core.clock.now, verbose_name="Sửa lúc")),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người sửa",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="Tên sản phẩm")),
                (
                    "name_order",
                    models.GeneratedField(
                        db_persist=True,
                        expression=core.vietnamese.SortKey("name"),
                        output_field=models.TextField(db_collation="C"),
                        verbose_name="Thứ tự",
                    ),
                ),
                ("owner", models.CharField(blank=True, max_length=300, verbose_name="Chủ thể")),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú")),
                (
                    "titles",
                    models.ManyToManyField(
                        related_name="products", through="indicators.Protection", to="indicators.title"
                    ),
                ),
            ],
            options={
                "verbose_name": "Sản phẩm",
                "ordering": ["name_order", "id"],
                "constraints": [models.UniqueConstraint(fields=("name", "owner"), name="product_once")],
                "indexes": [
                    models.Index(models.F("name_order"), models.F("id"), name="product_by_name"),
                    models.Index(models.F("place"), models.F("id"), name="product_place"),
                    models.Index(models.F("commune"), name="product_commune"),
                    django.contrib.postgres.indexes.GinIndex(
                        core.vietnamese.Words("name", "owner"), name="product_said"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(core.vietnamese.Folded("name"), name="gin_trgm_ops"),
                        name="product_near",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.SlugField(max_length=60, verbose_name="Quy tắc")),
                (
                    "title",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
                        to="indicators.title",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
                        to="indicators.product",
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=200, verbose_name="Đối tượng")),
                ("facts", models.JSONField(default=dict, verbose_name="Dữ kiện")),
                ("found_at", models.DateTimeField(default=core.clock.now, verbose_name="Phát hiện lúc")),
                ("dismissed_at", models.DateTimeField(blank=True, null=True, verbose_name="Xác nhận đúng lúc")),
                (
                    "dismissed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="Lý do")),
            ],
            options={
                "verbose_name": "Điểm cần kiểm tra",
                "ordering": ["rule", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rule", "title", "product", "subject"), name="finding_once", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dismissed_at", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="finding_dismissed_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProductEvent",
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
                        to="indicators.product",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("address", models.TextField(blank=True, verbose_name="Địa chỉ")),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                        verbose_name="Xã, phường hiện nay",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                        verbose_name="Huyện, thành phố trước đây",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("inside", "Trong địa bàn kế hoạch"),
                            ("outside", "Ngoài địa bàn kế hoạch"),
                            ("unknown", "Chưa xác định địa bàn"),
                        ],
                        default="unknown",
                        max_length=8,
                        verbose_name="Địa bàn",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="Nguồn")),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="Địa chỉ nguồn")),
                ("retrieved_on", models.DateField(blank=True, null=True, verbose_name="Ngày tra cứu")),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(default=core.clock.now, verbose_name="Sửa lúc")),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người sửa",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="Tên sản phẩm")),
                ("owner", models.CharField(blank=True, max_length=300, verbose_name="Chủ thể")),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Recognition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recognitions",
                        to="indicators.product",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("key", "Sản phẩm chủ lực"),
                            ("typical", "Sản phẩm đặc trưng"),
                            ("ocop", "Sản phẩm OCOP"),
                        ],
                        max_length=8,
                        verbose_name="Danh mục",
                    ),
                ),
                ("stars", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số sao")),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="Quyết định")),
                ("valid_from", models.DateField(verbose_name="Từ ngày")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="Đến hết ngày")),
            ],
            options={
                "verbose_name": "Công nhận sản phẩm",
                "ordering": ["valid_from", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("product", "kind", "valid_from"), name="recognition_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "ocop"), ("stars__gte", 1), ("stars__isnull", False), ("stars__lte", 5)),
                            models.Q(models.Q(("kind", "ocop"), _negated=True), ("stars", None)),
                            _connector="OR",
                        ),
                        name="recognition_stars_of_ocop",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="recognition_ends_after_it_begins",
                    ),
                ],
                "indexes": [
                    models.Index(
                        models.F("product"), models.F("kind"), models.F("valid_from"), name="recognition_of_product"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RecognitionEvent",
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
                        to="indicators.recognition",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "product",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.product",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("key", "Sản phẩm chủ lực"),
                            ("typical", "Sản phẩm đặc trưng"),
                            ("ocop", "Sản phẩm OCOP"),
                        ],
                        max_length=8,
                        verbose_name="Danh mục",
                    ),
                ),
                ("stars", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Số sao")),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="Quyết định")),
                ("valid_from", models.DateField(verbose_name="Từ ngày")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="Đến hết ngày")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RegisterImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("titles", "Đơn và văn bằng"), ("products", "Sản phẩm")],
                        max_length=8,
                        verbose_name="Nội dung",
                    ),
                ),
                (
                    "title_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("patent", "Sáng chế"),
                            ("utility_solution", "Giải pháp hữu ích"),
                            ("industrial_design", "Kiểu dáng công nghiệp"),
                            ("trademark", "Nhãn hiệu"),
                            ("collective_mark", "Nhãn hiệu tập thể"),
                            ("certification_mark", "Nhãn hiệu chứng nhận"),
                            ("geographical_indication", "Chỉ dẫn địa lý"),
                            ("layout_design", "Thiết kế bố trí mạch tích hợp bán dẫn"),
                            ("plant_variety", "Giống cây trồng"),
                            ("copyright", "Quyền tác giả, quyền liên quan"),
                        ],
                        max_length=24,
                        verbose_name="Đối tượng khi tệp không ghi",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Chờ đọc tệp"),
                            ("reading", "Đang đọc tệp"),
                            ("previewed", "Chờ xem và xác nhận"),
                            ("applying", "Đang ghi vào sổ"),
                            ("applied", "Đã ghi vào sổ"),
                            ("refused", "Không nhận"),
                            ("cancelled", "Đã bỏ"),
                        ],
                        default="queued",
                        max_length=9,
                        verbose_name="Trạng thái",
                    ),
                ),
                ("source", models.CharField(max_length=200, verbose_name="Nguồn")),
                ("retrieved_on", models.DateField(verbose_name="Ngày tra cứu")),
                ("file_name", models.CharField(max_length=200, verbose_name="Tên tệp")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="Dung lượng (byte)")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="Số dòng đã xử lý")),
                ("total", models.PositiveIntegerField(default=0, verbose_name="Số dòng")),
                ("counts", models.JSONField(blank=True, default=dict, verbose_name="Kết quả đọc")),
                ("fault", models.TextField(blank=True, verbose_name="Lý do không nhận")),
                ("requested_at", models.DateTimeField(default=core.clock.now, verbose_name="Nộp lúc")),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("with_doubtful", models.BooleanField(default=False, verbose_name="Ghi cả dòng cần xem lại")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người xác nhận",
                    ),
                ),
                ("moved_on", models.BooleanField(default=False, verbose_name="Sổ đã đổi sau khi xem trước")),
                ("applied_at", models.DateTimeField(blank=True, null=True, verbose_name="Ghi lúc")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="Số lần thử")),
                ("lease_token", models.UUIDField(blank=True, null=True)),
                ("lease_until", models.DateTimeField(blank=True, null=True, verbose_name="Giữ việc đến")),
            ],
            options={
                "verbose_name": "Lần nhập dữ liệu",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "imported",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="indicators.registerimport"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="Dòng")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("new", "Mới"),
                            ("changed", "Có thay đổi"),
                            ("same", "Không đổi"),
                            ("doubtful", "Cần xem lại"),
                            ("wrong", "Sai"),
                        ],
                        max_length=8,
                        verbose_name="Kết quả",
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=500, verbose_name="Tên")),
                ("values", models.JSONField(default=dict)),
                ("changes", models.JSONField(default=dict)),
                ("problems", models.JSONField(default=list)),
                ("target", models.PositiveBigIntegerField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "Dòng của lần nhập",
                "ordering": ["number"],
                "indexes": [
                    models.Index(
                        models.F("imported"), models.F("verdict"), models.F("number"), name="import_row_verdict"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterImportEvent",
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
                        to="indicators.registerimport",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("titles", "Đơn và văn bằng"), ("products", "Sản phẩm")],
                        max_length=8,
                        verbose_name="Nội dung",
                    ),
                ),
                (
                    "title_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("patent", "Sáng chế"),
                            ("utility_solution", "Giải pháp hữu ích"),
                            ("industrial_design", "Kiểu dáng công nghiệp"),
                            ("trademark", "Nhãn hiệu"),
                            ("collective_mark", "Nhãn hiệu tập thể"),
                            ("certification_mark", "Nhãn hiệu chứng nhận"),
                            ("geographical_indication", "Chỉ dẫn địa lý"),
                            ("layout_design", "Thiết kế bố trí mạch tích hợp bán dẫn"),
                            ("plant_variety", "Giống cây trồng"),
                            ("copyright", "Quyền tác giả, quyền liên quan"),
                        ],
                        max_length=24,
                        verbose_name="Đối tượng khi tệp không ghi",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Chờ đọc tệp"),
                            ("reading", "Đang đọc tệp"),
                            ("previewed", "Chờ xem và xác nhận"),
                            ("applying", "Đang ghi vào sổ"),
                            ("applied", "Đã ghi vào sổ"),
                            ("refused", "Không nhận"),
                            ("cancelled", "Đã bỏ"),
                        ],
                        default="queued",
                        max_length=9,
                        verbose_name="Trạng thái",
                    ),
                ),
                ("source", models.CharField(max_length=200, verbose_name="Nguồn")),
                ("retrieved_on", models.DateField(verbose_name="Ngày tra cứu")),
                ("file_name", models.CharField(max_length=200, verbose_name="Tên tệp")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="Dung lượng (byte)")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="Số dòng đã xử lý")),
                ("total", models.PositiveIntegerField(default=0, verbose_name="Số dòng")),
                ("counts", models.JSONField(blank=True, default=dict, verbose_name="Kết quả đọc")),
                ("requested_at", models.DateTimeField(default=core.clock.now, verbose_name="Nộp lúc")),
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
                ("with_doubtful", models.BooleanField(default=False, verbose_name="Ghi cả dòng cần xem lại")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người xác nhận",
                    ),
                ),
                ("moved_on", models.BooleanField(default=False, verbose_name="Sổ đã đổi sau khi xem trước")),
                ("applied_at", models.DateTimeField(blank=True, null=True, verbose_name="Ghi lúc")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="Số lần thử")),
                ("lease_token", models.UUIDField(blank=True, null=True)),
                ("lease_until", models.DateTimeField(blank=True, null=True, verbose_name="Giữ việc đến")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Statistic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="statistics", to="plans.plan"
                    ),
                ),
                ("key", models.SlugField(max_length=60, verbose_name="Khóa trong tệp kế hoạch")),
                ("order", models.PositiveSmallIntegerField(verbose_name="Thứ tự")),
                ("name", models.CharField(max_length=300, verbose_name="Tên số liệu")),
                ("unit", models.CharField(max_length=60, verbose_name="Đơn vị")),
                (
                    "appendix",
                    models.CharField(
                        choices=[
                            ("III", "Đơn đăng ký và văn bằng trong năm"),
                            ("VI", "Thực thi quyền sở hữu trí tuệ"),
                            ("VII", "Đào tạo, truyền thông"),
                            ("VIII", "Kinh phí và nhiệm vụ khoa học và công nghệ"),
                        ],
                        max_length=4,
                        verbose_name="Phụ lục",
                    ),
                ),
                ("rows", models.JSONField(blank=True, default=list, verbose_name="Phân tổ theo dòng")),
                ("columns", models.JSONField(blank=True, default=list, verbose_name="Phân tổ theo cột")),
                (
                    "totals",
                    models.CharField(
                        choices=[
                            ("none", "Không cộng"),
                            ("rows", "Cộng các dòng"),
                            ("columns", "Cộng các cột"),
                            ("both", "Cộng cả dòng và cột"),
                        ],
                        default="rows",
                        max_length=7,
                        verbose_name="Cộng",
                    ),
                ),
                ("from_cases", models.JSONField(blank=True, null=True, verbose_name="Cộng từ vụ việc")),
                (
                    "within_register",
                    models.CharField(blank=True, max_length=60, verbose_name="Cột đối chiếu với sổ văn bằng"),
                ),
                ("decimals", models.PositiveSmallIntegerField(default=0, verbose_name="Số chữ số thập phân")),
                ("help", models.TextField(blank=True, verbose_name="Hướng dẫn")),
                (
                    "reporters",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="agencies.agency", verbose_name="Cơ quan báo cáo"
                    ),
                ),
            ],
            options={
                "verbose_name": "Số liệu thống kê",
                "ordering": ["plan", "order"],
                "constraints": [models.UniqueConstraint(fields=("plan", "key"), name="statistic_once")],
            },
        ),
        migrations.CreateModel(
            name="StatisticEvent",
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
                        to="indicators.statistic",
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
                ("name", models.CharField(max_length=300, verbose_name="Tên số liệu")),
                ("unit", models.CharField(max_length=60, verbose_name="Đơn vị")),
                (
                    "appendix",
                    models.CharField(
                        choices=[
                            ("III", "Đơn đăng ký và văn bằng trong năm"),
                            ("VI", "Thực thi quyền sở hữu trí tuệ"),
                            ("VII", "Đào tạo, truyền thông"),
                            ("VIII", "Kinh phí và nhiệm vụ khoa học và công nghệ"),
                        ],
                        max_length=4,
                        verbose_name="Phụ lục",
                    ),
                ),
                ("rows", models.JSONField(blank=True, default=list, verbose_name="Phân tổ theo dòng")),
                ("columns", models.JSONField(blank=True, default=list, verbose_name="Phân tổ theo cột")),
                (
                    "totals",
                    models.CharField(
                        choices=[
                            ("none", "Không cộng"),
                            ("rows", "Cộng các dòng"),
                            ("columns", "Cộng các cột"),
                            ("both", "Cộng cả dòng và cột"),
                        ],
                        default="rows",
                        max_length=7,
                        verbose_name="Cộng",
                    ),
                ),
                ("from_cases", models.JSONField(blank=True, null=True, verbose_name="Cộng từ vụ việc")),
                (
                    "within_register",
                    models.CharField(blank=True, max_length=60, verbose_name="Cột đối chiếu với sổ văn bằng"),
                ),
                ("decimals", models.PositiveSmallIntegerField(default=0, verbose_name="Số chữ số thập phân")),
                ("help", models.TextField(blank=True, verbose_name="Hướng dẫn")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StatisticFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "statistic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="indicators.statistic"
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.period"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                ("row", models.CharField(blank=True, max_length=60, verbose_name="Dòng")),
                ("column", models.CharField(blank=True, max_length=60, verbose_name="Cột")),
                ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="Giá trị")),
                ("recorded_at", models.DateTimeField(default=core.clock.now, verbose_name="Ghi nhận lúc")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "Số liệu thống kê của cơ quan",
                "ordering": ["statistic", "agency", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("period", "statistic", "agency", "row", "column"), name="statistic_figure_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("value__gte", 0)), name="statistic_figure_not_negative"),
                ],
                "indexes": [models.Index(models.F("period"), models.F("agency"), name="statistic_of_agency")],
            },
        ),
        migrations.CreateModel(
            name="StatisticFigureEvent",
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
                        to="indicators.statisticfigure",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "statistic",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.statistic",
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
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                    ),
                ),
                ("row", models.CharField(blank=True, max_length=60, verbose_name="Dòng")),
                ("column", models.CharField(blank=True, max_length=60, verbose_name="Cột")),
                ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="Giá trị")),
                ("recorded_at", models.DateTimeField(default=core.clock.now, verbose_name="Ghi nhận lúc")),
                (
                    "recorded_by",
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
            name="StatisticSheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.submission"
                    ),
                ),
                ("nothing", models.JSONField(blank=True, default=list, verbose_name="Không phát sinh")),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú, nguồn số liệu")),
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
                "verbose_name": "Số liệu thống kê của báo cáo",
            },
        ),
        migrations.CreateModel(
            name="StatisticSheetEvent",
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
                        to="indicators.statisticsheet",
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
                ("nothing", models.JSONField(blank=True, default=list, verbose_name="Không phát sinh")),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú, nguồn số liệu")),
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
            name="ProtectionEvent",
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
                        to="indicators.protection",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "product",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.product",
                        verbose_name="Sản phẩm",
                    ),
                ),
                (
                    "title",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.title",
                        verbose_name="Văn bằng",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="Ghi chú")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LapseNoticeEvent",
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
                        to="indicators.lapsenotice",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "title",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.title",
                    ),
                ),
                ("valid_until", models.DateField(verbose_name="Bảo hộ đến hết ngày")),
                ("months", models.PositiveSmallIntegerField(verbose_name="Báo trước (tháng)")),
                ("told_at", models.DateTimeField(default=core.clock.now, verbose_name="Báo lúc")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FindingEvent",
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
                        to="indicators.finding",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("rule", models.SlugField(db_index=False, max_length=60, verbose_name="Quy tắc")),
                (
                    "title",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.title",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.product",
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=200, verbose_name="Đối tượng")),
                ("facts", models.JSONField(default=dict, verbose_name="Dữ kiện")),
                ("found_at", models.DateTimeField(default=core.clock.now, verbose_name="Phát hiện lúc")),
                ("dismissed_at", models.DateTimeField(blank=True, null=True, verbose_name="Xác nhận đúng lúc")),
                (
                    "dismissed_by",
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
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="Lý do")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExploitationEvent",
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
                        to="indicators.exploitation",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "title",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.title",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("own", "Chủ văn bằng tự sản xuất, kinh doanh"),
                            ("licence", "Hợp đồng chuyển quyền sử dụng"),
                            ("assignment", "Hợp đồng chuyển nhượng"),
                            ("capital", "Góp vốn bằng quyền sở hữu trí tuệ"),
                        ],
                        max_length=12,
                        verbose_name="Hình thức khai thác",
                    ),
                ),
                ("user", models.CharField(max_length=300, verbose_name="Bên khai thác")),
                ("contract", models.CharField(max_length=300, verbose_name="Hợp đồng, sản phẩm")),
                ("since", models.DateField(verbose_name="Từ ngày")),
                ("until", models.DateField(blank=True, null=True, verbose_name="Đến hết ngày")),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=0, max_digits=18, null=True, verbose_name="Giá trị (đồng)"
                    ),
                ),
                ("proof", models.CharField(max_length=500, verbose_name="Tài liệu chứng minh")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AuthorisedUserEvent",
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
                        to="indicators.authoriseduser",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("address", models.TextField(blank=True, verbose_name="Địa chỉ")),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                        verbose_name="Xã, phường hiện nay",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                        verbose_name="Huyện, thành phố trước đây",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("inside", "Trong địa bàn kế hoạch"),
                            ("outside", "Ngoài địa bàn kế hoạch"),
                            ("unknown", "Chưa xác định địa bàn"),
                        ],
                        default="unknown",
                        max_length=8,
                        verbose_name="Địa bàn",
                    ),
                ),
                (
                    "title",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.title",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="Tổ chức, cá nhân")),
                ("certificate_number", models.CharField(blank=True, max_length=60, verbose_name="Số giấy chứng nhận")),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="Quyết định")),
                ("granted_on", models.DateField(verbose_name="Ngày cấp")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="Đến hết ngày")),
                ("scale", models.CharField(blank=True, max_length=300, verbose_name="Quy mô, sản phẩm")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TitleDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "title",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="documents", to="indicators.title"
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="Số, ký hiệu")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="Ngày văn bản")),
                ("name", models.CharField(max_length=300, verbose_name="Tên văn bản")),
                ("file_name", models.CharField(blank=True, max_length=200, verbose_name="Tên tệp")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(default=0, verbose_name="Dung lượng (byte)")),
                ("media_type", models.CharField(blank=True, max_length=100, verbose_name="Kiểu tệp")),
            ],
            options={
                "verbose_name": "Tài liệu của văn bằng",
                "ordering": ["issued_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="TitleDocumentEvent",
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
                        to="indicators.titledocument",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "title",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.title",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="Số, ký hiệu")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="Ngày văn bản")),
                ("name", models.CharField(max_length=300, verbose_name="Tên văn bản")),
                ("file_name", models.CharField(blank=True, max_length=200, verbose_name="Tên tệp")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(default=0, verbose_name="Dung lượng (byte)")),
                ("media_type", models.CharField(blank=True, max_length=100, verbose_name="Kiểu tệp")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TitleEvent",
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
                        to="indicators.title",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("address", models.TextField(blank=True, verbose_name="Địa chỉ")),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                        verbose_name="Xã, phường hiện nay",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agencies.agency",
                        verbose_name="Huyện, thành phố trước đây",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("inside", "Trong địa bàn kế hoạch"),
                            ("outside", "Ngoài địa bàn kế hoạch"),
                            ("unknown", "Chưa xác định địa bàn"),
                        ],
                        default="unknown",
                        max_length=8,
                        verbose_name="Địa bàn",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="Nguồn")),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="Địa chỉ nguồn")),
                ("retrieved_on", models.DateField(blank=True, null=True, verbose_name="Ngày tra cứu")),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(default=core.clock.now, verbose_name="Sửa lúc")),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người sửa",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("patent", "Sáng chế"),
                            ("utility_solution", "Giải pháp hữu ích"),
                            ("industrial_design", "Kiểu dáng công nghiệp"),
                            ("trademark", "Nhãn hiệu"),
                            ("collective_mark", "Nhãn hiệu tập thể"),
                            ("certification_mark", "Nhãn hiệu chứng nhận"),
                            ("geographical_indication", "Chỉ dẫn địa lý"),
                            ("layout_design", "Thiết kế bố trí mạch tích hợp bán dẫn"),
                            ("plant_variety", "Giống cây trồng"),
                            ("copyright", "Quyền tác giả, quyền liên quan"),
                        ],
                        max_length=24,
                        verbose_name="Đối tượng",
                    ),
                ),
                ("name", models.CharField(max_length=500, verbose_name="Tên, nhãn hiệu")),
                ("application_number", models.CharField(blank=True, max_length=60, verbose_name="Số đơn")),
                ("application_key", models.CharField(blank=True, max_length=40, verbose_name="Số đơn chuẩn hóa")),
                ("title_number", models.CharField(blank=True, max_length=60, verbose_name="Số văn bằng")),
                ("title_key", models.CharField(blank=True, max_length=40, verbose_name="Số văn bằng chuẩn hóa")),
                (
                    "number_keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Số để tìm",
                    ),
                ),
                ("filed_on", models.DateField(blank=True, null=True, verbose_name="Ngày nộp đơn")),
                ("accepted_on", models.DateField(blank=True, null=True, verbose_name="Ngày chấp nhận đơn hợp lệ")),
                ("publication_number", models.CharField(blank=True, max_length=60, verbose_name="Số công bố")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="Ngày công bố")),
                ("granted_on", models.DateField(blank=True, null=True, verbose_name="Ngày cấp")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="Ngày hết hạn theo Cục")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="Bảo hộ đến hết ngày")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="Ngày chấm dứt, hủy bỏ")),
                ("end_reason", models.CharField(blank=True, max_length=300, verbose_name="Lý do chấm dứt")),
                ("owner", models.CharField(blank=True, max_length=500, verbose_name="Chủ đơn, chủ văn bằng")),
                ("authors", models.CharField(blank=True, max_length=500, verbose_name="Tác giả")),
                ("representative", models.CharField(blank=True, max_length=300, verbose_name="Đại diện")),
                (
                    "ipc",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Phân loại IPC",
                    ),
                ),
                (
                    "locarno",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Phân loại Locarno",
                    ),
                ),
                (
                    "nice",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Phân loại Nice",
                    ),
                ),
                (
                    "vienna",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Phân loại Vienna",
                    ),
                ),
                ("goods", models.TextField(blank=True, verbose_name="Hàng hóa, dịch vụ")),
                ("colours", models.CharField(blank=True, max_length=300, verbose_name="Màu sắc")),
                ("disclaimer", models.TextField(blank=True, verbose_name="Yếu tố loại trừ")),
                ("priority", models.CharField(blank=True, max_length=300, verbose_name="Ưu tiên")),
                ("is_tree", models.BooleanField(default=False, verbose_name="Cây thân gỗ, cây leo thân gỗ")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("filed", "Đã nộp đơn"),
                            ("accepted", "Đơn được chấp nhận hợp lệ"),
                            ("published", "Đã công bố đơn"),
                            ("examined", "Đang thẩm định nội dung"),
                            ("granted", "Đã cấp văn bằng"),
                            ("refused", "Bị từ chối"),
                            ("withdrawn", "Đã rút đơn"),
                            ("lapsed", "Hết hiệu lực"),
                            ("cancelled", "Bị hủy bỏ hiệu lực"),
                            ("unknown", "Chưa rõ"),
                        ],
                        default="unknown",
                        max_length=10,
                        verbose_name="Tình trạng",
                    ),
                ),
                ("status_text", models.CharField(blank=True, max_length=200, verbose_name="Tình trạng theo Cục")),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TitleStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "title",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="indicators.title"
                    ),
                ),
                ("on", models.DateField(blank=True, null=True, verbose_name="Ngày")),
                ("words", models.CharField(max_length=500, verbose_name="Nội dung")),
            ],
            options={
                "verbose_name": "Tiến trình xử lý",
                "ordering": ["on", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("title", "on", "words"), name="title_step_once", nulls_distinct=False
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TitleStepEvent",
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
                        to="indicators.titlestep",
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "title",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.title",
                    ),
                ),
                ("on", models.DateField(blank=True, null=True, verbose_name="Ngày")),
                ("words", models.CharField(max_length=500, verbose_name="Nội dung")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="protection",
            name="product",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="protections",
                to="indicators.product",
                verbose_name="Sản phẩm",
            ),
        ),
        migrations.AddConstraint(
            model_name="protection",
            constraint=models.UniqueConstraint(fields=("product", "title"), name="protection_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="88a66522f17ac70467f66a16204e3b5769a8b9b3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_29cea",
                    table="indicators_assessmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_assessmentevent" ("criterion_id", "evidence", "id", "is_met", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id") VALUES (NEW."criterion_id", NEW."evidence", NEW."id", NEW."is_met", NEW."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id"); RETURN NULL;',
                    hash="e727d38d64d21256c3736e1e4f745b67db0aad63",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c77c6",
                    table="indicators_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_assessmentevent" ("criterion_id", "evidence", "id", "is_met", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id") VALUES (NEW."criterion_id", NEW."evidence", NEW."id", NEW."is_met", NEW."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id"); RETURN NULL;',
                    hash="b0a94009224f0f8b54a4fc93624879f02edaabc0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f267b",
                    table="indicators_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assessment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_assessmentevent" ("criterion_id", "evidence", "id", "is_met", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id") VALUES (OLD."criterion_id", OLD."evidence", OLD."id", OLD."is_met", OLD."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id"); RETURN NULL;',
                    hash="d8d001f3a5effe2401f6c09ccf802236bf011d98",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dbc71",
                    table="indicators_assessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enforcementcase",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_enforcementcaseevent" ("address", "agency_id", "channel", "commune_id", "decision", "district_id", "fine", "goods_value", "handled_on", "id", "is_counterfeit", "kind", "measure", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "summary", "version") VALUES (NEW."address", NEW."agency_id", NEW."channel", NEW."commune_id", NEW."decision", NEW."district_id", NEW."fine", NEW."goods_value", NEW."handled_on", NEW."id", NEW."is_counterfeit", NEW."kind", NEW."measure", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."summary", NEW."version"); RETURN NULL;',
                    hash="b05f3d2237db90f3f23f48ea0288a35811c23300",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0871f",
                    table="indicators_enforcementcase",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enforcementcase",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_enforcementcaseevent" ("address", "agency_id", "channel", "commune_id", "decision", "district_id", "fine", "goods_value", "handled_on", "id", "is_counterfeit", "kind", "measure", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "summary", "version") VALUES (NEW."address", NEW."agency_id", NEW."channel", NEW."commune_id", NEW."decision", NEW."district_id", NEW."fine", NEW."goods_value", NEW."handled_on", NEW."id", NEW."is_counterfeit", NEW."kind", NEW."measure", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."summary", NEW."version"); RETURN NULL;',
                    hash="38bd31c6c50b5beec2bf0c55c2531e883af0e03f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_60b4e",
                    table="indicators_enforcementcase",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enforcementcase",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_enforcementcaseevent" ("address", "agency_id", "channel", "commune_id", "decision", "district_id", "fine", "goods_value", "handled_on", "id", "is_counterfeit", "kind", "measure", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "summary", "version") VALUES (OLD."address", OLD."agency_id", OLD."channel", OLD."commune_id", OLD."decision", OLD."district_id", OLD."fine", OLD."goods_value", OLD."handled_on", OLD."id", OLD."is_counterfeit", OLD."kind", OLD."measure", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."summary", OLD."version"); RETURN NULL;',
                    hash="90e5723eb2de19b8ea7d58ad1b08a5613a190ce1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5a374",
                    table="indicators_enforcementcase",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enforcementcaseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="27be30a88d358dd8e02d703054f5da01d700c1c0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9a0e6",
                    table="indicators_enforcementcaseevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_indicatorevent" ("baseline", "baseline_note", "baseline_on", "code", "counting_rule", "direction", "id", "key", "kind", "monitor_id", "name", "objective_id", "order", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "rule", "scope", "source", "subset_of_id", "text", "unit") VALUES (NEW."baseline", NEW."baseline_note", NEW."baseline_on", NEW."code", NEW."counting_rule", NEW."direction", NEW."id", NEW."key", NEW."kind", NEW."monitor_id", NEW."name", NEW."objective_id", NEW."order", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."rule", NEW."scope", NEW."source", NEW."subset_of_id", NEW."text", NEW."unit"); RETURN NULL;',
                    hash="43444479bd4f3bac2ddcaa02cbfa78a8eac9c1b9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6ab67",
                    table="indicators_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_indicatorevent" ("baseline", "baseline_note", "baseline_on", "code", "counting_rule", "direction", "id", "key", "kind", "monitor_id", "name", "objective_id", "order", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "rule", "scope", "source", "subset_of_id", "text", "unit") VALUES (NEW."baseline", NEW."baseline_note", NEW."baseline_on", NEW."code", NEW."counting_rule", NEW."direction", NEW."id", NEW."key", NEW."kind", NEW."monitor_id", NEW."name", NEW."objective_id", NEW."order", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."rule", NEW."scope", NEW."source", NEW."subset_of_id", NEW."text", NEW."unit"); RETURN NULL;',
                    hash="31e8466bf449de83f64b5805647edac1191403d7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4281e",
                    table="indicators_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_indicatorevent" ("baseline", "baseline_note", "baseline_on", "code", "counting_rule", "direction", "id", "key", "kind", "monitor_id", "name", "objective_id", "order", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "rule", "scope", "source", "subset_of_id", "text", "unit") VALUES (OLD."baseline", OLD."baseline_note", OLD."baseline_on", OLD."code", OLD."counting_rule", OLD."direction", OLD."id", OLD."key", OLD."kind", OLD."monitor_id", OLD."name", OLD."objective_id", OLD."order", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."rule", OLD."scope", OLD."source", OLD."subset_of_id", OLD."text", OLD."unit"); RETURN NULL;',
                    hash="b91df6a165002e268b6f1efd337fd4b30369d4ab",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f068f",
                    table="indicators_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="horizonevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="10f8d0a4a19a93f03b7768c659c3d2d6ccb5a69b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_489ce",
                    table="indicators_horizonevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="horizon",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_horizonevent" ("comparator", "id", "indicator_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value", "words", "year") VALUES (NEW."comparator", NEW."id", NEW."indicator_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."value", NEW."words", NEW."year"); RETURN NULL;',
                    hash="bba519add85d0eaa15811feb71848aef8f3cc5f8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_54d07",
                    table="indicators_horizon",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="horizon",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_horizonevent" ("comparator", "id", "indicator_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value", "words", "year") VALUES (NEW."comparator", NEW."id", NEW."indicator_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."value", NEW."words", NEW."year"); RETURN NULL;',
                    hash="d00b9b7fa794ec176e4cc8152cbb77e5dba5cc62",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_82222",
                    table="indicators_horizon",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="horizon",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_horizonevent" ("comparator", "id", "indicator_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value", "words", "year") VALUES (OLD."comparator", OLD."id", OLD."indicator_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."value", OLD."words", OLD."year"); RETURN NULL;',
                    hash="f39aa26414bad076967d3987c952ccdbc73f27d8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_845d9",
                    table="indicators_horizon",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3c69268c9a31fef4b8ff32bb5bbfadc967179524",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c532c",
                    table="indicators_criterionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_criterionevent" ("id", "indicator_id", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on", "text") VALUES (NEW."id", NEW."indicator_id", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."retired_on", NEW."text"); RETURN NULL;',
                    hash="1435419db68c05acefbb6fdc815e971adeb3ad2c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_613d7",
                    table="indicators_criterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_criterionevent" ("id", "indicator_id", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on", "text") VALUES (NEW."id", NEW."indicator_id", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."retired_on", NEW."text"); RETURN NULL;',
                    hash="12f34d7bae33c011a1a26eb381770ba8a5e1d484",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6e5b9",
                    table="indicators_criterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="criterion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_criterionevent" ("id", "indicator_id", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on", "text") VALUES (OLD."id", OLD."indicator_id", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."retired_on", OLD."text"); RETURN NULL;',
                    hash="884cd882d3d9207c9b41fdeec97f663015498c72",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3e9b8",
                    table="indicators_criterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="094e1c3f4541b9846ba25c4ee0a14f60244a9bd9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_120fe",
                    table="indicators_indicatorevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_milestoneevent" ("id", "indicator_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value", "year") VALUES (NEW."id", NEW."indicator_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."value", NEW."year"); RETURN NULL;',
                    hash="5a5cda4039f89d645a381322e634c280f776a4cf",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9338f",
                    table="indicators_milestone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_milestoneevent" ("id", "indicator_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value", "year") VALUES (NEW."id", NEW."indicator_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."value", NEW."year"); RETURN NULL;',
                    hash="1cf9e04a4aa3b36e140fd185ad3c9d8140a0cd85",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_13988",
                    table="indicators_milestone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_milestoneevent" ("id", "indicator_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value", "year") VALUES (OLD."id", OLD."indicator_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."value", OLD."year"); RETURN NULL;',
                    hash="5a5301f145576b82295fa21e34f4741d364b47bf",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1e51d",
                    table="indicators_milestone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="milestoneevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="11920c01d443cbed63c7236d854f739146248392",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_cf2f4",
                    table="indicators_milestoneevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="observation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_observationevent" ("agency_id", "counted_on", "denominator", "id", "indicator_id", "note", "numerator", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "rule", "value", "version") VALUES (NEW."agency_id", NEW."counted_on", NEW."denominator", NEW."id", NEW."indicator_id", NEW."note", NEW."numerator", NEW."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."rule", NEW."value", NEW."version"); RETURN NULL;',
                    hash="64e6399d5f7210715a1376f112e33f5259b764c3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e2b9e",
                    table="indicators_observation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="observation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_observationevent" ("agency_id", "counted_on", "denominator", "id", "indicator_id", "note", "numerator", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "rule", "value", "version") VALUES (NEW."agency_id", NEW."counted_on", NEW."denominator", NEW."id", NEW."indicator_id", NEW."note", NEW."numerator", NEW."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."rule", NEW."value", NEW."version"); RETURN NULL;',
                    hash="adbc961fd0f309794d09eb12f7b1121de5a6a848",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_63021",
                    table="indicators_observation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="observation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_observationevent" ("agency_id", "counted_on", "denominator", "id", "indicator_id", "note", "numerator", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "rule", "value", "version") VALUES (OLD."agency_id", OLD."counted_on", OLD."denominator", OLD."id", OLD."indicator_id", OLD."note", OLD."numerator", OLD."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."rule", OLD."value", OLD."version"); RETURN NULL;',
                    hash="9f2b92bd43a39c668cbfb4907deadba7e92f4d07",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e09f2",
                    table="indicators_observation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="observationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="87a7ebda2afec23c2274df0ee45f37de81ce8658",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e7484",
                    table="indicators_observationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="productevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0285185c32f642cee917afb20dd43b18fde89a86",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_feeb3",
                    table="indicators_productevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recognition",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_recognitionevent" ("decision", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "stars", "valid_from", "valid_until") VALUES (NEW."decision", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."product_id", NEW."stars", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                    hash="5103349885c2ade044b19c02b041e447fe991968",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_aa86c",
                    table="indicators_recognition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recognition",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_recognitionevent" ("decision", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "stars", "valid_from", "valid_until") VALUES (NEW."decision", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."product_id", NEW."stars", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                    hash="a3a059cfeea3e9b9bf6fd75bd4a4671f8729c116",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a11ca",
                    table="indicators_recognition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recognition",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_recognitionevent" ("decision", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "stars", "valid_from", "valid_until") VALUES (OLD."decision", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."product_id", OLD."stars", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                    hash="64ebecae8add6841924bdd7b2a7493880a509b97",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_446d9",
                    table="indicators_recognition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recognitionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bbf6f69b29ba8eedc32fba58bf79e77e1739a32c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f435f",
                    table="indicators_recognitionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registerimport",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_registerimportevent" ("applied_at", "attempts", "confirmed_by_id", "counts", "done", "file_name", "id", "kind", "lease_token", "lease_until", "moved_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "retrieved_on", "sha256", "size", "source", "state", "title_kind", "total", "with_doubtful") VALUES (NEW."applied_at", NEW."attempts", NEW."confirmed_by_id", NEW."counts", NEW."done", NEW."file_name", NEW."id", NEW."kind", NEW."lease_token", NEW."lease_until", NEW."moved_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."requested_at", NEW."requested_by_id", NEW."retrieved_on", NEW."sha256", NEW."size", NEW."source", NEW."state", NEW."title_kind", NEW."total", NEW."with_doubtful"); RETURN NULL;',
                    hash="e47eddfec134771ef71782711bc77d7690fa6490",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_192dc",
                    table="indicators_registerimport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registerimport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func='INSERT INTO "indicators_registerimportevent" ("applied_at", "attempts", "confirmed_by_id", "counts", "done", "file_name", "id", "kind", "lease_token", "lease_until", "moved_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "retrieved_on", "sha256", "size", "source", "state", "title_kind", "total", "with_doubtful") VALUES (NEW."applied_at", NEW."attempts", NEW."confirmed_by_id", NEW."counts", NEW."done", NEW."file_name", NEW."id", NEW."kind", NEW."lease_token", NEW."lease_until", NEW."moved_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."requested_at", NEW."requested_by_id", NEW."retrieved_on", NEW."sha256", NEW."size", NEW."source", NEW."state", NEW."title_kind", NEW."total", NEW."with_doubtful"); RETURN NULL;',
                    hash="f0bf216d485cbb9b9f4e910ba174f8999807c5cd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_663c9",
                    table="indicators_registerimport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registerimportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6e028895fd74562656c57d336dd8959e7a454563",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c2d4e",
                    table="indicators_registerimportevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statistic",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_statisticevent" ("appendix", "columns", "decimals", "from_cases", "help", "id", "key", "name", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "rows", "totals", "unit", "within_register") VALUES (NEW."appendix", NEW."columns", NEW."decimals", NEW."from_cases", NEW."help", NEW."id", NEW."key", NEW."name", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."rows", NEW."totals", NEW."unit", NEW."within_register"); RETURN NULL;',
                    hash="5af57f70d742da4c1e47528e95bd2f265d4969b7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_32c79",
                    table="indicators_statistic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statistic",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_statisticevent" ("appendix", "columns", "decimals", "from_cases", "help", "id", "key", "name", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "rows", "totals", "unit", "within_register") VALUES (NEW."appendix", NEW."columns", NEW."decimals", NEW."from_cases", NEW."help", NEW."id", NEW."key", NEW."name", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."rows", NEW."totals", NEW."unit", NEW."within_register"); RETURN NULL;',
                    hash="724b73abfce95b398971ef6e0f0f63cc7e968928",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_52a3a",
                    table="indicators_statistic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statistic",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_statisticevent" ("appendix", "columns", "decimals", "from_cases", "help", "id", "key", "name", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "rows", "totals", "unit", "within_register") VALUES (OLD."appendix", OLD."columns", OLD."decimals", OLD."from_cases", OLD."help", OLD."id", OLD."key", OLD."name", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."rows", OLD."totals", OLD."unit", OLD."within_register"); RETURN NULL;',
                    hash="97403e2ff4b47f17f8dae1ae2868818b441b6882",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_21892",
                    table="indicators_statistic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statisticevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9cc89e76723131982baa9fb42b97e7747358c250",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fb808",
                    table="indicators_statisticevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statisticfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_statisticfigureevent" ("agency_id", "column", "id", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "row", "statistic_id", "value") VALUES (NEW."agency_id", NEW."column", NEW."id", NEW."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."row", NEW."statistic_id", NEW."value"); RETURN NULL;',
                    hash="c6084e06f563165a70e05fae51b2d636b09a7112",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_75dc9",
                    table="indicators_statisticfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statisticfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_statisticfigureevent" ("agency_id", "column", "id", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "row", "statistic_id", "value") VALUES (NEW."agency_id", NEW."column", NEW."id", NEW."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."row", NEW."statistic_id", NEW."value"); RETURN NULL;',
                    hash="bfcae9f5c9043aef896dc36a980c9fcfb2a9e26b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_62790",
                    table="indicators_statisticfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statisticfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_statisticfigureevent" ("agency_id", "column", "id", "period_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "row", "statistic_id", "value") VALUES (OLD."agency_id", OLD."column", OLD."id", OLD."period_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."row", OLD."statistic_id", OLD."value"); RETURN NULL;',
                    hash="e6b80362095bd292b52f9b1bd0ee0b9a5501fdc1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c8a22",
                    table="indicators_statisticfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statisticfigureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1f785b24be7b43e6b92b82a776cefba4d0e0f3b9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0a761",
                    table="indicators_statisticfigureevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statisticsheet",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_statisticsheetevent" ("id", "note", "nothing", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "submission_id", "version") VALUES (NEW."id", NEW."note", NEW."nothing", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."saved_at", NEW."saved_by_id", NEW."submission_id", NEW."version"); RETURN NULL;',
                    hash="860883aae8163203a820f61f81a97523b12e1ea5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3fe23",
                    table="indicators_statisticsheet",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statisticsheet",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_statisticsheetevent" ("id", "note", "nothing", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "submission_id", "version") VALUES (NEW."id", NEW."note", NEW."nothing", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."saved_at", NEW."saved_by_id", NEW."submission_id", NEW."version"); RETURN NULL;',
                    hash="cd7b0fb45b7d7d236979b8a8a925b21d8009d285",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_36173",
                    table="indicators_statisticsheet",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statisticsheet",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_statisticsheetevent" ("id", "note", "nothing", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "submission_id", "version") VALUES (OLD."id", OLD."note", OLD."nothing", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."submission_id", OLD."version"); RETURN NULL;',
                    hash="1f26bdb7be379edb5e0a6328a84e47761ce4316e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0c3fa",
                    table="indicators_statisticsheet",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statisticsheetevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0b02cd118f00505d1d7d7bd3bcf453d88c615b9b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3ea71",
                    table="indicators_statisticsheetevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="title",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_titleevent" ("accepted_on", "address", "application_key", "application_number", "authors", "changed_at", "changed_by_id", "colours", "commune_id", "disclaimer", "district_id", "end_reason", "ended_on", "expires_on", "filed_on", "goods", "granted_on", "id", "ipc", "is_tree", "kind", "locarno", "name", "nice", "note", "number_keys", "owner", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "priority", "publication_number", "published_on", "representative", "retrieved_on", "source", "source_url", "status", "status_text", "title_key", "title_number", "valid_until", "version", "vienna") VALUES (NEW."accepted_on", NEW."address", NEW."application_key", NEW."application_number", NEW."authors", NEW."changed_at", NEW."changed_by_id", NEW."colours", NEW."commune_id", NEW."disclaimer", NEW."district_id", NEW."end_reason", NEW."ended_on", NEW."expires_on", NEW."filed_on", NEW."goods", NEW."granted_on", NEW."id", NEW."ipc", NEW."is_tree", NEW."kind", NEW."locarno", NEW."name", NEW."nice", NEW."note", NEW."number_keys", NEW."owner", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."priority", NEW."publication_number", NEW."published_on", NEW."representative", NEW."retrieved_on", NEW."source", NEW."source_url", NEW."status", NEW."status_text", NEW."title_key", NEW."title_number", NEW."valid_until", NEW."version", NEW."vienna"); RETURN NULL;',
                    hash="ecb321dcd2b4ff9e679644e037d548bfcdd47f32",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_04f9e",
                    table="indicators_title",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="title",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."accepted_on" IS DISTINCT FROM (NEW."accepted_on") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."application_key" IS DISTINCT FROM (NEW."application_key") OR OLD."application_number" IS DISTINCT FROM (NEW."application_number") OR OLD."authors" IS DISTINCT FROM (NEW."authors") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."changed_by_id" IS DISTINCT FROM (NEW."changed_by_id") OR OLD."colours" IS DISTINCT FROM (NEW."colours") OR OLD."commune_id" IS DISTINCT FROM (NEW."commune_id") OR OLD."disclaimer" IS DISTINCT FROM (NEW."disclaimer") OR OLD."district_id" IS DISTINCT FROM (NEW."district_id") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."expires_on" IS DISTINCT FROM (NEW."expires_on") OR OLD."filed_on" IS DISTINCT FROM (NEW."filed_on") OR OLD."goods" IS DISTINCT FROM (NEW."goods") OR OLD."granted_on" IS DISTINCT FROM (NEW."granted_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."ipc" IS DISTINCT FROM (NEW."ipc") OR OLD."is_tree" IS DISTINCT FROM (NEW."is_tree") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."locarno" IS DISTINCT FROM (NEW."locarno") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."nice" IS DISTINCT FROM (NEW."nice") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."number_keys" IS DISTINCT FROM (NEW."number_keys") OR OLD."owner" IS DISTINCT FROM (NEW."owner") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."priority" IS DISTINCT FROM (NEW."priority") OR OLD."publication_number" IS DISTINCT FROM (NEW."publication_number") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."representative" IS DISTINCT FROM (NEW."representative") OR OLD."retrieved_on" IS DISTINCT FROM (NEW."retrieved_on") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."source_url" IS DISTINCT FROM (NEW."source_url") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_text" IS DISTINCT FROM (NEW."status_text") OR OLD."title_key" IS DISTINCT FROM (NEW."title_key") OR OLD."title_number" IS DISTINCT FROM (NEW."title_number") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."vienna" IS DISTINCT FROM (NEW."vienna"))',
                    func='INSERT INTO "indicators_titleevent" ("accepted_on", "address", "application_key", "application_number", "authors", "changed_at", "changed_by_id", "colours", "commune_id", "disclaimer", "district_id", "end_reason", "ended_on", "expires_on", "filed_on", "goods", "granted_on", "id", "ipc", "is_tree", "kind", "locarno", "name", "nice", "note", "number_keys", "owner", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "priority", "publication_number", "published_on", "representative", "retrieved_on", "source", "source_url", "status", "status_text", "title_key", "title_number", "valid_until", "version", "vienna") VALUES (NEW."accepted_on", NEW."address", NEW."application_key", NEW."application_number", NEW."authors", NEW."changed_at", NEW."changed_by_id", NEW."colours", NEW."commune_id", NEW."disclaimer", NEW."district_id", NEW."end_reason", NEW."ended_on", NEW."expires_on", NEW."filed_on", NEW."goods", NEW."granted_on", NEW."id", NEW."ipc", NEW."is_tree", NEW."kind", NEW."locarno", NEW."name", NEW."nice", NEW."note", NEW."number_keys", NEW."owner", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."priority", NEW."publication_number", NEW."published_on", NEW."representative", NEW."retrieved_on", NEW."source", NEW."source_url", NEW."status", NEW."status_text", NEW."title_key", NEW."title_number", NEW."valid_until", NEW."version", NEW."vienna"); RETURN NULL;',
                    hash="bc54c91cc7b14b77da4bd93c701a703a1c7f336e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_18477",
                    table="indicators_title",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="title",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_titleevent" ("accepted_on", "address", "application_key", "application_number", "authors", "changed_at", "changed_by_id", "colours", "commune_id", "disclaimer", "district_id", "end_reason", "ended_on", "expires_on", "filed_on", "goods", "granted_on", "id", "ipc", "is_tree", "kind", "locarno", "name", "nice", "note", "number_keys", "owner", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "priority", "publication_number", "published_on", "representative", "retrieved_on", "source", "source_url", "status", "status_text", "title_key", "title_number", "valid_until", "version", "vienna") VALUES (OLD."accepted_on", OLD."address", OLD."application_key", OLD."application_number", OLD."authors", OLD."changed_at", OLD."changed_by_id", OLD."colours", OLD."commune_id", OLD."disclaimer", OLD."district_id", OLD."end_reason", OLD."ended_on", OLD."expires_on", OLD."filed_on", OLD."goods", OLD."granted_on", OLD."id", OLD."ipc", OLD."is_tree", OLD."kind", OLD."locarno", OLD."name", OLD."nice", OLD."note", OLD."number_keys", OLD."owner", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."priority", OLD."publication_number", OLD."published_on", OLD."representative", OLD."retrieved_on", OLD."source", OLD."source_url", OLD."status", OLD."status_text", OLD."title_key", OLD."title_number", OLD."valid_until", OLD."version", OLD."vienna"); RETURN NULL;',
                    hash="416bf4a1d3c1d54623855b3728c898207003beda",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c01bf",
                    table="indicators_title",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="protectionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="210035393e6283f3ffb8fa5b595fe862d6c294e0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6127b",
                    table="indicators_protectionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="protection",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_protectionevent" ("id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "title_id") VALUES (NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."product_id", NEW."title_id"); RETURN NULL;',
                    hash="e2c02ae89cb639c1b68826e935f0b9d4abc9c733",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_daacd",
                    table="indicators_protection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="protection",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_protectionevent" ("id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "title_id") VALUES (NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."product_id", NEW."title_id"); RETURN NULL;',
                    hash="7a027806fcdb4b25d00527d39203ca39658992b6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1987f",
                    table="indicators_protection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="protection",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_protectionevent" ("id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "title_id") VALUES (OLD."id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."product_id", OLD."title_id"); RETURN NULL;',
                    hash="17cec834ec92eaa9dd0248c12c0ebf8c30754d33",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_816ce",
                    table="indicators_protection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="product",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_productevent" ("address", "changed_at", "changed_by_id", "commune_id", "district_id", "id", "name", "note", "owner", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "retrieved_on", "source", "source_url", "version") VALUES (NEW."address", NEW."changed_at", NEW."changed_by_id", NEW."commune_id", NEW."district_id", NEW."id", NEW."name", NEW."note", NEW."owner", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."retrieved_on", NEW."source", NEW."source_url", NEW."version"); RETURN NULL;',
                    hash="ac77aaed9c1d2e020ab7bff7a4e4ada4b7d99d25",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6cf4d",
                    table="indicators_product",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="product",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."changed_by_id" IS DISTINCT FROM (NEW."changed_by_id") OR OLD."commune_id" IS DISTINCT FROM (NEW."commune_id") OR OLD."district_id" IS DISTINCT FROM (NEW."district_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."owner" IS DISTINCT FROM (NEW."owner") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."retrieved_on" IS DISTINCT FROM (NEW."retrieved_on") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."source_url" IS DISTINCT FROM (NEW."source_url") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "indicators_productevent" ("address", "changed_at", "changed_by_id", "commune_id", "district_id", "id", "name", "note", "owner", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "retrieved_on", "source", "source_url", "version") VALUES (NEW."address", NEW."changed_at", NEW."changed_by_id", NEW."commune_id", NEW."district_id", NEW."id", NEW."name", NEW."note", NEW."owner", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."retrieved_on", NEW."source", NEW."source_url", NEW."version"); RETURN NULL;',
                    hash="21f037f1992c35e844720fb007976d5265c9fa2d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f4148",
                    table="indicators_product",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="product",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_productevent" ("address", "changed_at", "changed_by_id", "commune_id", "district_id", "id", "name", "note", "owner", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "retrieved_on", "source", "source_url", "version") VALUES (OLD."address", OLD."changed_at", OLD."changed_by_id", OLD."commune_id", OLD."district_id", OLD."id", OLD."name", OLD."note", OLD."owner", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."retrieved_on", OLD."source", OLD."source_url", OLD."version"); RETURN NULL;',
                    hash="66873963a8c9bcd9e05a9d6b4dca75cafe33ad5f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ed7c2",
                    table="indicators_product",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lapsenoticeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="479554968ee2605259c313222fb31b00f8fa93e5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d3909",
                    table="indicators_lapsenoticeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lapsenotice",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_lapsenoticeevent" ("id", "months", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_id", "told_at", "valid_until") VALUES (NEW."id", NEW."months", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."title_id", NEW."told_at", NEW."valid_until"); RETURN NULL;',
                    hash="ac0e6aa6edc0ff74021e0f5e37ccffd53b2b7dc7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_012f4",
                    table="indicators_lapsenotice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lapsenotice",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_lapsenoticeevent" ("id", "months", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_id", "told_at", "valid_until") VALUES (NEW."id", NEW."months", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."title_id", NEW."told_at", NEW."valid_until"); RETURN NULL;',
                    hash="5937a98d57ea17ef3c2641c6b0195e3da2a09d3a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_809ee",
                    table="indicators_lapsenotice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lapsenotice",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_lapsenoticeevent" ("id", "months", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_id", "told_at", "valid_until") VALUES (OLD."id", OLD."months", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."title_id", OLD."told_at", OLD."valid_until"); RETURN NULL;',
                    hash="db96dc7bd885c19a58161b72a9cb141ee228ee25",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_92614",
                    table="indicators_lapsenotice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="findingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3263a5f8f28812614e5613e181f8d8e88585cc91",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_553cd",
                    table="indicators_findingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_findingevent" ("dismissed_at", "dismissed_by_id", "facts", "found_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "reason", "rule", "subject", "title_id") VALUES (NEW."dismissed_at", NEW."dismissed_by_id", NEW."facts", NEW."found_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."product_id", NEW."reason", NEW."rule", NEW."subject", NEW."title_id"); RETURN NULL;',
                    hash="13d8844f586351f5fa315cef0ed0e214a05c6e66",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_05ac6",
                    table="indicators_finding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_findingevent" ("dismissed_at", "dismissed_by_id", "facts", "found_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "reason", "rule", "subject", "title_id") VALUES (NEW."dismissed_at", NEW."dismissed_by_id", NEW."facts", NEW."found_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."product_id", NEW."reason", NEW."rule", NEW."subject", NEW."title_id"); RETURN NULL;',
                    hash="cc9b4336e65c6775ab55d26d67161c8bb87bf5f1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5fba8",
                    table="indicators_finding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_findingevent" ("dismissed_at", "dismissed_by_id", "facts", "found_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "reason", "rule", "subject", "title_id") VALUES (OLD."dismissed_at", OLD."dismissed_by_id", OLD."facts", OLD."found_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."product_id", OLD."reason", OLD."rule", OLD."subject", OLD."title_id"); RETURN NULL;',
                    hash="54a57b0d938d561c88dade55cbb8e0860707f80c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_eefe8",
                    table="indicators_finding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="exploitationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="24d8af581fb6f624fcc79879a9b2fc9244fd9f3f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_759dd",
                    table="indicators_exploitationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="exploitation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_exploitationevent" ("contract", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "since", "title_id", "until", "user", "value") VALUES (NEW."contract", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."proof", NEW."since", NEW."title_id", NEW."until", NEW."user", NEW."value"); RETURN NULL;',
                    hash="329d137e05e0301ad19949ee352f671dc1b54425",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e9af0",
                    table="indicators_exploitation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="exploitation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_exploitationevent" ("contract", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "since", "title_id", "until", "user", "value") VALUES (NEW."contract", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proof", NEW."since", NEW."title_id", NEW."until", NEW."user", NEW."value"); RETURN NULL;',
                    hash="485a0184fa3466b3c196b76a442198cb8646176d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_502cd",
                    table="indicators_exploitation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="exploitation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_exploitationevent" ("contract", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "since", "title_id", "until", "user", "value") VALUES (OLD."contract", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."proof", OLD."since", OLD."title_id", OLD."until", OLD."user", OLD."value"); RETURN NULL;',
                    hash="357f5f9cedf997a34aedc772de81b5d9c503a676",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f4a72",
                    table="indicators_exploitation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="authoriseduserevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="dc87d5d5ef9fc6a6e9047ece8e9910998c1a88fa",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d1a58",
                    table="indicators_authoriseduserevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="authoriseduser",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_authoriseduserevent" ("address", "certificate_number", "commune_id", "decision", "district_id", "granted_on", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scale", "title_id", "valid_until") VALUES (NEW."address", NEW."certificate_number", NEW."commune_id", NEW."decision", NEW."district_id", NEW."granted_on", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."scale", NEW."title_id", NEW."valid_until"); RETURN NULL;',
                    hash="ccbcefe7ce49b6758913cc106e8b9cd325e8b9ca",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_65a2c",
                    table="indicators_authoriseduser",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="authoriseduser",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_authoriseduserevent" ("address", "certificate_number", "commune_id", "decision", "district_id", "granted_on", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scale", "title_id", "valid_until") VALUES (NEW."address", NEW."certificate_number", NEW."commune_id", NEW."decision", NEW."district_id", NEW."granted_on", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."scale", NEW."title_id", NEW."valid_until"); RETURN NULL;',
                    hash="31692eecd305c1b119ed999f9b5169fbaccd7ed0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_73bcd",
                    table="indicators_authoriseduser",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="authoriseduser",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_authoriseduserevent" ("address", "certificate_number", "commune_id", "decision", "district_id", "granted_on", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "scale", "title_id", "valid_until") VALUES (OLD."address", OLD."certificate_number", OLD."commune_id", OLD."decision", OLD."district_id", OLD."granted_on", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."scale", OLD."title_id", OLD."valid_until"); RETURN NULL;',
                    hash="93800dbc327627be43c50953d5096cee7dd07647",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e9bcc",
                    table="indicators_authoriseduser",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="titledocument",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_titledocumentevent" ("file_name", "id", "issued_on", "media_type", "name", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "title_id") VALUES (NEW."file_name", NEW."id", NEW."issued_on", NEW."media_type", NEW."name", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size", NEW."title_id"); RETURN NULL;',
                    hash="9212a5be336f794a767e003fddecda3410310d4c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6426e",
                    table="indicators_titledocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="titledocument",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_titledocumentevent" ("file_name", "id", "issued_on", "media_type", "name", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "title_id") VALUES (NEW."file_name", NEW."id", NEW."issued_on", NEW."media_type", NEW."name", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sha256", NEW."size", NEW."title_id"); RETURN NULL;',
                    hash="bb1720b6792a6544f850b194dc861260c1e23768",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7b821",
                    table="indicators_titledocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="titledocument",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_titledocumentevent" ("file_name", "id", "issued_on", "media_type", "name", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "title_id") VALUES (OLD."file_name", OLD."id", OLD."issued_on", OLD."media_type", OLD."name", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size", OLD."title_id"); RETURN NULL;',
                    hash="400c18f46dbdf41a04506f9884e8f4d52cf2f1cf",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_caed5",
                    table="indicators_titledocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="titledocumentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b35ad9a7e4ed9f8980ad88ceab31045a0caab250",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_cb884",
                    table="indicators_titledocumentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="titleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bd65e717477b178a4a51df35d9fbd88ba9cb8039",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5fef7",
                    table="indicators_titleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="titlestep",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_titlestepevent" ("id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_id", "words") VALUES (NEW."id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."title_id", NEW."words"); RETURN NULL;',
                    hash="127e5300cc494507fb8106498ffb49a3f262e37b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f1b01",
                    table="indicators_titlestep",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="titlestep",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "indicators_titlestepevent" ("id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_id", "words") VALUES (NEW."id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."title_id", NEW."words"); RETURN NULL;',
                    hash="8950e4acc45756673d4a9616480bee42ce4b2b17",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3effd",
                    table="indicators_titlestep",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="titlestep",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "indicators_titlestepevent" ("id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_id", "words") VALUES (OLD."id", OLD."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."title_id", OLD."words"); RETURN NULL;',
                    hash="4f6b9c82867c054873c48dcccda3863087d2a50d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0ad14",
                    table="indicators_titlestep",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="titlestepevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="af831433d144a8c56daf12f0da57025bd2b25e92",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c1ca5",
                    table="indicators_titlestepevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
