#!/usr/bin/env python3
"""`gh api` for the issues of one repository, which are kept in a file: as much of GitHub as the action asks for.

FAKE_GH is a folder. In it: `issues.json`, what there is; `calls.txt`, a line for each call; `kill`, if there, a call (`POST comments`) before which,
or with ` after` behind it after which, the process that called is killed, once; `fail`, if there, a call that fails with a 403.
"""

import fcntl
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

FOLDER = Path(os.environ["FAKE_GH"])
PAGE = 2
"""So that there is a second page soon."""


def main(arguments: list[str]) -> int:
    assert arguments.pop(0) == "api"
    assert os.environ["GH_TOKEN"], "gh wants a token"
    method, given, path = "GET", {}, ""
    while arguments:
        one = arguments.pop(0)
        if one == "--method":
            method = arguments.pop(0)
        elif one == "--input":
            assert arguments.pop(0) == "-"
            given = json.loads(sys.stdin.read())
        elif one != "--paginate":
            path = one
    what, _, query = path.removeprefix("repos/library/bibliography/").partition("?")
    call = f"{method} {what.rpartition('/')[2] if 'comments' in what else what.split('/')[0]}"
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with (FOLDER / "calls.txt").open("a") as calls:
            calls.write(f"{call}\n")
        if _asked("fail", call):
            print("gh: Resource not accessible by integration (HTTP 403)", file=sys.stderr)
            return 1
        if _asked("kill", call):
            os.kill(os.getppid(), signal.SIGKILL)
            return 1
        status = _answer(method, what.split("/"), {key: values[0] for key, values in parse_qs(query).items()}, given)
        if _asked("kill", f"{call} after"):
            os.kill(os.getppid(), signal.SIGKILL)
    return status


def _asked(name: str, call: str) -> bool:
    """Whether the file of that name says this call; it says it once."""
    file = FOLDER / name
    if file.exists() and file.read_text().strip() == call:
        file.unlink()
        return True
    return False


def _answer(method: str, what: list[str], query: dict[str, str], given: dict[str, Any]) -> int:
    file = FOLDER / "issues.json"
    issues: list[dict[str, Any]] = json.loads(file.read_text()) if file.exists() else []
    if what == ["issues"] and method == "GET":
        assert query["state"] == "all"
        return _pages([one for one in issues if query["labels"] in one["labels"]])
    if what == ["issues"]:
        number = len(issues) + 1
        url = f"https://github.test/library/bibliography/issues/{number}"
        issues.append(
            {"number": number, "html_url": url, "state": "open", "state_reason": None, "comments": [], **given}
        )
        return _written(file, issues, issues[-1])
    if len(issues) < int(what[1]):
        print("gh: Not Found (HTTP 404)", file=sys.stderr)
        return 1
    issue = issues[int(what[1]) - 1]
    if what[2:] == ["comments"] and method == "GET":
        return _pages(issue["comments"])
    if what[2:] == ["comments"]:
        issue["comments"].append(given)
        return _written(file, issues, given)
    if method == "PATCH":
        issue |= given
    return _written(file, issues, issue)


def _pages(items: list[dict[str, Any]]) -> int:
    """As `gh api --paginate` of old prints them: a list behind the other."""
    for start in range(0, max(len(items), 1), PAGE):
        sys.stdout.write(json.dumps(items[start : start + PAGE]))
    return 0


def _written(file: Path, issues: list[dict[str, Any]], answer: dict[str, Any]) -> int:
    new = file.with_suffix(".new")
    new.write_text(json.dumps(issues, indent=1, ensure_ascii=False))
    new.replace(file)
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    if urlsplit(f"//{os.environ.get('GH_HOST', '')}").hostname != "github.test":
        sys.exit("gh: another host than the test's")
    sys.exit(main(sys.argv[1:]))
