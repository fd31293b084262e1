"""Sources put under watch, and what becomes of them as they change."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from dostupne.app.settings import Settings
from dostupne.app.watch.bibliographies import Refreshed, Wish, add, refresh
from dostupne.app.watch.items import work_of
from dostupne.app.watch.judging import Judgement
from dostupne.errors import Misuse, UnreadableSource
from dostupne.model.evidence import Probe
from dostupne.model.keeping import Recited
from dostupne.model.verdict import Standing, Verdict
from dostupne.model.watching import Bibliography, Citation, Sighting
from dostupne.net.settings import NetworkSettings
from dostupne.store.watch import WatchStore

NOW = datetime(2026, 11, 28, 6, tzinfo=UTC)
LATER = NOW + timedelta(days=7)
SETTINGS = Settings(network=NetworkSettings(interval=0, retries=0, timeout=5))
SAMPLE = Path(__file__).parents[3] / "references" / "nato-russia"


def _entry(key: str, url: str = "", doi: str = "") -> str:
    fields = [f"title={{Kniha {key}}}", "author={Novák, Jan}", *([f"url={{{url}}}"] if url else [])]
    return f"@book{{{key}, {', '.join([*fields, *([f'doi={{{doi}}}'] if doi else [])])}}}\n"


A, B, C = (_entry(key, f"https://{key}.cz/x") for key in "abc")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WatchStore]:
    """An empty one."""
    with WatchStore.opened(str(tmp_path / "store" / "watch.sqlite")) as found:
        yield found


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    """A file with two references."""
    path = tmp_path / "práce.bib"
    _write(path, A + B)
    return path


async def _refreshed(
    store: WatchStore, settings: Settings = SETTINGS, base: httpx.AsyncBaseTransport | None = None
) -> Refreshed:
    """What became of the one bibliography that there is."""
    (found,) = [one async for one in refresh(store, store.bibliographies(), settings, LATER, base=base)]
    return found


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _move(path: Path, to: Path) -> None:
    path.rename(to)


def _active(store: WatchStore) -> list[str]:
    return sorted(one.url for one in _citations(store).values() if one.retired_at is None)


def _citations(store: WatchStore) -> dict[str, Citation]:
    """All that was ever cited, by key."""
    ids = [one.id for one in store.bibliographies()]
    return {one.key: one for link in store.links(ids, retired=True) for one in link.citations}


async def test_a_source_is_added_with_what_it_cites(store: WatchStore, bib: Path) -> None:
    """By the name of its file, wherever the command was run; tags and addresses once each."""
    wish = Wish(str(bib), every=timedelta(days=1), tags=("diplomka", " diplomka"), notify=("json://a.cz",))
    done = await add(store, wish, SETTINGS, NOW)
    (kept,) = store.bibliographies()
    assert kept == done.bibliography
    assert kept == Bibliography(
        "práce.bib", str(bib), NOW, timedelta(days=1), ("diplomka",), ("json://a.cz",), kept.content, NOW, id=1
    )
    assert len(kept.content) == 64
    assert (done.works, done.links, done.recited, done.faults) == (2, 2, Recited(added=2), ())
    assert _active(store) == ["https://a.cz/x", "https://b.cz/x"]
    assert {key: work_of(one.item).reference.title for key, one in _citations(store).items()} == {
        "a": "Kniha a",
        "b": "Kniha b",
    }


async def test_a_name_is_made_distinct(store: WatchStore, tmp_path: Path) -> None:
    """Files of the same name in other folders; a name that was asked for is left to the store to refuse."""
    for folder in "one two three".split():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "zdroje.bib").write_text(A)
        await add(store, Wish(str(tmp_path / folder / "zdroje.bib")), SETTINGS, NOW)
    assert [one.name for one in store.bibliographies()] == ["zdroje.bib", "zdroje.bib-2", "zdroje.bib-3"]


async def test_a_source_is_watched_twice_on_word_alone(
    store: WatchStore, bib: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However its name is spelled."""
    await add(store, Wish(str(bib)), SETTINGS, NOW)
    monkeypatch.chdir(bib.parent)
    with pytest.raises(Misuse, match="watched already, as “práce"):
        await add(store, Wish(f"./{bib.name}"), SETTINGS, NOW)
    await add(store, Wish(bib.name, name="podruhé"), SETTINGS, NOW)
    assert [one.source for one in store.bibliographies()] == [str(bib), str(bib)]


async def test_what_is_watched_already_is_due_as_soon_as_the_new_one_wants(store: WatchStore, bib: Path) -> None:
    """A daily bibliography does not wait for the week of the first to pass."""
    await add(store, Wish(str(bib)), SETTINGS, NOW)
    run = store.begin(NOW)
    (link, *_) = store.claim(run, NOW, 10)
    seen = Sighting(Probe(link.url, NOW), Verdict(Standing.ALIVE, "ok"))
    store.record(run, (Judgement.of(SETTINGS).look(link, seen),), NOW)
    store.end(run, NOW, "done")
    await add(store, Wish(str(bib), "denně", every=timedelta(days=1)), SETTINGS, NOW)
    again = store.link(link.url)
    assert again is not None
    assert again.due_at == NOW + timedelta(days=1) - SETTINGS.watch.policy.slack


@pytest.mark.parametrize("source", ["-", "https://jan:heslo@a.cz/x.bib"])
async def test_what_cannot_be_read_again_is_refused(store: WatchStore, source: str) -> None:
    """Standard input; an address whose password would be kept. The message does not show it."""
    with pytest.raises(Misuse) as raised:
        await add(store, Wish(source), SETTINGS, NOW)
    assert "heslo" not in str(raised.value)


@pytest.mark.parametrize("data", [None, b"", b"\x00\x01\x02\xff" * 100, b"%PDF-1.7\nbroken"])
async def test_what_cannot_be_read_is_not_added(store: WatchStore, tmp_path: Path, data: bytes | None) -> None:
    """Missing, empty, binary, broken: the message names it, and there is no bibliography."""
    path = tmp_path / "x.pdf"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UnreadableSource, match=r"x\.pdf: "):
        await add(store, Wish(str(path)), SETTINGS, NOW)
    assert store.bibliographies() == ()


async def test_what_did_not_change_is_not_read_again(store: WatchStore, bib: Path) -> None:
    """A new date alone changes nothing."""
    await add(store, Wish(str(bib)), SETTINGS, NOW)
    os.utime(bib, (1, 1))
    done = await _refreshed(store)
    assert (done.changed, done.recited) == (False, Recited())
    assert done.bibliography.read_at == NOW


async def test_references_come_go_and_return(store: WatchStore, bib: Path) -> None:
    """What is removed is retired and stays in the store; what is there again is no new one."""
    await add(store, Wish(str(bib)), SETTINGS, NOW)
    _write(bib, B + C)
    done = await _refreshed(store)
    assert (done.changed, done.recited) == (True, Recited(added=1, retired=1))
    assert _active(store) == ["https://b.cz/x", "https://c.cz/x"]
    assert _citations(store)["a"].retired_at == LATER
    _write(bib, A + B + C)
    assert (await _refreshed(store)).recited == Recited(returned=1)
    assert _active(store) == ["https://a.cz/x", "https://b.cz/x", "https://c.cz/x"]


async def test_a_source_that_is_gone_keeps_its_last_state(store: WatchStore, bib: Path) -> None:
    """The fault is kept and told until it can be read; nothing is retired; then it is read, though it says the same."""
    await add(store, Wish(str(bib)), SETTINGS, NOW)
    _move(bib, bib.with_suffix(".away"))
    for _ in range(2):
        done = await _refreshed(store)
        assert "there is no such file" in done.bibliography.fault
        assert [fault.unread for fault in done.faults] == [True]
        assert store.bibliographies()[0].fault == done.bibliography.fault
        assert store.bibliographies()[0].read_at == NOW
        assert len(_active(store)) == 2
    _move(bib.with_suffix(".away"), bib)
    done = await _refreshed(store)
    assert (done.changed, done.bibliography.fault, store.bibliographies()[0].fault) == (True, "", "")
    assert done.recited == Recited()


async def test_a_source_that_broke_keeps_its_last_state(store: WatchStore, tmp_path: Path) -> None:
    """One that opens and cannot be read."""
    path = tmp_path / "list.json"
    path.write_text('[{"id": "a", "type": "book", "title": "Kniha", "URL": "https://a.cz/x"}]')
    await add(store, Wish(str(path)), SETTINGS, NOW)
    path.write_text('[{"id": "a", "type": "book", "title": "Kni')
    done = await _refreshed(store)
    assert "list.json" in done.bibliography.fault
    assert _active(store) == ["https://a.cz/x"]


async def test_the_files_of_a_folder_come_and_go(store: WatchStore, tmp_path: Path) -> None:
    """Those in it now are what it cites; without any nothing is retired."""
    folder = tmp_path / "zdroje"
    folder.mkdir()
    (folder / "a.bib").write_text(A)
    done = await add(store, Wish(str(folder)), SETTINGS, NOW)
    assert done.bibliography.name == "zdroje"
    (folder / "b.bib").write_text(B)
    assert (await _refreshed(store)).recited == Recited(added=1)
    (folder / "a.bib").unlink()
    assert (await _refreshed(store)).recited == Recited(retired=1)
    (folder / "b.bib").unlink()
    assert "no document in this folder" in (await _refreshed(store)).bibliography.fault
    assert _active(store) == ["https://b.cz/x"]
    shutil.rmtree(folder)
    assert "there is no such file" in (await _refreshed(store)).bibliography.fault
    assert _active(store) == ["https://b.cz/x"]


async def test_a_broken_file_of_a_folder_retires_nothing_that_stood_in_it(store: WatchStore, tmp_path: Path) -> None:
    """What is gone from the others goes; the fault is told."""
    (tmp_path / "a.json").write_text('[{"id": "a", "type": "book", "title": "Kniha", "URL": "https://a.cz/x"}]')
    (tmp_path / "b.bib").write_text(B + C)
    await add(store, Wish(str(tmp_path)), SETTINGS, NOW)
    (tmp_path / "a.json").write_text('[{"id": "a", "type": "book", "title": "Kni')
    (tmp_path / "b.bib").write_text(C)
    done = await _refreshed(store)
    assert [fault.source for fault in done.faults if fault.unread] == [str(tmp_path / "a.json")]
    assert done.recited == Recited(retired=1)
    assert _active(store) == ["https://a.cz/x", "https://c.cz/x"]
    (tmp_path / "a.json").unlink()
    assert (await _refreshed(store)).recited == Recited(retired=1)
    assert _active(store) == ["https://c.cz/x"]


async def test_what_is_watched_of_a_reference(store: WatchStore, tmp_path: Path) -> None:
    """Its address; the DOI of one without; what is excluded or not of the web is told of, and its archived copy is watched."""
    (tmp_path / "x.bib").write_text(
        A
        + _entry("d", doi="10.1000/182")
        + _entry("n")
        + _entry("f", "ftp://ftp.cz/x")
        + _entry("e", "https://sub.vynechat.cz/x")
        + _entry("z", "http://www.a.cz/x/")
    )
    done = await add(store, Wish(str(tmp_path / "x.bib")), Settings(exclude=("vynechat.cz",)), NOW)
    assert (done.works, done.links) == (6, 2)
    assert _active(store) == ["https://a.cz/x", "https://a.cz/x", "https://doi.org/10.1000/182"]
    assert done.left_out == (("ftp://ftp.cz/x", "not-web"), ("https://sub.vynechat.cz/x", "excluded"))


async def test_another_exclusion_is_obeyed_though_the_source_stayed(store: WatchStore, bib: Path) -> None:
    """It is part of what follows from a source."""
    await add(store, Wish(str(bib)), SETTINGS, NOW)
    assert (await _refreshed(store, Settings(exclude=("a.cz",)))).recited == Recited(retired=1)
    assert (await _refreshed(store)).recited == Recited(returned=1)


async def test_the_sample_essay_is_watched_like_its_bibliography(store: WatchStore) -> None:
    """Prose is read, its damaged addresses mended; every link that `check` asks is watched."""
    essay = await add(store, Wish(str(SAMPLE / "essay.txt")), SETTINGS, NOW)
    assert essay.links > 15
    assert essay.recited.added >= essay.links
    again = await _refreshed(store)
    assert not again.changed


def _server(answer: list[httpx.Response]) -> httpx.MockTransport:
    """A network that gives the first of the answers that are left."""
    return httpx.MockTransport(lambda request: answer.pop(0))


async def test_documents_of_the_web_are_read_anew(store: WatchStore) -> None:
    """A change is a change, an error is a fault; the name is that of the file."""
    url = "https://a.cz/sdilene/zdroje.bib"
    answers = [
        *(httpx.Response(200, text=text) for text in (A, A, A + B)),
        httpx.Response(503),
        httpx.Response(200, text=B),
    ]
    base = _server(answers)
    done = await add(store, Wish(url), SETTINGS, NOW, base=base)
    assert (done.bibliography.name, done.bibliography.source, done.links) == ("zdroje.bib", url, 1)
    assert not (await _refreshed(store, base=base)).changed
    assert (await _refreshed(store, base=base)).recited == Recited(added=1)
    failed = await _refreshed(store, base=base)
    assert "the server answered 503" in failed.bibliography.fault
    assert len(_active(store)) == 2
    assert (await _refreshed(store, base=base)).recited == Recited(retired=1)
    assert answers == []


async def test_one_that_cannot_be_read_does_not_hold_up_the_others(store: WatchStore, tmp_path: Path) -> None:
    """Each is told of, in their order."""
    for name, text in (("a.bib", A), ("b.bib", B), ("c.bib", C)):
        (tmp_path / name).write_text(text)
        await add(store, Wish(str(tmp_path / name)), SETTINGS, NOW)
    (tmp_path / "b.bib").unlink()
    (tmp_path / "c.bib").write_text(C + A)
    done = [one async for one in refresh(store, store.bibliographies(), SETTINGS, LATER)]
    assert [(one.bibliography.name, bool(one.bibliography.fault), one.changed) for one in done] == [
        ("a.bib", False, False),
        ("b.bib", True, False),
        ("c.bib", False, True),
    ]


async def test_a_file_behind_a_link_is_followed_anew(store: WatchStore, tmp_path: Path) -> None:
    """`current.bib` may lead elsewhere tomorrow."""
    (tmp_path / "1.bib").write_text(A)
    (tmp_path / "2.bib").write_text(B)
    link = tmp_path / "current.bib"
    link.symlink_to("1.bib")
    await add(store, Wish(str(link)), SETTINGS, NOW)
    link.unlink()
    link.symlink_to("2.bib")
    assert (await _refreshed(store)).recited == Recited(added=1, retired=1)
