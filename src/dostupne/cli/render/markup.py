"""Text of strangers → HTML that is only text or a link; a body → a page that stands alone."""

from html import escape

from dostupne.cli.render.lines import visible
from dostupne.cli.words import Words


def escaped(text: str) -> str:
    """The text on one line as HTML, in an element or in an attribute."""
    return escape(visible(text))


def anchor(url: str, inside: str, css: str = "copy") -> str:
    """A link for web addresses; whatever else a document calls an address is shown only. `inside` is HTML."""
    if not url.lower().startswith(("http://", "https://")):
        return f'<span class="{css}">{inside}</span>'
    return f'<a class="{css}" href="{escaped(url)}" rel="noopener noreferrer">{inside}</a>'


def page(title: str, style: str, body: str, words: Words) -> str:
    """A page with nothing to fetch and no script, ending in a line end. `body` is HTML."""
    return f"""<!doctype html>
<html lang="{words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{escaped(title)}</title>
<style>
{style}</style>
</head>
<body>
{body}
<footer>{escaped(words.text("by"))}</footer>
</body>
</html>
"""
