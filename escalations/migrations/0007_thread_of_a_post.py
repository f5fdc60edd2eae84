from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from escalations.threads import thread_of

AT_A_TIME = 500


def find_threads(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What was reported before belongs to its conversation as well."""
    post_model = apps.get_model("escalations", "Post")
    posts = post_model.objects.exclude(address="").iterator(chunk_size=AT_A_TIME)
    found = []
    for post in posts:
        post.thread = thread_of(post.address)
        found.append(post)
    post_model.objects.bulk_update(found, ["thread"], batch_size=AT_A_TIME)


class Migration(migrations.Migration):
    dependencies = [("escalations", "0006_the_queue")]

    operations = [
        migrations.AddField("post", "thread", models.CharField(blank=True, max_length=2000)),
        migrations.AddIndex("post", models.Index(fields=["thread"], name="post_by_thread")),
        migrations.RunPython(find_threads, migrations.RunPython.noop),
    ]
