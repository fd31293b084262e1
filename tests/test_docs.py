"""What the documentation says, held against the program: names, formats, codes, links, and its examples."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer

from dostupne.app.registry import EXPORTERS, READERS
from dostupne.app.setting_kinds import KINDS, OF_ARCHIVES
from dostupne.app.settings import CANARIES
from dostupne.archives import ARCHIVES
from dostupne.cli import reason_words, words
from dostupne.cli.choices import REPORT_FORMATS, REPORT_SUFFIXES, SAVING_FORMATS
from dostupne.cli.main import app
from dostupne.cli.saving_words import FATES, SAVING_REASONS
from dostupne.links.reasons import FAILURES, PAGE_REASONS, REASONS
from dostupne.model.reference import EvidenceKind, Kind
from dostupne.model.verdict import Standing
from dostupne.net.settings import NetworkSettings

ROOT = Path(__file__).parents[1]
SAMPLE = Path("references/nato-russia")
COMMANDS = typer.main.get_group(app)
PAGES = sorted(
    page.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/**/*.md", "references/**/*.md", "benchmarks/**/*.md")
    for page in ROOT.glob(pattern)
)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
LARGEST_PICTURE = 200_000


def text(page: str) -> str:
    """A page of the documentation, by its path from the root."""
    return (ROOT / page).read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """What stands below a heading, up to the next of the same or a higher level."""
    level, _, _ = heading.partition(" ")
    found = re.search(
        rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", text(page), re.MULTILINE | re.DOTALL
    )
    assert found, f"{page} has no heading “{heading}”"
    return found[1]


@pytest.mark.parametrize("name", COMMANDS.commands)
def test_every_command_has_a_page_with_all_its_options(name: str) -> None:
    page = text(f"docs/commands/{name}.md")
    options = [option for parameter in COMMANDS.commands[name].params for option in parameter.opts if option[0] == "-"]
    assert [option for option in (*options, "-h", "--help") if f"`{option}" not in page] == []
    assert f"docs/commands/{name}.md" in text("README.md")


@pytest.mark.parametrize("name", [*getattr(COMMANDS.commands["watch"], "commands", ())])
def test_every_command_of_watching_has_all_its_options_on_a_page(name: str) -> None:
    """On one of its own, or on that of all of them; `export` and `import` share one."""
    own = f"docs/commands/watch-{'export' if name == 'import' else name}.md"
    page = text(own if (ROOT / own).exists() else "docs/commands/watch.md")
    parameters = getattr(COMMANDS.commands["watch"], "commands", {})[name].params
    options = [option for parameter in parameters for option in parameter.opts if option[0] == "-"]
    assert [option for option in (*options, "-h", "--help") if f"`{option}" not in page] == []
    assert f"dostupne watch {name} " in page


@pytest.mark.parametrize("page", PAGES)
def test_no_option_is_made_up(page: str) -> None:
    """Whatever stands behind `dostupne` in an example is an option there is."""
    known = {"--help", "-h", *(option for parameter in COMMANDS.params for option in parameter.opts)}
    known |= {option for command in COMMANDS.commands.values() for one in command.params for option in one.opts}
    examples = re.findall(
        r"\bdostupne (?:extract|parse|check|validate|rules)\b[^`\n|;>]*", text(page).replace("\\\n", " ")
    )
    used = {option for example in examples for option in re.findall(r"(?<=\s)--?[a-z][a-z-]*", example)}
    assert used - known == set()


def test_the_options_of_the_program_itself_are_in_the_guide() -> None:
    options = [option for parameter in COMMANDS.params for option in parameter.opts]
    assert [option for option in options if option not in text("docs/guide.md")] == []


def test_every_format_is_on_the_pages_of_its_commands() -> None:
    for page in ("docs/commands/extract.md", "docs/commands/parse.md"):
        assert [one.name for one in EXPORTERS if f"`{one.name}`" not in text(page)] == []
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    read = section("docs/commands/extract.md", "## What is read")
    assert [suffix for suffix in suffixes if f"`{suffix}`" not in read] == []
    check = text("docs/commands/check.md")
    assert [name for name in (*REPORT_FORMATS, *REPORT_SUFFIXES) if f"`{name}`" not in check] == []


def test_every_code_of_an_item_is_on_the_page_of_extract() -> None:
    page = text("docs/commands/extract.md")
    items = json.loads((ROOT / SAMPLE / "expected.csl.json").read_text(encoding="utf-8"))
    customs = {name for item in items for name in item["custom"]}
    assert [code for code in (*Kind, *EvidenceKind, *sorted(customs)) if f"`{code}`" not in page] == []


def test_every_standing_is_explained_with_its_word_and_reasons() -> None:
    table = section("docs/standings.md", "## The standings")
    for standing in Standing:
        czech, _ = words.STANDINGS[standing]
        assert re.search(rf"^\| `{standing}` \| . \| {czech} \| ..+ \| ..+ \|$", table, re.MULTILINE), standing
    for standing, reasons in PAGE_REASONS.items():
        explained = section("docs/standings.md", f"### `{standing}`")
        assert [reason for reason in reasons if f"`{reason}`" not in explained] == []
    for standing, reason in FAILURES.values():
        assert f"`{reason}`" in section("docs/standings.md", f"### `{standing}`"), reason


def test_every_reason_that_has_words_is_explained() -> None:
    known = REASONS | reason_words.REASONS.keys() | {"candidate-confirmed", "excluded", "network-down"}
    assert sorted(reason for reason in known if f"`{reason}`" not in text("docs/standings.md")) == []


def test_every_fate_and_reason_of_saving_is_explained() -> None:
    page = text("docs/commands/archive.md")
    assert [code for code in (*FATES, *SAVING_REASONS, *SAVING_FORMATS) if f"`{code}`" not in page] == []


def test_every_setting_is_listed_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `([\w.]+)` \| ([^|]*) \|", text("docs/settings.md"), re.MULTILINE))
    assert set(rows) == {*KINDS, "archives.use", *(f"archives.NAME.{name}" for name in OF_ARCHIVES)}
    numbers = {key: value for key, value in vars_of(NetworkSettings()) if isinstance(value, (int, float))}
    shown = {key: rows[key].replace("false", "0") for key in numbers}
    assert {key: float(value) for key, value in shown.items()} == {key: float(value) for key, value in numbers.items()}
    assert rows["canaries"] == ", ".join(f"`{url}`" for url in CANARIES)
    for name, address in vars_of(ARCHIVES[0].addresses):
        assert rows[f"archives.NAME.{name}"] == f"`{address}`"


def vars_of(record: object) -> list[tuple[str, object]]:
    """The fields of a dataclass with slots."""
    return [(name, getattr(record, name)) for name in getattr(type(record), "__dataclass_fields__", ())]


def test_the_architecture_names_every_folder() -> None:
    source = ROOT / "src/dostupne"
    folders = {init.parent.relative_to(source).as_posix() for init in source.glob("*/**/__init__.py")}
    named = set(re.findall(r"^\| `([\w/]+)` \|", text("docs/architecture.md"), re.MULTILINE))
    assert folders - {"."} == named


def test_decisions_are_numbered_without_gaps_and_bear_their_number() -> None:
    pages = [page for page in PAGES if page.startswith("docs/decisions/")]
    assert [Path(page).name[:4] for page in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    assert [page for page in pages if not text(page).startswith(f"# {Path(page).name[:4]} – ")] == []


def slugs(page: Path) -> set[str]:
    """The anchors that GitHub gives a page's headings."""
    prose = FENCE.sub("", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES)
def test_relative_links_lead_somewhere(page: str) -> None:
    for target in LINK.findall(FENCE.sub("", text(page))):
        if target.startswith(("http://", "https://")):
            continue
        path, _, anchor = target.partition("#")
        place = (ROOT / page).parent / path if path else ROOT / page
        assert place.exists(), f"{page} links to {target}, which is not there"
        assert not anchor or anchor in slugs(place), f"{page} links to {target}: no such heading"


def test_the_recording_is_said_to_be_made_up() -> None:
    assert "The recording is made up" in text("README.md")
    assert "are made up" in text(f"{SAMPLE}/README.md")


def test_the_picture_is_small_enough_for_a_page() -> None:
    picture = ROOT / "docs/images/report.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < LARGEST_PICTURE


@dataclass(frozen=True)
class Example:
    """A command of a `console` block and the output printed below it."""

    command: str
    output: str

    @property
    def asks_for_status(self) -> bool:
        return self.command == "echo $?"


def examples(page: str) -> Iterator[Example]:
    """The commands of a page in their order."""
    for language, block in FENCE.findall(text(page)):
        if language == "console":
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.replace("\\\n", " ").partition("\n")
                yield Example(command, output)


@pytest.mark.parametrize("page", [page for page in PAGES if any(examples(page))])
def test_examples_print_what_the_page_says(page: str, tmp_path: Path) -> None:
    """A line `…` stands for any lines. Without `echo $?` below it a command ends with 0, a check with 0 or 1."""
    shutil.copytree(ROOT / SAMPLE, tmp_path / SAMPLE)
    shown = list(examples(page))
    status = 0
    for example, following in zip(shown, [*shown[1:], None], strict=True):
        check_is_offline(example.command)
        done = run(f"(exit {status}); {example.command}", tmp_path)
        status = done.returncode
        lines = (
            r"(?:.*\n)*" if line == "…\n" else re.escape(line) for line in example.output.splitlines(keepends=True)
        )
        assert re.fullmatch("".join(lines), done.stdout), f"{page}: $ {example.command}\n{done.stdout}"
        if not (following and following.asks_for_status):
            assert status in ({0, 1} if example.command.startswith("dostupne check") else {0}), example.command


def check_is_offline(command: str) -> None:
    """No example that runs may go to the network: it replays, or names a file that is not there."""
    if "dostupne check" in command:
        assert "--replay" in command or "missing.bib" in command


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The command in a shell of its own, what it says on both outputs together."""
    home = {"HOME": str(folder), "LC_ALL": "C.UTF-8"}
    path = os.pathsep.join((str(Path(sys.executable).parent), "/usr/local/bin", "/usr/bin", "/bin"))
    return subprocess.run(
        ["/bin/bash", "-c", command],
        cwd=folder,
        env={**home, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
