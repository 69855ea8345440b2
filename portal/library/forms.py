"""What people type at the desk about the files of a form."""

from django import forms

from .models import FormFile
from .uploads import MOST_BYTES, UploadError, check


class UploadForm(forms.Form):
    """Takes one file; `checked` and `data` are what it is once the form is valid."""

    file = forms.FileField(
        label="PDF, Word (.docx) or Excel (.xlsx) file",
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.xlsx"}),
        help_text=f"Up to {MOST_BYTES // 1_000_000} MB, without a password, scripts or macros.",
    )
    edition = forms.CharField(
        max_length=80, required=False, help_text="As it stands on the form, such as December 2006."
    )

    def __init__(self, *args, slug, **kwargs):
        super().__init__(*args, **kwargs)
        self.slug = slug
        self.checked = self.data_read = None

    def clean_file(self):
        file = self.cleaned_data["file"]
        # A file is looked at before it is read: a large one would fill the memory.
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                f"This file has {file.size / 1_000_000:.1f} MB; "
                f"{MOST_BYTES // 1_000_000} MB are allowed."
            )
        self.data_read = file.read()
        try:
            self.checked = check(self.data_read, file.name, fallback=self.slug)
        except UploadError as error:
            raise forms.ValidationError(str(error)) from error
        return file


class JudgeForm(forms.Form):
    access = forms.ChoiceField(
        label="Is it accessible?", choices=FormFile.Access.choices, required=False
    )


class RemoveForm(forms.Form):
    reason = forms.CharField(
        label="Why it is removed",
        max_length=200,
        help_text="Readers do not see this. The file goes at once.",
    )
