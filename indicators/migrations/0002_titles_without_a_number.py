"""Titles without an application number are found along an index: what a file brings may be one of them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_tables")]

    operations = [
        migrations.AddIndex(
            model_name="title",
            index=models.Index(
                models.F("name_order"), condition=models.Q(("application_key", "")), name="title_unnumbered"
            ),
        ),
    ]
