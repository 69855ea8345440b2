from django.db import migrations, models


def keep(apps, schema_editor):
    for row in apps.get_model("core", "Generation").objects.exclude(due_at=None):
        apps.get_model("core", "Due").objects.create(source="publishing", due_at=row.due_at)


class Migration(migrations.Migration):
    dependencies = [("core", "0003_due_at")]

    operations = [
        migrations.CreateModel(
            name="Due",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=40, unique=True)),
                ("due_at", models.DateTimeField()),
            ],
        ),
        migrations.RunPython(keep, migrations.RunPython.noop),
        migrations.RemoveField(model_name="generation", name="due_at"),
    ]
