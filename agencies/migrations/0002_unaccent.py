from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Names are found with and without dấu."""

    dependencies = [("agencies", "0001_initial")]

    operations = [UnaccentExtension()]
