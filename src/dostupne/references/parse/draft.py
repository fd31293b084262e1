"""The reference while it is being read: text with the read parts replaced by marks, and the fields found."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from dostupne.model.dates import PartialDate
from dostupne.model.names import Name


class Mark(StrEnum):
    """One private-use character where a part stood, so that what is left knows its neighbours."""

    MEDIUM = "\ue001"
    ACCESS = "\ue002"
    ADDRESS = "\ue003"
    IDENTIFIER = "\ue004"
    EDITION = "\ue005"
    NUMBERING = "\ue006"
    DATE = "\ue007"
    THESIS = "\ue008"
    CONTRIBUTOR = "\ue009"
    EXTENT = "\ue00a"
    HOST = "\ue00b"


MARKS = "".join(Mark)
MOST = 20
"""Parts of one kind that are read in one reference; what holds more is no reference, and must not take for ever."""
ANY_MARK = f"[{MARKS}]"


@dataclass(slots=True)
class Draft:
    """Local to one call of `parse`; never leaves it. `text` shrinks as the fields fill."""

    text: str
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    et_al: bool = False
    issued: PartialDate | None = None
    issued_end: PartialDate | None = None
    accessed: PartialDate | None = None
    archive_date: PartialDate | None = None
    fields: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    title_end: int = 0
    bare_medium: bool = False

    def take(self, found: re.Match[str], mark: Mark) -> None:
        """Replaces the match by its mark."""
        self.text = f"{self.text[: found.start()]} {mark} {self.text[found.end() :]}"

    def set(self, name: str, value: str) -> None:
        """Keeps the first value of a field; a second one is not lost but goes to the notes."""
        value = value.strip()
        if not value:
            return
        if name in self.fields and self.fields[name] != value:
            self.notes.append(value)
        else:
            self.fields[name] = value
