from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

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
    """Titles are found by a class and by any group that it lies in, in each of the four classifications."""

    dependencies = [("indicators", "0008_lapse_notices")]

    operations = [
        migrations.RunSQL(KEYS, "DROP FUNCTION class_keys(text[], text[], text[], text[])"),
        migrations.RemoveIndex(model_name="title", name="title_ipc"),
        migrations.RemoveIndex(model_name="title", name="title_nice"),
        migrations.AddIndex(
            model_name="title",
            index=GinIndex(
                models.Func(
                    "ipc",
                    "locarno",
                    "nice",
                    "vienna",
                    function="class_keys",
                    output_field=ArrayField(models.TextField()),
                ),
                name="title_classes",
            ),
        ),
    ]
