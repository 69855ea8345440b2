"""The work-life section: its hub, the programs with their topics, and life events."""

from portal.faqs.models import questions_about
from portal.publishing import cards
from portal.publishing.models import InShort, Page


class WorkLifeHub(Page):
    """The way into the section."""

    template = "worklife/hub.html"
    reader_kind = "Overview"
    is_list = True

    class Meta:
        verbose_name = "hub"

    def context(self):
        programs, others = cards.split(cards.children(self.pk), "worklife.program")
        return {"programs": programs, "others": others}


class Program(InShort, Page):
    """One program of work-life support, such as employee assistance."""

    template = "worklife/program.html"
    reader_kind = "Program"
    is_list = True

    def structured_data(self):
        service = {
            "@type": "GovernmentService",
            "name": self.title,
            "description": self.summary,
            "audience": {"@type": "Audience", "audienceType": "Federal employees"},
        }
        return {"mainEntity": service}

    def context(self):
        return {
            "key_points": self.part("key_points"),
            "topics": cards.children(self.pk),
            "questions": questions_about(self.pk),
        }


class ProgramTopic(InShort, Page):
    """One subject within a program."""

    template = "worklife/topic.html"

    class Meta:
        verbose_name = "topic of a program"
        verbose_name_plural = "topics of programs"

    def context(self):
        return {
            "key_points": self.part("key_points"),
            "siblings": cards.neighbors(self),
            "questions": questions_about(self.pk),
        }


class LifeEvent(InShort, Page):
    """A situation in life, with everything of leave, programs and telework that bears on it."""

    template = "worklife/topic.html"
    reader_kind = "Life event"

    class Meta:
        verbose_name = "life event"

    def context(self):
        return {
            "key_points": self.part("key_points"),
            "siblings": cards.neighbors(self),
            "questions": questions_about(self.pk),
        }
