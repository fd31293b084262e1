"""A document's own properties → the codes that Zotero keeps there for bookmarks."""

from collections.abc import Mapping


def codes_of(properties: Mapping[str, str]) -> dict[str, str]:
    """The code of each bookmark: `ZOTERO_BREF_x_1`, `ZOTERO_BREF_x_2` … are pieces of 255 characters of one."""
    pieces: dict[str, dict[int, str]] = {}
    for name, value in properties.items():
        mark, _, number = name.rpartition("_")
        if "_BREF_" in mark and number.isdecimal():
            pieces.setdefault(mark, {})[int(number[:6])] = value
    return {mark: "".join(values[number] for number in sorted(values)) for mark, values in pieces.items()}
