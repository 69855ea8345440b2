"""Emergencies and warnings as an Atom feed (RFC 4287): those in force, and of the last 30 days."""

from datetime import timedelta

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from portal.api.feeds import Atom, absolute, identifier, writable
from portal.publishing.schedule_words import moment

from .levels import Level
from .models import Alert

SHOWN = 50
KEPT = timedelta(days=30)


class AlertFeed(Feed):
    """An alert stays one entry: other words, another end and its end change that entry."""

    feed_type = Atom
    subtitle = "Warnings and emergencies that stand over the pages of the portal."

    def title(self):
        return f"Alerts: {settings.SITE_NAME}"

    def author_name(self):
        return settings.SITE_NAME

    def link(self):
        return absolute("/")

    def feed_url(self):
        return absolute(reverse("alerts:feed"))

    def items(self):
        now = timezone.now()
        raised = Alert.objects.filter(starts_at__lte=now, raised_at__isnull=False)
        found = raised.filter(ends_at__gt=now - KEPT).exclude(level=Level.INFORMATIONAL)
        # One that was ended before it began was never shown.
        found = found.filter(Q(ended_at=None) | Q(ended_at__gt=F("starts_at")))
        return found.order_by("-starts_at", "-pk")[:SHOWN]

    def item_title(self, alert):
        return writable(str(alert))

    def item_description(self, alert):
        ended = f"Ended {moment(alert.ended_at)}." if alert.ended_at else ""
        until = ended or f"Until {moment(alert.ends_at)}."
        words = format_html("<p>{}</p>", writable(alert.text))
        if alert.link:
            address = alert.link if alert.is_elsewhere else absolute(alert.link)
            link = format_html('<p><a href="{}">{}</a></p>', address, writable(alert.link_label))
            words += link
        return words + format_html("<p>{}</p>", until)

    def item_link(self, alert):
        return absolute("/")

    def item_guid(self, alert):
        return identifier("alert", alert.pk, alert.raised_at)

    def item_pubdate(self, alert):
        return alert.starts_at

    def item_updateddate(self, alert):
        return max(alert.starts_at, alert.updated_at, alert.ended_at or alert.starts_at)
