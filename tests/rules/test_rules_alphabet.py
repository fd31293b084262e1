"""The Czech alphabet."""

from dostupne.rules.lists.alphabet import sorting_key


def test_the_order_of_names() -> None:
    """Č, ch, ř, š, ž are letters of their own; other diacritics are not; case and marks do not count."""
    names = (
        "Bílý Cibulka Čapek Dvořák Hus Chalupa Ibsen Novák Nováková O'Neill Rak Řehoř Svoboda Šťastný Zach Žák".split()
    )
    assert sorted(set(names), key=sorting_key) == names
    assert sorting_key("MÁCHA") == sorting_key("Macha")
    assert sorting_key("Novák Jan") < sorting_key("Nováková")
