from django.db import migrations


def begin(apps, schema_editor):
    apps.get_model("core", "Generation").objects.create(number=1)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
