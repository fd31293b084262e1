"""Addresses that lost hyphens at line ends: what proves where they stood, and where they may have stood."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dostupne.model.folding import fold, words
from dostupne.references.mend.survey import Survey
from dostupne.references.mend.words import CLOSED_COMPOUNDS, SLUG_WORDS
from dostupne.references.places import PLACES

_UUID = re.compile(
    r"(?<![0-9a-f])([0-9a-f]{8})(-?)([0-9a-f]{4})(-?)([0-9a-f]{4})(-?)([0-9a-f]{4})(-?)([0-9a-f]{12})(?![0-9a-f])",
    re.IGNORECASE,
)
_UUID_DIGITS = 32
_SEGMENT = re.compile(r"(?<=/)[^/?#]+")
_HOST = re.compile(r"^[a-z]+://(?:www\.)?(?P<name>[^/:.]+)\.", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+")
_DIGITS_THEN_LETTERS = re.compile(r"(?<=\d{6})(?=[a-z]{4})", re.IGNORECASE)
_EXTENSION = re.compile(r"\.[A-Za-z]{2,5}$")
_FIGURES = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)(?-i:[A-Z])")
_SHORTEST_STUCK = 3
_LONG_STUCK = 6
_LONG_FOR_A_WORD = 14
"""Letters of a token that is in no title: with one hyphen of its address lost, it may have lost another."""
_ROUNDS = 4
_TITLE_WORDS = 100
_LONGEST_WORD = 100
"""Words of a title that an address may repeat, and characters that one or two words of it may have."""
_CASE_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")


def skeleton(url: str) -> str:
    """The address without its hyphens: equal for two copies that lost different ones."""
    return url.replace("-", "")


def union(copies: Iterable[str]) -> str:
    """The address with every hyphen that any of its copies kept. All copies must have one skeleton."""
    copies = tuple(copies)
    kept: dict[int, int] = {}
    for copy in copies:
        offset = run = 0
        for char in copy + "\0":
            if char == "-":
                run += 1
                continue
            if run:
                kept[offset] = max(kept.get(offset, 0), run)
            offset, run = offset + 1, 0
    bare = skeleton(copies[0])
    return "".join("-" * kept.get(index, 0) + char for index, char in enumerate(bare + "\0"))[:-1]


def complete_uuid(url: str) -> str | None:
    """The address with the hyphens that a UUID must have (8-4-4-4-12, RFC 9562); None where none is missing.

    A run of 32 digits without any hyphen is no proof: some sites print it so.
    """
    for found in _UUID.finditer(url) if "-" in url and len(url) > _UUID_DIGITS else ():
        hyphens = found.group(2, 4, 6, 8)
        if any(hyphens) and not all(hyphens):
            whole = "-".join(found.group(1, 3, 5, 7, 9))
            return url[: found.start()] + whole + url[found.end() :]
    return None


def by_title(url: str, title: str) -> tuple[str, str] | None:
    """The address whose slug repeats the title's words, with the hyphen between two that ran together.

    Returns the address and the two words (`Russian Actions`), or None. Proof is asked for: the words must
    stand next to each other in the title, and their neighbours must be the neighbours in the slug too. Where a doubt
    remains in the slug, nothing of it is proved: half mended is mended wrong.
    """
    if url.count("-") < 2:  # as no segment can then repeat a title, it need not be folded
        return None
    title_words = words(title)[:_TITLE_WORDS]
    if len(title_words) < 3:
        return None
    spaced = _spaced_pairs(title)
    mended, seen = url, ""
    segments = list(_SEGMENT.finditer(url))
    for segment in reversed(segments):
        slug, pairs = _by_title(segment.group(), title_words, spaced)
        if pairs:
            mended = mended[: segment.start()] + slug + mended[segment.end() :]
            seen = ", ".join([*pairs, seen]) if seen else ", ".join(pairs)
    rest = [
        token for segment in segments for token in _TOKEN.findall(segment.group()) if fold(token) not in title_words
    ]
    if seen and any(
        _looks_like_two(token) or _begins_like(fold(token), title_words)
        for token in _TOKEN.findall(mended[url.find("://") + 3 :])
        if token in rest
    ):
        return None
    return (mended, seen) if seen else None


def _begins_like(token: str, title_words: tuple[str, ...]) -> bool:
    """`umlunified` beside a title about UML: one of its words may have stood alone here."""
    return any(
        len(word) >= _SHORTEST_STUCK and token.startswith(word) and len(token) - len(word) >= _LONG_STUCK
        for word in title_words
    )


def _by_title(
    slug: str, title_words: tuple[str, ...], spaced: frozenset[tuple[str, str]]
) -> tuple[str, tuple[str, ...]]:
    """The slug with all its lost hyphens and the words on their sides; a hyphen given back may prove the next."""
    stem = _EXTENSION.sub("", slug)
    end = slug[len(stem) :]
    pairs: dict[int, str] = {}
    for _ in range(_ROUNDS):
        tokens = list(_TOKEN.finditer(stem))
        folded = [fold(token.group()) for token in tokens]
        if stem.count("-") < 2:
            break
        cuts = [
            (index, at) for index in range(len(tokens)) if (at := _proved_split(folded, index, title_words, spaced))
        ]
        for index, at in reversed(cuts):
            token = tokens[index]
            pairs[token.start()] = f"{token.group()[:at]} {token.group()[at:]}"
            position = token.start() + at
            stem = f"{stem[:position]}-{stem[position:]}"
        if not cuts:
            break
    if any(_is_doubtful(fold(token), title_words) for token in _TOKEN.findall(stem)):
        return slug, ()
    return stem + end, tuple(pairs[place] for place in sorted(pairs))


_YEAR_STUCK = re.compile(r"(?<=[a-z]{3})(?:19|20)\d\d$")
"""`august2013`: a year behind a word, as after a lost hyphen."""


def _is_doubtful(token: str, title_words: tuple[str, ...]) -> bool:
    """Whether a token still looks like two: two neighbours of the title, or one of its words with figures behind or before."""
    if token in title_words or token in CLOSED_COMPOUNDS:
        return False
    if _YEAR_STUCK.search(token):
        return True
    known = frozenset(title_words)
    two = any(token[:at] in known and token[at:] in known for at in range(1, len(token)))
    return two or any(_sticks_to(token, word) for word in title_words if not token.isdigit() or word.isdigit())


def _sticks_to(token: str, word: str) -> bool:
    """Whether the token is the word with figures, or with letters and figures mixed, at one of its sides."""
    if len(word) < _SHORTEST_STUCK or len(token) <= len(word):
        return False
    rest = token.removeprefix(word) if token.startswith(word) else token.removesuffix(word)
    figures = any(char.isdigit() for char in rest + word)
    ahead = token.endswith(word) or len(rest) >= _SHORTEST_STUCK
    return len(rest) < len(token) and (figures or (len(word) >= _LONG_STUCK and ahead))


_SMALL_WORDS = tuple("the and for with from und der die das pro pod pri nad nebo".split())
"""They stick to their neighbours most often; that some whole words begin so too (`theory`) costs a proof, never a truth."""
_STICKS_OUT = 6


def _looks_like_two(text: str) -> bool:
    """`blogarchive`, `4thEdition`: two common words of addresses, or figures that letters of another word follow."""
    token = fold(text)
    if token in SLUG_WORDS or token in CLOSED_COMPOUNDS or len(token) > _LONGEST_WORD:
        return False
    if _ORDINAL.match(text):
        return True
    if len(token) >= _LONG_FOR_A_WORD and token.isalpha():
        return True
    if len(token) >= _STICKS_OUT and (token.startswith(_SMALL_WORDS) or token.endswith(_SMALL_WORDS)):
        return True
    halves = [(token[:at], token[at:]) for at in range(2, len(token) - 1)]
    return any(first in SLUG_WORDS and second in SLUG_WORDS for first, second in halves) or any(
        len(half) >= _LONG_STUCK and half in SLUG_WORDS for pair in halves for half in pair
    )


def perhaps_hyphenated(url: str, title: str) -> Iterator[str]:
    """The address with hyphens where words of the title ran together, or a word and figures: likely, yet not proved."""
    title_words = words(title)[:_TITLE_WORDS]
    slugs = [(segment, _perhaps(segment.group(), title_words)) for segment in _SEGMENT.finditer(url)]
    for segment, slug in slugs:
        if slug != segment.group():
            yield url[: segment.start()] + slug + url[segment.end() :]


def _perhaps(slug: str, title_words: tuple[str, ...]) -> str:
    if "-" not in slug:
        return slug
    return _TOKEN.sub(lambda found: _split(found.group(), title_words), slug)


def _split(token: str, title_words: tuple[str, ...]) -> str:
    folded = fold(token)
    if len(folded) != len(token) or not _is_doubtful(folded, title_words):
        return token
    for first, second in pairwise(title_words):
        if first + second == folded:
            return f"{token[: len(first)]}-{token[len(first) :]}"
    return _FIGURES.sub("-", token, count=1)


def _spaced_pairs(title: str) -> frozenset[tuple[str, str]]:
    """Words with nothing but a space between them: sites that make slugs drop signs (`690:2011` → `6902011`)."""
    parts = [words(part) for part in fold(title).split()]
    pairs = pairwise(parts)
    return frozenset((one[-1], other[0]) for one, other in pairs if len(one) == len(other) == 1)


def _proved_split(
    tokens: list[str], index: int, title_words: tuple[str, ...], spaced: frozenset[tuple[str, str]]
) -> int:
    """Where the token must be cut so that it and its neighbours follow the title; 0 where nothing is proved."""
    token = tokens[index]
    if token in CLOSED_COMPOUNDS or token in title_words:
        return 0
    for place in range(len(title_words) - 1):
        first, second = title_words[place], title_words[place + 1]
        if first + second != token or (first, second) not in spaced:
            continue
        before = index == 0 or _near(tokens[index - 1], title_words[max(place - 2, 0) : place])
        after = index == len(tokens) - 1 or _near(tokens[index + 1], title_words[place + 2 : place + 4])
        alone = index in (0, len(tokens) - 1) and len(tokens) < 3
        if before and after and not alone:
            return len(first)
    return 0


def _near(token: str, neighbours: tuple[str, ...]) -> bool:
    """A slug may leave out one small word of the title, hence two neighbours are looked at."""
    return any(token == word or (len(word) > 3 and token.startswith(word)) for word in neighbours)


@dataclass(frozen=True, slots=True)
class _Guess:
    url: str
    weight: float


def candidates(url: str, known: Survey, printed: str) -> tuple[str, ...]:
    """Addresses this one may have been before it lost a hyphen, likeliest first, at most five. Guesses, not proofs.

    `printed` is the line the address was printed on: where it is longer than lines are, two were joined,
    and the joint lies where the first of them was full.
    """
    start = max(printed.find(url[:20]), 0)
    guesses = {guess.url: guess for guess in sorted(_guesses(url, known, start), key=lambda guess: guess.weight)}
    ranked = sorted(guesses.values(), key=lambda guess: -guess.weight)
    return tuple(guess.url for guess in ranked[:5])


def _guesses(url: str, known: Survey, start: int) -> Iterator[_Guess]:
    for token in _tokens(url):
        text = token.group()
        for at in range(1, len(text)):
            weight = _split_weight(text, at, known)
            if weight:
                position = token.start() + at
                yield _Guess(
                    f"{url[:position]}-{url[position:]}", weight + _fits_line(start + position, url, position, known)
                )


def _tokens(url: str) -> list[re.Match[str]]:
    host = _HOST.match(url)
    path_start = url.find("/", url.find("://") + 3)
    tokens = [
        token
        for token in _TOKEN.finditer(url, path_start if path_start > 0 else len(url))
        if 4 < len(token.group()) <= _LONGEST_WORD
    ]
    if host:
        tokens = [*(_TOKEN.finditer(url, host.start("name"), host.end("name"))), *tokens]
    return tokens


def _split_weight(text: str, at: int, known: Survey) -> float:
    if _is_at(_DIGITS_THEN_LETTERS, text, at):
        return 3.0
    first, second = fold(text[:at]), fold(text[at:])
    whole = fold(text)
    if whole in known.words or whole.isdigit():
        return 0.0
    if _is_at(_CASE_BREAK, text, at):
        return 1.5 + (first in known.words) + (second in known.words)
    if first in known.words and second in known.words:
        return (1.0 if whole in CLOSED_COMPOUNDS else 2.0) + min(len(first), len(second), 5) / 10
    if (second in PLACES and len(first) >= 2) or (first in PLACES and len(second) >= 2):
        return 1.8
    return 0.0


def _is_at(pattern: re.Pattern[str], text: str, at: int) -> bool:
    return pattern.match(text, at) is not None


def _fits_line(column: int, url: str, position: int, known: Survey) -> float:
    """More where a line of the usual width ends at this column: up to here it fits, the next piece would not."""
    rest = url[position:]
    next_piece = len(rest.split("-", 1)[0])
    fits = column <= known.width * 1.05
    return 0.5 * fits + 0.5 * (fits and column + next_piece > known.width * 0.85)
