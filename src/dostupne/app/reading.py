"""Source → what it cites: read, find, parse, mend. Many sources are read by all processors of the machine."""

import math
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeVar

from dostupne.app.registry import reader_for
from dostupne.app.sources import Source
from dostupne.errors import UnreadableSource
from dostupne.model.document import Document, Fault
from dostupne.model.reference import Kind, RawReference, Reference

T = TypeVar("T")

HANDFUL = 8
PATIENCE = 1.0
"""So many sources, and for so many seconds, are read one after the other: starting processes takes half a second."""
_AHEAD, _AHEAD_BYTES = 16, 32_000_000
"""Sources a process, and bytes in all, that are held in memory at once, waiting or in work; one source at least."""
_GRAMMAR = ("find.finder", "parse.reader", "mend.mender", "mend.survey")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one source; where it is not `read`, a fault says why."""

    source: str
    references: tuple[Reference, ...] = ()
    faults: tuple[Fault, ...] = ()
    read: bool = True


def read_all(items: Iterable[Source | Fault], patience: float = PATIENCE) -> Iterator[Reading]:
    """One reading a source, in their order; a source that could not be opened is a `Fault` among them.

    Where it takes longer than `patience` in seconds, and more than a handful are left, those are read side by side in processes
    of their own: what breaks one of them down costs that source alone. Only a few sources are in memory at once, however many
    there are. It never raises for what a source holds.
    """
    rest = iter(items)
    yield from _one_by_one(rest, patience)
    left = list(islice(rest, HANDFUL))
    if len(left) < HANDFUL:
        yield from map(read_one, left)
        return
    workers = _Workers(processors())
    try:
        yield from workers.read(chain(left, rest))
    finally:
        workers.end()


def _one_by_one(items: Iterator[Source | Fault], patience: float) -> Iterator[Reading]:
    """The readings of a handful of sources, and of more until the patience is at its end; of all with one processor."""
    until = time.monotonic() + patience if processors() > 1 else math.inf
    for count, item in enumerate(items, 1):
        yield read_one(item)
        if count >= HANDFUL and time.monotonic() >= until:
            return


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_one(item: Source | Fault) -> Reading:
    """What one source cites. It never raises: what goes wrong is a fault of the source, and the others go on."""
    read = made_of(item, lambda document: Reading(document.source, references_of(document), document.faults))
    return Reading(read.source, faults=(read,), read=False) if isinstance(read, Fault) else read


def made_of(item: Source | Fault, make: Callable[[Document], T]) -> T | Fault:
    """What `make` makes of the source's document, or the fault that says why it was not to be had. It never raises."""
    if isinstance(item, Fault):
        return item
    try:
        return make(_read(item))
    except UnreadableSource as error:
        return Fault(item.name, str(error).removeprefix(f"{item.name}: "), unread=True)
    except Exception as error:  # noqa: BLE001 (of a hundred documents one must not take the others with it; the fault names it)
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return Fault(item.name, f"reading this failed ({what}), which should not happen; please report it", unread=True)


def _read(source: Source) -> Document:
    reader = reader_for(source.data, source.hint or source.name)
    if source.password and reader.read_locked is not None:
        return reader.read_locked(source.data, source.name, source.password)
    return reader.read(source.data, source.name)


def _unread(source: str, message: str) -> Reading:
    return Reading(source, faults=(Fault(source, message, unread=True),), read=False)


def references_of(document: Document) -> tuple[Reference, ...]:
    """The references of one document: those it brings ready, and those found in its text."""
    if not document.blocks:
        return document.references
    # The grammar takes a quarter of a second to load: a bibliography that has no text in it need not wait.
    from dostupne.references.find.finder import find
    from dostupne.references.mend.mender import mend
    from dostupne.references.mend.survey import survey
    from dostupne.references.parse.reader import parse as parse_reference

    raws = find(document)
    whole = [raw for raw in raws if raw.kind is not Kind.SHORT]
    found = iter(mend(whole, [parse_reference(raw) for raw in whole], survey([document])) if whole else ())
    read = (_short(raw) if raw.kind is Kind.SHORT else next(found) for raw in raws)
    # Short forms point back: what a citation manager told of must stand where the document cites it.
    return tuple(sorted((*document.references, *read), key=lambda reference: reference.origin.first_line or 0))


def _short(raw: RawReference) -> Reference:
    """A short form has no fields of its own: what it points to is told when all references are known."""
    return Reference(kind=raw.kind, raw=raw.text, origin=raw.origin)


def _size(item: Source | Fault) -> int:
    return len(item.data) if isinstance(item, Source) else 0


class _Workers:
    """Processes that read; where one breaks down, new ones take their place."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool = _pool(processes)

    def read(self, items: Iterable[Source | Fault]) -> Iterator[Reading]:
        """The readings in the order of the sources; of those only so many are asked for as are soon in work."""
        waiting: deque[tuple[Source | Fault, Future[Reading]]] = deque()
        held = 0
        for item in items:
            waiting.append((item, self._submit(item)))
            held += _size(item)
            while waiting and (len(waiting) >= self._processes * _AHEAD or held > _AHEAD_BYTES):
                held -= _size(waiting[0][0])
                yield self._result(*waiting.popleft())
        while waiting:
            yield self._result(*waiting.popleft())

    def end(self) -> None:
        """Lets the processes go, also in the middle of the work."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _submit(self, item: Source | Fault) -> "Future[Reading]":
        try:
            return self._pool.submit(read_one, item)
        except BrokenProcessPool:
            self._pool = _pool(self._processes)
            return self._pool.submit(read_one, item)

    @staticmethod
    def _result(item: Source | Fault, future: "Future[Reading]") -> Reading:
        """The reading. When a process breaks down, all that wait fail with it: each is read again, alone."""
        try:
            return future.result()
        except BrokenProcessPool:
            return _alone(item)


def _alone(item: Source | Fault) -> Reading:
    """A reading in a process that reads nothing else: if that breaks down too, the source is to blame."""
    with _pool(1) as pool:
        try:
            return pool.submit(read_one, item).result()
        except BrokenProcessPool:
            name = item.source if isinstance(item, Fault) else item.name
            return _unread(
                name, "reading this broke our program down (its memory ran out, or a library failed); leave it out"
            )


def _pool(processes: int) -> ProcessPoolExecutor:
    """Processes forked from one that has loaded the grammar and has no threads: safe, and soon there."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload([__name__, *(f"dostupne.references.{name}" for name in _GRAMMAR)])
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_obey_the_first)


def _obey_the_first() -> None:
    """Ctrl-C is for the process that the user started; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
