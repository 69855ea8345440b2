"""Text that says nothing, but has the shape of real text; the same in every run."""

import random
from itertools import islice

RARE_WORD = "sabbatical"


def made_up_words(number: int) -> list[str]:
    """Return words that sound alike."""
    chance = random.Random(1)
    syllables = [one + two for one in "bdfglmnprstv" for two in "aeiou"]
    found = dict.fromkeys(
        "".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(2 * number)
    )
    return list(islice(found, number))


WORDS = made_up_words(3_000)


def text_of(number: int) -> str:
    """Return a page's text: few words are frequent and many are rare, as in real texts."""
    chance = random.Random(number)
    words = [WORDS[int(len(WORDS) * chance.random() ** 3)] for _ in range(300)]
    if number % 5 == 0:
        words[chance.randrange(300)] = "telework"
    if number % 97 == 0:
        words[chance.randrange(300)] = RARE_WORD
    return " ".join(words)
