from django.db import migrations

JOINED = """
CREATE FUNCTION vi_joined(text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    array_to_string($1, ' ')
"""


class Migration(migrations.Migration):
    """An agency's other names are searched as one text."""

    dependencies = [("agencies", "0004_names_in_order")]

    operations = [migrations.RunSQL(JOINED, "DROP FUNCTION vi_joined(text[])")]
