"""What a member of each family is: one record of plain functions, one file each."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from dostupne.model.addition import Addition, Written
from dostupne.model.document import Document
from dostupne.model.finding import Edition, FixKind, Objection, Severity
from dostupne.model.receipt import Receipt
from dostupne.model.reflist import ReferenceList
from dostupne.model.saving import SaveAllowance, SaveAnswer, SaveJob, SaveKeys
from dostupne.model.snapshot import ArchiveAnswer
from dostupne.model.watching import Digest
from dostupne.model.work import Work

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True)
class Reader:
    """A document format. `read(data, source)` never raises for what the document holds.

    `suffixes` are lower case with their dot. `recognises(data)` looks at the content alone and is
    asked first; the name decides only where the content does not. Raises `UnreadableSource` when
    nothing at all can be made of the bytes. `read_locked(data, source, password)` is `read` of a format
    whose files may be locked with a password.
    """

    name: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, str], Document]
    read_locked: Callable[[bytes, str, str], Document] | None = None


@dataclass(frozen=True, slots=True)
class Exporter:
    """A bibliography format. `write(works)` gives the whole file as text, ending in a line end.

    A file of works is `frame[0]`, its entries with `between` between two, `frame[1]`; so they can be written one by one. `variants` are other
    ways to write the same format, by what asks for them: `ascii`, or an edition of the standard (`2011`).
    """

    name: str
    suffixes: tuple[str, ...]
    write: Callable[[Sequence[Work]], str]
    between: str = "\n"
    frame: tuple[str, str] = ("", "")
    variants: Mapping[str, Callable[[Sequence[Work]], str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Writer:
    """A document format that additions can be written back to. `name` is that of its `Reader`.

    `write(data, additions)` changes nothing but what is added, byte for byte, and never raises for what the document
    holds: what could not be added is `LeftOut`. An addition that gives nothing holds the place of its reference, so that this is not taken
    for another's. Where it is `in_place` the document itself is written anew, else a copy of it. `mends` says that addresses are mended too.
    """

    name: str
    write: Callable[[bytes, Sequence[Addition]], Written]
    in_place: bool = False
    mends: bool = False


@dataclass(frozen=True, slots=True)
class ArchiveAddresses:
    """Where an archive's services are; empty where it has none. A local archive can stand in."""

    availability_url: str = ""
    cdx_url: str = ""
    replay_url: str = ""
    timemap_url: str = ""
    timegate_url: str = ""
    save_url: str = ""

    def all(self) -> tuple[str, ...]:
        """Those that there are."""
        return tuple(url for field in self.__dataclass_fields__ if (url := getattr(self, field)))


FindCaptures = Callable[["httpx.AsyncClient", ArchiveAddresses, str, date | None], Awaitable[ArchiveAnswer]]


@dataclass(frozen=True, slots=True)
class Save:
    """How an archive is told to save pages. Nothing here raises for what the archive does, and nothing waits.

    `submit(client, addresses, keys, url, within)` asks it to save an address unless it has a copy not older than so many
    seconds (0: in any case). `look(client, addresses, keys, jobs)` gives the state of each job, in their order: a
    `SaveJob` is still at work. `allowance(client, addresses, keys)` asks how much is allowed now. `keys_from` is the page where
    people get keys. Of seconds are: `pace` between two submissions, `look_every` between two looks,
    `patience` for a job, and `jobs_kept`, after which the archive forgets one. `at_once` is how many jobs may be at work.
    """

    submit: "Callable[[httpx.AsyncClient, ArchiveAddresses, SaveKeys, str, float], Awaitable[SaveAnswer]]"
    look: "Callable[[httpx.AsyncClient, ArchiveAddresses, SaveKeys, Sequence[SaveJob]], Awaitable[tuple[SaveAnswer, ...]]]"
    allowance: "Callable[[httpx.AsyncClient, ArchiveAddresses, SaveKeys], Awaitable[SaveAllowance]]"
    keys_from: str
    pace: float
    look_every: float
    patience: float
    jobs_kept: float
    at_once: int


@dataclass(frozen=True, slots=True)
class Archive:
    """A web archive. `find(client, addresses, url, near)` gives captures near the date.

    It never raises for what the archive does: an archive that does not answer is an
    `ArchiveAnswer` with its `failure`. `hosts` are those that its copies stand on. `pace` are seconds
    between two requests, by host or service (`web.archive.org/cdx`). One that is not asked `by_default` is asked where the settings name it.
    `as_captured(url)` is where the bytes of the copy at `url` can be had as they were captured.
    `save` is None where it saves nothing for us.
    """

    name: str
    addresses: ArchiveAddresses
    hosts: tuple[str, ...]
    find: FindCaptures
    as_captured: Callable[[str], str] = str
    pace: Mapping[str, float] = field(default_factory=dict)
    by_default: bool = True
    save: Save | None = None


@dataclass(frozen=True, slots=True)
class Notifier:
    """A way to tell people. None of its functions raises for what the world does, and none shows the secret parts of an address.

    `recognises(address)` looks at the text of the address alone. `fault(address)` says in words why nothing can be sent there, empty where
    something can. `shown(address)` is the address as it may be printed. `send(digest, address, patience)` sends a digest
    and waits at most so many seconds for what becomes of it; the digest's `id` goes with it, so that a receiver can tell one that comes twice.
    """

    name: str
    recognises: Callable[[str], bool]
    fault: Callable[[str], str]
    shown: Callable[[str], str]
    send: Callable[[Digest, str, float], Awaitable[Receipt]]


class Scope(StrEnum):
    """What a rule looks at."""

    PRINTED = "printed"
    """One printed reference at a time."""
    ENTRY = "entry"
    """One entry of a .bib file at a time, as it is written there."""
    REFERENCE = "reference"
    """What a reference says, printed or of a bibliography."""
    LIST = "list"
    """The list as a whole: whether its references are of one form, are there twice, in order."""
    TEXT = "text"
    """The text against its list."""
    NETWORK = "network"
    """What a register on the web says; with `--online` only."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is told to the user, in Czech and in English; `{name}` is filled with the argument of that name."""

    cs: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule. `code` is its stable name; people script against it.

    `summary` says in one line what must be so. `check(list)` gives what it objects to, in the order of the list; it is pure and
    never raises for what the list holds. `editions` are those that it holds for. `fix` is the kind of its fixes, None where it
    has none. `page` is its page of documentation in Markdown (the module's docstring): what it does, why it matters, an example
    that it objects to, what to use instead, the source; both examples run as tests.
    """

    code: str
    severity: Severity
    scope: Scope
    summary: Message
    messages: Mapping[str, Message]
    check: Callable[[ReferenceList], Iterable[Objection]]
    page: str
    editions: frozenset[Edition] = frozenset(Edition)
    fix: FixKind | None = None
