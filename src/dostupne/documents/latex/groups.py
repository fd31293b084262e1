"""What is open at a place in LaTeX: braces and environments."""

from collections import deque
from dataclasses import dataclass, field

from dostupne.documents.typeset import Text
from dostupne.model.document import BlockKind


@dataclass(slots=True)
class Group:
    """An open brace: what is done when it closes, the text that it interrupted, and the arguments waited for behind it."""

    action: str = ""
    start: int = 0
    target: str = ""
    interrupted: Text | None = None
    further: deque["Group"] = field(default_factory=deque)
    kind: BlockKind = BlockKind.PARAGRAPH
    label: str = ""


@dataclass(slots=True)
class Environment:
    """An open environment; `number` counts its items."""

    name: str
    kind: BlockKind
    label: str
    number: int = 0
