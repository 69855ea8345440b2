from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("law", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="authority",
            name="amended_on",
            field=models.DateField(blank=True, null=True, verbose_name="last amended"),
        ),
        migrations.AddField(
            model_name="authority",
            name="amendment",
            field=models.CharField(
                blank=True,
                help_text="What changed and by what, in plain words.",
                max_length=200,
                verbose_name="what was amended",
            ),
        ),
    ]
