"""Forms at the desk: their pages as all pages, and a screen for the files of each."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.utils import timezone

from portal.publishing.admin import PageAdmin

from . import actions
from .forms import JudgeForm, RemoveForm, UploadForm
from .models import Form, FormsLibrary
from .rules import can_keep_files

admin.site.register(FormsLibrary, PageAdmin)


@admin.register(Form)
class FormAdmin(PageAdmin):
    """The content is drafted and published as of any page; files reach readers at once."""

    change_form_template = "admin/library/form_change.html"
    list_display = ["title", "number", "edition_state", "state", "review_due_on", "owner"]
    list_filter = ["edition_state", "state"]
    search_fields = ["title", "number", "path", "aliases"]

    def get_urls(self):
        return [*self.page_views(files=self.files_view), *super().get_urls()]

    def files_view(self, request, page_id):
        """Show the files of a form; take one in, judge one, remove one."""
        form = self.page_or_404(request, page_id)
        if request.method != "POST":
            return self._files(request, form)
        if not can_keep_files(request.user):
            raise PermissionDenied
        if "upload" in request.POST:
            return self._upload(request, form)
        named = request.POST.get("file", "")
        file = next((one for one in form.files.kept() if str(one.pk) == named), None)
        if file is None:
            raise Http404
        return (self._remove if "remove" in request.POST else self._judge)(request, form, file)

    def _upload(self, request, form):
        typed = UploadForm(request.POST, request.FILES, slug=form.slug)
        if not typed.is_valid():
            return self._files(request, form, upload=typed, status=422)
        file = actions.upload(
            form=form,
            checked=typed.checked,
            data=typed.data_read,
            edition=typed.cleaned_data["edition"],
            by=request.user,
            at=timezone.now(),
        )
        return self._done(request, form, f"{file.name} is uploaded. Readers get it now.")

    def _judge(self, request, form, file):
        typed = JudgeForm(request.POST)
        if not typed.is_valid():
            return self._files(request, form, status=422)
        access = typed.cleaned_data["access"]
        actions.judge(file=file, access=access, by=request.user, at=timezone.now())
        return self._done(request, form, f"{file.name}: {file.get_access_display().lower()}.")

    def _remove(self, request, form, file):
        typed = RemoveForm(request.POST, prefix=f"remove-{file.pk}")
        if not typed.is_valid():
            return self._files(request, form, remove={file.pk: typed}, status=422)
        reason, at = typed.cleaned_data["reason"], timezone.now()
        actions.remove(file=file, reason=reason, by=request.user, at=at)
        return self._done(request, form, f"{file.name} is removed. Readers no longer get it.")

    def _done(self, request, form, said):
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(form.desk_url("files"))

    def _files(self, request, form, *, upload=None, remove=None, status=200):
        files = list(form.files.select_related("uploaded_by", "checked_by", "removed_by", "form"))
        kept = [
            {
                "file": one,
                "judge": JudgeForm(initial={"access": one.access}, auto_id=f"judge-{one.pk}-%s"),
                "remove": (remove or {}).get(one.pk) or RemoveForm(prefix=f"remove-{one.pk}"),
            }
            for one in files
            if not one.removed_at
        ]
        faulty = upload or next(iter((remove or {}).values()), None)
        response = self.screen(
            request,
            "admin/library/files.html",
            form,
            title=f"Files of {form.title or 'Untitled'}",
            kept=kept,
            removed=[one for one in files if one.removed_at],
            upload=upload or UploadForm(slug=form.slug),
            faulty=faulty,
            can_keep=can_keep_files(request.user),
        )
        response.status_code = status
        return response
