"""What the workflow gives: the inputs of action.yml and GitHub's own variables."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from issue_keeper.faults import Misuse
from issue_keeper.words import WORDS, Words

FAIL_ON = ("never", "news", "findings")


@dataclass(frozen=True, slots=True)
class Inputs:
    """All inputs, checked; of `every`, `contact` and `options` dostupne says itself what is wrong with them."""

    sources: tuple[str, ...]
    every: str
    fail_on: str
    options: tuple[str, ...]
    contact: str
    lang: str
    title: str
    label: str
    branch: str
    token: str

    @property
    def words(self) -> Words:
        """The words of the issue's language."""
        return WORDS[self.lang]


@dataclass(frozen=True, slots=True)
class Job:
    """Where the job runs: its repository (`owner/name`) and server, the folder of what was checked out, and one for what is made."""

    repository: str
    server: str
    workspace: Path
    temporary: Path
    address: str
    outputs: Path | None
    summary: Path | None


def inputs(given: Mapping[str, str]) -> Inputs:
    """The inputs from variables `INPUT_…`. Raises Misuse for what makes no sense."""
    sources = tuple(line.strip() for line in given.get("INPUT_SOURCES", "").splitlines() if line.strip())
    if not sources:
        raise Misuse("sources: nothing to watch; write a path in the repository or a web address a line")
    return Inputs(
        sources=tuple(dict.fromkeys(sources)),
        every=given.get("INPUT_EVERY", ""),
        fail_on=_one_of("fail-on", FAIL_ON, given.get("INPUT_FAIL_ON") or "never"),
        options=_words("options", given.get("INPUT_OPTIONS", "")),
        contact=given.get("INPUT_CONTACT", ""),
        lang=(lang := _one_of("lang", tuple(WORDS), given.get("INPUT_LANG") or "en")),
        title=given.get("INPUT_TITLE") or WORDS[lang].title,
        label=given.get("INPUT_LABEL") or "dostupne",
        branch=given.get("INPUT_BRANCH") or "dostupne-state",
        token=given.get("INPUT_TOKEN", ""),
    )


def job(given: Mapping[str, str]) -> Job:
    """The job from GitHub's variables: https://docs.github.com/en/actions/reference/workflows-and-actions/variables"""
    server, repository = given["GITHUB_SERVER_URL"], given["GITHUB_REPOSITORY"]
    return Job(
        repository=repository,
        server=server,
        workspace=Path(given["GITHUB_WORKSPACE"]),
        temporary=Path(given["RUNNER_TEMP"]),
        address=f"{server}/{repository}/actions/runs/{given.get('GITHUB_RUN_ID', '')}",
        outputs=_file(given, "GITHUB_OUTPUT"),
        summary=_file(given, "GITHUB_STEP_SUMMARY"),
    )


def _file(given: Mapping[str, str], name: str) -> Path | None:
    return Path(given[name]) if given.get(name) else None


def _one_of(name: str, known: tuple[str, ...], value: str) -> str:
    if value not in known:
        raise Misuse(f"{name}: “{value}” is none of {', '.join(known)}")
    return value


def _words(name: str, value: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(value))
    except ValueError as error:
        raise Misuse(f"{name}: {value!r} cannot be split into words: {error}") from None
