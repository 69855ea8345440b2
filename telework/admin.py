from django.contrib import admin

from portal.publishing.admin import PageAdmin

from .models import Act, Audience, Hub, Reference, Report, ReportList, Topic

admin.site.register([Hub, Audience, Topic, Reference, Act, ReportList, Report], PageAdmin)
