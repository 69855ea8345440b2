"""The forms library: its page, a page for each form, and the files that the portal holds."""

from .file import FormFile
from .form import Form
from .library import FormsLibrary

__all__ = ["Form", "FormFile", "FormsLibrary"]
