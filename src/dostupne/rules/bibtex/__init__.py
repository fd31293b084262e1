"""Rules for .bib files alone: syntax, keys, fields, letters."""

from dostupne.contracts import Rule

BIBTEX: tuple[Rule, ...] = ()
