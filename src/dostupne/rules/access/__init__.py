"""Rules for the date of access and the address."""

from dostupne.contracts import Rule

ACCESS: tuple[Rule, ...] = ()
