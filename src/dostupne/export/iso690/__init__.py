"""References printed after ČSN ISO 690, edition by edition."""

from dostupne.export.iso690.printer import DEFAULT, EDITIONS, ISO_690, reference_of, sentences_of

__all__ = ["DEFAULT", "EDITIONS", "ISO_690", "reference_of", "sentences_of"]
