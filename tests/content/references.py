"""Addresses, and the numbers by which documents are known. Pure."""

import re
from urllib.parse import unquote

_SUFFIX = "garden|gov|mil|com|org|net|edu|us|io|info|pdf"
_TOKEN = re.compile(r"[A-Z]+|\d+")

# What frames a text and states nothing: anchors, addresses of our own pages, list numbers.
_FRAME = re.compile(r"\{#[\w-]+\}|\]\((?:page:)?/[^)]*\)|\]\(#[^)]*\)|^\s*\d+\. ", re.MULTILINE)


def without_frame(text: str) -> str:
    """Return the text with its frame blanked out."""
    return _FRAME.sub(lambda match: " " * len(match[0]), text)


def plain_url(address: str) -> str:
    """Return an address without what makes no difference: scheme, www, a final slash, escapes.

    "..." at its end stays: the facts shorten long addresses.
    """
    address = unquote(re.sub(r"^https?://", "", address)).replace(":443/", "/")
    end = "..." if address.endswith("...") else ""
    return re.sub(r"(^|/)www\.", r"\1", address.rstrip("/.,;:").lower()) + end


# What may stand with a space before its number, and how it is called here.
_KINDS = {
    "SP": r"SP|(?:NIST )?Special Publication|NIST",
    "BOD": r"BOD|Binding Operational Directive|Directive(?= \d\d-)",
    "FCD": r"FCD|Federal Continuity Directive|Directive",
    "HR": r"H\.? ?R\.",
    "S": r"S\.",
    "SECTION": r"[Ss]ections?|[Ss]ecs?\.|s\.(?=\d)",
    "CHAPTER": r"[Cc]hapters?|[Cc]h\.",
    "SUBCHAPTER": r"[Ss]ubchapter|[Ss]ubch\.",
    "PART": r"[Pp]arts?",
    "TITLE": r"[Tt]itles?",
    "SF": r"SF|Standard Forms?",
    "OF": r"OF|Optional Form",
    "FORM": r"DD Form|DD|Form",
    "PUBLICATION": r"Publication|Pub\.",
    "SCHEDULE": "Schedule|schedule",
    "HANDBOOK": "Handbook|handbook",
    "BULLETIN": "Bulletin|bulletin",
    "CIRCULAR": "Circular",
    "AMENDMENT": "Amendment",
    **{word: word for word in ("CPM", "CRS", "FAM", "FIPS", "FTR", "GAO", "GS", "OIG")},
}
_KIND = "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())


def _phone(match):
    return [("phone", "".join(re.findall(r"\d", match[0]))[-10:])]


def _document(match):
    """Return kind and number in one spelling: SF 50, SF-50 and Standard Form 50 are one."""
    kind = next((name for name in _KINDS if match[name]), match["letters"] or "")
    number = "-".join(_TOKEN.findall(match["number"].upper()))
    return [("document", f"{kind.strip('-').upper()}-{number}")]


ADDRESSES = (
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), lambda m: [("mail", m[0].lower())]),
    (re.compile(r"https?://[^\s)>\]|`\"]+"), lambda m: [("url", plain_url(m[0]))]),
    (
        re.compile(
            rf"(?<![\w/.@-])(?:[\w-]+\.)+(?:{_SUFFIX})(?:(?:/|\.\.\.)[^\s)>\]|,;`\"]*)?(?![\w-])",
            re.I,
        ),
        lambda m: [("url", plain_url(m[0]))],
    ),
    (re.compile(r"tel:\+?\d{10,11}"), _phone),
    (re.compile(r"(?<![\w-])(?:1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\w)"), _phone),
)
# Letters and a number with a hyphen (M-25-13, COVID-19), or report numbers such as R41818.
DOCUMENTS = (
    (
        re.compile(
            rf"(?<![\w./-])(?:(?:{_KIND})[ -]?(?:No\. )?"
            r"|(?P<letters>(?!FY)(?:[A-Z]{1,8}-|[A-Z]{1,2}(?=\d{4}))))"
            r"(?P<number>\d+[A-Z]?(?:[-.]\d+)*[A-Z]?)(?![\w%]|,\d)"
        ),
        _document,
    ),
)
