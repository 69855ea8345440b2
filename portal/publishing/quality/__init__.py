"""What a careful editor would say about a text before readers see it. Pure.

    check(content, kinds=..., today=...)    the findings of every rule, by field and line
    obligations(old, new)                   what changed in force between two texts

A rule is a function from a Draft (draft.py) to what it notices; rules.py gives it its name and its
severity, docs/quality-rules.md its reason. What the renderer refuses (portal.core.markup), such as
a skipped heading level, an image or a link without words, is not said again here.

This is not a grammar: where a rule cannot be sure, it keeps silent.
"""

from .checking import check
from .forces import Kind
from .obligations import Obligation, obligations
from .rules import RULES, Rule

__all__ = ["RULES", "Kind", "Obligation", "Rule", "check", "obligations"]
