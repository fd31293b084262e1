"""The kinds of defects that are seeded into clean entries, and the rules that are to find each.

A kind takes an entry that it fits and gives the damaged one, in the ways that people and programs damage them; never the words
of our own rules' examples. `rules` are those of which one must be raised: another finding on the same entry does not count.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

_DAMAGES = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of defect. `fits` must be found in an entry, `damage` changes it; what stays the same was no damage."""

    name: str
    fits: str
    damage: _DAMAGES
    rules: tuple[str, ...]


def once(pattern: str, new: str) -> _DAMAGES:
    """Replaces the first place of a pattern."""
    return lambda entry: re.sub(pattern, new, entry, count=1, flags=re.IGNORECASE | re.MULTILINE)


def put(name: str, raw: str) -> _DAMAGES:
    """Gives a field another value, with its delimiters."""
    found = re.compile(
        rf"(?<=\b{name}\b)(\s*=\s*)(?:\{{.*\}}|\".*\"|[\w# ]+)(?=,?\)?$|, ?$)", re.IGNORECASE | re.MULTILINE
    )
    return lambda entry: found.sub(lambda one: one[1] + raw, entry, count=1)


def within(name: str, change: Callable[[str], str]) -> _DAMAGES:
    """Changes the text of a field."""
    found = re.compile(rf"(\b{name}\b\s*=\s*[{{\"])(.*)([}}\"],?\)?)$", re.IGNORECASE | re.MULTILINE)
    return lambda entry: found.sub(lambda one: one[1] + change(one[2]) + one[3], entry, count=1)


def without(name: str) -> _DAMAGES:
    """Takes a field out with its line."""
    return once(rf"^[ \t]*{name}\b\s*=.*,\n", "")


def added(line: str) -> _DAMAGES:
    """Puts a field in behind the key."""
    return once(r"\A(@\w+\{[^,]+,\n)", r"\1  " + line.replace("\\", r"\\") + ",\n")


def _misread(encoding: str) -> Callable[[str], str]:
    """UTF-8 read in an encoding of one byte a letter; bytes that it has no letter for become controls."""

    def read(text: str) -> str:
        return "".join(bytes([byte]).decode(encoding, errors="ignore") or chr(byte) for byte in text.encode())

    return read


def _shuffled_digit(text: str) -> str:
    return f"{text[:-1]}{(int(text[-1]) + 3) % 10 if text[-1].isdigit() else 5}"


_TWO = r"author\s*=\s*[{\"][^\W\d]+, [^\W\d]+ and [^\W\d]+, [^\W\d]+[}\"]"
_ONE = r"author\s*=\s*[{\"][^\W\d]+, [^\W\d]+[}\"]"
_ACCENTS = r"title\s*=\s*[{\"].*[ěščřžýáíéůú]"
_CITED = r"^\s+urldate ="
_LINES = r"\A@\w+\{.*\n"

KINDS: tuple[Kind, ...] = (
    Kind("comma missing between fields", _LINES, once(r"\},\n(?=\s+\w+\s*=)", "}\n"), ("bib-comma-missing",)),
    Kind("comma missing after the key", _LINES, once(r"\A(@\w+\{[^,]+),", r"\1"), ("bib-comma-missing",)),
    Kind("comma doubled", _LINES, once(r"\},\n", "},,\n"), ("bib-comma-extra",)),
    Kind("entry never closed", _LINES, once(r"\n\}\Z", "\n"), ("bib-entry-unclosed",)),
    Kind("value never closed", r"title\s*=\s*\{[^{}]*\},\n", once(r"(title\s*=\s*\{[^{}]*)\},\n", r"\1,\n"), ("bib-value-unclosed",)),
    Kind("brace open inside a value", r"title\s*=\s*\{[^{}]* [^{}]*\},\n", once(r"(title\s*=\s*\{[^{} ]*) ", r"\1 {"), ("bib-value-unclosed",)),
    Kind("quote never closed", r"title\s*=\s*\"[^\"]*\",\n", once(r"(title\s*=\s*\"[^\"]*)\",\n", r"\1,\n"), ("bib-value-unclosed", "bib-quotes-nested")),
    Kind("brace too many", r"title\s*=\s*\{[^{}]*\},\n", once(r"(title\s*=\s*\{[^{}]*\}),\n", r"\1},\n"), ("bib-entry-early-end", "bib-text-stray")),
    Kind("opening brace of a value missing", r"title\s*=\s*\{[^{}]*\},\n", once(r"(title\s*=\s*)\{", r"\1"), ("bib-entry-early-end", "bib-text-stray")),
    Kind("equals sign missing", _LINES, once(r"(title)\s*=", r"\1"), ("bib-equals-missing",)),
    Kind("@ missing", _LINES, once(r"\A@", ""), ("bib-head",)),
    Kind("opening brace of an entry missing", _LINES, once(r"\A(@\w+)\{", r"\1 "), ("bib-head",)),
    Kind("key missing", _LINES, once(r"\A(@\w+\{)[^,]+,", r"\1,"), ("bib-key-missing",)),
    Kind("field name and key missing", _LINES, once(r"\A(@\w+\{)[^,]+,\n", r"\1\n"), ("bib-key-missing",)),
    Kind("value without delimiters", r"title\s*=\s*\{[\w ]+ [\w ]+\},\n", once(r"(title\s*=\s*)\{([\w ]+)\}", r"\1\2"), ("bib-value-undelimited",)),
    Kind("text behind a value", _LINES, once(r"(title\s*=.*[}\"]),\n", r"\1 (dotisk),\n"), ("bib-text-stray", "bib-quotes-nested")),
    Kind("quotes inside quotes", r"title\s*=\s*\"\w+ \w+", once(r"(title\s*=\s*\"\w+) (\w+)", r'\1 "\2"'), ("bib-quotes-nested",)),
    Kind("key with spaces", _LINES, once(r"\A(@\w+\{[a-z]+)", r"\1 et al "), ("bib-key-characters",)),
    Kind("key with a line end", _LINES, once(r"\A(@\w+\{[a-z]+)", r"\1\n"), ("bib-key-characters", "bib-comma-missing", "bib-key-missing")),
    Kind("key with # or %", _LINES, once(r"\A(@\w+\{[a-z]+)", r"\1#"), ("bib-key-characters",)),
    Kind("field twice", r"^\s+year\s*=", once(r"^(\s+)(year\s*=).*\n", r"\g<0>\1\2 {1999},\n"), ("bib-field-duplicate",)),
    Kind("crossref to nothing", r"\A@inproc.*\n", added("crossref = {nikde2099}"), ("bib-crossref-dangling",)),
    Kind("xdata of nothing", _LINES, added("xdata = {nic2099}"), ("bib-crossref-dangling",)),
    Kind("macro undefined", r"publisher\s*=\s*\{[^{}]+\}", put("publisher", "albatrosmedia"), ("bib-macro-undefined",)),
    Kind("field misspelled", r"^\s+title\s*=", once(r"^(\s+)title(\s*=)", r"\1tilte\2"), ("bib-field-unknown",)),
    Kind("field of another format", _CITED, once(r"^(\s+)urldate(\s*=)", r"\1lastchecked\2"), ("bib-field-unknown",)),
    Kind("type misspelled", r"\A@(?:article|inproceedings|techreport)\{", once(r"\A@(\w+)(\w)(\w)\{", r"@\1\3\2{"), ("bib-type-unknown",)),
    Kind("type of another program", r"\A@online", once(r"\A@online", "@webpage"), ("bib-type-unknown",)),
    Kind("title missing", r"^\s+title\s*=.*,\n", without("title"), ("title-missing", "bib-field-required")),
    Kind("journal missing", r"^\s+journal\s*=.*,\n", without("journal"), ("type-required-container",)),
    Kind("institution missing", r"^\s+institution\s*=.*,\n", without("institution"), ("bib-field-required", "thesis-school-missing")),
    Kind("field empty", _LINES, added("edition = {}"), ("bib-field-empty",)),
    Kind("journal in a book", r"\A@book\{", added("journal = {Host}"), ("bib-field-misplaced",)),
    Kind("booktitle in an article", r"\A@article\{", added("booktitle = {Host}"), ("bib-field-misplaced",)),
    Kind("et al. among authors", _ONE, within("author", lambda text: f"{text} et al."), ("etal-in-bib",)),
    Kind("a kol. among authors", _ONE, within("author", lambda text: f"{text} a kol."), ("etal-in-bib",)),
    Kind("semicolon between authors", _TWO, within("author", lambda text: text.replace(" and ", "; ")), ("name-sep-in-bib",)),
    Kind("the Czech a between authors", _TWO, within("author", lambda text: text.replace(" and ", " a ")), ("name-sep-in-bib",)),
    Kind("commas between authors", _TWO, within("author", lambda text: text.replace(" and ", ", ")), ("name-sep-in-bib", "bib-name-commas")),
    Kind("and without a name", _ONE, within("author", lambda text: f"{text} and "), ("bib-name-empty",)),
    Kind("authors in capitals", _ONE, within("author", lambda text: f"{text.partition(',')[0].upper()},{text.partition(',')[2]}"), ("name-surname-caps",)),
    Kind("body without braces", _ONE, put("author", "{Český hydrometeorologický ústav}"), ("name-corporate",)),
    Kind("academic title in a name", _ONE, within("author", lambda text: f"{text}, Ph.D."), ("name-titles",)),
    Kind("UTF-8 read as Windows-1252", _ACCENTS, within("title", _misread("cp1252")), ("bib-mojibake",)),
    Kind("UTF-8 read as Windows-1250", _ACCENTS, within("title", _misread("cp1250")), ("bib-mojibake",)),
    Kind("letters decomposed (NFD)", _ACCENTS, within("title", lambda text: unicodedata.normalize("NFD", text)), ("bib-decomposed",)),
    Kind("zero-width space", r"title\s*=\s*[{\"]", within("title", lambda text: f"{text[:3]}\u200b{text[3:]}"), ("bib-invisible",)),
    Kind("control character", r"title\s*=\s*[{\"]", within("title", lambda text: f"{text[:3]}\x02{text[3:]}"), ("bib-invisible",)),
    Kind("letters lost (?)", _ACCENTS, within("title", lambda text: re.sub(r"(?<=[a-z])[ěščřžýáíéůú](?=[a-z])", "?", text)), ("bib-letters-lost",)),
    Kind("letters lost (U+FFFD)", _ACCENTS, within("title", lambda text: re.sub("[ěščřžýáíéůú]", "\ufffd", text, count=1)), ("bib-encoding",)),
    Kind("address without scheme", r"^\s+url\s+= \{http", within("url", lambda text: text.partition("://")[2]), ("url-syntax",)),
    Kind("space in an address", r"^\s+url\s+= \{http", within("url", lambda text: f"{text[:-3]} {text[-3:]}"), ("url-syntax",)),
    Kind("escapes in an address", r"^\s+url\s+= \{http.*[_&]", within("url", lambda text: re.sub("[_&%#]", r"\\\g<0>", text)), ("bib-url-escaped",)),
    Kind(r"\url in url", r"^\s+url\s+= \{http", within("url", lambda text: f"\\url{{{text}}}"), ("bib-url-command",)),
    Kind("LaTeX command in an address", r"^\s+url\s+= \{http", within("url", lambda text: text.replace("/", "/\\allowbreak ", 3)), ("bib-url-command",)),
    Kind("address in note", r"\A@(?:book|manual|booklet)\{", added("note = {Dostupné z: https://katalog.example/zaznam/12}"), ("bib-url-in-note",)),
    Kind("DOI in note", r"\A@book\{", added("note = {DOI: 10.1234/abcd.56}"), ("bib-url-in-note",)),
    Kind("DOI as an address", r"^\s+doi\s*=", within("doi", lambda text: f"https://doi.org/{text}"), ("bib-doi-form",)),
    Kind("doi: in doi", r"^\s+doi\s*=", within("doi", lambda text: f"DOI: {text}"), ("bib-doi-form",)),
    Kind("no DOI in doi", r"^\s+doi\s*=", put("doi", "{1000/182}"), ("doi-syntax",)),
    Kind("vyd. in edition", r"^\s+edition\s*= \{2\}", put("edition", "{2. vyd.}"), ("edition-form",)),
    Kind("month in Czech", r"^\s+month\s*=", put("month", "{prosince}"), ("bib-month",)),
    Kind("month in English in braces", r"^\s+month\s*=", put("month", "{December}"), ("bib-month",)),
    Kind("month without braces, no macro", r"^\s+month\s*=", put("month", "December"), ("bib-macro-undefined",)),
    Kind("year with letters", r"^\s+year\s*= ", put("year", "{2OI4}"), ("bib-year",)),
    Kind("whole date in year", r"^\s+year\s*= ", put("year", "{5. ledna 2012}"), ("bib-year",)),
    Kind("year with a full stop", r"^\s+year\s*= ", put("year", "{2012.}"), ("bib-year",)),
    Kind("year that is to come", r"^\s+year\s*= ", put("year", "{2102}"), ("date-impossible",)),
    Kind("date in Czech form", r"^\s+date\s*= ", put("date", "{17. 11. 2009}"), ("bib-date",)),
    Kind("-- in a date", r"^\s+date\s*= ", put("date", "{2009--2011}"), ("bib-date",)),
    Kind("urldate in Czech form", _CITED, put("urldate", "{8.3.2020}"), ("bib-date",)),
    Kind("urldate without zeros", _CITED, put("urldate", "{2020-3-8}"), ("bib-date",)),
    Kind("urldate that cannot be", _CITED, put("urldate", "{2020-02-30}"), ("date-impossible",)),
    Kind("urldate missing", r"\A@online(?:.*\n)*\s+urldate =.*,\n", without("urldate"), ("access-missing",)),
    Kind("pages with one hyphen", r"pages\s*= \{\d+--\d+\}", within("pages", lambda text: text.replace("--", "-")), ("pages-range",)),
    Kind("pages reversed", r"pages\s*= \{\d+--\d+\}", put("pages", "{98--12}"), ("pages-range",)),
    Kind("word in volume", r"volume\s*= (?:\d+|\{\d+\})", put("volume", "{roč. 14}"), ("bib-number-words",)),
    Kind("word in pages", r"pages\s*= \{\d", within("pages", lambda text: f"s. {text}"), ("bib-number-words",)),
    Kind("escaped twice", r"title\s*=\s*[{\"]", within("title", lambda text: f"{text} \\\\& jinak"), ("bib-double-escaped",)),
    Kind("escape of an escape", r"title\s*=\s*[{\"]", within("title", lambda text: f"{text} a\\textbackslash\\_b"), ("bib-double-escaped",)),
    Kind("HTML entity", r"title\s*=\s*[{\"]", within("title", lambda text: f"{text} &amp; jinak"), ("bib-html",)),
    Kind("HTML entity by number", _ACCENTS, within("title", lambda text: re.sub("[ěščřžýáíéůú]", lambda found: f"&#{ord(found[0])};", text)), ("bib-html",)),
    Kind("HTML tag", r"title\s*=\s*[{\"]", within("title", lambda text: f"{text} <em>in vitro</em>"), ("bib-html",)),
    Kind("& without backslash", r"title\s*=\s*[{\"]", within("title", lambda text: f"{text} & jinak"), ("bib-unescaped",)),
    Kind("% without backslash", r"title\s*=\s*[{\"]", within("title", lambda text: f"{text} na 50 % jinak"), ("bib-unescaped",)),
    Kind("# or $ without backslash", r"title\s*=\s*[{\"]", within("title", lambda text: f"{text} za 5 $ a C#"), ("bib-unescaped",)),
    Kind("_ without backslash", r"title\s*=\s*[{\"]", within("title", lambda text: f"{text} my_file"), ("bib-unescaped",)),
    Kind("title with a full stop", r"title\s*=\s*[{\"].*[a-zá-ž]{3}[}\"],", within("title", lambda text: f"{text}."), ("title-final-dot-in-bib",)),
    Kind("title in capitals", r"title\s*=\s*[{\"][^{}\\\d]{25,}[}\"],", within("title", str.upper), ("title-allcaps",)),
    Kind("title in double braces", r"title\s*=\s*\{[^{}]*[a-zá-ž]+ [a-zá-ž]+ [^{}]*\},", within("title", lambda text: f"{{{text}}}"), ("bib-title-braces",)),
    Kind("title in quotes", r"title\s*=\s*\{[^{}]*\},", within("title", lambda text: f'"{text}"'), ("bib-title-quotes",)),
    Kind("name of the site in the title", r"\A@online", within("title", lambda text: f"{text} | Zprávy"), ("title-site-suffix",)),
    Kind("blank line in a value", r"title\s*=\s*[{\"]\S+ ", once(r"(title\s*=\s*[{\"]\S+) ", r"\1\n\n    "), ("bib-blank-line",)),
    Kind("ISBN with a wrong digit", r"isbn\s*=", within("isbn", _shuffled_digit), ("isbn-check",)),
    Kind("ISBN too short", r"isbn\s*=", within("isbn", lambda text: text[:-2]), ("isbn-issn-swap",)),
    Kind("ISSN with a wrong digit", r"issn\s*=", within("issn", _shuffled_digit), ("issn-check",)),
    Kind("ISSN in isbn", r"issn\s*=", once(r"^(\s+)issn", r"\1isbn"), ("isbn-issn-swap",)),
    Kind("language that babel does not know", r"langid\s*=", put("langid", "{cz}"), ("bib-langid",)),
    Kind("place in publisher", r"\A@book(?:.*\n)*\s+publisher\s*= \{\w", within("publisher", lambda text: f"Praha: {text}"), ("bib-place-in-publisher",)),
    Kind("archive date that disagrees", r"archivedate", put("archivedate", "{2021-05-06}"), ("archive-date-mismatch",)),
)  # fmt: skip
