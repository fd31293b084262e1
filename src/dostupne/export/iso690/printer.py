"""Works → references printed after ČSN ISO 690, full form for numbered lists, one a line.

What is printed is the edition of 2022 (ISO 690:2021), or that of 2011 (ISO 690:2010) where it is asked for, in Czech wording; what each
wants stands in its module. The standard itself prescribes neither style nor punctuation.

Only what was understood is printed: `unplaced` is not, but for the supervisor of a thesis. A printed reference read again
gives the same fields, as far as the format can tell them: capitals do not say how a name is spelled otherwise (`LeCun`).
"""

from collections.abc import Iterator, Sequence
from functools import partial

from dostupne.contracts import Exporter
from dostupne.export.iso690 import edition_2011, edition_2022
from dostupne.export.iso690.elements import Elements, sentence
from dostupne.model.reference import Reference
from dostupne.model.work import Work

EDITIONS: dict[str, Elements] = {"2011": edition_2011.ELEMENTS, "2022": edition_2022.ELEMENTS}
"""The elements of each edition in the order in which they are printed."""
DEFAULT = "2022"


def reference_of(reference: Reference, edition: str = DEFAULT) -> str:
    """One printed reference, in one line without a line end; empty where nothing is known."""
    return " ".join(text for _, text in sentences_of(reference, edition))


def sentences_of(reference: Reference, edition: str = DEFAULT) -> Iterator[tuple[str, str]]:
    """The printed reference as its sentences, each with the name of the element that it says; raises `KeyError` for no edition."""
    for name, element in EDITIONS[edition]:
        if text := element(reference):
            yield name, sentence(text)


def write(works: Sequence[Work], edition: str = DEFAULT) -> str:
    """The references in the order of the works, each on a line of its own."""
    return "".join(reference_of(work.reference, edition) + "\n" for work in works)


ISO_690 = Exporter(
    "iso690", (), write, between="", variants={edition: partial(write, edition=edition) for edition in EDITIONS}
)
