"""News → the subject and the text of a digest: Markdown, short, for a phone."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dostupne.cli.render.watch.cited import cited
from dostupne.cli.render.watch.safe_markdown import link, plain
from dostupne.cli.render.watch.when import day, since
from dostupne.cli.watch_digest_words import DIGEST_KINDS, DIGEST_TEXTS
from dostupne.cli.words import LANGUAGES, Words
from dostupne.model.news import News
from dostupne.model.watching import Citation, Condition, EventKind, NewsItem, Phase, WatchedLink

SHOWN, LONGEST = 30, 12_000
"""Pieces of news told in full, and characters of them; the rest is counted. It is for a phone; and services divide what is longer."""

_CITED = 3


def digest(news: News, words: Words, reports: Sequence[str] = ()) -> tuple[str, str]:
    """The subject and the text. `reports` are the files that hold the whole report, as people know them."""
    subject = f"{plain(news.bibliography.name, 60)}: {_counts(news.items, words)}"
    return subject, "\n\n".join(_parts(news, words, reports)) + "\n"


def _parts(news: News, words: Words, reports: Sequence[str]) -> Iterator[str]:
    shown = list(_short_enough(news.items, words))
    for kind in dict.fromkeys(item.kind for item, _ in shown):
        yield f"**{DIGEST_KINDS[kind][_language(words)][0]}**"
        yield "\n".join(told for item, told in shown if item.kind is kind)
    if rest := news.items[len(shown) :]:
        yield _text(words, "rest", _counts(rest, words))
    files = _text(words, "files", ", ".join(plain(one) for one in reports)) if reports else ""
    yield _text(words, "report", _argument(news.bibliography.name)) + files
    yield _text(words, "id", news.id)


def _short_enough(items: Sequence[NewsItem], words: Words) -> Iterator[tuple[NewsItem, str]]:
    """The first, with what is told of each; one at least."""
    length = 0
    for item in items[:SHOWN]:
        told = _item(item, words)
        length += len(told)
        if length > LONGEST and length > len(told):
            return
        yield item, told


def _argument(name: str) -> str:
    """The name as it is typed after a command."""
    shown = plain(name)
    return shown if re.fullmatch(r"[\w.-]+", shown) else f'"{shown}"'


def _counts(items: Iterable[NewsItem], words: Words) -> str:
    counted = Counter(item.kind for item in items)
    return ", ".join(f"{DIGEST_KINDS[kind][_language(words)][1]} {count}" for kind, count in counted.items())


def _item(item: NewsItem, words: Words) -> str:
    lines = (link(item.link.url), *_facts(item, words))
    return "\n".join([f"- {_cited(item.link.citations, words)}", *(f"  {line}" for line in lines)])


def _facts(item: NewsItem, words: Words) -> Iterator[str]:
    condition = item.link.condition
    match item.kind:
        case EventKind.DIED:
            yield f"{since(condition, 'dead-since', condition.since, words)}{_reason(condition, words)}"
            yield _copy(item.link, words)
        case EventKind.SUSPECTED:
            yield f"{since(condition, 'fails-since', condition.failed_at, words)}{_reason(condition, words)}"
        case EventKind.BLOCKED:
            yield f"{since(condition, 'blocked-since', condition.blocked_at, words)}{_reason(condition, words)}"
        case EventKind.MOVED:
            yield _text(words, "now-at", link(condition.successor))
        case EventKind.CHANGED:
            yield from _change(condition, words)
        case _ if condition.phase is Phase.ALIVE:
            yield _text(words, "alive-again", day(condition.alive_at, words))
        case _:  # the wall is gone, and so is the page
            yield f"{since(condition, 'fails-since', condition.failed_at, words)}{_reason(condition, words)}"


def _reason(condition: Condition, words: Words) -> str:
    verdict = condition.verdict
    return f"; {plain(words.reason(verdict.reason, verdict.detail))}" if verdict else ""


def _copy(watched: WatchedLink, words: Words) -> str:
    if not watched.copies or not watched.copies.snapshots:
        return _text(words, "no-copy")
    best = watched.copies.snapshots[0].capture
    return _text(words, "copy", day(best.at, words), link(best.url))


def _change(condition: Condition, words: Words) -> Iterator[str]:
    before, now = (one.title if one else "" for one in (condition.first, condition.now))
    if before == now:
        yield _text(words, "other-text")
        return
    for code, title in (("was-called", before), ("is-called", now)):
        yield _text(words, code, plain(title) or _text(words, "untitled"))


def _cited(citations: Sequence[Citation], words: Words) -> str:
    """The works that cite it, the first in full, on one line each where there are several."""
    now = [one for one in citations if one.retired_at is None]
    shown = [_work(one, words) for one in now[:_CITED]]
    more = [_text(words, "and-works", str(len(now) - _CITED))] if len(now) > _CITED else []
    return "; ".join([*shown, *more]) or _text(words, "untitled")


def _work(citation: Citation, words: Words) -> str:
    work = cited(citation)
    shown = replace(work, title=plain(work.title), people=tuple(plain(name, 60) for name in work.people))
    return f"{shown.line(words)} ({plain(work.key)})"


def _text(words: Words, code: str, *filled: str) -> str:
    return DIGEST_TEXTS[code][_language(words)].format(*filled)


def _language(words: Words) -> int:
    return LANGUAGES.index(words.lang)
