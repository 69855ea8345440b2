"""Our templates as they are sent: without the spaces that are there for whoever edits them.

Of any spaces between two words, a line break is left. Every page is lighter by about 3 percent.
"""

import re

from django.template.loaders import filesystem

_INDENT = re.compile(r"\n[ \t]+")
_TAGS = r"block|elif|else|empty|end\w+|extends|for|if|ifchanged|include|load|regroup|with"
# Lines without a word of their own; what is before them ended with a break.
_WORDLESS = re.compile(
    rf"^((?:\{{% (?:{_TAGS})\b[^}}]*%\}}|\{{#(?:(?!#\}}).)*#\}})+)\n", re.MULTILINE
)


class Loader(filesystem.Loader):
    def get_contents(self, origin):
        source = super().get_contents(origin)
        # Where errors are shown, they name the line that its editor sees.
        if self.engine.debug or not origin.name.endswith(".html"):
            return source
        return _WORDLESS.sub(r"\1", _INDENT.sub("\n", source))
