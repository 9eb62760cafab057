"""What the pages show of an API: its operations, fields, answers, rules and decisions.

Texts are Markdown as the spec has it. What a spec says in JSON (defaults, values of an enum) is
text as JSON writes it, so `"open"` has its quotes; examples of bodies are values. What is lacking
is "", () or None.
"""

from understudy.reference.reading.model.api import (
    Kill,
    Reading,
    Rule,
    Section,
    Shared,
    Tag,
)
from understudy.reference.reading.model.field import (
    Condition,
    Decision,
    Field,
    Refusal,
    Where,
)
from understudy.reference.reading.model.operation import (
    Answer,
    Body,
    Content,
    Example,
    Key,
    NextCall,
    Operation,
    Passed,
)

__all__ = [
    "Answer",
    "Body",
    "Condition",
    "Content",
    "Decision",
    "Example",
    "Field",
    "Key",
    "Kill",
    "NextCall",
    "Operation",
    "Passed",
    "Reading",
    "Refusal",
    "Rule",
    "Section",
    "Shared",
    "Tag",
    "Where",
]
