"""The journal refuses what an application must never do to it.

On both databases: no UPDATE at all, and no DELETE before the day an entry may go.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    """
    CREATE TRIGGER journal_refuses_update BEFORE UPDATE ON learners_entry
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    """,
    """
    CREATE TRIGGER journal_refuses_delete BEFORE DELETE ON learners_entry
    WHEN OLD.keep_until >= date('now')
    BEGIN SELECT RAISE(ABORT, 'this journal entry must be kept'); END;
    """,
)
POSTGRESQL = (
    """
    CREATE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' AND OLD.keep_until < current_date THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'the journal is append-only: % refused', TG_OP
            USING ERRCODE = 'integrity_constraint_violation';
    END $$;
    """,
    """
    CREATE TRIGGER journal_refuses_change BEFORE UPDATE OR DELETE ON learners_entry
    FOR EACH ROW EXECUTE FUNCTION journal_refuses();
    """,
    """
    CREATE TRIGGER journal_refuses_truncate BEFORE TRUNCATE ON learners_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses();
    """,
)
REMOVE_SQLITE = (
    "DROP TRIGGER IF EXISTS journal_refuses_update;",
    "DROP TRIGGER IF EXISTS journal_refuses_delete;",
)
REMOVE_POSTGRESQL = (
    "DROP TRIGGER IF EXISTS journal_refuses_truncate ON learners_entry;",
    "DROP TRIGGER IF EXISTS journal_refuses_change ON learners_entry;",
    "DROP FUNCTION IF EXISTS journal_refuses();",
)


def install(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers in place."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRESQL if postgresql else SQLITE:
        schema_editor.execute(statement, None)  # no parameters: a % is a %


def remove(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away, so that the table can be changed or emptied by a test."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in REMOVE_POSTGRESQL if postgresql else REMOVE_SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("learners", "0005_letters_and_journal")]
    operations = [migrations.RunPython(install, remove)]
