"""A repository with a bibliography and its issues, on this disk: git is real, GitHub is a file."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Forge:
    """What stands for GitHub: `origin` is a bare repository, `issues.json` in `folder` has the issues."""

    folder: Path
    origin: Path

    @property
    def environment(self) -> dict[str, str]:
        """Variables under which `gh` is the fake one, and git has the origin where GitHub's address says."""
        path = os.pathsep.join((str(self.folder / "bin"), os.environ["PATH"]))
        return {"PATH": path, "FAKE_GH": str(self.folder), "GIT_CONFIG_GLOBAL": str(self.folder / "gitconfig")}

    def issues(self) -> list[dict[str, Any]]:
        file = self.folder / "issues.json"
        found: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
        return found

    def calls(self) -> list[str]:
        return (self.folder / "calls.txt").read_text(encoding="utf-8").splitlines()

    def become(self, other: "Forge") -> None:
        """Takes over what is in another: its repository and its issues."""
        shutil.copytree(other.origin, self.origin, dirs_exist_ok=True)
        if (other.folder / "issues.json").exists():
            shutil.copy(other.folder / "issues.json", self.folder)

    def git(self, *arguments: str) -> str:
        """What git says of the origin."""
        return subprocess.run(
            ["git", "--git-dir", str(self.origin), *arguments], capture_output=True, encoding="utf-8", check=True
        ).stdout


def made_forge(folder: Path) -> Forge:
    """An empty one."""
    (folder / "bin").mkdir(parents=True)
    gh = folder / "bin/gh"
    fake = Path(__file__).with_name("fake_gh.py")
    gh.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{fake}" "$@"\n')
    gh.chmod(0o755)
    origin = folder / "origin.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(origin)], check=True)
    address = "https://github.test/library/bibliography"
    (folder / "gitconfig").write_text(f'[url "{origin.as_uri()}"]\n\tinsteadOf = {address}\n')
    return Forge(folder, origin)


@pytest.fixture
def forge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Forge:
    made = made_forge(tmp_path / "forge")
    for name, value in made.environment.items():
        monkeypatch.setenv(name, value)
    return made
