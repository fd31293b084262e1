"""`watch add`, `remove`, `export`, `import` and `vacuum`, as a user runs them."""

import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dostupne.app.settings import Settings
from dostupne.app.watch.judging import Judgement
from dostupne.cli.watch_keeping import size
from dostupne.cli.watch_keeping_words import KEEPING_TEXTS
from dostupne.model.watching import Bibliography
from dostupne.store.watch import WatchStore
from tests.cli.test_commands import Ended, Run
from tests.links.watched import sighting

BIB = "".join(f"@book{{{key}, title={{Kniha {key}}}, url={{https://{key}.cz/x}}}}\n" for key in "abc")
NOW = "2026-11-28T06:00+00:00"
BEGIN = datetime(2024, 1, 1, 6, tzinfo=UTC)


class Watched:
    """The command on one store."""

    def __init__(self, run: Run, url: str) -> None:
        self.run = run
        self.url = url

    def __call__(self, command: str, *arguments: str, stdin: bytes = b"") -> Ended:
        """Runs `dostupne watch COMMAND …`."""
        return self.run("watch", command, *arguments, "--database", self.url, "--now", NOW, stdin=stdin)

    def bibliographies(self) -> dict[str, Bibliography]:
        """What is watched, by name."""
        with WatchStore.opened(self.url) as store:
            return {one.name: one for one in store.bibliographies()}

    def links(self) -> dict[str, datetime | None]:
        """When each link that is cited is due."""
        with WatchStore.opened(self.url) as store:
            return {one.url: one.due_at for one in store.links()}

    def dump(self) -> list[dict[str, object]]:
        """All that is kept."""
        with WatchStore.opened(self.url) as store:
            return list(store.dump())

    def seen(self, word: str, days: int, every: int = 7) -> None:
        """Looks at all links on so many days, as runs would record them."""
        judgement = Judgement.of(Settings())
        with WatchStore.opened(self.url) as store:
            for number in range(0, days, every):
                now = BEGIN + timedelta(days=number)
                run = store.begin(now)
                looks = [judgement.look(link, sighting(word, now)) for link in store.claim(run, FAR, 100)]
                store.record(run, looks, now)
                store.end(run, now)


FAR = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.fixture
def watch(dostupne: Run, url: str) -> Watched:
    """On each database in turn."""
    return Watched(dostupne, url)


@pytest.fixture
def bib(tmp_path: Path) -> str:
    """A bibliography of three works, in the folder the command is run in."""
    (tmp_path / "zdroje.bib").write_text(BIB, encoding="utf-8")
    return "zdroje.bib"


def test_a_bibliography_is_added(watch: Watched, bib: str, tmp_path: Path) -> None:
    """With all that was asked for; its links are due at once; nothing goes to standard output."""
    done = watch("add", bib, "--every", "2d", "--tag", "a", "--tag", "b", "--notify", "json://u:heslo@localhost/x")
    assert (done.code, done.out) == (0, "")
    assert done.err == "zdroje.bib: under watch, 3 works cited, 3 addresses\n"
    kept = watch.bibliographies()["zdroje.bib"]
    assert (kept.source, kept.every, kept.tags) == (str(tmp_path / bib), timedelta(days=2), ("a", "b"))
    assert kept.notify == ("json://u:heslo@localhost/x",)
    assert kept.added_at == kept.read_at == datetime.fromisoformat(NOW)
    assert {*watch.links().values()} == {datetime.fromisoformat(NOW)}


def test_it_speaks_czech(watch: Watched, bib: str) -> None:
    """As the other commands do."""
    assert watch("add", bib, "--lang", "cs").err == "zdroje.bib: sledováno, citovaných děl 3, adres 3\n"


def test_it_is_added_once(watch: Watched, bib: str) -> None:
    """Again on word alone, and never by a name that is taken."""
    watch("add", bib)
    again = watch("add", bib)
    assert again.code == 2
    assert "watched already, as “zdroje.bib”" in again.err
    assert watch("add", bib, "--name", "podruhé").code == 0
    taken = watch("add", bib, "--name", "podruhé")
    assert (taken.code, sorted(watch.bibliographies())) == (2, ["podruhé", "zdroje.bib"])


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["není.bib"], 3, "není.bib: there is no such file"),
        (["-"], 2, "standard input cannot be read again"),
        (["zdroje.bib", "--every", "0"], 2, "--every: must be"),
        (["zdroje.bib", "--every", "týden"], 2, "--every: must be"),
        (["zdroje.bib", "--notify", "nic"], 2, "--notify: address 1"),
        (["zdroje.bib", "--notify", "json://u:tajne@"], 2, "--notify: address 1"),
        (["zdroje.bib", "--now", "zítra"], 2, "is no moment"),
        ([], 2, "SOURCE"),
    ],
)
def test_what_makes_no_sense_adds_nothing(watch: Watched, bib: str, arguments: list[str], code: int, told: str) -> None:
    """The message says what, and shows no password."""
    done = watch.run("watch", "add", *arguments, "--database", watch.url)
    assert done.code == code
    assert told in done.err
    assert "tajne" not in done.err
    assert watch.bibliographies() == {}


def test_what_is_not_watched_is_told(watch: Watched, tmp_path: Path) -> None:
    """Excluded, not of the web; a handful one by one."""
    entries = [f"@book{{k{n}, title={{K {n}}}, url={{https://vynechat.cz/{n}}}}}" for n in range(7)]
    (tmp_path / "x.bib").write_text("\n".join([*entries, "@book{f, title={F}, url={ftp://a.cz/x}}"]))
    done = watch("add", "x.bib", "--exclude", "vynechat.cz")
    assert (done.code, watch.links()) == (0, {})
    assert "there is no address to watch in it yet" in done.err
    assert done.err.count("is not watched") == 5
    assert "more addresses that are not watched: 3" in done.err


def test_a_folder_with_a_broken_file_is_watched_and_ends_with_3(watch: Watched, tmp_path: Path) -> None:
    """What can be read is under watch, what cannot is told."""
    folder = tmp_path / "zdroje"
    folder.mkdir()
    (folder / "a.bib").write_text(BIB)
    (folder / "b.json").write_text('[{"id": "a", "type": "book", "title": "Kni')
    done = watch("add", "zdroje")
    assert (done.code, len(watch.links())) == (3, 3)
    assert "b.json" in done.err


def test_a_bibliography_is_removed_and_history_kept(watch: Watched, bib: str) -> None:
    """Its links are not due any more; added again, they go on with what was seen."""
    watch("add", bib)
    watch.seen("gone", 14)
    assert watch("remove", "zdroje.bib").code == 0
    assert watch.bibliographies() == {}
    assert {*watch.links().values()} == {None}
    watch("add", bib)
    with WatchStore.opened(watch.url) as store:
        assert {(link.condition.looks, str(link.condition.phase)) for link in store.links()} == {(2, "suspected")}


def test_one_wrong_name_removes_nothing(watch: Watched, bib: str) -> None:
    """It says which names there are."""
    watch("add", bib)
    done = watch("remove", "zdroje.bib", "jiné")
    assert (done.code, [*watch.bibliographies()]) == (2, ["zdroje.bib"])
    assert "“jiné”" in done.err
    assert "zdroje.bib" in done.err


def test_all_of_it_goes_to_another_store_and_back(watch: Watched, bib: str, tmp_path: Path) -> None:
    """Through a file and through a pipe; twice is once; every line is JSON, and the file is its owner's alone."""
    watch("add", bib, "--tag", "a")
    watch.seen("gone", 30)
    assert watch("export", "-o", "all.jsonl").code == 0
    assert stat.S_IMODE((tmp_path / "all.jsonl").stat().st_mode) == 0o600
    printed = watch("export")
    assert printed.out == (tmp_path / "all.jsonl").read_text(encoding="utf-8")
    assert [json.loads(line) for line in printed.out.splitlines()] == watch.dump()
    other = Watched(watch.run, str(tmp_path / "other.sqlite"))
    loaded = other("import", "all.jsonl")
    assert loaded.err == "added: 1 bibliographies, 3 links, 3 citations, 15 probes\n"
    assert other("import", "-", stdin=printed.out.encode()).err.startswith("added: 0 bibliographies, 0 links, 0")
    assert other.dump() == watch.dump()


@pytest.mark.parametrize("stray", ["není to JSON", "[1]", '{"kind": "link"}', "[" * 100_000])
def test_what_is_no_export_is_refused(watch: Watched, bib: str, tmp_path: Path, stray: str) -> None:
    """With its name and the line; what stood before it is read in, and the whole file can be read again."""
    watch("add", bib)
    watch("export", "-o", "all.jsonl")
    lines = (tmp_path / "all.jsonl").read_text().splitlines()
    (tmp_path / "bad.jsonl").write_text("\n".join([*lines[:2], stray, *lines[2:]]))
    other = Watched(watch.run, str(tmp_path / "other.sqlite"))
    done = other("import", "bad.jsonl")
    assert done.code == 3
    assert "bad.jsonl: " in done.err
    assert " 3 " in done.err
    assert other("import", "all.jsonl").code == 0
    assert other.dump() == watch.dump()


@pytest.mark.parametrize("name", ["není.jsonl", "."])
def test_what_cannot_be_read_in(watch: Watched, name: str) -> None:
    """A file that is not there, a folder."""
    done = watch("import", name)
    assert done.code == 3
    assert done.err.startswith(f"dostupne: {name}: ")


def test_old_looks_that_tell_nothing_are_removed(watch: Watched, bib: str) -> None:
    """What is known of the links stays; what is younger than `keep` too; a second time there is nothing left to do."""
    watch("add", bib)
    watch.seen("ok", 700)
    with WatchStore.opened(watch.url) as store:
        before = {link.url: link.condition for link in store.links()}
    done = watch("vacuum")
    # All but the first and the last of each of three links are older than a year.
    assert done.err.startswith("probes removed: 294; the store ")
    with WatchStore.opened(watch.url) as store:
        assert {link.url: link.condition for link in store.links()} == before
        assert [sum(1 for _ in store.sightings(link.id)) for link in store.links()] == [2, 2, 2]
    assert watch("vacuum").err.startswith("probes removed: 0; ")


def test_a_store_that_cannot_be_used_is_told(dostupne: Run, bib: str, tmp_path: Path) -> None:
    """Every command says what, where and what to do."""
    (tmp_path / "no.sqlite").write_text("this is no database, and rather long for one " * 50)
    for arguments in (["add", bib], ["remove", "x"], ["export"], ["import", bib], ["vacuum"]):
        done = dostupne("watch", *arguments, "--database", "no.sqlite")
        assert done.code == 3
        assert "no.sqlite" in done.err
        assert "Traceback" not in done.err
    assert dostupne("watch", "vacuum", "--database", "mysql://a:tajne@b/c").code == 2


def test_the_store_of_the_settings_is_used(dostupne: Run, bib: str, tmp_path: Path) -> None:
    """`[store] url` in the settings file, then the variable, then the option."""
    (tmp_path / "dostupne.toml").write_text('[store]\nurl = "mine.sqlite"\n')
    assert dostupne("watch", "add", bib).code == 0
    assert [*Watched(dostupne, str(tmp_path / "mine.sqlite")).bibliographies()] == ["zdroje.bib"]


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 B"), (999, "999 B"), (1000, "1 kB"), (167936, "168 kB"), (999_600, "1 MB"), (2_340_000_000, "2.34 GB")],
)
def test_sizes(count: int, said: str) -> None:
    """As people read them."""
    assert size(count) == said


def test_words_are_in_both_languages() -> None:
    """With the same places to fill."""
    for czech, english in KEEPING_TEXTS.values():
        assert czech
        assert english
        assert sorted(part[0] for part in czech.split("{")[1:]) == sorted(part[0] for part in english.split("{")[1:])
