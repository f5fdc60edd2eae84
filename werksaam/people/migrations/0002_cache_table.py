"""The table of the cache: throttling counts in it, so it must be there from the start."""

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def create_table(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make it, unless it is there."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [migrations.RunPython(create_table, migrations.RunPython.noop)]
