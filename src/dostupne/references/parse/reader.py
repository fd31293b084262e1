"""RawReference → Reference."""

import re

from dostupne.model.reference import Kind, RawReference, Reference, Way
from dostupne.references.alternation import guarded
from dostupne.references.lexicon import AVAILABILITY, of_every_language
from dostupne.references.parse.access import read_access
from dostupne.references.parse.address import DAMAGED_SCHEME, read_address
from dostupne.references.parse.body import read_body
from dostupne.references.parse.confidence import readings_of
from dostupne.references.parse.creators import read_creators
from dostupne.references.parse.draft import ANY_MARK, FILLING, MARKS, Draft
from dostupne.references.parse.edition import read_contributors, read_edition
from dostupne.references.parse.identifiers import read_identifiers
from dostupne.references.parse.kinds import type_of, year_of_law
from dostupne.references.parse.language import language_of
from dostupne.references.parse.leftover import left_over
from dostupne.references.parse.medium import read_medium
from dostupne.references.parse.numbering import read_numbering
from dostupne.references.parse.patents import read_patent
from dostupne.references.parse.remarks import read_remarks
from dostupne.references.parse.series import read_series
from dostupne.references.parse.thesis import read_thesis
from dostupne.references.parse.tidy import join_lines, unify
from dostupne.references.short_forms.words import LED

LONGEST = 20_000
"""Characters of one reference that are read; no real one comes near it."""

_LABELLED = re.compile(
    rf"^(?P<label>.*?)[\s:–-]*(?P<address>(?:https?|ftp)\s?:\s?//|{DAMAGED_SCHEME}|www\.)", re.IGNORECASE | re.DOTALL
)
_PHRASE_AT_END = guarded(rf"{of_every_language(AVAILABILITY)}[^/]*$|\bDostupn[éýá]\s*:?\s*$")
_LEAD = re.compile(
    r"(?:(?:viz|více|vice|srov(?:nej)?|např|zdroj|odkaz|web|see|cf|source|vgl|siehe|pozri|quelle|link)[.:]?(?:\s(?:též|také|i|na|also|auch|např\.?))*)*",
    re.IGNORECASE,
)
"""Words before an address that only lead to it."""
_LOST_PHRASE = re.compile(rf"^\s*(?:z|na|from|at)\s?:?\s*(?={ANY_MARK})", re.IGNORECASE)
_MARK = re.compile(f"[{MARKS}{FILLING}]")
_FIELDS = frozenset(Reference.__dataclass_fields__)


def parse(raw: RawReference) -> Reference:
    """Reads one reference into fields; what fits none of them is in `unplaced`. Never raises on any text."""
    text = unify(raw.text[:LONGEST])
    if raw.kind is Kind.LINK:
        return _parse_link(raw, text)
    draft = Draft(text)
    read_access(draft)
    read_address(draft)
    draft.join(join_lines(text))
    if raw.kind is Kind.HEADLESS and (lost := _LOST_PHRASE.match(draft.text)):
        draft.cut_head(lost.end())
    if led := LED.match(draft.text):
        draft.cut_head(led.end())
    for read in (
        read_identifiers,
        read_medium,
        read_creators,
        read_thesis,
        read_patent,
        read_remarks,
        read_contributors,
        read_series,
        read_edition,
        read_numbering,
        read_body,
    ):
        read(draft)
    return _reference(raw, draft, text)


def _parse_link(raw: RawReference, text: str) -> Reference:
    """A label and an address: the label is the title."""
    found = _LABELLED.match(text)
    draft = Draft(text)
    if found:
        draft.cut_head(found.start("address"))
    read_address(draft)
    label = join_lines(found["label"] if found else "").strip(" :–-•*")
    draft.join(join_lines(text))
    if _LEAD.fullmatch(label):
        label = ""  # `Viz http://…` names nothing
    draft.fields["title"] = label
    if label:
        draft.found_at("title", (-draft.base, 0), Way.PLACED, label)
    if left := _MARK.sub("", draft.text).strip(" .,;)>"):
        draft.notes.append(left)
    return _reference(raw, draft, text)


def _reference(raw: RawReference, draft: Draft, text: str) -> Reference:
    draft.fields.pop("phrase", None)
    draft.notes.extend(left_over(draft))
    fields = {name: value for name, value in draft.fields.items() if name in _FIELDS}
    kind_of_work = type_of(draft)
    if kind_of_work == "legislation" and draft.issued is None and (year := year_of_law(fields.get("title", ""))):
        draft.issued = year
        draft.found_at("issued", None, Way.GUESSED, year.iso())
    return Reference(
        kind=_kind(raw, draft, text),
        raw=draft.printed,
        origin=raw.origin,
        type=kind_of_work,
        author=draft.author,
        editor=draft.editor,
        translator=draft.translator,
        et_al=draft.et_al,
        issued=draft.issued,
        issued_end=draft.issued_end,
        accessed=draft.accessed,
        archive_date=draft.archive_date,
        language=language_of(fields.get("title", ""), fields.get("container_title", "")),
        unplaced="; ".join(draft.notes),
        readings=readings_of(draft),
        **fields,  # type: ignore[arg-type]  # the names were checked against the record's own
    )


def _kind(raw: RawReference, draft: Draft, text: str) -> Kind:
    if raw.kind is not Kind.REFERENCE:
        return raw.kind
    has_address = draft.fields.get("url") or draft.fields.get("doi")
    if not draft.fields.get("title") and not draft.author and (has_address or draft.accessed):
        return Kind.HEADLESS
    if not has_address and _PHRASE_AT_END.search(text.rstrip(" .\n"), text.lower()):
        return Kind.TRUNCATED
    return Kind.REFERENCE
