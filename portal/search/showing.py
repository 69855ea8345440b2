"""How a search and what it found are put into words and links. Pure."""

import re

from django.core.paginator import Paginator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# More words than these and most pages miss one of them.
MANY_WORDS = 3
QUOTES = re.compile('["“”„]')


def heading(found, answers=()) -> str:
    """Return the heading of the results; it begins the title, which is heard first."""
    words = found.searched if QUOTES.search(found.searched) else f"“{found.searched}”"
    number = found.total or len(found.best_bets)
    if found.is_more:
        return f"More than {number:,} results for {words}"
    if answers and not number:
        return f"{_counted(len(answers), 'answer')} for {words}"
    return f"{_counted(number, 'result')} for {words}"


def _counted(number, noun):
    return f"{number or 'No'} {noun}{'' if number == 1 else 's'}"


def paging(form, found, size) -> dict:
    """Return the number of the page shown, its place among all results, and the ways to others."""
    number = form.number

    def url(page):
        return form.address(page=page if page > 1 else "")

    pages = Paginator(range(found.total), size).get_elided_page_range(
        number, on_each_side=1, on_ends=1
    )
    return {
        "number": number,
        "first": size * (number - 1) + 1,
        "last": min(size * number, found.total),
        "of": f"more than {found.total:,}" if found.is_more else f"{found.total:,}",
        "previous": url(number - 1) if number > 1 else "",
        "next": url(number + 1) if number < found.pages else "",
        "numbers": [
            {"number": page} if page == number
            else {"number": page, "url": url(page)} if isinstance(page, int)
            else {}
            for page in pages
        ],
    }  # fmt: skip


def tips(form, found) -> list[dict[str, str]]:
    """Return what may help somebody who found nothing: what fits the query, with its address."""
    query, given = found.query, []
    if form.chosen:
        every = dict.fromkeys(form.chosen, "")
        given.append(
            {"text": "Search all of the portal, without filters", "url": form.address(**every)}
        )
    if QUOTES.search(query) and (words := QUOTES.sub(" ", query).strip()):
        given.append({"text": "Search without the quotation marks", "url": form.address(q=words)})
    if form.cleaned_data["exact"]:
        given.append(
            {"text": "Let us look for similar spellings too", "url": form.address(exact="")}
        )
    if len(query.split()) > MANY_WORDS:
        given.append({"text": "Use fewer words: the one or two that matter most."})
    given.append({"text": "Check the spelling, or try a more general word."})
    return given


def marked(name: str, typed: str) -> SafeString:
    """Return a name as HTML, with the beginnings of words that were typed in bold."""
    words = sorted(map(re.escape, typed.split()), key=len, reverse=True)
    beginnings = re.compile(rf"(?<!\w)({'|'.join(words)})" if words else "($.)", re.IGNORECASE)
    # Every second piece is what was found.
    pieces = enumerate(beginnings.split(name))
    return format_html_join(
        "", "{}", ((format_html("<b>{}</b>", one) if at % 2 else one,) for at, one in pieces)
    )
