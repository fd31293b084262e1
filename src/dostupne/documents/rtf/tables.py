"""What RTF says by words: characters, code pages of fonts, destinations that are not printed."""

import codecs
from collections.abc import Mapping

CHARACTERS: Mapping[str, str] = {
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
"""Words that stand for a character."""
SYMBOLS: Mapping[str, str] = {"~": "\xa0", "_": "-", "{": "{", "}": "}", "\\": "\\"}
PARAGRAPH_ENDS = frozenset(("par", "sect", "cell", "nestcell", "row", "nestrow", "\n", "\r"))
LINE_ENDS = frozenset(("line", "lbr"))
UNREAD = frozenset(
    "colortbl info pict header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn aftnsep"
    " aftnsepc aftncn object objdata xe tc tcn rxe bkmkstart bkmkend atnid atnauthor atnref atndate atnicn atrfstart"
    " atrfend listtable listoverridetable rsidtbl revtbl themedata colorschememapping datastore latentstyles generator"
    " xmlnstbl mmath nonshppict shppict sp template operator company private filetbl fldtype datafield userprops".split()
)
"""Destinations whose text is not printed in the running text."""
READ_THOUGH_STARRED = frozenset(
    "footnote annotation fldinst shpinst shptxt listtext pntext shprslt do dptxbxtext fldrslt".split()
)
"""Destinations that are read although `\\*` says that whoever does not know them may leave them."""
ENDNOTE_FORMS: Mapping[str, str] = {"aftnnrlc": "i", "aftnnruc": "I", "aftnnalc": "a", "aftnnauc": "A"}
FOOTNOTE_FORMS: Mapping[str, str] = {"ftnnrlc": "i", "ftnnruc": "I", "ftnnalc": "a", "ftnnauc": "A"}

_CHARSETS: Mapping[int, str] = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gb2312",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}


def encoding_of_charset(charset: int | None) -> str:
    """The code page of a font's character set, empty where it says none: 1 is the default, 2 that of symbols."""
    return _CHARSETS.get(charset or 0, "") if charset not in (1, 2) else ""


def encoding_of_page(page: int | None) -> str:
    """The codec of a code page (`\\ansicpg1250`), empty for one that Python does not have."""
    name = {10000: "mac_roman", 65001: "utf-8"}.get(page or 0, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
