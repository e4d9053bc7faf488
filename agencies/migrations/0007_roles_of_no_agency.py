from django.db import migrations, models

# An agency beside these roles never gave a right: it goes, and of rows that it alone kept apart the longest stays.
WITHOUT_AGENCIES = """
    DELETE FROM agencies_membership WHERE id IN (
        SELECT id FROM (
            SELECT id, row_number() OVER (
                PARTITION BY user_id, role, valid_from ORDER BY valid_to DESC NULLS FIRST, id
            ) AS place FROM agencies_membership WHERE role IN ('auditor', 'administrator')
        ) AS held WHERE place > 1
    );
    UPDATE agencies_membership SET agency_id = NULL
    WHERE role IN ('auditor', 'administrator') AND agency_id IS NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("agencies", "0006_search")]

    operations = [
        migrations.RunSQL(WITHOUT_AGENCIES, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(agency__isnull=True) | ~models.Q(role__in=["auditor", "administrator"]),
                name="membership_of_no_agency",
            ),
        ),
    ]
