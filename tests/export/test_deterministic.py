"""Every format is the same to the byte on every run, whatever order sets come in."""

import os
import subprocess
import sys

import pytest

from benchmarks.round_trip import ITEMS
from dostupne.app.registry import EXPORTERS

CODE = """
import sys
from dostupne.app.registry import EXPORTERS, exporter, reader_for
from dostupne.documents.csl_json import CSL_JSON
from dostupne.model.work import Work
def works(references):
    return [Work(reference.key, reference, ()) for reference in references]
first = works(CSL_JSON.read(sys.stdin.buffer.read(), "x").references)
for member in EXPORTERS:
    text = member.write(first)
    print(text)
    if member.name in ("bibtex", "biblatex", "ris", "csl-json"):
        data = text.encode()
        print(exporter("csl-json").write(works(reader_for(data, "x" + member.suffixes[0]).read(data, "x").references)))
"""


@pytest.fixture(scope="module")
def printed() -> list[str]:
    out = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", CODE], input=ITEMS.read_bytes(), capture_output=True, check=True, env=environment
        )
        out.append(done.stdout.decode())
    return out


def test_two_runs_give_the_same(printed: list[str]) -> None:
    assert printed[0] == printed[1]
    assert len(printed[0]) > 20_000 * len(EXPORTERS)
