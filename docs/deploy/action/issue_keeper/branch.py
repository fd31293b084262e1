"""The branch that keeps what a watch knows between two runs: read whole, written as one commit, never over another's.

GitHub throws caches away after seven days without use and artifacts after ninety; a branch stays, and its commits say what changed when.
Git itself keeps two runs apart: what is not on top of what is there is rejected.
"""

import base64
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from issue_keeper.faults import CannotWork

_ME = "dostupne watch"
_MAIL = "41898282+github-actions[bot]@users.noreply.github.com"
"""What GitHub shows as github-actions[bot]."""
_NO_SUCH_REF = 2
"""`git ls-remote --exit-code`: the remote answered and has no such branch."""


@dataclass(frozen=True, slots=True)
class Tip:
    """What stands on the branch: `commit` is empty, and so are `files`, where there is no branch yet."""

    commit: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of `origin` (an address or a path), seen through a repository of our own in `folder`.

    It is not the repository that was checked out: what that has in its settings, such as credentials, is none of ours.
    """

    folder: Path
    origin: str
    name: str
    token: str = ""

    def tip(self) -> Tip:
        """What is there now. Raises CannotWork when the remote does not answer."""
        commit = self._remote_commit()
        if not commit:
            return Tip("", {})
        self._git("init", "--quiet", ".")
        self._git("fetch", "--quiet", "--depth=1", self.origin, f"refs/heads/{self.name}")
        commit = self._git("rev-parse", "FETCH_HEAD").strip()
        names = self._git("ls-tree", "--name-only", "-z", commit).split("\0")
        return Tip(commit, {name: self._git("show", f"{commit}:{name}") for name in names if name})

    def push(self, tip: Tip, files: Mapping[str, str], message: str) -> bool:
        """Whether these files are on the branch now, on top of `tip`; not where another was faster.

        Raises CannotWork when the remote takes nothing from us.
        """
        self._git("init", "--quiet", ".")
        entries = [f"100644 blob {self._blob(text)}\t{name}" for name, text in sorted(files.items())]
        tree = self._git("mktree", given="".join(f"{entry}\n" for entry in entries)).strip()
        parents = ("-p", tip.commit) if tip.commit else ()
        commit = self._git("commit-tree", tree, *parents, "-m", message).strip()
        done = self._run("push", "--quiet", self.origin, f"{commit}:refs/heads/{self.name}")
        if done.returncode == 0 or self._remote_commit() == commit:
            return True
        if self._remote_commit() != tip.commit:
            return False
        raise CannotWork(
            f"the branch {self.name} cannot be written: {_last_words(done.stderr)}; "
            "the workflow needs `permissions: contents: write`, and no rule may protect the branch"
        )

    def _remote_commit(self) -> str:
        done = self._run("ls-remote", "--exit-code", self.origin, f"refs/heads/{self.name}")
        if done.returncode == _NO_SUCH_REF:
            return ""
        return self._words(done, "ls-remote").split("\t")[0]

    def _blob(self, text: str) -> str:
        return self._git("hash-object", "-w", "--stdin", given=text).strip()

    def _git(self, *arguments: str, given: str = "") -> str:
        return self._words(self._run(*arguments, given=given), arguments[0])

    def _words(self, done: subprocess.CompletedProcess[str], what: str) -> str:
        if done.returncode != 0:
            raise CannotWork(
                f"git {what} failed for the branch {self.name} of {self.origin}: {_last_words(done.stderr)}"
            )
        return done.stdout

    def _run(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Git with the token as a variable: nobody else on the machine reads those, nor does it land in a file."""
        secret = base64.b64encode(f"x-access-token:{self.token}".encode()).decode()
        header = {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": "http.extraheader",
            "GIT_CONFIG_VALUE_0": f"Authorization: Basic {secret}",
        }
        who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in _WHO.items()}
        return subprocess.run(  # noqa: S603
            ["git", *arguments],  # noqa: S607
            cwd=self.folder,
            env={**os.environ, **who, "GIT_TERMINAL_PROMPT": "0", **(header if self.token else {})},
            input=given,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


_WHO = {"NAME": _ME, "EMAIL": _MAIL}


def _last_words(text: str) -> str:
    """The lines of git that say something, in one."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith(("To ", "hint:"))]
    return "; ".join(lines[-3:]) or "it does not say why"
