"""Characters that print nothing of their own: soft hyphens, joiners, marks of direction, byte-order marks.

They come with text copied from pages and PDFs, and no address has them (RFC 3986, 2; Unicode's default ignorables,
https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point).
"""

SOFT_HYPHEN = 0x00AD
INVISIBLE = (
    SOFT_HYPHEN,
    *(0x034F, 0x061C, 0x180E),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
)
"""Their code points."""
_DROPPED = dict.fromkeys(INVISIBLE)


def visible(text: str) -> str:
    """The text without them."""
    return text if text.isascii() else text.translate(_DROPPED)
