from django.contrib import admin

from portal.publishing.admin import PageAdmin

from .models import Audience, Hub, Topic


@admin.register(Hub)
class HubAdmin(PageAdmin):
    """The telework hub, with the statement of what policy is in force."""


@admin.register(Audience)
class AudienceAdmin(PageAdmin):
    """Hubs for one audience each."""


@admin.register(Topic)
class TopicAdmin(PageAdmin):
    """Topics under an audience's hub."""
