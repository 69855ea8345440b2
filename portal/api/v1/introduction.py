"""What the documentation says before it lists the operations."""

from pathlib import Path

from django.conf import settings

TITLE = "Reading API of the portal"
SUMMARY = "Pages, questions, terms, agencies and the law they rest on, as JSON for other programs."


def text() -> str:
    """Return the introduction as Markdown."""
    source = Path(__file__).with_suffix(".md").read_text(encoding="utf-8")
    return source.replace("{limits}", _limits(settings.API_REQUESTS_A_MINUTE))


def _limits(a_minute):
    if not a_minute:
        return "There is no limit on how often you may ask. Please ask no more than you need."
    return (
        f"A client may ask {a_minute} times at once, and then as often as spreads {a_minute} "
        "requests over a minute. Beyond that the answer is 429, and `Retry-After` says for how many"
        " seconds to wait. Copies that you keep and parts of 100 items make fewer requests."
    )
