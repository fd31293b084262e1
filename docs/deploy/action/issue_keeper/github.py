"""Issues of a repository, asked for and written by GitHub's own command, `gh`, which its runners have."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from issue_keeper.faults import CannotWork


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as far as it matters here; `open` where it is not closed."""

    number: int
    url: str
    open: bool
    body: str


@dataclass(frozen=True, slots=True)
class Issues:
    """The issues of a repository (`owner/name`) on a server (`https://github.com`). Its methods raise CannotWork."""

    repository: str
    server: str
    token: str

    def labelled(self, label: str) -> tuple[Issue, ...]:
        """Those with a label, open or closed, the oldest first."""
        query = f"state=all&sort=created&direction=asc&per_page=100&labels={quote(label)}"
        return tuple(_issue(one) for one in self._all(f"issues?{query}") if "pull_request" not in one)

    def numbered(self, number: int) -> Issue | None:
        """The one with this number, None where it was deleted or moved to another repository."""
        done = self._run("--method", "GET", f"repos/{self.repository}/issues/{number}")
        if any(f"HTTP {status}" in done.stderr for status in (301, 404, 410)):
            return None
        return _issue(json.loads(_output(done)))

    def comments(self, number: int) -> tuple[str, ...]:
        """The texts below an issue."""
        return tuple(one["body"] or "" for one in self._all(f"issues/{number}/comments?per_page=100"))

    def create(self, title: str, body: str, label: str) -> Issue:
        """A new issue. GitHub makes the label where there is none."""
        return _issue(self._ask("POST", "issues", {"title": title, "body": body, "labels": [label]}))

    def update(self, number: int, changes: Mapping[str, object]) -> Issue:
        """The issue with these of its fields changed: `body`, `state`, `state_reason`, `labels`."""
        return _issue(self._ask("PATCH", f"issues/{number}", changes))

    def comment(self, number: int, body: str) -> None:
        """A new text below an issue."""
        self._ask("POST", f"issues/{number}/comments", {"body": body})

    def _all(self, path: str) -> Iterator[Any]:
        """The items of all pages, which `gh` of some versions prints as a list each."""
        rest = self._gh("--paginate", f"repos/{self.repository}/{path}").strip()
        while rest:
            page, end = json.JSONDecoder().raw_decode(rest)
            yield from page
            rest = rest[end:].lstrip()

    def _ask(self, method: str, path: str, given: Mapping[str, object] | None = None) -> Any:
        arguments = ["--method", method, f"repos/{self.repository}/{path}"]
        if given is None:
            return json.loads(self._gh(*arguments))
        return json.loads(self._gh(*arguments, "--input", "-", given=json.dumps(given)))

    def _gh(self, *arguments: str, given: str = "") -> str:
        return _output(self._run(*arguments, given=given))

    def _run(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        host = urlsplit(self.server).netloc
        token = {"GH_TOKEN": self.token, "GH_ENTERPRISE_TOKEN": self.token, "GH_HOST": host}
        try:
            return subprocess.run(  # noqa: S603
                ["gh", "api", *arguments],  # noqa: S607
                env={**os.environ, **token, "GH_PROMPT_DISABLED": "1"},
                input=given,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
        except FileNotFoundError:
            raise CannotWork("there is no `gh` on this runner; install GitHub's command line") from None


def _output(done: subprocess.CompletedProcess[str]) -> str:
    if done.returncode != 0:
        why = " ".join(done.stderr.split()) or "it does not say why"
        raise CannotWork(f"GitHub's issues do not answer: {why}; the workflow needs `permissions: issues: write`")
    return done.stdout


def _issue(one: Mapping[str, Any]) -> Issue:
    return Issue(one["number"], one["html_url"], one["state"] == "open", one["body"] or "")
