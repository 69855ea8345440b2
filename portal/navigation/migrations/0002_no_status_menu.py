from django.db import migrations, models


def remove(apps, schema_editor):
    """The head of every page shows the status itself now, not a link to another site's."""
    apps.get_model("navigation", "MenuItem").objects.filter(menu="status").delete()


class Migration(migrations.Migration):
    dependencies = [("navigation", "0001_initial")]

    operations = [
        migrations.RunPython(remove, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="menuitem",
            name="menu",
            field=models.CharField(
                choices=[
                    ("main", "Main menu"),
                    ("utility", "Utility links"),
                    ("footer", "Footer"),
                    ("identifier", "Required federal links"),
                ],
                max_length=12,
            ),
        ),
    ]
