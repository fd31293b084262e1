"""Markup, fragment of an address → whether the part that it names is there."""

import re
from html import escape
from urllib.parse import unquote

_TEXT_DIRECTIVE = ":~:"
"""What follows tells the browser which words to show (https://wicg.github.io/scroll-to-text-fragment/)."""
_OF_SCRIPTS = re.compile(r"[/!?]|.*[=&]|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$")
"""Routes of pages made by scripts (`#/kniha/3`, `#!kniha`), states (`#t=30s`) and lines of code (`#L10-L20`)."""


def has_fragment(markup: str, fragment: str) -> bool | None:
    """Whether an element bears the name, as https://html.spec.whatwg.org/#find-a-potential-indicated-element looks for it.

    `fragment` is what stands after `#`, percent-encoded or not. None where it names no part, or one that may be made by a
    script. GitHub puts `user-content-` before the names of its users.
    """
    name = fragment.partition(_TEXT_DIRECTIVE)[0]
    if not name:
        return None
    names = dict.fromkeys((name, unquote(name)))
    if any(_bears(markup, one) or _bears(markup, f"user-content-{one}") for one in names):
        return True
    if unquote(name).lower() == "top":
        return True
    return None if _OF_SCRIPTS.match(name) else False


def _bears(markup: str, name: str) -> bool:
    written = escape(name)
    if name not in markup and written not in markup:
        return False
    value = "|".join(map(re.escape, dict.fromkeys((name, written))))
    # The tag is told by the nearest angle: one that ends before the name has another.
    marked = rf"(?:\sid|<a\s(?:[^<>]*\s)?name)\s*=\s*(?:\"(?:{value})\"|'(?:{value})'|(?:{value})(?=[\s/>]))"
    return bool(re.search(marked, markup))
