"""Address → the same address as a bad extractor, typesetter or typist prints it, one kind of damage a function.

Each takes the source of chance and the true address, and gives what is printed, line ends and all, or nothing where
the address has no place for such damage. The same seed damages in the same way.
"""

import re
from collections.abc import Callable
from random import Random

Damage = Callable[[Random, str], str | None]

_INNER_HYPHEN = re.compile(r"(?<=[A-Za-z0-9])-(?=[A-Za-z0-9])")
_INSIDE_WORD = re.compile(r"(?<=[a-z]{3})(?=[a-z]{3})")
_BEHIND_JOINT = re.compile(r"(?<=[a-z0-9][/_=&?-])(?=[A-Za-z0-9])")
_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
_LOOK_ALIKE = str.maketrans("aeocpxy", "аеосрху")
_GLUED = (".", ",", ";", ")", ").", ">", ">.", ">,", "],", "”", "»")
_BROKEN_SCHEMES = {
    "http": ("htttp://", "http//", "http:/", "ttp://", "htp://", "hhttp://", "http:///", "http;//", "htpp://"),
    "https": (
        "htttps://",
        "https//",
        "https:/",
        "ttps://",
        "htps://",
        "hhttps://",
        "https:///",
        "https;//",
        "htpps://",
    ),
}
_HEADERS = ("Novák: Práce o knihách", "Bibliografie", "DIPLOMOVÁ PRÁCE", "Literatura a prameny")


def _path_start(url: str) -> int:
    slash = url.find("/", url.find("://") + 3)
    return slash if slash >= 0 else len(url)


def _places(pattern: re.Pattern[str], url: str) -> list[re.Match[str]]:
    return list(pattern.finditer(url, _path_start(url)))


def _cut(rng: Random, url: str, pattern: re.Pattern[str], put: str) -> str | None:
    """The address with something in the place of one match of the pattern in its path."""
    places = _places(pattern, url)
    if not places:
        return None
    place = rng.choice(places)
    return url[: place.start()] + put + url[place.end() :]


def hyphen_lost(rng: Random, url: str) -> str | None:
    """A line was joined to the next without its hyphen."""
    return _cut(rng, url, _INNER_HYPHEN, "")


def two_hyphens_lost(rng: Random, url: str) -> str | None:
    """The same at two line ends."""
    once = hyphen_lost(rng, url)
    return hyphen_lost(rng, once) if once else None


def hyphen_lost_at_line_end(rng: Random, url: str) -> str | None:
    """The hyphen is gone, the line end is still there."""
    return _cut(rng, url, _INNER_HYPHEN, "\n")


def hyphen_added(rng: Random, url: str) -> str | None:
    """A typesetter divided a word as if it were prose."""
    return _cut(rng, url, _INSIDE_WORD, "-\n")


def hyphen_added_and_joined(rng: Random, url: str) -> str | None:
    """The same, and an extractor joined the lines."""
    return _cut(rng, url, _INSIDE_WORD, "-")


def soft_hyphen(rng: Random, url: str) -> str | None:
    """A mark of where a word may be divided, with or without a line end."""
    return _cut(rng, url, _INSIDE_WORD, rng.choice(("\u00ad", "\u00ad\n")))


def break_at_joint(rng: Random, url: str) -> str | None:
    """A line end behind a sign of the address."""
    return _cut(rng, url, _BEHIND_JOINT, "\n")


def break_in_word(rng: Random, url: str) -> str | None:
    """A line end in a word, with nothing printed."""
    return _cut(rng, url, _INSIDE_WORD, "\n")


def space_at_joint(rng: Random, url: str) -> str | None:
    """A blank behind a sign of the address."""
    return _cut(rng, url, _BEHIND_JOINT, " ")


def space_in_word(rng: Random, url: str) -> str | None:
    """A blank in a word."""
    return _cut(rng, url, _INSIDE_WORD, " ")


def underscore_as_blank(rng: Random, url: str) -> str | None:
    """A font without the sign prints a blank."""
    return _cut(rng, url, re.compile(r"(?<=[a-zA-Z])_(?=[a-zA-Z])"), " ")


def ligature(rng: Random, url: str) -> str | None:
    """One glyph for two or three letters."""
    found = next((letters for letters in _LIGATURES if letters in url[_path_start(url) :]), None)
    return _cut(rng, url, re.compile(found), _LIGATURES[found]) if found else None


def glued_on(rng: Random, url: str) -> str | None:
    """The sentence's punctuation behind it."""
    return url + rng.choice(_GLUED)


def footnote_number(rng: Random, url: str) -> str | None:
    """The raised number of the next note behind it."""
    return f"{url}{rng.randint(1, 199)}" if url[-1].isalpha() else None


def page_header(rng: Random, url: str) -> str | None:
    """A page ends inside: its number and the next one's running head."""
    number, header = rng.randint(2, 199), rng.choice(_HEADERS)
    return _cut(rng, url, _BEHIND_JOINT, f"\n{number}\n{header}\n")


def scheme_lost(_: Random, url: str) -> str | None:
    """`www.x.cz` for `http://www.x.cz`, and the bare host of others."""
    return url.partition("://")[2]


def scheme_doubled(rng: Random, url: str) -> str | None:
    """Pasted behind a scheme that was there already."""
    return rng.choice(("http://", "https://")) + url


def scheme_damaged(rng: Random, url: str) -> str | None:
    """Mistyped."""
    scheme, _, rest = url.partition("://")
    return rng.choice(_BROKEN_SCHEMES[scheme]) + rest


def homoglyph_in_host(rng: Random, url: str) -> str | None:
    """A Cyrillic letter that looks like the Latin one, in the host."""
    start = url.find("://") + 3
    places = [at for at in range(start, _path_start(url)) if url[at] in "aeocpxy"]
    return _look_alike(url, rng.choice(places)) if places else None


def homoglyph_in_path(rng: Random, url: str) -> str | None:
    """The same in the path."""
    places = [at for at in range(_path_start(url), len(url)) if url[at] in "aeocpxy"]
    return _look_alike(url, rng.choice(places)) if places else None


def _look_alike(url: str, at: int) -> str:
    return url[:at] + url[at].translate(_LOOK_ALIKE) + url[at + 1 :]


def dash_for_hyphen(rng: Random, url: str) -> str | None:
    """A word processor's dash for one hyphen of the path, or for all."""
    start = _path_start(url)
    if "-" not in url[start:]:
        return None
    return url[:start] + url[start:].replace("-", "–") if rng.random() < 0.5 else _cut(rng, url, _INNER_HYPHEN, "–")


KINDS: dict[str, Damage] = {
    "hyphen lost": hyphen_lost,
    "two hyphens lost": two_hyphens_lost,
    "hyphen lost, line end kept": hyphen_lost_at_line_end,
    "hyphen added at a line end": hyphen_added,
    "hyphen added, lines joined": hyphen_added_and_joined,
    "soft hyphen": soft_hyphen,
    "line end behind a sign": break_at_joint,
    "line end in a word": break_in_word,
    "blank behind a sign": space_at_joint,
    "blank in a word": space_in_word,
    "blank for an underscore": underscore_as_blank,
    "ligature": ligature,
    "punctuation glued on": glued_on,
    "footnote number glued on": footnote_number,
    "page header inside": page_header,
    "scheme lost": scheme_lost,
    "scheme doubled": scheme_doubled,
    "scheme damaged": scheme_damaged,
    "homoglyph in the host": homoglyph_in_host,
    "homoglyph in the path": homoglyph_in_path,
    "dash for a hyphen": dash_for_hyphen,
}
