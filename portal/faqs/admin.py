from django.contrib import admin

from portal.publishing.admin import PageAdmin

from .models import AudienceList, Category, Question, QuestionHub

admin.site.register([QuestionHub, Category, AudienceList], PageAdmin)


@admin.register(Question)
class QuestionAdmin(PageAdmin):
    list_filter = [
        "state",
        "asked_by",
        ("parent", admin.RelatedOnlyFieldListFilter),
        "review_due_on",
    ]
