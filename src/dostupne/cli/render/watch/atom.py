"""WatchReport → an Atom feed (RFC 4287, https://www.rfc-editor.org/rfc/rfc4287) of what happened."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from dostupne.cli.render.json import iso
from dostupne.cli.render.lines import visible
from dostupne.cli.render.watch.rows import cited_by, copy_words, event_line, event_words, said
from dostupne.cli.watch_words import EVENTS
from dostupne.cli.words import Words
from dostupne.model.urls import is_web
from dostupne.model.watch_report import BibliographyReport, Happening, WatchReport
from dostupne.model.watching import Bibliography, EventKind

_NAMESPACE = "http://www.w3.org/2005/Atom"
_AUTHORITY = "dostupne.invalid"
"""Names of our tag URIs (RFC 4151, https://www.rfc-editor.org/rfc/rfc4151): nobody's, as the top-level domain is reserved (RFC 2606)."""

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def render(report: WatchReport, words: Words) -> str:
    """The feed, ending in a line end, the latest first. The same events give the same bytes: `updated` is the time of the newest."""
    happened = sorted(
        ((one, happening) for one in report.bibliographies for happening in one.happened),
        key=lambda pair: pair[1].event.at,
        reverse=True,
    )
    feed = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": words.lang})
    _add(feed, "title", _title(report, words))
    _add(feed, "id", _feed_id(report))
    _add(feed, "updated", iso(_updated(report)))
    _add(_add(feed, "author"), "name", "dostupne")
    _add(feed, "generator", "dostupne")
    for one, happening in happened:
        _entry(feed, one.bibliography, happening, words)
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _title(report: WatchReport, words: Words) -> str:
    names = ", ".join(one.bibliography.name for one in report.bibliographies)
    return f"{said(words, 'feed')} ({names})" if names else said(words, "feed")


def _updated(report: WatchReport) -> datetime:
    """When what the feed says was last something else: the newest event, else the newest bibliography."""
    events = (happening.event.at for one in report.bibliographies for happening in one.happened)
    added = (one.bibliography.added_at for one in report.bibliographies)
    return max(events, default=None) or max(added, default=_NEVER)


def _feed_id(report: WatchReport) -> str:
    """The same as long as the feed is of the same bibliographies."""
    return _tag(
        min((one.bibliography.added_at for one in report.bibliographies), default=_NEVER),
        "feed",
        *_names(report.bibliographies),
    )


def _names(bibliographies: tuple[BibliographyReport, ...]) -> Iterator[str]:
    for one in bibliographies:
        yield from (one.bibliography.name, iso(one.bibliography.added_at))


def _entry(feed: ET.Element, bibliography: Bibliography, happening: Happening, words: Words) -> None:
    event, link = happening.event, happening.link
    entry = _add(feed, "entry")
    _add(entry, "title", f"{bibliography.name}: {event_line(happening, words)}")
    # Name, day of adding, address, kind and time make an event one: numbers of the store would change by an import.
    its = (bibliography.name, iso(bibliography.added_at), link.url, event.kind, iso(event.at))
    _add(entry, "id", _tag(bibliography.added_at, "event", *its))
    _add(entry, "updated", iso(event.at))
    _add(entry, "category", term=event.kind, label=words.among(EVENTS, event.kind))
    target = event.detail if event.kind is EventKind.MOVED and is_web(event.detail) else link.url
    if is_web(target):
        _add(entry, "link", rel="alternate", href=visible(target))
    _add(entry, "content", "\n".join(_content(happening, words)), type="text")


def _content(happening: Happening, words: Words) -> Iterator[str]:
    for work in cited_by(happening.link):
        yield f"{work.line(words)} ({work.key})"
    yield happening.link.url
    yield event_words(happening.event, words)
    copies = happening.link.copies
    if happening.event.kind is EventKind.DIED and copies and copies.snapshots:
        yield f"{copy_words(copies.snapshots[0], words)}: {copies.snapshots[0].capture.url}"


def _tag(when: datetime, *parts: str) -> str:
    kind, *its = parts
    digest = hashlib.sha256("\x00".join(its).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return f"tag:{_AUTHORITY},{when.astimezone(UTC):%Y-%m-%d}:{kind}/{digest}"


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, {key: _xml(value) for key, value in attributes.items()})
    if text:
        child.text = "\n".join(_xml(line) for line in text.split("\n"))
    return child


def _xml(text: str) -> str:
    """The text on one line, without what XML cannot hold (https://www.w3.org/TR/xml/#charsets)."""
    return visible(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
