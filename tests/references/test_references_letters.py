"""The classes of letters: every letter on its own side."""

import re

import pytest

from dostupne.model.letters import LOWER, UPPER

LETTERS = "aábcčdďeéěfghiíjklľĺmnňoóôpqrŕřsštťuúůvwxyýzžäëöüßłąęćńśźżőűàâçèêîñøåæ"


@pytest.mark.parametrize("letter", LETTERS)
def test_small_and_capital_letters(letter: str) -> None:
    """A small letter is in the one class and not in the other; its capital the other way round."""
    capital = letter.upper() if letter != "ß" else "Š"
    assert re.fullmatch(f"[{LOWER}]", letter)
    assert not re.fullmatch(f"[{UPPER}]", letter)
    assert re.fullmatch(f"[{UPPER}]", capital)
    assert not re.fullmatch(f"[{LOWER}]", capital)
