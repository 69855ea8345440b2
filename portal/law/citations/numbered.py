"""Session laws and presidential documents: one number or a pair, and an address made of them."""

import re
from collections.abc import Callable

from .model import Citation, Kind
from .pieces import DASH, Reader, build, form


def _law_address(congress: str, number: str) -> str:
    """GovInfo has public laws by themselves since 1995, before that in the Statutes at Large."""
    if int(congress) >= 104:
        return f"https://www.govinfo.gov/link/plaw/{congress}/public/{number}"
    if int(congress) >= 82:
        return f"https://www.govinfo.gov/link/statute/{congress}/public/{number}"
    return "https://www.govinfo.gov/app/collection/statute"


def _order_address(number: str) -> str:
    """The Federal Register answers the number of an order since 1994; others are in its list."""
    if int(number) >= 12890:
        return f"https://www.federalregister.gov/executive-order/{number}"
    return "https://www.federalregister.gov/presidential-documents/executive-orders"


def _numbered(kind: Kind, text: str, address: Callable[..., str]) -> Reader:
    def read(match: re.Match[str]) -> Citation:
        numbers = match.groups()
        return build(kind, text.format(*numbers), address(*numbers), " ".join(numbers))

    return read


FORMS = (
    (
        form(
            r"P(?:ub(?:lic|\.) L(?:aw|\.)|\.L\.)(?: No\.)? "
            rf"([1-9][0-9]{{0,2}}){DASH}([1-9][0-9]{{0,3}})"
        ),
        _numbered(Kind.PUBLIC_LAW, "Pub. L. {}-{}", _law_address),
    ),
    (
        form(r"([1-9][0-9]{0,2}) Stat\.? ([1-9][0-9]{0,4})"),
        _numbered(
            Kind.STATUTES_AT_LARGE,
            "{} Stat. {}",
            "https://www.govinfo.gov/link/statute/{}/{}".format,
        ),
    ),
    (
        form(r"([1-9][0-9]{0,2}) (?:F\.?R\.?|Fed\. Reg\.) ([1-9][0-9]{0,5})"),
        _numbered(
            Kind.FEDERAL_REGISTER,
            "{} FR {}",
            "https://www.federalregister.gov/citation/{}-FR-{}".format,
        ),
    ),
    (
        form(r"(?:E\.O\.|EO|Exec\. Order|[Ee]xecutive [Oo]rder)(?: No\.)? ([1-9][0-9]{3,4})"),
        _numbered(Kind.EXECUTIVE_ORDER, "Executive Order {}", _order_address),
    ),
)
