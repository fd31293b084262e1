"""Where a reference says it can be had: availability phrase, address, DOI, archived copy.

The address is read from text that still has its line ends, because a break inside an address must be
told from its end. Notations and breakages met in real lists: docs/facts/variants.md.
"""

import re

from dostupne.model.letters import LOWER, UPPER
from dostupne.model.reference import Way
from dostupne.references.alternation import small
from dostupne.references.lexicon import ARCHIVED, AVAILABILITY, CARRIERS, STOP_AFTER_ADDRESS, any_of, of_every_language
from dostupne.references.parse.dates import DATE, read_date
from dostupne.references.parse.draft import ANY_MARK, FILLING, MARKS, MOST, Draft, Mark

_PHRASE = rf"(?:{of_every_language(AVAILABILITY)}(?:\s*(?:{any_of(CARRIERS)})\b)*(?:\s+with)?\s*:?|\bURL\b:?|\bOnline:)"
_OPENERS = r"[<‹(\[{]|\\url\{|&lt;|\$<\$|\\<"
DAMAGED_SCHEME = r"(?<![a-z])h{0,2}t{1,3}p{1,2}s?(?:[:;]?/{2,3}|:/)(?=(?:[\w-]{1,63}\.){1,10}[^\W\d_]{2,24}\b)"
"""`htttp://`, `http//`, `http:/x`, `ttp://`: read as printed, mended later."""
_SCHEME = rf"(?:https?|ftp)\s?:\s?/\s?/|{DAMAGED_SCHEME}|www\d?\.(?=\S)"
_BARE_HOST = r"(?:[a-z0-9-]{1,63}\.){1,10}[a-z]{2,12}(?=/)"
_START = re.compile(
    rf"(?:(?P<phrase>{_PHRASE})\s*)?(?P<open>{_OPENERS})?\s*(?P<scheme>{_SCHEME})"
    rf"|(?P<phrase2>{_PHRASE})\s*(?P<open2>{_OPENERS})?\s*(?={_BARE_HOST})",
    re.IGNORECASE,
)
_QUICK_SCHEME = re.compile(rf"(?:https?|ftp)\s?:\s?/|{DAMAGED_SCHEME}|www\d?\.(?=\S)")
_QUICK_HOST = re.compile(r"[a-z0-9-]\.[a-z]{2,12}/")
_QUICK_PHRASE = re.compile(
    r"\b(?:do[\s-]{0,3}stu|získ|převz|příst|avail|dispon|retriev|access|verf|abruf|erhä|dostę|url\b|online:)"
)
"""These three are for texts in small letters."""
_DOI_SIGN = re.compile(r"10\.\s?\d{4,9}\s?/")
_LONGEST_RESOLVER = 60
"""Characters that `doi:` and a resolver may take before the number."""
_LONGEST_LEAD = 160
"""Characters that an availability phrase and its brackets may take before the address."""
_STOP = re.compile(any_of(STOP_AFTER_ADDRESS), re.IGNORECASE)
_CLOSERS = {"<": ">", "‹": "›", "(": ")", "[": "]", "{": "}", "\\url{": "}", "&lt;": "&gt;", "$<$": "$>$", "\\<": "\\>"}
_EMPTY_PHRASE = re.compile(
    rf"[,;.]?\s*(?P<phrase>{of_every_language(AVAILABILITY)}(?:\s*(?:{any_of(CARRIERS)})\b)*\s*:?)\s*(?=[<.]?\s*[.>]?\s*$|\.\s|\ue002|\[)",
    re.IGNORECASE,
)
_TRUNCATED_PHRASE = re.compile(r"(?P<phrase>\bDostupn[éýá](?:\s+(?:také|z))?\s*:?)\s*$", re.IGNORECASE)
_DOI = re.compile(
    rf"(?:(?P<phrase>{_PHRASE})\s*)?(?P<lead>[<\[(]?\s*(?:doi|eclanek)\s?:?\s*)?(?P<resolver>(?:https?\s?:\s?/\s?/\s?)?(?:dx\s?\.\s?)?doi\.org\s?/\s?)?"
    r"(?P<doi>(?:(?<=doi\.org/)|(?<![\d./]))10\.\s?\d{4,9}\s?/\s?(?:\(SICI\)[^\s<>]+<[^>]{1,30}>[^\s<>]+|[^\s<>\"“”„\]]+))[>)\]]?",
    re.IGNORECASE,
)
_ARCHIVE_COPY = re.compile(
    r"\[?(?:arch[ií]vn[ía]\s+k[oó]pi[ea]\s+(?:je\s+)?dostupn[áé]\s+(?:z|na|v)|archivov[aá]n[oaá]\s+z|archived\s+(?:copy\s+available\s+)?(?:from|at))\s*:?\s*(?:[^<:]{0,60}?,\s*)?",
    re.IGNORECASE,
)
_ARCHIVED_ON = re.compile(rf"[\[(]\s*{any_of(ARCHIVED)}\s*(?P<date>{DATE})[^\])]{{0,20}}[\])]\.?", re.IGNORECASE)
_LONGEST = 2_000
"""Characters up to which an address may go on behind white space; each piece is judged by all that is before it."""
_JOINTS = ":/._-?=&%#~+"
_SPACED_TOKEN = re.compile(r"(\s*)([^\s]+)")
_SPACED_AHEAD = re.compile(r"\s+[-/._]\s+\w+(?:\s+[-/._]\s*\w|[-/._])")
_JOINT_AHEAD = re.compile(r"\s+[-/._]\s+\w")
_SMALL_WORD_AHEAD = re.compile(rf" [{LOWER}\d]")
_ONLY_SCHEME = re.compile(r"(?:https?|ftp)\s?:(?:\s?/){0,2}|www\d?\.", re.IGNORECASE)
_LETTER_SPACED = re.compile(r"\s*([:/._?=&%#~+-])\s*")
_COPY_HOSTS = re.compile(
    r"https?://(?:web\.archive\.org|wayback\.webarchiv\.cz|archive\.(?:today|ph|is|li|vn|fo|md)|arquivo\.pt|perma\.cc)/",
    re.IGNORECASE,
)


def read_address(draft: Draft) -> None:
    """Fills `url`, `doi`, `archive_url`, `archive_date` and marks where they stood."""
    _read_archived_copy(draft)
    if "10." in draft.text:
        _read_doi(draft)
    for _ in range(MOST):
        found = _next_start(draft.text)
        if found is None:
            break
        _take_address(draft, found)
    if "ostup" in draft.text:
        for pattern in (_EMPTY_PHRASE, _TRUNCATED_PHRASE):
            if found := pattern.search(draft.text):
                draft.fields.setdefault("phrase", found["phrase"])
                draft.take(found, Mark.ADDRESS)


def _next_start(text: str) -> re.Match[str] | None:
    """The first address with what leads to it. The whole grammar is tried only where a sign stands: it is large."""
    lowered = small(text)
    scheme = _QUICK_SCHEME.search(lowered)
    if scheme is None:
        found = "/" in text and _QUICK_HOST.search(lowered) and _QUICK_PHRASE.search(lowered)
        return _START.search(text) if found else None
    begin = max(scheme.start() - _LONGEST_LEAD, 0)
    for hint in _QUICK_PHRASE.finditer(lowered, begin, scheme.start()):
        if (found := _START.match(text, hint.start())) and (
            found["scheme"] is None or found.start("scheme") >= scheme.start()
        ):
            return found
    return _START.search(text, max(scheme.start() - 8, 0))


def _read_archived_copy(draft: Draft) -> None:
    if "rchi" not in draft.text:
        return
    if found := _ARCHIVED_ON.search(draft.text):
        draft.archive_date = read_date(found["date"])
        draft.found_at("archive_date", found.span("date"), Way.LABELLED)
        draft.take(found, Mark.ADDRESS)
    if (found := _ARCHIVE_COPY.search(draft.text)) and (start := _START.match(draft.text, found.end())):
        address, end = _address_at(draft.text, start)
        draft.set("archive_url", address, (found.end(), end), Way.LABELLED)
        draft.cover(found.start(), end, Mark.ADDRESS, swallow=" .]")


def _read_doi(draft: Draft) -> None:
    for _ in range(MOST):
        found = _next_doi(draft.text)
        if found is None:
            return
        before = draft.text[: found.start("doi")]
        if not found["resolver"] and not found["lead"] and re.search(r"https?:\S*$", before):
            return  # a DOI inside another address is a part of that address
        doi, end = _continued_doi(draft.text, found)
        draft.set("doi", doi, (found.start("doi"), end), Way.LABELLED)
        if found["phrase"]:
            draft.fields.setdefault("phrase", found["phrase"])
        draft.cover(found.start(), end, Mark.ADDRESS)


def _next_doi(text: str) -> re.Match[str] | None:
    """The first DOI with what leads to it; as for addresses, the whole grammar is tried only near a sign."""
    sign = _DOI_SIGN.search(text)
    if sign is None:
        return None
    for hint in _QUICK_PHRASE.finditer(small(text), max(sign.start() - _LONGEST_LEAD, 0), sign.start()):
        if found := _DOI.match(text, hint.start()):
            return found
    return _DOI.search(text, max(sign.start() - _LONGEST_RESOLVER, 0))


_MORE_DOI = re.compile(r"\s*\n\s*(?=[\w.-]*\d)([\w./()-]+)")


def _continued_doi(text: str, found: re.Match[str]) -> tuple[str, int]:
    doi, end = found["doi"], found.end()
    while (more := _MORE_DOI.match(text, end)) and doi[-1] in "-./_":
        if _STOP.match(more.group(1)):
            break
        doi, end = doi + more.group(1), more.end()
    return trim(re.sub(r"\s", "", doi)), end


def _take_address(draft: Draft, found: re.Match[str]) -> None:
    phrase = found["phrase"] or found["phrase2"] or ""
    if phrase:
        draft.fields.setdefault("phrase", phrase)
    address, end = _address_at(draft.text, found)
    span = (found.start("scheme") if found["scheme"] else found.end(), end)
    way = Way.LABELLED if phrase else Way.PLACED
    if not draft.fields.get("url") or phrase:
        if _COPY_HOSTS.match(address) and draft.fields.get("url"):
            draft.set("archive_url", address, span, way)
        else:
            draft.set("url", address, span, way)
    elif address != draft.fields["url"]:
        draft.notes.append(address)
    draft.cover(found.start(), end, Mark.ADDRESS)


def _address_at(text: str, found: re.Match[str]) -> tuple[str, int]:
    """The address that begins with this match, white space undone, and where it ends."""
    opener = (found["open"] or found["open2"] or "").casefold()
    start = found.start("scheme") if found["scheme"] else found.end()
    closer = _CLOSERS.get(opener, "")
    if closer and (end := text.find(closer, start)) >= 0 and end - start < 2000 and opener not in "([":
        return _closed_up(text[start:end]), end + len(closer)
    if found["scheme"] and " " in found["scheme"].strip():
        end = _spaced_end(text, found.end("scheme"))
    else:
        end = _bare_end(text, start, closer)
    address = text[start:end]
    if closer and text.startswith(closer, end):
        return _closed_up(address), end + len(closer)
    return trim(_closed_up(address)), end


def _spaced_end(text: str, end: int) -> int:
    """Where `https : / / www . example . cz / a - b` ends: at a word that no joint leads to."""
    joined = True
    while token := _SPACED_TOKEN.match(text, end):
        word = token[2]
        joint = all(char in _JOINTS for char in word)
        stops = _STOP.match(word) and not (joined and _JOINT_AHEAD.match(text, token.end()))
        if stops or word[0] in "<\ue002\ue003" or not (joined or joint or word[0] in _JOINTS):
            break
        end = token.end()
        at_line_end = text[end : end + 1] == "\n" or text[end : end + 2] == " \n"
        joined = joint or (word[-1] in _JOINTS and word[-1] != "." and at_line_end) or _is_parted_word(text, end)
    return end


def _is_parted_word(text: str, end: int) -> bool:
    """`best- practices- pro- vyvoj`: hyphens of an address that were given a space behind them."""
    return text[end - 1] == "-" and text[end - 2].isalnum() and bool(_SMALL_WORD_AHEAD.match(text, end))


_NOT_OF_ADDRESS = re.compile(rf"[\s{MARKS}{FILLING}]+")
"""White space; a DOI that was read out of the middle of a bracketed address."""


def _closed_up(address: str) -> str:
    return _NOT_OF_ADDRESS.sub("", address)


_RUN = re.compile('[^\\s<>‹›"“”„{}|\\\\^\ue002\ue003]*')
_BRACKETS = re.compile(r"[()\[\]]")
_OPENED_BY = {")": "(", "]": "["}
_TOKEN = re.compile(r"(\s+)(\S+)")
_CONTINUES = re.compile(
    r"[a-z0-9%][\w%~+-]*[/.=&?_%-][\w/.=&?%~#+:,;@!-]*$|[a-z0-9][\w-]*(?:/|\.\w{2,5})?$|[/_?&=%#~-]"
)
_TOP_DOMAIN = r"(?:cz|sk|com|org|net|info|eu|gov|edu|de|at|pl|uk|us|fr|hu|ch|io|dev|int)"
_UNFINISHED_HOST = re.compile(rf"(?:(?:https?|ftp)://)?(?:[\w-]+\.)*(?!{_TOP_DOMAIN}\.)[\w-]+\.$", re.IGNORECASE)
_REST_OF_HOST = re.compile(rf"(?:[a-z0-9-]{{1,40}}\.){{0,4}}{_TOP_DOMAIN}(?=[/.,;:?#>)\]]|$)")
_ENDING = re.compile(r"(?:s?html?|php\d?|aspx?|pdf|jsp|docx?|txt|xml|zip)(?=[?#.,;>)\]]|$)")
_NOTHING_BEHIND = re.compile(rf"\s*(?:$|{ANY_MARK}|\[)")
_LAST_STEP = re.compile(r"(?!(?:1[89]|20)\d\d\W*$)[a-z0-9%][\w%~.+-]*$")


def _bare_end(text: str, start: int, closer: str) -> int:
    """Where an address without brackets ends: at white space, unless what follows must be its rest."""
    end = _run_end(text, start, closer)
    if _SPACED_AHEAD.match(text, end) or (
        (more := _TOKEN.match(text, end)) and "\n" in more[1] and _SPACED_AHEAD.match(text, more.end())
    ):
        return _spaced_end(text, end if _SPACED_AHEAD.match(text, end) else text.index("\n", end))
    while end - start < _LONGEST and (more := _TOKEN.match(text, end)):
        space, token = more.groups()
        final = _NOTHING_BEHIND.match(text, more.end()) is not None
        if (
            _STOP.match(token)
            or token[0] in "<\ue002\ue003"
            or not _goes_on(text[start:end], space, token, final=final)
        ):
            break
        end = _run_end(text, more.start(2), closer)
        if end == more.start(2):
            break
    return end


def _run_end(text: str, start: int, closer: str) -> int:
    run = _RUN.match(text, start)
    end = run.end() if run else start
    opener = _OPENED_BY.get(closer)
    opened = 0
    for bracket in _BRACKETS.finditer(text, start, end) if opener else ():
        opened += (bracket.group() == opener) - (bracket.group() == closer)
        if opened < 0:
            return bracket.start()
    return end


def _goes_on(address: str, space: str, token: str, *, final: bool) -> bool:
    """Whether what stands behind white space is the rest of the address; `final`: nothing follows it."""
    last = address[-1]
    if _ONLY_SCHEME.fullmatch(address.strip()):
        return True
    if last in _JOINTS and len(token) == 1 and token[0] not in "-–" and not address[-2:-1].isalnum():
        return True
    if _is_letter_spaced(address):
        return token[0] in _JOINTS or last in _JOINTS
    if last in ",;)]>":
        return False
    if "\n" in space:
        return _goes_on_next_line(last, token) or _ends_file_name(address, token)
    return _goes_on_in_line(address, token) or (final and last == "/" and bool(_LAST_STEP.match(token)))


def _goes_on_next_line(last: str, token: str) -> bool:
    if last == ".":
        return bool(re.match(r"[a-z0-9][\w-]*[./]", token))
    cut_at_joint = last in _JOINTS and not re.match(rf"[{UPPER}][{LOWER}]+[.,]?$|\[", token)
    return cut_at_joint or bool(_CUT_BEFORE_JOINT.match(token)) or (bool(_CONTINUES.match(token)) and _is_tail(token))


_CUT_BEFORE_JOINT = re.compile(r"[-_/][^\W_][\w-]*[-_/.]\w")
"""`…/NATO⏎-Agrees-Readiness`: cut before a hyphen, not a dash of a list, behind which there is a space."""


def _ends_file_name(address: str, token: str) -> bool:
    """`clanek.p⏎df`, `index.ht⏎ml`: together they are an ending that files have."""
    begun = address.rpartition(".")[2]
    return len(begun) < _LONGEST_ENDING and bool(_ENDING.match(begun + token)) and not _ENDING.fullmatch(begun)


_LONGEST_ENDING = 5


def _goes_on_in_line(address: str, token: str) -> bool:
    """The same where the line ends have become spaces, or an author's own word follows: more must speak for it."""
    last = address[-1]
    if _ENCODED.match(token) or (("_" in address or "?" in address) and _WITHIN_ADDRESS.match(token)):
        return True
    if last == ".":
        return bool(_ENDING.match(token) or (_UNFINISHED_HOST.match(address) and _REST_OF_HOST.match(token)))
    if last in "_&=%" and re.match(r"[\w%]", token):
        return True
    if last == "-" and re.match(r"[a-z0-9]" if address[-2:-1].islower() else r"\w", token):
        return True
    if last == "/" and re.match(r"[\w%]", token):
        return _is_tail(token)
    return (token[0] in "/-_" and len(token) > 3) or (_is_tail(token) and "/" in token)


_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
_WITHIN_ADDRESS = re.compile(r"[^\W_]{1,40}_[^\W_]|[\w.-]{1,40}&\w{1,40}=")
"""No word of a sentence looks so: `ML_basics`, `0001728&local_base=KTD`."""


def _is_letter_spaced(address: str) -> bool:
    return bool(re.search(r"\w\s[/.:_-]\s\w|/\s/", address))


def _is_tail(token: str) -> bool:
    """Whether a token at a line's start can only be the rest of an address, not a word."""
    body = token.rstrip(".,;")
    return bool(re.search(r"[/=&?_%]|\.(?:s?html?|php|aspx?|pdf|jsp)$|\d-|-\d", body)) and (
        not body[0].isupper() or bool(re.search(r"[/=&_]", body))
    )


def trim(address: str) -> str:
    """Without the sentence's own punctuation: a final stop, comma, unbalanced closing bracket."""
    while address:
        last = address[-1]
        if last in ".,;:'’”“\"»*>" or (last in ")]" and address.count(last) > address.count(_OPENED_BY[last])):
            address = address[:-1]
        else:
            break
    return address
