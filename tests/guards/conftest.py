import re

from portal.publishing.seeding import read_seeds

SEEDS = read_seeds()
PAGES = [seed.path for seed in SEEDS]
DOORS = [
    "/a-z/",
    "/whats-new/",
    "/api/",
    "/search/",
    "/search/?q=telework",
    "/search/?q=zzzz",
    "/feedback/thanks/",
    "/display/",
    "/feedback/?page=/telework/",
    "/training/go/?agency=usda&course=telework-fundamentals-employees",
    "/training/telework-fundamentals-employees/packages/",
    "/training/verify/",
]
# Looked at with its package (tests/training): a browser takes long for a whole course.
PUBLIC = [*PAGES, *DOORS, "/training/telework-fundamentals-employees/print/"]


def traits(seed):
    """Return what makes a page look unlike others: its kind and the blocks in its text."""
    blocks = re.findall(r"^(::: ?\w+|\|[ :-]*-|\[\^|> |1\. |- |#### |: )", seed.body, re.M)
    return {seed.head["kind"], *blocks}


def sample():
    """Return pages that have every trait between them: the richest of each kind, and the shortest
    of those, since a browser takes long to look at a long one."""
    found = {}
    for seed in sorted(SEEDS, key=lambda seed: (-len(traits(seed)), len(seed.body))):
        for trait in traits(seed):
            found.setdefault(trait, seed.path)
    return sorted({"/", *found.values()})


SAMPLE = sample()
