"""A page as text: a TOML head between +++ lines, the Markdown body below. Pure."""

import tomllib

import tomli_w

FENCE = "+++\n"


class SeedFileError(ValueError):
    """A seed file that cannot be read, with what to mend."""


def load(text: str) -> tuple[dict, str]:
    """Return head and body of a seed file. Raises SeedFileError."""
    if not text.startswith(FENCE) or (end := text.find("\n" + FENCE, 1)) < 0:
        raise SeedFileError("The file must begin with a TOML head between two lines of +++.")
    try:
        head = tomllib.loads(text[len(FENCE) : end + 1])
    except tomllib.TOMLDecodeError as error:
        raise SeedFileError(f"The head is not valid TOML: {error}") from error
    body = text[end + 1 + len(FENCE) :]
    return head, body.strip("\n")


def dump(head: dict, body: str) -> str:
    """Return the one canonical text of a page; `load` gives back what went in."""
    filled = {key: value for key, value in head.items() if value not in ("", [], None)}
    return f"{FENCE}{tomli_w.dumps(filled, multiline_strings=True)}{FENCE}\n{body}\n"
