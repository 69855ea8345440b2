from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0003_known_publications")]

    operations = [
        migrations.AddConstraint(
            model_name="page",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "withdrawn"), _negated=True),
                    models.Q(
                        ("withdrawn_at__isnull", False),
                        models.Q(("withdrawn_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="page_withdrawn_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="page",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("successor__isnull", True), ("state", "archived"), _connector="OR"
                ),
                name="page_succeeded_when_taken_down",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "scheduled")),
                fields=("page",),
                name="revision_one_scheduled",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("draft", "in_review", "returned", "approved"))),
                fields=("page",),
                name="revision_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "live"), _negated=True),
                    ("published_at__isnull", False),
                    _connector="OR",
                ),
                name="revision_live_has_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("expire_at__isnull", True),
                    ("publish_at__isnull", True),
                    ("expire_at__gt", models.F("publish_at")),
                    _connector="OR",
                ),
                name="revision_expires_after_it_starts",
            ),
        ),
    ]
