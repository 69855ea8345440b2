"""What agencies ask for and send."""

from django import forms

from training.outline import course_outlines

from . import ways
from .lists import EMPLOYEE, MOST_BYTES, NAME, NUMBER, ListError, decoded, read_list


class LinkForm(forms.Form):
    """Which agency links to which course. Public, by GET."""

    agency = forms.ChoiceField(
        label="Your agency",
        error_messages={
            "required": "Choose your agency.",
            "invalid_choice": "This agency is not in the list. Choose one that is.",
        },
    )
    course = forms.ChoiceField(
        label="Course",
        error_messages={
            "required": "Choose a course.",
            "invalid_choice": "There is no such course. Choose one from the list.",
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        agencies = [(one.slug, str(one)) for one in ways.agencies()]
        courses = [(one.slug, one.title) for one in course_outlines()]
        self.fields["agency"].choices = [("", "Choose"), *agencies]
        self.fields["course"].choices = [("", "Choose"), *courses]

    def way(self):
        return ways.way(self.cleaned_data["agency"], self.cleaned_data["course"])


class ListForm(forms.Form):
    """Takes a list of certificates, as a file or as text, and reads it. Nothing of it is kept."""

    columns = (NUMBER, NAME)
    file = forms.FileField(
        label="CSV file",
        required=False,
        max_length=200,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"}),
        help_text="Up to 5,000 lines and 1 MB.",
    )
    lines = forms.CharField(
        label="Or the lines themselves",
        required=False,
        max_length=MOST_BYTES,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
        error_messages={"max_length": "This is more than 1 MB. Send it in parts."},
    )

    def clean(self):
        typed = super().clean()
        file, lines = typed.get("file"), typed.get("lines", "")
        self.reading, self.text = None, ""
        if self.errors:
            return typed
        if file and lines.strip():
            self.add_error("file", "Send a file or lines, not both. Leave one of them empty.")
        elif file is None and not lines.strip():
            self.add_error("file", "Choose a file, or paste lines below.")
        else:
            self._read("file" if file else "lines", file, lines)
        return typed

    def _read(self, field, file, lines):
        try:
            # A file that is too large is not even opened.
            self.text = decoded(file.read(MOST_BYTES + 1)) if file else lines
            self.reading = read_list(self.text, self.columns)
        except ListError as error:
            self.add_error(field, str(error))


class EmployeeListForm(ListForm):
    columns = (NUMBER, NAME, EMPLOYEE)
