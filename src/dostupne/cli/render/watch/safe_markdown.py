"""Text of strangers → text that is only text in Markdown, Slack, Matrix, Discord and mail alike.

Titles come from pages that anybody can write. Escaping would have to differ by service: Slack shows CommonMark's backslashes and obeys
`<!channel>` (apprise 2.3.0 hands it on as it is). So characters that some service obeys are replaced by others that look like them.
"""

import re
from urllib.parse import quote

from dostupne.cli.render.lines import visible
from dostupne.model.urls import is_web

_LOOK_ALIKES = str.maketrans(
    {
        "<": "‹",
        ">": "›",
        "[": "⟦",
        "]": "⟧",
        "*": "∗",
        "`": "ʼ",
        "~": "∼",
        "|": "¦",
        "\\": "＼",
        "@": "＠",
        "#": "＃",
    }
)
_UNDERLINE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
"""Within a word it marks nothing, and keys of references have it there."""
_SCHEME = re.compile(r"(?<=\w)://")
"""Of an address that a program would make a link of."""
_BARE_HOST = re.compile(r"\bwww\.", re.IGNORECASE)
_ENTITY = re.compile(r"&(?=#?\w+;)")


def plain(text: str, most: int = 160) -> str:
    """The text on one line, at most so many characters, with nothing in it that a program would obey: no markup, mention or link."""
    line = visible(text).translate(_LOOK_ALIKES)
    line = _UNDERLINE.sub("ˍ", line)
    line = _SCHEME.sub(":∕∕", line)
    line = _BARE_HOST.sub("www․", line)
    line = _ENTITY.sub("＆", line)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def link(url: str) -> str:
    """The address as a link, in angle brackets; as plain text where it is none of the web."""
    if not is_web(url):
        return plain(url, 400)
    # Brackets end it, and Slack reads what follows a bar as the words to show instead of it.
    return f"<{quote(visible(url), safe=_SAFE)}>"


_SAFE = "%:/?#[]@!$&'()*+,;=~-._"
"""What may stand in an address (RFC 3986, section 2), and the sign of what is encoded already."""
