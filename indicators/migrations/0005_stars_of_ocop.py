from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0004_statistics_in_accounts"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="protection",
            options={"ordering": ["id"], "verbose_name": "Bảo hộ sản phẩm"},
        ),
        migrations.RemoveConstraint(
            model_name="recognition",
            name="recognition_stars_of_ocop",
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "ocop"), ("stars__gte", 1), ("stars__isnull", False), ("stars__lte", 5)),
                    models.Q(models.Q(("kind", "ocop"), _negated=True), ("stars", None)),
                    _connector="OR",
                ),
                name="recognition_stars_of_ocop",
            ),
        ),
    ]
