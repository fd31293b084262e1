"""Lines made to make a parser try everything again and again (CWE-1333, https://cwe.mitre.org/data/definitions/1333.html)."""

from collections.abc import Iterator

LENGTH = 100_000
"""Characters of a hostile line."""

REPEATED = {
    "letters": "a",
    "letters apart": "a ",
    "capitals": "A",
    "capitals apart": "A ",
    "words": "slovo ",
    "words in capitals": "SLOVO ",
    "capitalised words": "Slovo ",
    "digits": "1",
    "digits apart": "1 ",
    "digits and dots": "1.",
    "digits and hyphens": "1-",
    "digits and commas": "1, ",
    "years": "2014 ",
    "ranges": "1–2, ",
    "full stops": ".",
    "full stops apart": ". ",
    "commas": ", ",
    "semicolons": "; ",
    "colons": ": ",
    "hyphens": "-",
    "slashes": "/",
    "white space": " ",
    "non-breaking spaces": "\N{NO-BREAK SPACE}",
    "tabs": "\t",
    "combining marks": "e\N{COMBINING CARON}",
    "soft hyphens": "a\N{SOFT HYPHEN}",
    "opened brackets": "[",
    "opened parentheses": "(",
    "opened angles": "<",
    "closed brackets": "]",
    "pairs of brackets": "[]",
    "nested notes": "((",
    "quotes": '"',
    "Czech quotes": "„a“ ",
    "apostrophes": "'",
    "dates of access begun": "[cit. ",
    "dates of access": "[cit. 2014-07-22] ",
    "dates in words": "22. července 2014 ",
    "media": "[online] ",
    "addresses": "http://a.cz/ ",
    "addresses glued": "http://a.cz/",
    "schemes": "http://",
    "broken schemes": "http : // ",
    "hosts": "www.a.",
    "percent signs": "%C3",
    "resolvers": "https://doi.org/10.",
    "DOIs": "10.1000/182 ",
    "ISBNs": "978-80-",
    "ISBN labels": "ISBN ",
    "names": "NOVÁK, Jan, ",
    "names and": "NOVÁK, Jan a ",
    "names with semicolons": "NOVÁK, Jan; ",
    "initials": "J. ",
    "names given first": "Jan NOVÁK, ",
    "particles": "van der ",
    "editors": "ed. ",
    "hosts of chapters": "In: ",
    "editions": "2. vyd. ",
    "volumes": "roč. 1, č. 2, s. 3 ",
    "volumes in brackets": "1(2), 3–4, ",
    "places": "Praha: ",
    "places and publishers": "Praha: Academia, 2001. ",
    "availability": "Dostupné z: ",
    "availability, longer": "Dostupné z WWW: <",
    "theses": "Diplomová práce. ",
    "acts": "Zákon č. 1/2000 Sb. ",
    "shortened names": "et al. ",
    "escapes": "\\url{",
    "Markdown links": "[a](",
}
"""What a line repeats."""

AFTER_A_START = {
    "after a title": ("NOVÁK, Jan. Název. ", "a "),
    "after an address": ("NOVÁK, Jan. Název [online]. Dostupné z: http://a.cz/", "a-"),
    "after an address, in pieces": ("NOVÁK, Jan. Název [online]. Dostupné z: http://a.cz/", " a/"),
    "after In": ("NOVÁK, Jan. Název. In: ", "NOVÁK, Jan a "),
    "after a date of access": ("NOVÁK, Jan. Název [online] [cit. ", "2014 "),
    "after an opened angle": ("NOVÁK, Jan. Název. <http://a.cz/", "a b "),
}
"""A reference that begins as it should, and what it goes on with."""


def hostile_lines(length: int = LENGTH) -> Iterator[tuple[str, str]]:
    """The name of each line, and the line: so many characters."""
    for name, piece in REPEATED.items():
        yield name, (piece * (length // len(piece) + 1))[:length]
    for name, (start, piece) in AFTER_A_START.items():
        yield name, (start + piece * (length // len(piece) + 1))[:length]
