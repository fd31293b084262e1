"""
## What it does

Finds addresses without `http://` or `https://`, with a damaged scheme (`http:/`, `htp://`), without a host, or with a space
inside. In print a space may come of the end of a line, so there it is told for information, and a missing scheme as a
warning.

## Why it matters

Such an address leads nowhere, and programs do not know it for one.

## Example

```bib
@online{a, title = {Patenty}, url = {http://spisy.upv.cz/ Patents/a.pdf}, urldate = {2014-07-22}}
```

```bib
@online{a, title = {Patenty}, url = {www.upv.cz}, urldate = {2014-07-22}}
```

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: http:/a.cz/odkazy
```

## Use instead

```bib
@online{a, title = {Patenty}, url = {http://spisy.upv.cz/Patents/a.pdf}, urldate = {2014-07-22}}
```

```text
NOVÁK, Jan. Odkazy [online]. 2014 [cit. 2014-07-22]. Dostupné z: http://a.cz/odkazy
```

## Source

RFC 3986 (<https://www.rfc-editor.org/rfc/rfc3986>).
"""

import re
from collections.abc import Iterator

from dostupne.contracts import Message, Rule, Scope
from dostupne.model import urls
from dostupne.model.bibfile import BibRecord
from dostupne.model.edits import Edit
from dostupne.model.finding import FixKind, Objection, Severity
from dostupne.model.reference import Reference
from dostupne.model.reflist import ReferenceList
from dostupne.rules.each import both, each_print, each_record
from dostupne.rules.objecting import graded, mended, span_of, to_printed, to_record

_COMMAND = re.compile(r"\\(?:url|path|nolinkurl)\s*\{(?P<url>[^{}]*)\}")
_ESCAPE = re.compile(r"\\(?=[_%&#~$])")
_BARE = re.compile(r"www\.|[\w-]+(?:\.[\w-]+)+(?:/|\Z)")
_OTHER = re.compile(r"(?!https?:|http\W|ht+ps?\b)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""Other schemes: ftp:, doi:, urn: …"""
_FIELDS = ("url", "archiveurl")


def _fault(url: str) -> str:
    """`space`, `scheme`, `host`, or empty for a good address and for one of another scheme."""
    if any(char.isspace() for char in url):
        return "space"
    if _OTHER.match(url) and "://" not in url.partition(":")[0] and not _BARE.match(url.partition(":")[0] + "/"):
        return ""
    if urls.is_web(url):
        return ""
    return "scheme" if _BARE.match(url) else "host"


@each_print
def _printed(reference: Reference) -> Iterator[Objection]:
    span = span_of(reference, "url")
    printed = reference.raw[slice(*span)] if span else ""
    kind = _fault(printed) if printed else ""
    if kind:
        told = to_printed(reference, span, message=kind, field="url", url=printed)
        milder = {"space": Severity.INFO, "scheme": Severity.WARNING}.get(kind)
        told = graded(told, milder) if milder else told
        edits = [Edit(*span, reference.url)] if span and reference.url and not _fault(reference.url) else []
        yield mended(told, FixKind.PROPOSAL, *edits)


@each_record
def _in_bib(listed: ReferenceList, record: BibRecord) -> Iterator[Objection]:
    for field in record.fields:
        if field.name not in _FIELDS or not field.delimiter or not field.value.strip():
            continue
        wrapped = _COMMAND.fullmatch(field.value.strip())
        url = _ESCAPE.sub("", wrapped["url"] if wrapped else field.value).strip(" \t\r\n{}<>")
        if kind := _fault(" ".join(url.split())):
            objection = to_record(listed, record, field, message=kind, url=url)
            mend = "" if "\\" in url else {"space": "".join(url.split()), "scheme": f"https://{url}"}.get(kind)
            yield mended(objection, FixKind.PROPOSAL, Edit(*field.inside, mend)) if mend else objection


check = both(_printed, _in_bib)


RULE = Rule(
    code="url-syntax",
    severity=Severity.ERROR,
    scope=Scope.REFERENCE,
    summary=Message(
        cs="Adresa má schéma, jméno serveru s tečkou a žádnou mezeru",
        en="An address has a scheme, a host with a dot, and no space",
    ),
    messages={
        "space": Message(cs="v adrese je mezera: „{url}“", en="there is a space in the address “{url}”"),
        "scheme": Message(
            cs="adrese „{url}“ chybí http:// nebo https://", en="the address “{url}” lacks http:// or https://"
        ),
        "host": Message(cs="adresa „{url}“ nemá platné jméno serveru", en="the address “{url}” has no valid host"),
    },
    check=check,
    page=__doc__ or "",
    fix=FixKind.PROPOSAL,
)
