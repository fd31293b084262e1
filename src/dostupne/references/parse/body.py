"""What is left between the names and the tail: title, host, edition, imprint, series.

The order of ISO 690 decides: the first sentence is the title; the imprint is the sentence with a place and
a colon, or with a date; what stands between is the host where something tells that there is one (a medium, numbering,
an address, `In:`), else it belongs to the title; what follows the imprint is the series.
"""

import re

from dostupne.model.dates import PartialDate
from dostupne.references.lexicon import NO_DATE, NO_PLACE, PUBLISHER_WORDS, any_of
from dostupne.references.parse.dates import DATE, read_date
from dostupne.references.parse.draft import Draft, Mark
from dostupne.references.parse.imprint import Imprint, looks_like_place, read_imprint
from dostupne.references.parse.names import read_names
from dostupne.references.parse.sentences import Piece, cut, first_end

_GLUED_IMPRINT = re.compile(
    r"^(?P<title>.{4,}?),\s(?P<imprint>(?:[A-ZÁ-Ž][\w.]+(?:\s[A-ZÁ-Ž(][\w.)]+){0,2}\s?:\s[^:]{2,60}?|[A-ZÁ-Ž]\w+,\s[^:,]{2,50}?(?:,\s?s\.\s?r\.\s?o\.)?),\s(?:1[4-9]|20)\d\d)$"
)
_LABEL = re.compile(r"^\s*(?:\[\^?\w{1,12}\]:?|\(\d{1,3}\)|\d{1,3}[.)](?=\s+[^\W\d])|[-*•–]\s)\s*")
_YEAR_AFTER_NAMES = re.compile(
    rf"(?:,?\s*\[?\(?(?:cca\.?\s|ca\.?\s)?(?P<date>(?:1[4-9]|20)\d\d(?:[-–](?:1[4-9]|20)\d\d)?[a-z]?|\[?{any_of(NO_DATE)}\]?|{DATE})\)?\]?)(?=[.:,]\s|\s?$)[.:,]?\s*",
    re.IGNORECASE,
)
_IN = re.compile(
    r"(?:(?<=[.?!,;\"“”\ue001-\ue00b])\s*|^)\bIn(?:[:.]|\s(?=[A-ZÁ-Ž„\"\d\ue001]))\s*|\sIn:\s|(?<=\.)\sV:\s"
)
_YEARS = re.compile(r"(?:1[4-9]|20)\d\d")
_GAPS = re.compile(r"\s*([\ue001-\ue00b])\s*")
_QUOTES = {"„": "“", "“": "”", '"': '"', "»": "«"}


def read_body(draft: Draft) -> None:
    """Fills the title, the host, the imprint and the series from what is left of the text."""
    head, host = _parted(draft.text)
    if host is not None:
        _read_title(draft, cut(head))
        _read_host(draft, host)
    else:
        _read_sentences(draft, cut(head))


def read_creators(draft: Draft) -> None:
    """Fills the names at the head and the year that author-date styles put behind them; finds the title's end."""
    text = _LABEL.sub("", draft.text, count=1).strip()
    draft.text = _without_names(draft, text)
    draft.title_end = first_end(draft.text)


def _without_names(draft: Draft, text: str) -> str:
    names = read_names(text)
    if not names.names:
        anonymous = re.match(r"Anon\.,\s*", text)
        if anonymous is None:
            return text
        end = anonymous.end() - 2
    else:
        end = names.end
        if names.editors:
            draft.editor = names.names
        else:
            draft.author = names.names
        draft.et_al = names.et_al
    rest = text[end:]
    if year := _YEAR_AFTER_NAMES.match(rest):
        _set_issued(draft, *_years(year["date"]))
        rest = rest[year.end() :]
    return rest.lstrip(" .:,;-–")


def _years(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    years = _YEARS.findall(text)
    if len(years) == 2:
        return PartialDate(int(years[0])), PartialDate(int(years[1]))
    return read_date(text), None


def _set_issued(draft: Draft, issued: PartialDate | None, end: PartialDate | None) -> None:
    if issued is None:
        return
    if draft.issued is None or (draft.issued.year == issued.year and draft.issued.month is None):
        draft.issued, draft.issued_end = issued, end


def _parted(text: str) -> tuple[str, str | None]:
    """The text before `In:` and the host after it; None where there is no host."""
    found = _IN.search(text)
    if found is None or found.start() < 2:
        return text, None
    return text[: found.start()], text[found.end() :]


def _read_title(draft: Draft, pieces: list[Piece]) -> None:
    sentences = [piece.text for piece in pieces if piece.text]
    kept = []
    for index, sentence in enumerate(sentences):
        imprint = read_imprint(sentence) if index else None
        if imprint and not imprint.publisher and not imprint.place:
            _keep_imprint(draft, imprint)
        else:
            kept.append(sentence)
    draft.set("title", _joined(kept))


def _joined(sentences: list[str]) -> str:
    text = ""
    for sentence in sentences:
        text += ("" if not text else " " if text[-1] in "?!…." else ". ") + sentence
    return _unquoted(text)


def _unquoted(title: str) -> str:
    title = title.strip(" ,")
    if len(title) > 2 and title[0] in _QUOTES and title[-1] in (_QUOTES[title[0]], "“") and title.count(title[0]) == 1:
        return title[1:-1].strip()
    return title


def _read_host(draft: Draft, text: str) -> None:
    names = read_names(text, host=True)
    if names.names and (names.editors or len(text) > names.end):
        if names.editors or text[names.end : names.end + 1] in ".:":
            draft.editor = draft.editor + names.names
        else:
            draft.notes.append(text[: names.end])  # the host's own author, whom CSL calls container-author
        text = text[names.end :].lstrip(" .:,;")
    pieces = _unglued(cut(text))
    sentences: list[str] = []
    for index, piece in enumerate(pieces):
        if piece.mark:
            if sentences or draft.fields.get("container_title"):
                _keep_container(draft, sentences)
                _read_tail(draft, pieces[index:])
                return
            continue
        imprint = read_imprint(piece.text, dated=draft.issued is not None and bool(sentences))
        if (
            imprint
            and (sentences or imprint.named or not imprint.publisher)
            and not (imprint.named and not sentences and _is_first_of_host(pieces, index))
        ):
            _keep_container(draft, sentences)
            _read_tail(draft, pieces[index:])
            return
        sentences.append(piece.text)
    _keep_container(draft, sentences)


def _is_first_of_host(pieces: list[Piece], index: int) -> bool:
    """`In: SLOVKO: sborník. Bratislava: Veda, 2004`: the first sentence with a colon is the host's title."""
    return any(
        piece.text and (later := read_imprint(piece.text)) and (later.place or later.publisher)
        for piece in pieces[index + 1 :]
    )


def _keep_container(draft: Draft, sentences: list[str]) -> None:
    if sentences:
        draft.set("container_title", _joined(sentences))


def _read_sentences(draft: Draft, pieces: list[Piece]) -> None:
    """A reference without `In:`: title, perhaps a host, imprint, series."""
    pieces = _unglued(pieces)
    start = _imprint_index(draft, pieces)
    head = pieces[:start]
    medium = next((index for index, piece in enumerate(head) if piece.mark == Mark.MEDIUM), None)
    sentences = [piece.text for piece in head if piece.text]
    if medium is not None:
        before = [piece.text for piece in head[:medium] if piece.text]
        if len(before) == 1 and (page := _page_after_access(draft, pieces)):
            draft.set("title", page)
            draft.set("container_title", before[0])
            return _read_tail(draft, [piece for piece in pieces[start:] if piece.text != page])
        after = [piece.text for piece in head[medium:] if piece.text]
        _title_and_host(draft, before or after[:1], hosted=len(before) > 1)
        _site_page(draft, after if before else after[1:])
    else:
        _title_and_host(draft, sentences, hosted=_has_host(draft, pieces, start))
    _read_tail(draft, pieces[start:])


def _page_after_access(draft: Draft, pieces: list[Piece]) -> str:
    """`Site [online]. 2011 [cit. …]. Page. Dostupné z …`: the order of older generators, site first."""
    access = next((index for index, piece in enumerate(pieces) if piece.mark == Mark.ACCESS), None)
    if access is None or draft.author or "url" not in draft.fields:
        return ""
    after = pieces[access + 1 :]
    if len(after) >= 2 and after[0].text and after[1].mark == Mark.ADDRESS and not _NOT_A_PAGE.match(after[0].text):
        return after[0].text
    return ""


_NOT_A_PAGE = re.compile(r"\d|ve znění|praha|brno", re.IGNORECASE)


def _unglued(pieces: list[Piece]) -> list[Piece]:
    """`Title, Praha: Pragma, 2005`: where commas stand for stops, the imprint is cut off the title."""
    for index, piece in enumerate(pieces):
        if (
            piece.text
            and (found := _GLUED_IMPRINT.match(piece.text))
            and looks_like_place(re.split(r"\s?:|,", found["imprint"])[0], strict=":" not in found["imprint"])
        ):
            return [*pieces[:index], Piece(found["title"]), Piece(found["imprint"]), *pieces[index + 1 :]]
        if piece.text:
            break
    return pieces


def _site_page(draft: Draft, after: list[str]) -> None:
    """Sentences between a medium and the imprint: a host (2022: `Online. Journal.`) or a body."""
    for sentence in after:
        if _DESIGNATED.match(sentence):
            draft.set("volume" if _VOLUME_ALONE.match(sentence) and "isbn" not in draft.fields else "number", sentence)
            continue
        if _KIND_OF_WORK.match(sentence):
            draft.notes.append(sentence)
            continue
        names = read_names(sentence + ". ")
        if names.names and names.names[0].literal:
            draft.set("publisher", names.names[0].literal)
        elif "container_title" not in draft.fields and draft.bare_medium:
            draft.set("container_title", _unquoted(sentence))
        else:
            draft.notes.append(sentence)


def _has_host(draft: Draft, pieces: list[Piece], start: int) -> bool:
    if "volume" in draft.fields or "issue" in draft.fields or "issn" in draft.fields:
        return True
    last = next((piece.text for piece in reversed(pieces[:start]) if piece.text), "")
    if _SERIAL.search(last):
        return True
    imprint = read_imprint(pieces[start].text) if start < len(pieces) and pieces[start].text else None
    if imprint and imprint.named:
        return False
    if "isbn" in draft.fields:
        return False
    return "page" in draft.fields or "url" in draft.fields or "doi" in draft.fields


def _without_author(draft: Draft, sentences: list[str]) -> list[str]:
    """`Title. CARTER, Rodger. Site`: creators that were put behind the title."""
    if draft.author or draft.editor or len(sentences) < 3:
        return sentences
    names = read_names(sentences[1] + ". ")
    if names.names and names.end >= len(sentences[1]):
        draft.author = names.names
        return [sentences[0], *sentences[2:]]
    return sentences


_DESIGNATED = re.compile(
    r"^(?:[A-Z]{2,4}[ -]?(?:TN )?)?\d[\d ./–-]*(?:[A-Z]\d?)?$|^(?:draft|rfc)-[\w-]+$|^RC-\d+$", re.IGNORECASE
)
_VOLUME_ALONE = re.compile(r"^\d{1,3}$")
_KIND_OF_WORK = re.compile(
    r"^(?:[a-zá-ž][\wá-ž-]*(?:\s[\wá-ž-]+){0,2}|(?:Technical|Research) report|Internet-Draft\b.*|Request for Comments\b.*|Zpráva|Měřítko\s1\s?:.*)$"
)
_SERIAL = re.compile(
    r"\b(?:journal|časopis|magazine|review|letters|transactions|proceedings|bulletin|annals|revue|noviny|věstník|sborník)\b",
    re.IGNORECASE,
)


def _title_and_host(draft: Draft, sentences: list[str], *, hosted: bool) -> None:
    sentences = _without_author(draft, sentences)
    numbers = [sentence for sentence in sentences[1:] if _DESIGNATED.match(sentence)]
    for number in numbers:
        as_volume = _VOLUME_ALONE.match(number) and "isbn" not in draft.fields and len(sentences) > 2
        draft.set("volume" if as_volume else "number", number)
        hosted = hosted or bool(as_volume)
    kinds = [sentence for sentence in sentences[1:] if _KIND_OF_WORK.match(sentence)]
    draft.notes.extend(kinds)
    sentences = [sentence for sentence in sentences if sentence not in numbers and sentence not in kinds]
    if (
        hosted
        and len(sentences) == 2
        and sentences[0][-1] in "?!"
        and len(sentences[1].split()) > 2
        and "issn" not in draft.fields
        and "volume" not in draft.fields
    ):
        hosted = False  # a question and its answer are one title; a name of a site is short
    if (
        hosted
        and len(sentences) > 1
        and not draft.author
        and sentences[-1].isupper()
        and len(sentences[-1]) > 2
        and "medium" in draft.fields
        and "url" in draft.fields
    ):
        draft.author = read_names(sentences.pop() + ". ").names
        draft.set("title", _joined(sentences))
    elif hosted and len(sentences) > 1:
        draft.set("title", _joined(sentences[:-1]))
        draft.set("container_title", _unquoted(sentences[-1]))
    else:
        draft.set("title", _joined(sentences))


def _imprint_index(draft: Draft, pieces: list[Piece]) -> int:
    """Where the imprint begins: the first sentence after the title that is one, or a tail mark before it."""
    seen_title = False
    for index, piece in enumerate(pieces):
        if piece.mark:
            if seen_title and piece.mark not in (Mark.MEDIUM, Mark.ACCESS):
                return index
            if (
                seen_title
                and piece.mark == Mark.ACCESS
                and not any(read_imprint(later.text) for later in pieces[index:] if later.text)
            ):
                return index
            continue
        if seen_title and _is_imprint(draft, pieces, index):
            return index
        seen_title = True
    return len(pieces)


def _is_imprint(draft: Draft, pieces: list[Piece], index: int) -> bool:
    following = next((piece.text for piece in pieces[index + 1 :] if piece.text), "")
    if read_imprint(pieces[index].text, following=following, dated=draft.issued is not None) is not None:
        return True
    alone = looks_like_place(pieces[index].text, strict=True)
    return alone and ("genre" in draft.fields or (bool(following) and read_imprint(following) is not None))


def _read_tail(draft: Draft, pieces: list[Piece]) -> None:
    reported = False
    seen, after_edition = False, bool(pieces) and pieces[0].mark == Mark.EDITION
    texts = [piece.text for piece in pieces if piece.text]
    for text, following in zip(texts, [*texts[1:], ""], strict=False):
        imprint = read_imprint(text, following=following, dated=draft.issued is not None)
        if imprint is not None:
            seen = True
            _keep_imprint(draft, imprint)
        elif _DESIGNATED.match(text) and "number" not in draft.fields:
            draft.set("number", text)
        elif _KIND_OF_WORK.match(text):
            draft.notes.append(text)
            reported = True
        elif reported and "publisher" not in draft.fields:
            draft.set("publisher", text)
        elif after_edition and not seen and looks_like_place(following, strict=True):
            draft.set("publisher", text)
        elif _NOT_GIVEN.match(text):
            continue
        elif looks_like_place(text, strict=True) and "publisher_place" not in draft.fields:
            draft.set("publisher_place", text)
        elif seen and "collection_title" not in draft.fields:
            _keep_series(draft, text)
        else:
            draft.notes.append(text)


_NOT_GIVEN = re.compile(rf"^\[?{any_of(NO_PLACE, NO_DATE)}\]?$", re.IGNORECASE)
_SERIES_NUMBER = re.compile(r"^(?P<title>.+?),?\s(?:č\.|sv\.|vol\.|no\.|svazek)?\s?(?P<number>\d{1,5})$", re.IGNORECASE)


def _keep_series(draft: Draft, text: str) -> None:
    if found := _SERIES_NUMBER.match(text):
        draft.set("collection_title", found["title"].strip(" ,;"))
        draft.set("collection_number", found["number"])
    else:
        draft.set("collection_title", text)


_PUBLISHER = re.compile(rf"(?<!\w){any_of(PUBLISHER_WORDS)}(?!\w)", re.IGNORECASE)
_PROCEEDINGS = re.compile(r"\bconference\b|proceedings|konference|sborník", re.IGNORECASE)
_FACULTY = re.compile(r"(?:Fakulta|Faculty|Katedra|Department)\b")


def _keep_imprint(draft: Draft, imprint: Imprint) -> None:
    _set_issued(draft, imprint.issued, imprint.issued_end)
    if imprint.series:
        draft.set("collection_title", imprint.series)
        if "issue" not in draft.fields and (number := draft.fields.pop("volume", "")):
            draft.set("collection_number", number)
    if imprint.publisher and not imprint.place and "genre" in draft.fields and len(imprint.publisher.split()) <= 3:
        draft.fields.setdefault("publisher_place", imprint.publisher)
        return
    if imprint.place:
        draft.fields.setdefault("publisher_place", imprint.place)
    if not imprint.publisher:
        return
    numbered = ("volume" in draft.fields or "issue" in draft.fields) and "isbn" not in draft.fields
    if _PROCEEDINGS.search(imprint.publisher) and not imprint.place and "container_title" not in draft.fields:
        draft.set("container_title", imprint.publisher)
        return
    address_only = (
        not _PUBLISHER.search(imprint.publisher)
        and "url" in draft.fields
        and "medium" not in draft.fields
        and "isbn" not in draft.fields
        and "genre" not in draft.fields
    )
    if not imprint.place and not imprint.named and "container_title" not in draft.fields and (numbered or address_only):
        draft.set("container_title", imprint.publisher)
    elif "publisher" not in draft.fields:
        draft.set("publisher", imprint.publisher)
    elif _FACULTY.match(imprint.publisher):
        draft.fields["publisher"] += f". {imprint.publisher}"
    elif draft.fields["publisher"] != imprint.publisher:
        draft.notes.append(imprint.publisher)
