"""A .bib file of 300 entries without a fault, of all types, in the ways that careful people write: what no rule may object to.

The works are our own, made up (`data/works.tsv`); the ways are those of Czech theses and of the manuals of BibTeX and
BibLaTeX: alignment, quotes and braces, macros and `#`, comments, crossref, xdata, particles, bodies with `and` in their names,
LaTeX accents, years as `[2021]`. `python -m benchmarks.clean_list` prints it.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

COUNT = 300
WORKS = Path(__file__).resolve().parent / "data/works.tsv"
LANGUAGES = {"cs": "czech", "sk": "slovak", "en": "english", "de": "ngerman", "pl": "polish", "fr": "french"}
HEAD = """% Literatura: drží se BibLaTeXu, čte ji i BibTeX.
@preamble{"\\providecommand{\\uv}[1]{„#1“}"}
@string{academia = "Academia"}
@string{muni = {Masarykova univerzita}}
@comment{jabref-meta: databaseType:biblatex;}

"""

Fields = list[tuple[str, str]]
"""Names and values, the values with their delimiters."""


@dataclass(frozen=True, slots=True)
class Work:
    """A made-up work; `number` is its place in the list."""

    number: int
    language: str
    creators: tuple[str, ...]
    title: str
    place: str
    publisher: str
    year: int
    url: str

    @property
    def key(self) -> str:
        """ASCII, of the first family name, the year and the number."""
        name = self.creators[0] if self.creators else self.title
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        return f"{re.sub('[^a-z]', '', plain.split(',')[0].lower())[:12] or 'anon'}{self.year}x{self.number}"

    @property
    def people(self) -> str:
        """The creators as a name list; two where the list has one, so that there are lists."""
        return " and ".join(self.creators)


@cache
def works() -> tuple[Work, ...]:
    """The made-up works in order."""
    rows = [line.split("\t") for line in WORKS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return tuple(_work(number, row) for number, row in enumerate(rows))


def _work(number: int, row: Sequence[str]) -> Work:
    language, creators, title, imprint, year, url = (*row, "", "")[:6]
    place, _, publisher = imprint.partition(": ")
    people = tuple(one.strip() for one in creators.split(";") if one.strip())
    text = re.sub(r"[&%#_$]", lambda found: f"\\{found[0]}", title.rstrip("."))
    return Work(number, language, people, text, place, publisher.replace("&", "\\&"), int(year), url)


def entries() -> list[str]:
    """The entries, without what stands between them."""
    made: list[str] = []
    for work in works():
        way = WAYS[work.number % len(WAYS)]
        if work.creators and len(made) < COUNT:
            made += way(work)
    return made[:COUNT]


def clean_list() -> str:
    """The whole file."""
    parts = [HEAD]
    for number, entry in enumerate(entries()):
        if number % 17 == 0:
            parts.append(f"% --- oddíl {number // 17 + 1}: 100 % ověřeno, e-mail nekdo@example.cz ---\n")
        if number % 41 == 0:
            parts.append("Volný text mezi záznamy, který BibTeX přeskočí.\n\n")
        parts.append(entry + ("\n\n" if number % 3 else "\n"))
    return "".join(parts)


def _common(work: Work) -> Fields:
    return [("author", f"{{{work.people}}}"), ("title", f"{{{work.title}}}")]


def _language(work: Work) -> Fields:
    name = LANGUAGES.get(work.language)
    return [("langid", f"{{{name}}}")] if name and work.number % 2 else []


def _isbn(number: int) -> str:
    digits = f"97880200{number % 10000:04d}"
    check = -sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
    return f"978-80-200-{digits[8:]}-{check}"


def _issn(number: int) -> str:
    digits = f"{1200 + number % 700:04d}{number * 7 % 1000:03d}"
    check = -sum(int(digit) * weight for digit, weight in zip(digits, range(8, 1, -1), strict=True)) % 11
    return f"{digits[:4]}-{digits[4:]}{'X' if check == 10 else check}"


def _access(work: Work) -> Fields:
    return [
        ("url", f"{{{work.url}}}"),
        ("urldate", f"{{{max(work.year, 2012) + 1}-0{1 + work.number % 9}-{10 + work.number % 19}}}"),
    ]


def _aligned(kind: str, key: str, fields: Fields) -> str:
    width = max(len(name) for name, _ in fields)
    return f"@{kind}{{{key},\n" + "".join(f"  {name:<{width}} = {value},\n" for name, value in fields) + "}"


def _tabbed(kind: str, key: str, fields: Fields) -> str:
    return f"@{kind.upper()}{{{key},\n" + ",\n".join(f"\t{name.capitalize()}={value}" for name, value in fields) + "\n}"


def _commented(kind: str, key: str, fields: Fields) -> str:
    """With a comment inside, as biber reads them."""
    lines = [f"    {name} = {value},\n" for name, value in fields]
    return f"@{kind}{{{key},\n{lines[0]}    % ověřeno v katalogu NK ČR\n{''.join(lines[1:])}}}"


def _round(kind: str, key: str, fields: Fields) -> str:
    return f"@{kind}({key}, " + ",\n  ".join(f"{name} = {value}" for name, value in fields) + ")"


def _quoted(fields: Fields) -> Fields:
    return [(name, f'"{value[1:-1]}"' if value[0] == "{" and '"' not in value else value) for name, value in fields]


def _book(work: Work) -> list[str]:
    fields = [
        *_common(work),
        ("edition", "{2}"),
        ("publisher", f"{{{work.publisher}}}"),
        ("address", f"{{{work.place}}}"),
    ]
    fields += [("year", str(work.year)), ("isbn", f"{{{_isbn(work.number)}}}"), *_language(work)]
    return [_aligned("book", work.key, fields)]


def _plain_book(work: Work) -> list[str]:
    fields = [
        *_common(work),
        ("publisher", "academia"),
        ("address", f"{{{work.place}}}"),
        ("year", f"{{[{work.year}]}}"),
    ]
    return [_tabbed("book", work.key, _quoted(fields))]


def _copyright_book(work: Work) -> list[str]:
    fields = [("editor", f"{{{work.people} and others}}"), ("title", f"{{{work.title}}}"), ("series", "{Edice Most}")]
    fields += [
        ("number", "{12}"),
        ("publisher", "academia # { Praha}"),
        ("year", f"{{c{work.year}}}"),
        ("pagetotal", "{312}"),
    ]
    return [_commented("book", work.key, fields)]


def _article(work: Work) -> list[str]:
    fields = [
        *_common(work),
        ("journal", "{Knihovna plus}"),
        ("volume", str(1 + work.number % 40)),
        ("number", "{3--4}"),
    ]
    fields += [("pages", f"{{{10 + work.number}--{21 + work.number}}}"), ("year", str(work.year)), ("month", "jul")]
    fields += [("issn", f"{{{_issn(work.number)}}}"), ("doi", f"{{10.1000/kp_{work.number}.{work.year}}}")]
    return [_aligned("article", work.key, fields)]


def _biblatex_article(work: Work) -> list[str]:
    fields = [*_common(work), ("journaltitle", "{Acta \\& Studia}"), ("volume", "{XII}"), ("number", "{2}")]
    fields += [
        ("pages", f"{{{work.number}--{work.number + 9}, 120}}"),
        ("date", f"{{{work.year}-07-22}}"),
        *_access(work),
    ]
    return [_round("article", work.key, fields)]


def _newspaper(work: Work) -> list[str]:
    fields = [*_common(work), ("journaltitle", "{Lidové noviny}"), ("date", f"{{{work.year}-03-05/{work.year}-03-06}}")]
    fields += [
        ("volume", "{27}"),
        ("number", "{55}"),
        ("pages", "{4}"),
        ("entrysubtype", "{newspaper}"),
        ("issn", f"{{{_issn(work.number)}}}"),
    ]
    return [_aligned("article", work.key, fields)]


def _online(work: Work) -> list[str]:
    return [
        _aligned("online", work.key, [*_common(work), ("date", f"{{{work.year}}}"), *_access(work), *_language(work)])
    ]


def _misc(work: Work) -> list[str]:
    fields = [
        *_common(work),
        ("howpublished", "{[online]}"),
        ("year", f"{{{work.year}}}"),
        ("month", "dec"),
        *_access(work),
    ]
    return [_tabbed("misc", work.key, fields)]


def _archived(work: Work) -> list[str]:
    copy = f"https://web.archive.org/web/20200102030405/{work.url}"
    fields = [
        *_common(work),
        *_access(work),
        ("archiveurl", f"{{{copy}}}"),
        ("archivedate", "{2020-01-02}"),
        ("year", str(work.year)),
    ]
    return [_aligned("online", work.key, fields)]


def _master(work: Work) -> list[str]:
    fields = [("author", f"{{{work.creators[0]}}}"), ("title", f"{{{work.title}}}"), ("type", "{Diplomová práce}")]
    fields += [("school", "muni # {, Fakulta informatiky}"), ("address", "{Brno}"), ("year", str(work.year))]
    fields += [("note", "{Vedoucí práce Jan Novák}")]
    return [_aligned("mastersthesis", work.key, fields)]


def _thesis(work: Work) -> list[str]:
    fields = [("author", f"{{{work.creators[0]}}}"), ("title", f"{{{work.title}}}"), ("type", "{phdthesis}")]
    fields += [
        ("institution", "{Univerzita Karlova}"),
        ("location", "{Praha}"),
        ("date", f"{{{work.year}-09}}"),
        ("supervisor", "{Malá, Eva}"),
    ]
    return [_commented("thesis", work.key, fields)]


def _dissertation(work: Work) -> list[str]:
    fields = [
        ("author", f"{{{work.creators[0]}}}"),
        ("title", f"{{{work.title}}}"),
        ("school", "muni"),
        ("year", str(work.year)),
        ("type", "{Disertační práce}"),
    ]
    return [_tabbed("phdthesis", work.key, fields)]


def _report(work: Work) -> list[str]:
    fields = [("author", "{{Ministerstvo školství, mládeže a tělovýchovy}}"), ("title", f"{{{work.title}}}")]
    fields += [
        ("institution", "{{Centrum {IT} and Data}}"),
        ("number", "{TR-12/2019}"),
        ("address", f"{{{work.place}}}"),
        ("year", str(work.year)),
    ]
    return [_aligned("techreport", work.key, fields)]


def _corporate(work: Work) -> list[str]:
    fields = [("author", "{{Simon and Schuster} and {Český statistický úřad}}"), ("title", f"{{{work.title}}}")]
    fields += [("publisher", "{{Simon and Schuster}}"), ("address", f"{{{work.place}}}"), ("year", f"{{{work.year}}}")]
    return [_aligned("book", work.key, fields)]


def _particles(work: Work) -> list[str]:
    fields = [
        ("author", "{van Gogh, Vincent and de la Fontaine, Jean and King, Jr., Martin Luther and Erich von Däniken}")
    ]
    fields += [
        ("title", f"{{{work.title}}}"),
        ("publisher", "academia"),
        ("year", str(work.year)),
        ("address", "{Praha}"),
    ]
    return [_aligned("book", work.key, fields)]


def _accents(work: Work) -> list[str]:
    fields = [("author", "{{\\v{C}}apek, Karel and M{\\\"u}ller, J{\\\"o}rg and Dvo\\v{r}\\'{a}k, Anton{\\'\\i}n}")]
    fields += [
        ("title", "{R.{\\,}U.{\\,}R., $a_1^2 + b$ \\& „jiné“ v~{UNESCO} \\uv{dnes}}"),
        ("publisher", "{Aventinum}"),
    ]
    fields += [("address", "{Praha}"), ("year", str(work.year)), ("keywords", "{drama, roboti & stroje, 100%}")]
    return [_aligned("book", work.key, fields)]


def _proceedings(work: Work) -> list[str]:
    parent = f"sbornik{work.number}"
    child = _aligned("inproceedings", work.key, [*_common(work), ("crossref", f"{{{parent}}}"), ("pages", "{15--22}")])
    fields = [
        ("editor", "{Malá, Eva and Černý, Petr}"),
        ("title", "{Sborník konference {INFORUM}}"),
        ("publisher", "{Albertina}"),
    ]
    fields += [("address", "{Praha}"), ("year", str(work.year)), ("booktitle", "{Sborník konference {INFORUM}}")]
    return [child, _aligned("proceedings", parent, fields)]


def _paper(work: Work) -> list[str]:
    fields = [
        *_common(work),
        ("booktitle", "{Proceedings of the 5th Conference on Links}"),
        ("editor", "{Hawkins, B. L. and Battin, P.}"),
    ]
    fields += [
        ("publisher", "{IEEE}"),
        ("address", "{New York}"),
        ("pages", "{105--116}"),
        ("year", str(work.year)),
        ("abstract", "{What & how: 50 % of links_rot.}"),
    ]
    return [_aligned("inproceedings", work.key, fields)]


def _chapter(work: Work) -> list[str]:
    fields = [
        *_common(work),
        ("booktitle", "{Kniha o knihách}"),
        ("editor", "{Malá, Eva}"),
        ("publisher", f"{{{work.publisher}}}"),
    ]
    fields += [
        ("address", f"{{{work.place}}}"),
        ("pages", "{33--57}"),
        ("year", str(work.year)),
        ("isbn", f"{{{_isbn(work.number + 50)}}}"),
    ]
    return [_tabbed("incollection", work.key, _quoted(fields))]


def _inbook(work: Work) -> list[str]:
    fields = [
        *_common(work),
        ("chapter", "{4}"),
        ("booktitle", "{Dějiny}"),
        ("pages", "{1--9}"),
        ("publisher", "academia"),
        ("year", str(work.year)),
    ]
    return [_aligned("inbook", work.key, fields)]


def _entry(work: Work) -> list[str]:
    fields = [("title", "{Odkaz}"), ("booktitle", "{Ottův slovník naučný}"), ("volume", "{18}"), ("pages", "{612}")]
    fields += [
        ("publisher", "{J. Otto}"),
        ("location", "{Praha}"),
        ("date", f"{{{work.year}}}"),
        ("author", f"{{{work.creators[0]}}}"),
    ]
    return [_aligned("inreference", work.key, fields)]


def _standard(work: Work) -> list[str]:
    fields = [
        ("title", f"{{{{ČSN}} {work.number + 100}-2. {work.title}}}"),
        ("location", "{Praha}"),
        ("publisher", "{ÚNMZ}"),
    ]
    fields += [("date", f"{{{work.year}}}"), ("note", "{Třídící znak 01 0197}")]
    return [_aligned("standard", work.key, fields)]


def _law(work: Work) -> list[str]:
    fields = [
        ("author", "{{Česko}}"),
        ("title", f"{{Zákon č. {100 + work.number}/{work.year} Sb., o některých otázkách}}"),
    ]
    fields += [
        ("booktitle", "{Sbírka zákonů České republiky}"),
        ("date", f"{{{work.year}-05-06}}"),
        ("number", "{12}"),
        ("pages", "{101--121}"),
    ]
    return [_aligned("legislation", work.key, fields)]


def _patent(work: Work) -> list[str]:
    fields = [
        *_common(work),
        ("holder", "{{Výzkumný ústav, v. v. i.}}"),
        ("number", f"{{CZ{300000 + work.number}}}"),
        ("date", f"{{{work.year}-08-09}}"),
    ]
    fields += [("type", "{patentcz}"), ("location", "{Praha}")]
    return [_aligned("patent", work.key, fields)]


def _software(work: Work) -> list[str]:
    fields = [*_common(work), ("version", "{3.11.2}"), ("date", f"{{{work.year}-10-11}}"), *_access(work)]
    return [_aligned("software", work.key, fields)]


def _dataset(work: Work) -> list[str]:
    fields = [
        *_common(work),
        ("publisher", "{Zenodo}"),
        ("date", f"{{{work.year}}}"),
        ("doi", f"{{10.5281/zenodo.{work.number}}}"),
        *_access(work),
    ]
    return [_aligned("dataset", work.key, [*fields, ("version", "{1.0}")])]


def _film(work: Work) -> list[str]:
    fields = [
        ("title", f"{{{work.title}}}"),
        ("editor", f"{{{work.creators[0]}}}"),
        ("publisher", "{Krátký film}"),
        ("location", "{Praha}"),
        ("date", f"{{{work.year}}}"),
    ]
    return [_aligned("movie", work.key, fields)]


def _manual(work: Work) -> list[str]:
    fields = [
        *_common(work),
        ("organization", "{{Nadace Open and Free}}"),
        ("address", "{Brno}"),
        ("edition", "{3., rozš.}"),
        ("year", f"{{{work.year}}}"),
    ]
    return [_aligned("manual", work.key, fields)]


def _booklet(work: Work) -> list[str]:
    return [
        _aligned(
            "booklet",
            work.key,
            [*_common(work), ("howpublished", "{Leták}"), ("address", "{Olomouc}"), ("year", str(work.year))],
        )
    ]


def _unpublished(work: Work) -> list[str]:
    fields = [
        *_common(work),
        ("note", "{Rukopis, Literární archiv {PNP}, \\url{https://pnp.example/a_b?c=1&d=2}}"),
        ("year", str(work.year)),
        *_access(work),
    ]
    return [_aligned("unpublished", work.key, fields)]


def _periodical(work: Work) -> list[str]:
    fields = [
        ("title", "{Čtenář: měsíčník pro knihovny}"),
        ("editor", f"{{{work.creators[0]}}}"),
        ("date", f"{{{work.year}/}}"),
        ("issn", f"{{{_issn(work.number)}}}"),
    ]
    return [_aligned("periodical", work.key, fields)]


def _with_xdata(work: Work) -> list[str]:
    held = f"edice{work.number}"
    holder = _aligned("xdata", held, [("publisher", "{Argo}"), ("location", "{Praha}"), ("series", "{Historie}")])
    fields = [
        *_common(work),
        ("xdata", f"{{{held}}}"),
        ("number", "{7}"),
        ("year", f"{{{work.year}--{work.year + 2}}}"),
    ]
    return [holder, _aligned("book", work.key, fields)]


def _collection(work: Work) -> list[str]:
    fields = [
        ("editor", f"{{{work.people}}}"),
        ("title", "{Co je odkaz?}"),
        ("subtitle", "{Texty z let 1990--2000}"),
        ("publisher", "{{Argo and Dokořán}}"),
    ]
    fields += [
        ("location", f"{{{work.place}}}"),
        ("date", f"{{{work.year}~}}"),
        ("file", f"{{:C\\:/Texty/{work.key}_1.pdf:PDF}}"),
    ]
    return [_aligned("collection", work.key, fields)]


def _ruling(work: Work) -> list[str]:
    fields = [
        ("author", "{{Nejvyšší soud}}"),
        ("title", f"{{Rozsudek sp. zn. 25 Cdo {work.number}/{work.year}}}"),
        ("date", f"{{{work.year}-04-05}}"),
    ]
    return [_aligned("jurisdiction", work.key, fields)]


def _multivolume(work: Work) -> list[str]:
    fields = [
        *_common(work),
        ("volumes", "{3}"),
        ("publisher", "{Paseka}"),
        ("location", "{Praha and Litomyšl}"),
        ("date", f"{{{work.year}}}"),
    ]
    return [_aligned("mvbook", work.key, fields)]


WAYS: tuple[Callable[[Work], list[str]], ...] = (
    _book, _article, _online, _master, _plain_book, _misc, _paper, _chapter, _copyright_book, _biblatex_article, _thesis,
    _report, _corporate, _newspaper, _particles, _archived, _proceedings, _accents, _entry, _standard, _law, _dissertation, _patent,
    _software, _dataset, _film, _manual, _booklet, _unpublished, _periodical, _with_xdata, _collection, _ruling, _inbook,
    _multivolume,
)  # fmt: skip


if __name__ == "__main__":
    print(clean_list(), end="")
