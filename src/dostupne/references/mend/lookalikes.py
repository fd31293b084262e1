"""Addresses with letters and dashes that only look like those of addresses.

Letters of other scripts stand for Latin ones only inside a Latin word: no registry takes such a host (RFC 5891, 4.2.3.4;
https://www.unicode.org/reports/tr39/#Mixed_Script_Detection), and a word of two scripts is no word. `l` and `1` are both Latin and never guessed.
"""

import re

_TWINS = str.maketrans("аеорсухіјѕԁһАВЕКМНОРСТХІЈЅοΟΑΒΕΖΗΙΚΜΝΡΤΥΧ", "aeopcyxijsdhABEKMHOPCTXIJSoOABEZHIKMNPTYX")
_WORD = re.compile(r"[^\W\d_]+")
_DASHES = "‒–—−"
_DASH = re.compile(f"[{_DASHES}]")
_DASH_IN_SLUG = re.compile(rf"(?<=[a-z0-9])[{_DASHES}](?=[a-z0-9])")
_UUID = re.compile(rf"[0-9a-f]{{8}}(?:[{_DASHES}-][0-9a-f]{{4}}){{3}}[{_DASHES}-][0-9a-f]{{12}}", re.IGNORECASE)
_SLUG = re.compile(rf"[a-z0-9.{_DASHES}-]*[a-z][{_DASHES}-][a-z0-9.{_DASHES}-]*")


def latin(url: str) -> str:
    """The address with the look-alikes inside Latin words as Latin letters, and the dashes of a slug as hyphens.

    A dash is decided in a host, where none may be, and in a segment of nothing but small letters, figures and hyphens, as
    sites make them; in any other it may be the page's own (`/wiki/Russia–Ukraine_relations`). All dashes or none are decided.
    """
    if url.isascii():
        return url
    scheme, slashes, rest = url.partition("://")
    if not slashes:
        return url
    host, slash, path = rest.partition("/")
    host = _DASH.sub("-", _latin_words(host))
    path = _latin_words(path)
    hyphened = "/".join(_hyphened(segment) for segment in path.split("/"))
    return scheme + slashes + host + slash + (path if _DASH.search(hyphened) else hyphened)


def undashed(url: str) -> str:
    """The address with hyphens for all its dashes, as it may have been."""
    return _DASH.sub("-", url)


def _latin_words(text: str) -> str:
    return text if text.isascii() else _WORD.sub(_latin_word, text)


def _latin_word(found: re.Match[str]) -> str:
    word = found.group()
    plain = word.translate(_TWINS)
    mixed = any(char.isascii() for char in word)
    return plain if mixed and plain.isascii() else word


def _hyphened(segment: str) -> str:
    if segment.isascii():
        return segment
    segment = _UUID.sub(lambda found: undashed(found.group()), segment)
    return _DASH_IN_SLUG.sub("-", segment) if _SLUG.fullmatch(segment) else segment
