"""The elements of an XML part, one after the other; no tree of them is kept. Pure."""

from collections.abc import Iterator
from xml.parsers import expat

from .faults import UploadError

STEP = 65_536


def elements(name: str, content: bytes) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield each element as it ends: its name, its attributes, its own text; no prefixes.

    Raises UploadError, also of a document type: it could name entities that grow without end.
    """
    ended, begun = [], []

    def start(tag, given):
        begun.append((tag, given, []))

    def end(_):
        tag, given, texts = begun.pop()
        named = {_local(key): value for key, value in given.items()}
        ended.append((_local(tag), named, "".join(texts)))

    def refuse(*_):
        raise UploadError(f"This file cannot be read. {name} declares a document type.")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = lambda text: begun[-1][2].append(text)
    for at in range(0, len(content) + 1, STEP):
        _parse(parser, name, content[at : at + STEP], is_last=at + STEP > len(content))
        yield from ended
        ended.clear()


def _parse(parser, name, content, *, is_last):
    try:
        parser.Parse(content, is_last)
    except UploadError:
        raise
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise UploadError(f"This file cannot be read. {name} is damaged.") from error


def _local(name):
    return name.rpartition(":")[2]
