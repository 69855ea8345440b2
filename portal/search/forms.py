from django import forms


class SearchForm(forms.Form):
    q = forms.CharField(
        label="Search this site",
        max_length=200,
        strip=True,
        error_messages={
            "required": "Type what you are looking for.",
            "max_length": "Use at most 200 characters.",
        },
    )
