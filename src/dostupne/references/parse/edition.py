"""Edition and other contributors: `2., přeprac. a dopl. vyd.`, `Vyd. 1.`, `4th ed.`, `Přel. Ivan Binar.`"""

import re

from dostupne.model.letters import UPPER
from dostupne.model.names import Name
from dostupne.model.reference import Way
from dostupne.references.alternation import bears, guarded
from dostupne.references.lexicon import EDITED, EDITION_WORDS, OTHER_CONTRIBUTIONS, TRANSLATED, any_of
from dostupne.references.parse.dates import DATE
from dostupne.references.parse.draft import ANY_MARK, MARKS, Draft, Mark, Span
from dostupne.references.parse.names import read_names

_WORD = any_of(EDITION_WORDS)
_ORDINAL_WORD = r"(?:první|druhé|třetí|čtvrté|páté|šesté|sedmé|osmé|deváté|desáté|first|second|third|fourth|fifth|sixth|seventh|eighth|revised|new)"
_MODIFIER = r"(?:(?:enl|expanded|upd|verb|erw|preprac|rozšír|überarb|bearb|neubearb|durchges|unveränd|aktual|prepr|doplň|popr|uzup|rozsz|přeprac|dopl|rozš|upr|aktualiz|opr|rev|zcela|české|v\stéto\súpravě|zm|nezm)\w*\.?|a|i|and|und|,|\s|&|\(|\))"
_WHOLE_MODIFIER = r"(?:přeprac|dopl|rozš|upr|aktualiz|opr|rev|přepr)\w*"
_CHANGED = r"(?:popr|uzup|rozsz|zmien|przejrz|dopl|přeprac|preprac|rozš|upr|opr|rev|aktual)\w*\.?"
_EDITION = re.compile(
    rf"(?:(?<=[\s.,\[])|^)\[?(?P<edition>"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|(?-i:[IVX]{{1,4}})(?=[.,]?\s)(?!\.?\s\(ed))\.?,?\s?{_MODIFIER}{{0,9}}?\s?{_WORD}"
    rf"|(?i:{_ORDINAL_WORD}),?\s(?:{_MODIFIER}{{0,6}}\s?)?{_WORD}"
    rf"|Ver(?:ze|sion|\.)\s\d[\w.]*(?:,\s(?:{_MODIFIER}){{1,9}})?(?=[.;])"
    rf"|(?:First|Second|Third|Fourth|Fifth|Sixth)\.\s{_WORD}|(?:First|Second|Third|Fourth|Fifth|Sixth)(?=\.\s)"
    rf"|\d{{1,2}}(?:\.,?|st|nd|rd|th)\s(?:{_WHOLE_MODIFIER})(?:\s(?:a|and)\s(?:{_WHOLE_MODIFIER}))?(?=\.\s)"
    rf"|(?<=\.\s)\d{{1,2}}(?:st|nd|rd|th)(?=\.\s)"
    rf"|(?:Rev\.|Revised|New|International|Dotisk\s\d*\.?)\.?\s{_WORD}|(?<=\.\s)[^\W\d_]{{3,20}}\.\svyd\."
    rf"|[VW]yd(?:\.|ání)\s(?:(?:\d{{1,2}}|[IVX]{{1,4}})\.?|{_ORDINAL_WORD})(?:,\s?(?:{_MODIFIER}){{1,9}}|\s{_CHANGED}(?:,?\s(?:[ai]\s)?{_CHANGED}){{0,4}})?"
    rf")(?!\w)\]?\.?(?:\s(?:vyd\.|vydání))*",
    re.IGNORECASE,
)
_DATED_VERSION = re.compile(
    rf"(?:(?<=[.?!{MARKS}]\s)|(?<=[.?!{MARKS}]\s\s))(?P<version>Verze\sz(?:e\sdne)?\s{DATE})\.?", re.IGNORECASE
)
_SIGNS = (
    "vyd",
    "wyd",
    "edition",
    "edn",
    "éd.",
    "aufl",
    "verze",
    "version",
    "ver.",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
)
_SHORT_SIGN = guarded(r"\bed\.|\d(?:st|nd|rd|th)\.|\d\.?,? ?(?:st|nd|rd|th)?\s(?:přepr|dopl|rozš|upr|akt|opr|rev)")
_IN_TITLE = guarded(r"(?<=\s)(?P<edition>\d{1,2}\.\s?(?:vyd\.|vydání))(?=[,.\s]|$)")
_BARE_ORDINAL = re.compile(
    rf"(?P<edition>\d(?<!\b(?:Bd|bd|Sv|sv)\.\s\d)(?<!\b(?:Vol|vol|Díl|díl)\.\s\d)(?:(?<=\.\s\d)|(?<={ANY_MARK}\s\d)|(?<={ANY_MARK}\s\s\d)|(?<={ANY_MARK}\.\s\d))\d?(?:st|nd|rd|th)?)\.\s(?=[{UPPER}][^:.]{{1,40}}(?:[:,]|\.\s?{ANY_MARK}|$))"
)
_SUFFIX = re.compile(rf"\s*\(?{_WORD}\)?[.,]?$", re.IGNORECASE)
_SUFFIX_AFTER_STOP = re.compile(r"(?<=\w{3})\.\svyd\.?$")
_CONTRIBUTOR = re.compile(
    rf"(?:(?<=[.?!{MARKS}]\s)|(?<=[.?!{MARKS}]))(?:(?P<translator>{any_of(TRANSLATED)})|(?P<editor>{any_of(EDITED)})|{any_of(OTHER_CONTRIBUTIONS)})(?:\s*:?\s+(?=\S)|(?<=\.)(?=[^\W\d_]))",
    re.IGNORECASE,
)
_REST_OF_SENTENCE = re.compile(rf"[^.{MARKS}]*?(?:\b[A-Z]\.[^.{MARKS}]*?)*(?:\.|(?={ANY_MARK})|$)")
_SIGNED = re.compile(
    rf"(?<=[.?!{MARKS}]\s)(?<!\b[{UPPER}]\.\s)(?=[^,{MARKS}]{{0,40}}?[{UPPER}]{{2,}}|[{UPPER}][^.,{MARKS}]{{1,20}},\s[^,{MARKS}]{{1,20}}\((?:eds?|Hrsg)\b)"
)
TRANSLATOR_ROLE = re.compile(
    r",?\s*(?:a\s)?\(?(?:překladatel\w*|překl|přel|translators?|transl?)\.*\)?\.*", re.IGNORECASE
)
_ROLE_AFTER = re.compile(
    rf"(?<=[.{MARKS}]\s)(?P<who>[^.{MARKS}()]{{4,80}}?)\s\((?:překlad(?:atel\w*)?|přel\.|translator)\)\.?",
    re.IGNORECASE,
)


def read_edition(draft: Draft) -> None:
    """Fills `edition` with what was printed, without the word for edition (`2., rozš.`, `4th`, `1`), and a dated `version`."""
    lowered = draft.text.lower()
    if "verze z" in lowered and (found := _DATED_VERSION.search(draft.text, draft.title_end)):
        draft.set("version", found["version"], found.span("version"), Way.LABELLED)
        draft.take(found, Mark.EDITION)
        return
    signed = bears(lowered, _SIGNS) or _SHORT_SIGN.search(draft.text, lowered)
    if (signed and (found := _EDITION.search(draft.text, draft.title_end))) or (
        found := _IN_TITLE.search(draft.text, lowered)
    ):
        _keep_edition(draft, found, Way.LABELLED)
        draft.title_end = min(draft.title_end, found.start())
    elif found := _BARE_ORDINAL.search(draft.text, max(draft.title_end - 2, 0)):
        _keep_edition(draft, found, Way.GUESSED)


def _keep_edition(draft: Draft, found: re.Match[str], way: Way) -> None:
    draft.set("edition", without_word(found["edition"]), found.span("edition"), way)
    draft.take(found, Mark.EDITION)


def without_word(edition: str) -> str:
    """`2. vyd.` → `2`, `2., rozš. vyd.` → `2., rozš.`; in words (`První vydání`, `Vyd. 1.`) as printed."""
    edition = edition.strip(" ,")
    if not edition[0].isdigit():
        return _SUFFIX_AFTER_STOP.sub("", edition)
    bare = _SUFFIX.sub("", edition).strip(" ,")
    return bare.rstrip(".") if re.fullmatch(r"\d+(?:st|nd|rd|th)?\.", bare) else bare


def read_contributors(draft: Draft) -> None:
    """Fills `translator` and `editor`; other roles (illustrators, inventors, forewords) are kept as a note."""
    while found := _CONTRIBUTOR.search(draft.text, draft.title_end):
        names = read_names(draft.text, found.end(), host=True, introduced=True)
        rest = _REST_OF_SENTENCE.match(draft.text, found.end())
        end = names.end if names.names else rest.end() if rest else found.end()
        if names.names and (found["translator"] or found["editor"]):
            _keep_contributors(draft, names.names, (found.end(), end), translated=bool(found["translator"]))
        else:
            draft.notes.append(draft.text[found.start() : end].strip(" ."))
        draft.cover(found.start(), end, Mark.CONTRIBUTOR, swallow=" .")
    _read_signed(draft)
    if "(" in draft.text and (found := _ROLE_AFTER.search(draft.text, draft.title_end)):
        _keep_contributors(draft, read_names(found["who"], host=True).names, found.span("who"), translated=True)
        draft.take(found, Mark.CONTRIBUTOR)


def _keep_contributors(draft: Draft, names: tuple[Name, ...], span: Span, *, translated: bool) -> None:
    if translated:
        draft.translator += names
    else:
        draft.editor += names
    if names:
        draft.found_at("translator" if translated else "editor", span, Way.LABELLED)


def _read_signed(draft: Draft) -> None:
    """`Title. Ivan SEIDL, přel. Olomouc: …`: a sentence of names with their role behind them."""
    if "ed" not in draft.text and "ř" not in draft.text and "trans" not in draft.text:
        return
    position = draft.title_end
    while found := _SIGNED.search(draft.text, position):
        position = found.start() + 1
        names = read_names(draft.text, found.start(), host=True)
        role = TRANSLATOR_ROLE.match(draft.text, names.end) if names.names else None
        if not names.editors and role is None:
            continue
        if names.editors:
            _keep_contributors(draft, names.names, (found.start(), names.end), translated=False)
        if role is not None:  # `ed. a přel.` is both
            _keep_contributors(draft, names.names, (found.start(), names.end), translated=True)
        draft.cover(found.start(), role.end() if role else names.end, Mark.CONTRIBUTOR, swallow=" .")
