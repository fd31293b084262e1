"""Value → the text of a cell of CSV, which no spreadsheet takes for a formula."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula (https://owasp.org/www-community/attacks/CSV_Injection)."""


def safe_cell(value: object) -> str:
    """The value as text, empty for None, with an apostrophe before what would be taken for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
