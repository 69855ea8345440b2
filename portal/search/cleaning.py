"""What is kept of a query: nothing that could lead to a person. Pure."""

import re
import unicodedata

LENGTH = 80
# What no citation looks like: "5 U.S.C. 6501-6506", "630.1605", "Pub. L. 111-292" and "SF-182" do
# not match any of these.
PERSONAL = (
    re.compile(r"@"),  # an e-mail address
    re.compile(r"://|\bwww\."),  # an address with whatever it carries
    re.compile(r"\d{7}"),  # a number of a person, a claim or a card
    re.compile(r"\b\d{3}[ -]\d{4}\b"),  # a phone number without its area code
    re.compile(r"\b\d{1,2}([/.-])\d{1,2}\1\d{2,4}\b|\b\d{4}-\d\d-\d\d\b"),  # a day, as of birth
    re.compile(  # where somebody lives
        r"\b\d+ (\w+\.? ){1,3}(street|st|avenue|ave|road|rd|lane|ln|drive|boulevard|blvd)\b"
    ),
)
# Digits in groups: of a phone, Social Security or card number.
ALIKE = str.maketrans("‘’‐‑‒–—−", "''------")
GROUPS = re.compile(r"[\d()][\d ().+/-]{7,}")
MOST_DIGITS = 8


def cleaned(text: str) -> str:
    """Return a query in small ASCII letters and single spaces; "" where nothing is to be kept.

    That is so of what looks personal, of what is too long to be a search, and of what says nothing.
    """
    apart = unicodedata.normalize("NFKD", text[: 4 * LENGTH].translate(ALIKE))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    query = " ".join(re.sub(r"[^ -~]", " ", plain).lower().split())
    if len(query) > LENGTH or not re.search(r"[a-z0-9]", query) or is_personal(query):
        return ""
    return query


def is_personal(query: str) -> bool:
    """Say whether a query in small letters looks as if it told of a person."""
    if any(pattern.search(query) for pattern in PERSONAL):
        return True
    groups = GROUPS.findall(query)
    return any(sum(map(str.isdigit, group)) > MOST_DIGITS for group in groups)
