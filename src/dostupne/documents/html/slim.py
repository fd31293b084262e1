"""Mark-up → mark-up without what nobody reads, so that what is parsed is bounded."""

import re

MOST_MARKUP = 5_000_000
"""Characters of mark-up that are read: the densest take half a minute, usual ones seconds; a book of a thousand pages has three million."""

UNSEEN = ("script", "style", "svg", "noscript", "template", "iframe", "object", "math", "nav", "select", "textarea")
_OPENED = re.compile(rf"<(?:({'|'.join(UNSEEN)})\b|!--)", re.IGNORECASE)
_CLOSING = {name: re.compile(rf"</{name}\b[^>]*+>" if name else "-->", re.IGNORECASE) for name in (*UNSEEN, "")}
_NO_TAG = re.compile(r"<(?!(?:/?[A-Za-z]|[!?])(?:[^<>\"']|\"[^\"]{0,2000}+\"|'[^']{0,2000}+')*+>)")
"""What opens no element. html.parser looks for the end of each such thing to the end of the page (CPython 3.11)."""
_PICTURE = re.compile(r"(?<=[\"'])data:[\w/+.;-]{1,100},[^\"'<>]*+", re.IGNORECASE)


def slimmed(markup: str) -> str:
    """Without scripts, styles, navigation, comments and pictures in the mark-up; every line stays where it was."""
    parts: list[str] = []
    position = 0
    missing: set[str] = set()
    while found := _OPENED.search(markup, position):
        name = (found[1] or "").lower()
        # An element that is never closed is looked for once only: else a page of nothing but `<script>` is quadratic.
        end = None if name in missing else _CLOSING[name].search(markup, found.end())
        if end is None:
            missing.add(name)
            parts.append(markup[position : found.start()] + ("&lt;" + found[0][1:] if not name else found[0]))
            position = found.end()
        else:
            parts += (markup[position : found.start()], "\n" * markup.count("\n", found.start(), end.end()))
            position = end.end()
    return _NO_TAG.sub("&lt;", _PICTURE.sub("", "".join((*parts, markup[position:]))))
