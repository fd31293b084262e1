"""How many findings `validate` has on lists of references, file by file: `python -m benchmarks.rules FILE.jsonl … [--show RULE]`.

A line of a file is `{"id": "LIST#5", "text": "NOVÁK, Jan. …"}`: references with one name before the `#` are one list, those without a `#` one
each, or the whole file is a list with `--one-list`. With `--show` every finding of the rule (`*` for all but `info`) is printed, to be read.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from pathlib import Path

from dostupne.app.validate import USUAL, list_of_lines
from dostupne.model.finding import Finding, Severity
from dostupne.rules import RULES
from dostupne.rules.check import check
from dostupne.rules.edition import count


def lists_of(path: Path, *, one_list: bool) -> dict[str, list[str]]:
    """The references of a file by the list they are of."""
    lists: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        name = path.stem if one_list else str(item["id"]).partition("#")[0]
        lists.setdefault(name, []).append(" ".join(item["text"].split()))
    return lists


def findings(path: Path, *, one_list: bool) -> Iterator[tuple[int, tuple[Finding, ...]]]:
    """For every list how many references it has and what the rules object to; each is held to its own edition."""
    for name, lines in lists_of(path, one_list=one_list).items():
        listed = list_of_lines(lines, name, datetime.now(UTC).date())
        edition = count(listed.printed).edition or USUAL
        yield len(listed.printed), check(RULES, replace(listed, edition=edition))


def main() -> None:
    """Prints a row a file: findings per 100 references by severity, then the rules by how often they were heard."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--one-list", action="store_true", help="every file is one list")
    parser.add_argument(
        "--show", default="", metavar="RULE", help="print the findings of the rules that fit this pattern"
    )
    options = parser.parse_args()
    for path in options.files:
        found = list(findings(path, one_list=options.one_list))
        references = sum(number for number, _ in found)
        all_findings = [finding for _, several in found for finding in several]
        severities = Counter(finding.severity for finding in all_findings)
        shares = ", ".join(f"{severity} {100 * severities[severity] / references:.1f}" for severity in Severity)
        print(f"{path.stem}: {references} references in {len(found)} lists; findings per 100: {shares}")
        for (severity, rule), times in sorted(Counter((one.severity, one.rule) for one in all_findings).items()):
            print(f"  {severity:8} {times:4} {rule}")
        for finding in all_findings:
            if options.show and fnmatchcase(finding.rule, options.show) and finding.severity is not Severity.INFO:
                print(
                    f"  {finding.severity} {finding.rule} {dict(finding.objection.arguments)} | {finding.objection.text}"
                )


if __name__ == "__main__":
    main()
