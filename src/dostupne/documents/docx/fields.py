"""Fields: the code behind a piece of text, from its begin over its code to its result (ECMA-376 part 1, 17.16)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dostupne.documents.managers import codes
from dostupne.documents.paragraphs import Draft
from dostupne.model.reference import Reference

_DEEPEST = 50
"""Fields in one another; Word itself allows 20."""


@dataclass(slots=True)
class Field:
    """One field: where its result begins, and what its code says."""

    code: list[str] = field(default_factory=list)
    in_result: bool = False
    draft: Draft | None = None
    start: int = 0
    lists: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open, the outermost first. `own` are Word's own sources; `cited` their tags seen."""

    own: Mapping[str, Reference]
    opened: list[Field] = field(default_factory=list)

    @property
    def in_code(self) -> bool:
        """Whether what comes is the code of a field, which nobody sees."""
        return any(not one.in_result for one in self.opened)

    @property
    def listing(self) -> bool:
        """Whether what comes is a bibliography that a manager printed."""
        return any(one.lists for one in self.opened)

    def begin(self) -> None:
        """A field begins with its code."""
        if len(self.opened) < _DEEPEST:
            self.opened.append(Field())

    def write(self, code: str) -> None:
        """A piece of the innermost open code."""
        if self.opened and not self.opened[-1].in_result:
            self.opened[-1].code.append(code)

    def separate(self, draft: Draft | None) -> None:
        """The code is whole; its result begins in this paragraph."""
        if not self.opened or self.opened[-1].in_result:
            return
        one = self.opened[-1]
        one.in_result, one.draft, one.start = True, draft, draft.length if draft else 0
        one.lists = codes.is_bibliography("".join(one.code))
        if draft:
            draft.listed = draft.listed or one.lists

    def end(self, draft: Draft | None) -> None:
        """The result is whole: it is a hyperlink, or stands for works, or is text as any other."""
        if not self.opened:
            return
        one = self.opened.pop()
        if draft and one.in_result:
            lay(draft, one.start if one.draft is draft else 0, "".join(one.code), self.own)


def lay(draft: Draft, start: int, code: str, own: Mapping[str, Reference]) -> None:
    """Lays over a paragraph, from `start`, what a field's code says of it."""
    if address := codes.hyperlink(code):
        draft.link(start, address)
    else:
        draft.cite(start, codes.works(code, own))
