"""The pages about the operating status; the live part stands above or below their text."""

from portal.publishing.models import Page


class StatusPage(Page):
    """What the status is now and what it means for each group."""

    template = "status/status.html"
    reader_kind = "Operating status"

    class Meta:
        verbose_name = "front page"

    def context(self):
        from portal.status import showing

        return showing.now_page()


class StatusHistory(Page):
    """All announcements by year."""

    template = "status/history.html"
    reader_kind = "Operating status"

    class Meta:
        verbose_name = "history"
        verbose_name_plural = "histories"

    def context(self):
        from portal.status import showing

        return showing.history_page()


class StatusTypes(Page):
    """The standard announcements, type by type, with what each group does."""

    template = "status/types.html"
    reader_kind = "Operating status"

    class Meta:
        verbose_name = "page of types"
        verbose_name_plural = "pages of types"

    def context(self):
        from portal.status import showing

        return showing.types_page()
