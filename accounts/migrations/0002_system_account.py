"""The named account under which the scheduler acts; it has no password and cannot sign in."""

from django.db import migrations

EMAIL = "he-thong@portal.invalid"


def add(apps, schema_editor):
    apps.get_model("accounts", "User").objects.get_or_create(
        email=EMAIL, defaults={"full_name": "Hệ thống", "password": "!"}
    )


def remove(apps, schema_editor):
    apps.get_model("accounts", "User").objects.filter(email=EMAIL).delete()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(add, remove)]
