from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

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


class Migration(migrations.Migration):
    """Vietnamese text in the order of its alphabet, and found with and without dấu."""

    dependencies = [("accounts", "0004_names_on_screen")]

    operations = [
        TrigramExtension(),
        migrations.RunSQL(ORDER, "DROP FUNCTION vi_order(text)"),
        migrations.RunSQL(FOLD, "DROP FUNCTION vi_fold(text)"),
        migrations.RunSQL(WORDS, "DROP FUNCTION vi_words(text)"),
    ]
