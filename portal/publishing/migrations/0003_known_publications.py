"""What the log knows of earlier publications, told to their revisions."""

from django.db import migrations
from django.db.models import F, Max


def tell(apps, schema_editor):
    Event = apps.get_model("publishing", "Event")
    Revision = apps.get_model("publishing", "Revision")
    published = Event.objects.filter(verb="published", revision__isnull=False).order_by("pk")
    for event in published.iterator():
        Revision.objects.filter(pk=event.revision_id).update(
            published_at=event.at, published_by=event.by_id, note=event.detail.get("note", "")
        )
    for revision in Revision.objects.filter(state="live", published_at=None):
        revision.published_at = revision.created_at
        revision.save(update_fields=["published_at"])
    older = Revision.objects.alias(newest=Max("page__revisions__number")).filter(
        state="draft", number__lt=F("newest")
    )
    Revision.objects.filter(pk__in=list(older.values_list("pk", flat=True))).update(
        state="superseded"
    )


class Migration(migrations.Migration):
    dependencies = [("publishing", "0002_workflow")]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
