"""What the branch keeps: the rows of `dostupne watch export`, and the number of the issue.

Anyone may read the branch. So sources stand in it as paths in the repository and not of the machine that ran, and addresses that notices go to
do not stand in it at all: these have passwords in them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from issue_keeper.faults import CannotWork
from issue_keeper.keeping import News

STATE = "state.jsonl"
ISSUE = "issue.json"

_LATEST = 3
"""Moments whose news are looked for in the issue: as many runs in a row may be cut off before they told them."""

_FINDINGS = frozenset({"dead", "moved", "changed"})

_WORKSPACE = "${GITHUB_WORKSPACE}"
"""Stands for the folder of the checkout."""

Row = Mapping[str, Any]

_EMPTIED: Mapping[str, Row] = {"bibliography": {"notify": []}, "digest": {"deliveries": []}}


@dataclass(frozen=True, slots=True)
class Memory:
    """The rows of an export, and the issue's number, None where it was never noted."""

    rows: tuple[Row, ...] = ()
    issue: int | None = None

    def of_kind(self, kind: str) -> list[Row]:
        """The rows of a kind: `bibliography`, `link`, `citation`, `told`, `digest`."""
        return [row for row in self.rows if row["kind"] == kind]

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of what is watched."""
        return tuple(row["name"] for row in self.of_kind("bibliography"))

    @property
    def news(self) -> tuple[News, ...]:
        """What the latest runs had to tell, the oldest first."""
        digests = self.of_kind("digest")
        moments = sorted({row["made_at"] for row in digests})[-_LATEST:]
        return tuple(News(row["id"], row["text"]) for row in digests if row["made_at"] in moments)

    @property
    def findings(self) -> int:
        """How many links that are still cited are dead, moved or changed."""
        cited = {row["link"] for row in self.of_kind("citation") if row["retired_at"] is None}
        return sum(
            row["url"] in cited and not _FINDINGS.isdisjoint(row["state"].split()) for row in self.of_kind("link")
        )

    def adds_to(self, other: "Memory") -> bool:
        """Whether it knows anything that the other does not. That a source was read once more is nothing."""
        return _known(self) != _known(other)


def read(files: Mapping[str, str]) -> Memory:
    """The memory as it stands on the branch. Raises CannotWork when that is not what was written there."""
    try:
        rows = tuple(json.loads(line) for line in files.get(STATE, "").splitlines())
        return Memory(rows, json.loads(files.get(ISSUE, "{}")).get("issue"))
    except (ValueError, AttributeError) as error:
        raise CannotWork(
            f"the branch is not what was written there ({error}); put back an earlier commit of it"
        ) from None


def written(memory: Memory) -> dict[str, str]:
    """The files that `read` reads."""
    return {STATE: lines(memory.rows), ISSUE: f"{json.dumps({'issue': memory.issue})}\n"}


def lines(rows: tuple[Row, ...]) -> str:
    """Rows as lines of JSON."""
    return "".join(f"{json.dumps(row)}\n" for row in rows)


def for_all(exported: str, workspace: Path) -> tuple[Row, ...]:
    """The rows of an export without what is of this machine, or secret."""
    rows = (json.loads(line) for line in exported.splitlines())
    return tuple({**_swapped(row, str(workspace), _WORKSPACE), **_EMPTIED.get(row["kind"], {})} for row in rows)


def for_here(rows: tuple[Row, ...], workspace: Path) -> tuple[Row, ...]:
    """The rows with paths as they are on this machine."""
    return tuple(_swapped(row, _WORKSPACE, str(workspace)) for row in rows)


def _swapped(row: Row, old: str, new: str) -> Row:
    """The row with another folder in its paths: that of a source, and those that works say they are from."""
    return {**row, **{name: row[name].replace(f"{old}/", f"{new}/") for name in ("source", "item") if name in row}}


def _known(memory: Memory) -> list[Row]:
    return [row for row in memory.rows if row["kind"] not in {"store", "bibliography"}]
