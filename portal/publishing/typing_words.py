"""How somebody at a form is told what others do to the same page. Pure."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_text_list


def clock(at, *, now) -> str:
    """Return a moment as one says it on the day `now`, in the portal's own time."""
    local, today = timezone.localtime(at), timezone.localtime(now)
    time = f"at {date_format(local, 'g:i a')} {local.tzname()}"
    if local.date() == today.date():
        return time
    day = date_format(local, "F j" if local.year == today.year else "F j, Y")
    return f"on {day} {time}"


def kept(at, *, now) -> str:
    return f"Kept {clock(at, now=now)}. Not saved as a draft yet."


def at_work(names: list[str]) -> str:
    """Say who else edits the page; "" for nobody."""
    if not names:
        return ""
    return f"{listed(names)} {'is' if len(names) == 1 else 'are'} editing this page too."


def newer(who: str, at, *, now) -> str:
    """Tell somebody who goes on typing that the page was saved."""
    return f"{who} saved this page {clock(at, now=now)}. When you save, you will see both versions."


def meanwhile(who: str, at, *, now) -> str:
    return f"{who} saved this page {clock(at, now=now)} while you were typing."


def met(whose: str, taken: list[str], merged: list[str], both: list[str]) -> list[str]:
    """Say in which fields two people's changes met, by the fields' labels. Begin with `whose`."""
    said = []
    if taken:
        said.append(f"{whose} {listed(taken)} {_is(taken)} in the form now.")
    if merged:
        said.append(f"{_the(merged)} {_is(merged)} in the form with both changes.")
    if both:
        said.append(f"{_the(both)} {_was(both)} changed by both: choose.")
    return said


def listed(words: list[str]) -> str:
    return get_text_list(words, "and")


def _the(labels):
    return f"The {listed(labels)}"


def _is(labels):
    return "is" if len(labels) == 1 else "are"


def _was(labels):
    return "was" if len(labels) == 1 else "were"
