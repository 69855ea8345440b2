"""Amounts: figures and number words, with the unit that follows. Pure."""

import re

_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {word: number for number, word in enumerate(_ONES)}
WORDS |= {ten: 20 + 10 * number for number, ten in enumerate(_TENS)}
WORDS |= {f"{t}-{o}": WORDS[t] + WORDS[o] for t in _TENS for o in _ONES[1:10]}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}

# Words that say the same unit.
UNITS = {
    "percent": "percent|%|percentage points?|points?|pct",
    "minutes": "minutes?|mins?",
    "hours": "hours?|hrs?|h",
    "weeks": "weeks?|workweeks?|wks?",
    "pay-periods": "pay periods?",
    "months": "months?",
    "years": "years?|yrs?",
    "days": "days?|workdays?",
    "miles": "miles?",
    "feet": "feet|foot|ft",
    "times": "times",
}
# Words between a figure and its unit that do not change what is counted.
_BETWEEN = (
    "(?:(?:administrative|additional|biweekly|business|calendar|consecutive|continuous|extra|federal"
    "|full|more|other|paid|reporting|school|scheduled|unpaid|work|working|executive) )"
)
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_AMOUNT = rf"(?:(?:{_FIGURE})|\b(?:{_WORD})\b)(?:[ -](?:{'|'.join(SCALES)})\b)?"
_UNIT = "|".join(f"(?P<u{number}>{words})" for number, words in enumerate(UNITS.values()))
_BOUND = r"(?<![\w.$/#])(?<!\d[-–])(?<!\d,)"


def value(amount: str) -> str:
    """Return an amount in figures: "1.5 million" is 1500000, "twelve" is 12."""
    first, _, scale = re.sub(r"[ -](?=hundred|thousand|million|billion)", "|", amount).partition(
        "|"
    )
    figure = first.lower().replace(",", "")
    number = WORDS[figure] if figure in WORDS else float(figure)
    number = round(number * SCALES.get(scale.lower(), 1), 6)
    return f"{number:g}" if number != int(number) else str(int(number))


def _money(match):
    ends = [end for end in (match["first"], match["last"]) if end]
    scale = next((f" {s}" for s in SCALES if ends[-1].lower().endswith(s)), "")
    ends = [end if re.search("[a-z]", end) else end + scale for end in ends]
    return [("money", value(end)) for end in ends]


def _counted(match):
    unit = next(name for number, name in enumerate(UNITS) if match[f"u{number}"])
    ends = [end for end in (match["first"], match["last"]) if end]
    return [(unit, value(end)) for end in ends]


def _ends(match):
    return [("number", value(match[1])), ("number", value(match[2]))]


def _plain(match):
    number = value(match[1])
    return [("number", number)] if len(number.replace(".", "")) > 1 else []


def _ordinal(match):
    return [("ordinal", match[1])] if len(match[1]) > 1 else []


FORMS = (
    (
        re.compile(
            rf"\$ ?(?P<first>{_AMOUNT})(?:(?:-|–| to | and )\$? ?(?P<last>{_AMOUNT}))?"
            rf"|(?<![\w.])(?P<only>{_FIGURE}) dollars",
            re.IGNORECASE,
        ),
        lambda m: [("money", value(m["only"]))] if m["only"] else _money(m),
    ),
    (
        re.compile(
            rf"{_BOUND}(?P<first>{_AMOUNT})(?:(?: ?[-–/] ?| to | or | and )(?P<last>{_AMOUNT}))?"
            rf"\+?(?: or more| or fewer)?[ -]?{_BETWEEN}{{0,2}}(?:{_UNIT})(?![A-Za-z])",
            re.IGNORECASE,
        ),
        _counted,
    ),
    (re.compile(r"(?<![\w.])(\d+)(?:st|nd|rd|th)\b"), _ordinal),
    # A vote, a range, a number in two parts.
    (re.compile(rf"{_BOUND}(\d{{2,}})(?:-|–| to )(\d{{2,}})(?![\w-])"), _ends),
    (re.compile(rf"{_BOUND}({_AMOUNT})(?![\w]|-\w)", re.IGNORECASE), _plain),
)
