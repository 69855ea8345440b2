"""From Word: a document as Markdown, and a page begun with it."""

from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST

from portal.desk.screens import screen, show
from portal.exchange.forms import BeginForm, WordForm
from portal.exchange.word import WordError, convert
from portal.publishing import actions, rules
from portal.publishing.addresses import page_at
from portal.publishing.models import Page
from portal.publishing.rendering import preview

MOST_PARENTS = 300


@screen("from-word/", name="from_word", may=rules.can_create, label="From Word", section="exchange")
@require_http_methods(["GET", "HEAD", "POST"])
def from_word(request):
    """Take a document; show what a page would say, and what of the document it would not."""
    posted = request.method == "POST"
    form = WordForm(request.POST, request.FILES) if posted else WordForm()
    if form.is_valid():
        try:
            converted = convert(form.cleaned_data["file"].read(), own_page)
        except WordError as error:
            form.add_error("file", str(error))
        else:
            return _result(request, _begin(converted, request.user), losses=converted.losses)
    return show(request, "exchange/from_word.html", title="A page from Word", form=form)


@screen("from-word/begin/", name="begin_page", may=rules.can_create, section="exchange")
@require_POST
def begin_page(request):
    """Begin a page with a text that was converted, and open its form."""
    form = BeginForm(request.POST, user=request.user)
    if not form.is_valid():
        return _result(request, form, losses=request.POST.getlist("loss"))
    typed = form.cleaned_data
    content = {"title": typed["title"], "body": typed["body"]}
    page = form.page()
    actions.create_page(page=page, content=content, by=request.user, at=timezone.now())
    messages.success(request, "The page is begun as a draft. Fill in what is missing.")
    return HttpResponseRedirect(page.edit_url)


def own_page(href: str) -> str:
    """Return an address of the portal in the form that follows the page when it moves."""
    path, mark, anchor = href.removeprefix(settings.SITE_URL.rstrip("/")).partition("#")
    if not href.startswith(settings.SITE_URL) or not path.startswith("/"):
        return ""
    page = page_at(path)
    return f"page:{page.path}{mark}{anchor}" if page else ""


def _begin(converted, user):
    first = {"title": converted.title, "slug": slugify(converted.title)[:80].strip("-")}
    return BeginForm(initial=first | {"body": converted.markdown}, user=user)


def _result(request, form, *, losses):
    rendered = preview(form["body"].value() or "")
    return show(
        request,
        "exchange/word_result.html",
        title="Your document as a page",
        form=form,
        losses=losses,
        problems=rendered.problems,
        preview=_apart(rendered.html),
        parents=Page.objects.filter(children__isnull=False).distinct()[:MOST_PARENTS],
    )


def _apart(html: str) -> str:
    """Return clean HTML whose ids are no other's on the screen."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(id=True):
        element["id"] = f"preview-{element['id']}"
    for link in soup.select('a[href^="#"]'):
        link["href"] = f"#preview-{link['href'][1:]}"
    for button in soup.select("[popovertarget]"):
        button["popovertarget"] = f"preview-{button['popovertarget']}"
    return mark_safe(str(soup))
