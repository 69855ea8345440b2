"""From a Word document to Markdown of this site, with a list of what did not come along.

    converted = convert(data)
    converted.title      the document's title, "" if it has none
    converted.markdown   the body; every word of the document is in it or named in the losses
    converted.losses     what was left out or changed, a sentence each

The document is one that anybody may have made: nothing in it is run or fetched, and what a Word
document does not need (encryption, document types, links out of the file) is refused.
"""

from .converting import Converted, convert
from .package import WordError

__all__ = ["Converted", "WordError", "convert"]
