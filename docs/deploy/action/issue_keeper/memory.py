"""What the branch keeps: all that `dostupne watch export` says, and the number of the issue.

Anyone may read the branch. So it has sources as paths in the repository and not of the machine that ran, and no addresses that news were sent to:
these have passwords in them.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from issue_keeper.faults import CannotWork
from issue_keeper.keeping import News
from issue_keeper.watch import Watch

STATE = "state.jsonl"
ISSUE = "issue.json"

_LATEST = 3
"""Moments whose news are looked for in the issue: as many runs in a row may be cut off before they told them."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The rows of the export, and the issue's number, None where it was never noted."""

    rows: tuple[Mapping[str, Any], ...] = ()
    issue: int | None = None

    def adds_to(self, other: "Memory") -> bool:
        """Whether anything was seen that the other does not know. That a run took place is nothing."""
        return _seen(self) != _seen(other)

    @property
    def news(self) -> tuple[News, ...]:
        """What the latest runs had to tell, the oldest first."""
        digests = sorted((row for row in self.rows if row[_TABLE] == "digest"), key=lambda row: str(row["made_at"]))
        moments = sorted({str(row["made_at"]) for row in digests})[-_LATEST:]
        return tuple(_news(row) for row in digests if str(row["made_at"]) in moments)


def read(files: Mapping[str, str]) -> Memory:
    """The memory as it stands on the branch. Raises CannotWork when it is not ours."""
    try:
        rows = tuple(json.loads(line) for line in files.get(STATE, "").splitlines())
        return Memory(rows, json.loads(files.get(ISSUE, "{}")).get("issue"))
    except (ValueError, AttributeError) as error:
        raise CannotWork(f"{STATE} or {ISSUE} on the branch is not what was written there ({error}); put back an earlier commit") from None


def written(memory: Memory) -> dict[str, str]:
    """The files that `read` reads."""
    rows = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in memory.rows)
    return {STATE: rows, ISSUE: json.dumps({"issue": memory.issue}) + "\n"}
