"""Short forms: `Tamtéž, s. 5`, `NOVÁK, ref. 3`, `Novák, Úvod, s. 12` → the work that each points to."""
