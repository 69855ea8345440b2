from django.contrib import admin

from portal.publishing.admin import PageAdmin

from .models import LifeEvent, Program, ProgramTopic, WorkLifeHub

admin.site.register([WorkLifeHub, Program, ProgramTopic, LifeEvent], PageAdmin)
