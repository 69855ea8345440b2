"""Words that say nothing of what a text is about. They are neither indexed nor looked for.

Words that turn a meaning round stay: "leave without pay" is not "leave with pay".
"""

_WORDS = """
    a about all also am an and any anyone anything are as at be because been being but by can could
    did do does doing each for from get gets getting give given gives going got had has have having
    he her here hers him his how i if im in into is isnt it its ive just know let lets like made
    make makes many may me might mine much must my of on one or our ours own please s say says
    shall she should so some someone something such tell than that the their theirs them then there
    these they this those to too us very want wants was we were what when where whether which who
    whom whose why will wish with would you your yours yourself
    """
STOP_WORDS = frozenset(_WORDS.split())
