"""A number → its printed form: Roman, letters, as lists and notes are counted."""


def decimal(number: int) -> str:
    """`4`."""
    return str(number)


def roman(number: int) -> str:
    """`iv`; what Roman numbers have no sign for is decimal."""
    if not 0 < number < 4000:
        return str(number)
    signs = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "m cm d cd c xc l xl x ix v iv i".split(),
        strict=True,
    )
    written = ""
    for value, sign in signs:
        written += sign * (number // value)
        number %= value
    return written


def letter(number: int) -> str:
    """`d`, and `aa` behind `z`, as word processors count."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 1000 else str(number)
