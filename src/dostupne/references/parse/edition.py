"""Edition and other contributors: `2., přeprac. a dopl. vyd.`, `Vyd. 1.`, `4th ed.`, `Přel. Ivan Binar.`"""

import re

from dostupne.references.letters import UPPER
from dostupne.references.lexicon import EDITED, EDITION_WORDS, OTHER_CONTRIBUTIONS, TRANSLATED, any_of
from dostupne.references.parse.draft import ANY_MARK, MARKS, Draft, Mark
from dostupne.references.parse.names import read_names

_WORD = any_of(EDITION_WORDS)
_ORDINAL_WORD = r"(?:první|druhé|třetí|čtvrté|páté|šesté|sedmé|osmé|deváté|desáté|first|second|third|fourth|fifth|sixth|seventh|eighth|revised|new)"
_MODIFIER = r"(?:(?:enl|expanded|upd|verb|erw|überarb|bearb|neubearb|durchges|unveränd|aktual|prepr|doplň|popr|uzup|rozsz|přeprac|dopl|rozš|upr|aktualiz|opr|rev|zcela|české|v\stéto\súpravě|zm|nezm)\w*\.?|a|and|,|\s|&|\(|\))"
_WHOLE_MODIFIER = r"(?:přeprac|dopl|rozš|upr|aktualiz|opr|rev|přepr)\w*"
_EDITION = re.compile(
    rf"(?:(?<=[\s.,\[])|^)\[?(?P<edition>"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|(?-i:[IVX]{{1,4}})(?=[.,]?\s))\.?,?\s?{_MODIFIER}{{0,9}}?\s?{_WORD}"
    rf"|(?i:{_ORDINAL_WORD}),?\s(?:{_MODIFIER}{{0,6}}\s?)?{_WORD}"
    rf"|Ver(?:ze|sion|\.)\s\d[\w.]*(?:,\s(?:{_MODIFIER}){{1,9}})?(?=[.;])"
    rf"|(?:First|Second|Third|Fourth|Fifth|Sixth)\.\s{_WORD}|(?:First|Second|Third|Fourth|Fifth|Sixth)(?=\.\s)"
    rf"|\d{{1,2}}(?:\.,?|st|nd|rd|th)\s(?:{_WHOLE_MODIFIER})(?:\s(?:a|and)\s(?:{_WHOLE_MODIFIER}))?(?=\.\s)"
    rf"|(?<=\.\s)\d{{1,2}}(?:st|nd|rd|th)(?=\.\s)"
    rf"|(?:Rev\.|Revised|Silver|New|International|Dotisk\s\d*\.?)\.?\s{_WORD}"
    rf"|[VW]yd(?:\.|ání)\s(?:(?:\d{{1,2}}|[IVX]{{1,4}})\.?|{_ORDINAL_WORD})(?:,\s?(?:{_MODIFIER}){{1,9}})?"
    rf")(?!\w)\]?\.?(?:\s(?:vyd\.|vydání))*",
    re.IGNORECASE,
)
_QUICK = re.compile(
    r"[vw]yd|\bed\.|edition|aufl|ver(?:ze|sion)|first|second|third|fourth|fifth|sixth|\d(?:st|nd|rd|th)\.|\d\.?,? ?(?:st|nd|rd|th)?\s(?:přepr|dopl|rozš|upr|akt|opr|rev)",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(r"(?<=\s)(?P<edition>\d{1,2}\.\s?(?:vyd\.|vydání))(?=\s|$)", re.IGNORECASE)
_BARE_ORDINAL = re.compile(
    rf"(?:(?<=\.\s)|(?<={ANY_MARK}\s)|(?<={ANY_MARK}\s\s)|(?<={ANY_MARK}\.\s))(?P<edition>\d{{1,2}}(?:st|nd|rd|th)?)\.\s(?=[{UPPER}][^:.]{{1,40}}(?:[:,]|\.\s?{ANY_MARK}|$))"
)
_SUFFIX = re.compile(rf"\s*\(?{_WORD}\)?[.,]?$", re.IGNORECASE)
_SUFFIX_AFTER_STOP = re.compile(r"(?<=\w{3})\.\svyd\.?$")
_CONTRIBUTOR = re.compile(
    rf"(?:(?<=[.?!{MARKS}]\s)|(?<=[.?!{MARKS}]))(?:(?P<translator>{any_of(TRANSLATED)})|(?P<editor>{any_of(EDITED)})|{any_of(OTHER_CONTRIBUTIONS)})(?:\s*:?\s+(?=\S)|(?<=\.)(?=[^\W\d_]))",
    re.IGNORECASE,
)
_REST_OF_SENTENCE = re.compile(rf"[^.{MARKS}]*?(?:\b[A-Z]\.[^.{MARKS}]*?)*(?:\.|(?={ANY_MARK})|$)")
_SIGNED = re.compile(
    rf"(?<=[.?!{MARKS}]\s)(?<![{UPPER}]\.\s)(?=[^.,{MARKS}]{{0,30}}?\b[{UPPER}]{{3,}}|[{UPPER}][^.,{MARKS}]{{1,20}},\s[^,{MARKS}]{{1,20}}\((?:eds?|Hrsg)\b)"
)
_TRANSLATOR_ROLE = re.compile(r",?\s*\(?(?:přel|překl|překladatel\w*|transl?|translators?)\.*\)?\.*", re.IGNORECASE)
_ROLE_AFTER = re.compile(
    rf"(?<=[.{MARKS}]\s)(?P<who>[^.{MARKS}()]{{4,80}}?)\s\((?:překlad(?:atel\w*)?|přel\.|translator)\)\.?",
    re.IGNORECASE,
)


def read_edition(draft: Draft) -> None:
    """Fills `edition` with what was printed, without the word for edition (`2., rozš.`, `4th`, `1`)."""
    if _QUICK.search(draft.text) and (found := _EDITION.search(draft.text, draft.title_end)):
        draft.set("edition", without_word(found["edition"]))
        draft.take(found, Mark.EDITION)
        return
    if found := _IN_TITLE.search(draft.text):
        draft.set("edition", without_word(found["edition"]))
        draft.take(found, Mark.EDITION)
        return
    if found := _BARE_ORDINAL.search(draft.text, max(draft.title_end - 2, 0)):
        draft.set("edition", found["edition"])
        draft.take(found, Mark.EDITION)


def without_word(edition: str) -> str:
    """`2. vyd.` → `2`, `2., rozš. vyd.` → `2., rozš.`; in words (`První vydání`, `Vyd. 1.`) as printed."""
    edition = edition.strip(" ,")
    if not edition[0].isdigit():
        return _SUFFIX_AFTER_STOP.sub("", edition)
    bare = _SUFFIX.sub("", edition).strip(" ,")
    return bare.rstrip(".") if re.fullmatch(r"\d+\.", bare) else bare


def read_contributors(draft: Draft) -> None:
    """Fills `translator` and `editor`; other roles (illustrators, inventors, forewords) are kept as a note."""
    while found := _CONTRIBUTOR.search(draft.text, draft.title_end):
        names = read_names(draft.text, found.end(), host=True, introduced=True)
        rest = _REST_OF_SENTENCE.match(draft.text, found.end())
        end = names.end if names.names else rest.end() if rest else found.end()
        if found["translator"] and names.names:
            draft.translator += names.names
        elif found["editor"] and names.names:
            draft.editor += names.names
        else:
            draft.notes.append(draft.text[found.start() : end].strip(" ."))
        draft.text = f"{draft.text[: found.start()]} {Mark.CONTRIBUTOR} {draft.text[end:].lstrip(' .')}"
    _read_signed(draft)
    if "(" in draft.text and (found := _ROLE_AFTER.search(draft.text, draft.title_end)):
        draft.translator += read_names(found["who"], host=True).names
        draft.take(found, Mark.CONTRIBUTOR)


def _read_signed(draft: Draft) -> None:
    """`Title. Ivan SEIDL, přel. Olomouc: …`: a sentence of names with their role behind them."""
    if "ed" not in draft.text and "ř" not in draft.text and "trans" not in draft.text:
        return
    position = draft.title_end
    while found := _SIGNED.search(draft.text, position):
        position = found.start() + 1
        names = read_names(draft.text, found.start(), host=True)
        role = _TRANSLATOR_ROLE.match(draft.text, names.end) if names.names else None
        if not names.editors and role is None:
            continue
        if role:
            draft.translator += names.names
        else:
            draft.editor += names.names
        end = role.end() if role else names.end
        draft.text = f"{draft.text[: found.start()]} {Mark.CONTRIBUTOR} {draft.text[end:].lstrip(' .')}"
