"""The commands as a user runs them: what goes where, and with which exit code they end."""

import asyncio
import io
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

import pytest

from dostupne import __version__
from dostupne.app.extract import Extraction
from dostupne.app.progress import Progress
from dostupne.app.settings import Settings
from dostupne.cli import checking, main
from dostupne.errors import NetworkDown
from dostupne.model.document import Fault
from dostupne.model.report import CheckedLink, Report
from dostupne.model.verdict import Standing, Verdict

LINE = "NOVÁK, Jan. Krajina a lidé. Praha: Academia, 2014. Dostupné z: http://127.0.0.1/krajina\n"


@dataclass(frozen=True)
class Ended:
    """What a run of the command left."""

    code: object
    out: str
    err: str


Run: TypeAlias = Callable[..., Ended]


@pytest.fixture
def dostupne(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in an empty folder with an English locale."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "DOSTUPNE_DEBUG", "DOSTUPNE_LANG"):
        monkeypatch.setenv(name, "C") if name == "LC_ALL" else monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "argv", ["dostupne", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as end:
            main.run()
        captured = capsys.readouterr()
        return Ended(end.value.code or 0, captured.out, captured.err)

    return run


@pytest.fixture
def checks(report: Report, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Settings]]:
    """Puts a made-up check in the place of the real one; gives the settings it was called with."""

    def install(outcome: Report | Exception | None = report, after: int = len(report.links)) -> list[Settings]:
        called: list[Settings] = []

        async def check(
            extraction: Extraction, sources: tuple[str, ...], settings: Settings, clock: Callable[[], datetime]
        ) -> AsyncIterator[CheckedLink | Progress | Report]:
            called.append(settings)
            for count, link in enumerate(report.links[:after], 1):
                yield link
                yield Progress(count, len(report.links), {"alive": count}, "links")
            await asyncio.sleep(0)
            if isinstance(outcome, BaseException):
                raise outcome
            assert outcome is not None
            yield replace(outcome, faults=extraction.faults)

        monkeypatch.setattr(checking, "check", check)
        monkeypatch.setattr(checking, "extract", _faults_of(report))
        return called

    return install


def _faults_of(report: Report) -> Callable[[Iterable[object]], Extraction]:
    return lambda items: Extraction(
        report.works, tuple(item for item in items if isinstance(item, Fault)), sources=report.sources
    )


def _source(text: str = LINE) -> str:
    Path("list.txt").write_text(text, encoding="utf-8")
    return "list.txt"


def test_help_and_version_load_nothing_heavy() -> None:
    heavy = ("httpx", "aiohttp", "bs4", "lxml", "bibtexparser", "rapidfuzz", "rich", "warcio", "asyncio", "tenacity")
    code = f"import sys, dostupne.cli.main; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("command", ["extract", "parse", "check", "archive"])
def test_every_command_explains_itself(command: str, dostupne: Run) -> None:
    """`--help` ends with 0 and goes to standard output."""
    ended = dostupne(command, "--help")
    assert ended.code == 0
    assert "--format FORMAT" in ended.out


def test_the_version_is_printed(dostupne: Run) -> None:
    assert dostupne("--version").out == f"dostupne {__version__}\n"


MISUSES = [
    ([], "Usage: dostupne"),
    (["nonsense"], "No such command"),
    (["extract"], "Missing argument"),
    (["check", "list.txt", "--retries", "many"], "--retries"),
    (["check", "list.txt", "--timeout", "-1"], "--timeout: “timeout” must be seconds, more than 0"),
    (["check", "list.txt", "--format", "pdf"], "there is no format “pdf”; those known: text, json, html"),
    (["check", "list.txt", "-o", "a.pdf"], "“a.pdf” does not tell the format"),
    (["archive", "list.txt", "--format", "html"], "there is no format “html”; those known: text, json"),
    (["archive", "list.txt", "-o", "a.html"], "add --format with one of text, json"),
    (["archive", "list.txt", "--within", "soon"], "--within: “within” must be seconds, or a duration"),
    (["extract", "list.txt", "--format", "pdf"], "there is no format “pdf”; those known: "),
    (["extract", "list.txt", "-o", "a.pdf"], "add --format with one of "),
    (["parse", "list.txt", "--lang", "de"], "--lang: “lang” must be cs or en"),
]


@pytest.mark.parametrize(("arguments", "message"), MISUSES)
def test_misuse_ends_with_2_and_says_what_is_allowed(arguments: list[str], message: str, dostupne: Run) -> None:
    """Nothing goes to standard output, and no traceback anywhere."""
    _source()
    ended = dostupne(*arguments)
    assert ended.code == 2
    assert message in ended.err + ended.out
    assert "Traceback" not in ended.err


def test_extract_writes_a_bibliography_to_standard_output(dostupne: Run) -> None:
    ended = dostupne("extract", _source())
    assert ended.code == 0
    assert "@" in ended.out
    assert "Krajina a lidé" in ended.out


def test_the_ending_of_the_output_tells_the_format(dostupne: Run) -> None:
    ended = dostupne("extract", "-", "-o", "works.json", stdin=LINE.encode())
    assert (ended.code, ended.out) == (0, "")
    (work,) = json.loads(Path("works.json").read_text(encoding="utf-8"))
    assert work["title"] == "Krajina a lidé"


def test_a_text_without_references_gives_an_empty_bibliography_and_a_word(dostupne: Run) -> None:
    ended = dostupne("extract", _source("Dobrý den.\n"), "--format", "csl-json", "--lang", "cs")
    assert (ended.code, ended.out) == (0, "[]\n")
    assert "Nenašla se žádná citace" in ended.err


@pytest.mark.parametrize("command", ["extract", "check"])
def test_a_source_that_cannot_be_read_ends_with_3_and_the_others_are_done(
    command: str, dostupne: Run, checks: Callable[..., list[Settings]]
) -> None:
    """The fault is one line on standard error."""
    checks()
    ended = dostupne(command, "none.txt", _source())
    assert ended.code == 3
    assert "dostupne: none.txt: there is no such file" in ended.err
    assert ended.out


def test_without_any_source_nothing_is_written(dostupne: Run) -> None:
    ended = dostupne("extract", "none.txt", "-o", "a.bib")
    assert (ended.code, Path("a.bib").exists()) == (3, False)
    assert ended.err.count("\n") == 1


def test_parse_numbers_the_lines_and_needs_no_file(dostupne: Run) -> None:
    ended = dostupne("parse", "--format", "csl-json", stdin=f"{LINE}\n{LINE}".encode())
    assert ended.code == 0
    assert [work["custom"]["line"] for work in json.loads(ended.out)] == [1, 3]


def test_parse_gives_the_same_text_in_pieces_as_the_exporter_at_once(dostupne: Run) -> None:
    from dostupne.app.extract import parse
    from dostupne.app.registry import EXPORTERS

    other = "SVOBODA, Petr. Řeka. Brno: Host, 2001. ISBN 80-7294-001-1.\n"
    works = tuple(parse([LINE, other], "-"))
    for exporter in EXPORTERS:
        assert dostupne("parse", "--format", exporter.name, stdin=f"{LINE}{other}".encode()).out == exporter.write(
            works
        )
        assert dostupne("parse", "--format", exporter.name).out == exporter.write(())


def test_parse_reads_no_further_than_it_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    from dostupne.app.extract import parse
    from dostupne.app.registry import EXPORTERS
    from dostupne.cli.render.one_by_one import bibliography

    read: list[int] = []

    def lines() -> Iterator[str]:
        for number in range(1000):
            read.append(number)
            yield LINE

    next(bibliography(parse(lines(), "-"), EXPORTERS[0]))
    assert len(read) <= 2


def test_a_check_with_findings_ends_with_1(dostupne: Run, checks: Callable[..., list[Settings]]) -> None:
    checks()
    ended = dostupne("check", _source())
    assert ended.code == 1
    assert "3. ≠ drifted: Ministerstvo obrany ČR" in ended.out
    assert ended.err == ""


@pytest.mark.parametrize(
    ("standing", "reason", "code"),
    [
        (Standing.ALIVE, "ok", 0),
        (Standing.UNCHECKED, "excluded", 0),
        (Standing.UNCHECKED, "private-address", 1),
        (Standing.BLOCKED, "bot-wall", 1),
        (Standing.UNREACHABLE, "timeout", 1),
    ],
)
def test_what_is_a_finding(standing: Standing, reason: str, code: int, report: Report) -> None:
    """Whatever is not known to be alive is, but for what the user left out."""
    link = replace(report.links[0], verdict=Verdict(standing, reason))
    assert checking.exit_code(replace(report, links=(link,))) == code


def test_a_dead_network_ends_with_3(report: Report, dostupne: Run, checks: Callable[..., list[Settings]]) -> None:
    checks(replace(report, network_down=True))
    ended = dostupne("check", _source(), "-o", "report.html")
    assert (ended.code, Path("report.html").exists()) == (3, True)
    assert "Your own network does not work" in ended.err


@pytest.mark.parametrize(
    ("arguments", "start"),
    [(["--format", "json"], "{"), (["--format", "html"], "<!doctype html>"), (["--format", "text"], "1. ✓ alive")],
)
def test_the_report_in_each_format(
    arguments: list[str], start: str, dostupne: Run, checks: Callable[..., list[Settings]]
) -> None:
    """All go to standard output when no file is named."""
    checks()
    assert dostupne("check", _source(), *arguments).out.startswith(start)


@pytest.mark.parametrize(("name", "start"), [("a.json", "{"), ("a.html", "<!doctype"), ("a.txt", "1. "), ("a", "1. ")])
def test_the_report_in_a_file(name: str, start: str, dostupne: Run, checks: Callable[..., list[Settings]]) -> None:
    """Its ending tells the format; without one it is text."""
    checks()
    assert dostupne("check", _source(), "-o", name).out == ""
    assert Path(name).read_text(encoding="utf-8").startswith(start)


def test_all_options_reach_the_settings(dostupne: Run, checks: Callable[..., list[Settings]]) -> None:
    called = checks()
    options = {
        "--concurrency": "3",
        "--per-host": "1",
        "--interval": "0",
        "--timeout": "2.5",
        "--retries": "0",
        "--max-redirects": "4",
        "--proxy": "http://127.0.0.1:3128",
        "--user-agent": "me",
        "--contact": "a@b.test",
        "--exclude": "example.org",
        "--replay": "web.warc.gz",
    }
    arguments = [part for pair in options.items() for part in pair]
    dostupne("check", _source(), *arguments, "--exclude", "*.test", "--allow-private", "--no-archive")
    (settings,) = called
    network = settings.network
    assert (network.concurrency, network.per_host, network.interval, network.timeout) == (3, 1, 0, 2.5)
    assert (network.retries, network.max_redirects, network.proxy) == (0, 4, "http://127.0.0.1:3128")
    assert (network.user_agent, network.contact, network.allow_private) == ("me", "a@b.test", True)
    assert (settings.exclude, settings.replay, settings.use_archives) == (
        ("example.org", "*.test"),
        Path("web.warc.gz"),
        False,
    )


def test_the_place_for_the_output_is_tried_before_the_work(
    dostupne: Run, checks: Callable[..., list[Settings]]
) -> None:
    called = checks()
    ended = dostupne("check", _source(), "-o", "none/report.html")
    assert (ended.code, called) == (3, [])
    assert "there is no such folder" in ended.err


def test_an_interrupted_check_shows_what_was_done(dostupne: Run, checks: Callable[..., list[Settings]]) -> None:
    checks(KeyboardInterrupt(), after=2)
    ended = dostupne("check", _source(), "-o", "report.html")
    assert (ended.code, ended.out, Path("report.html").exists()) == (130, "", False)
    assert "only what was checked so far" in ended.err
    assert "Říha" in ended.err
    assert "Ministerstvo" not in ended.err
    assert ended.err.endswith("dostupne: interrupted\n")


def test_a_clear_error_is_one_line(dostupne: Run, checks: Callable[..., list[Settings]]) -> None:
    checks(NetworkDown("there is no network; check your connection"))
    ended = dostupne("check", _source())
    assert (ended.code, ended.err) == (3, "dostupne: there is no network; check your connection\n")


def test_the_unexpected_is_one_line_too_and_a_traceback_for_who_asks(
    dostupne: Run, checks: Callable[..., list[Settings]], monkeypatch: pytest.MonkeyPatch
) -> None:
    checks(ZeroDivisionError("oh"))
    ended = dostupne("check", _source())
    assert ended.code == 3
    assert ended.err.startswith("dostupne: this should not have happened (ZeroDivisionError: oh). Please report it")
    assert ended.err.count("\n") == 1
    monkeypatch.setenv("DOSTUPNE_DEBUG", "1")
    monkeypatch.setattr(sys, "argv", ["dostupne", "check", "list.txt"])
    with pytest.raises(ZeroDivisionError):
        main.run()


def test_a_reader_that_leaves_ends_the_work_quietly(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LINE * 2000, encoding="utf-8")
    command = f'"{sys.executable}" -m dostupne parse "{tmp_path / "list.txt"}"'
    with subprocess.Popen(command, shell=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


LOCKED = Path(__file__).parents[1] / "documents/cases/pdf/locked.pdf"


def test_a_locked_document_opens_with_a_password(dostupne: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the option or by the variable; without, a line says what is missing."""
    refused = dostupne("extract", str(LOCKED))
    assert refused.code == 3
    assert refused.err.startswith(f"dostupne: {LOCKED}: this PDF is locked with a password; give it with --password")
    opened = dostupne("extract", str(LOCKED), "--password", "heslo")
    assert (opened.code, opened.err) == (0, "")
    monkeypatch.setenv("DOSTUPNE_PASSWORD", "heslo")
    assert dostupne("extract", str(LOCKED)).out == opened.out


CAPEK = "ČAPEK, Karel a Josef ČAPEK. Lásky hra osudná [online]. Praha: MLP, 2018 [cit. 2020-01-02]. Dostupné z: http://a.example/x\n"


@pytest.mark.parametrize(
    ("options", "begins"),
    [
        (["--ascii"], "@misc{capek2018lasky,"),
        (["--format", "iso690"], "ČAPEK, Karel a ČAPEK, Josef. Lásky hra osudná. Online."),
        (["--format", "iso690", "--edition", "2022"], "ČAPEK, Karel a ČAPEK, Josef. Lásky hra osudná. Online."),
        (["--format", "iso690", "--edition", "2011"], "ČAPEK, Karel a Josef ČAPEK. Lásky hra osudná [online]."),
    ],
)
def test_editions_and_ascii_are_options_of_extract_and_parse(dostupne: Run, options: list[str], begins: str) -> None:
    for command in (["parse"], ["extract", "-"]):
        ended = dostupne(*command, *options, stdin=CAPEK.encode())
        assert (ended.code, ended.err) == (0, "")
        assert ended.out.startswith(begins)
        assert ended.out.isascii() == ("--ascii" in options)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--edition", "1996"], "--edition: there is no edition “1996”; those known: 2011, 2022"),
        (["--edition", "2011"], "--edition: the format bibtex has no such choice; use it with --format iso690 or html"),
        (
            ["--format", "ris", "--ascii"],
            "--ascii: the format ris has no such choice; use it with --format bibtex or biblatex",
        ),
    ],
)
def test_a_format_without_such_a_choice_is_misuse(dostupne: Run, options: list[str], said: str) -> None:
    ended = dostupne("parse", *options, stdin=CAPEK.encode())
    assert ended.code == 2
    assert said in ended.err
