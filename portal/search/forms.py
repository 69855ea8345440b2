"""What readers ask for: words and filters, read so that nothing they send can do harm."""

import unicodedata
from urllib.parse import urlencode

from django import forms

from . import choices

LENGTH = 200
# No search gives more than a thousand results.
MOST_PAGES = 50


def plain(text: str) -> str:
    """Return text without what nobody sees: no control characters, no marks of direction."""
    visible = (one for one in text if unicodedata.category(one) != "Cf")
    return " ".join("".join(one if one.isprintable() else " " for one in visible).split())


class WordsField(forms.CharField):
    def to_python(self, value):
        return super().to_python(plain(str(value or "")))


class FilterField(forms.ChoiceField):
    """One of the choices that there are now; anything else is left out, which its error says."""

    def __init__(self, offered, *, every, **options):
        super().__init__(
            choices=lambda: [("", every), *offered()],
            required=False,
            error_messages={
                "invalid_choice": f"{every} are shown: the address asked for one we do not have."
            },
            **options,
        )


class SearchForm(forms.Form):
    q = WordsField(
        label="Search this site",
        max_length=LENGTH,
        error_messages={
            "required": "Type what you are looking for.",
            "max_length": f"Use at most {LENGTH} characters.",
        },
    )
    section = FilterField(choices.sections, every="All sections", label="Section")
    audience = FilterField(choices.audiences, every="All readers", label="Written for")
    kind = FilterField(choices.kinds, every="All kinds of page", label="Kind of page")
    page = forms.IntegerField(required=False, min_value=1, max_value=MOST_PAGES)
    exact = forms.BooleanField(required=False)

    FILTERS = ("section", "audience", "kind")

    @property
    def filters(self):
        """The fields that narrow a search."""
        return [self[name] for name in self.FILTERS]

    @property
    def chosen(self) -> dict[str, str]:
        """What the search is narrowed to, by filter."""
        given = {name: self.cleaned_data.get(name) for name in self.FILTERS}
        return {name: value for name, value in given.items() if value}

    @property
    def in_use(self) -> list[dict[str, str]]:
        """The filters in use: name, label of what was chosen, and the address without it."""
        return [
            {
                "name": self[name].label,
                "label": dict(self.fields[name].choices)[value],
                "without": self.address(**{name: ""}),
            }
            for name, value in self.chosen.items()
        ]

    @property
    def number(self) -> int:
        """The page of results asked for; the first where that makes no sense."""
        return self.cleaned_data.get("page") or 1

    def address(self, **changes) -> str:
        """Return the address of this search, from its first page on, with something changed."""
        asked = {"q": self.cleaned_data["q"], **self.chosen}
        asked["exact"] = "1" if self.cleaned_data["exact"] else ""
        return "?" + urlencode({name: one for name, one in {**asked, **changes}.items() if one})


class ChoiceForm(forms.Form):
    """The page that a reader went to from the results of a query."""

    q = WordsField(max_length=LENGTH)
    path = forms.RegexField(r"\A/(?:[-a-z0-9]+/)*\Z", max_length=400)
