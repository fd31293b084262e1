"""Digests: what is told to whom, once; and their delivery to receivers that fail in every way."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from dostupne.app.watch.telling import KEPT_TRYING, Told, check_targets, deliver, digests, next_try_of, shown
from dostupne.errors import Misuse
from dostupne.model.news import News
from dostupne.model.watching import Bibliography, Delivery, EventKind
from dostupne.net.clock import Clock
from tests.app.watch.scenes import ESSAY, NOW, Memory, alive, changed, citation, dead, moved, watched
from tests.notify.receivers import HANGS, closed_port, webhook

QUICK = "?rto=0.5&cto=0.5"


def _write(news: News) -> tuple[str, str]:
    """Words that tests can read."""
    return f"{news.bibliography.name} {len(news.items)}", "\n".join(f"{one.kind} {one.link.url}" for one in news.items)


def _digests(store: Memory, targets: Sequence[str] = (), now: datetime = NOW, one: Bibliography = ESSAY) -> list[str]:
    return [digest.text for digest in digests(store, [one], _write, targets, now)]


async def _delivered(store: Memory, now: datetime = NOW) -> list[Told]:
    return [told async for told in deliver(store, "run", Clock.virtual(lambda: now))]


def test_nothing_happened_and_nothing_is_told() -> None:
    store = Memory()
    store.see(watched(1, alive()), "")
    assert _digests(store, ["json://h/"]) == []
    assert store.waiting == {}


def test_news_are_told_once() -> None:
    store = Memory()
    store.see(watched(1), "dead")
    assert _digests(store) == ["died https://www.example.cz/1"]
    assert _digests(store, now=NOW + timedelta(days=1)) == []
    store.see(watched(1, alive()), "")
    assert _digests(store, now=NOW + timedelta(days=2)) == ["revived https://www.example.cz/1"]


def test_what_needs_the_most_doing_comes_first_and_one_link_may_be_two_pieces_of_news() -> None:
    store = Memory()
    store.see(watched(1, moved("https://b.cz/")), "dead")
    store.see(watched(2, changed("a", "b")), "changed")
    _digests(store)
    store.see(watched(1, moved("https://b.cz/")), "moved https://b.cz/")
    store.see(watched(3), "dead")
    assert _digests(store, now=NOW + timedelta(days=1))[0].splitlines() == [
        "died https://www.example.cz/3",
        "moved https://www.example.cz/1",
        "revived https://www.example.cz/1",
    ]


def test_what_is_not_to_be_told_is_not_and_does_not_come_later() -> None:
    """A link that moves is no news to who asked for deaths alone; a death is."""
    store = Memory()
    deaths = frozenset({EventKind.DIED})
    store.see(watched(1, moved("https://b.cz/")), "moved https://b.cz/")
    assert digests(store, [ESSAY], _write, ["json://a/"], NOW, deaths) == ()
    store.see(watched(1), "dead")
    [digest] = digests(store, [ESSAY], _write, ["json://a/"], NOW + timedelta(days=1), deaths)
    assert digest.text == "died https://www.example.cz/1"
    store.see(watched(1, moved("https://b.cz/")), "moved https://b.cz/")
    assert digests(store, [ESSAY], _write, ["json://a/"], NOW + timedelta(days=2), deaths) == ()
    assert _digests(store, now=NOW + timedelta(days=3)) == []


def test_links_that_nobody_cites_any_more_are_not_told() -> None:
    store = Memory()
    store.see(watched(1, dead(), replace(citation(), retired_at=NOW)), "dead")
    assert _digests(store) == []


def test_a_first_run_over_a_list_with_many_dead_is_one_digest() -> None:
    store = Memory()
    for number in range(50):
        store.see(watched(number), "dead")
    [text] = _digests(store, ["json://a/", "json://b/"])
    assert len(text.splitlines()) == 50
    assert [delivery.target for delivery, _ in store.waiting.values()] == ["json://a/", "json://b/"]


def test_targets_of_the_bibliography_come_besides_and_none_twice() -> None:
    store = Memory()
    store.see(watched(1), "dead")
    _digests(store, ["json://a/"], one=replace(ESSAY, notify=("json://b/", "json://a/")))
    assert [delivery.target for delivery, _ in store.waiting.values()] == ["json://a/", "json://b/"]


def test_a_target_that_comes_later_is_not_told_of_the_past() -> None:
    """Without any target news are told to nobody: the terminal shows them."""
    store = Memory()
    store.see(watched(1), "dead")
    assert len(_digests(store)) == 1
    assert _digests(store, ["json://a/"], NOW + timedelta(days=1)) == []


def test_ids_differ_for_other_news_and_are_the_same_for_the_same() -> None:
    ids = []
    for links, name, now in [(1, "a", NOW), (1, "a", NOW), (2, "a", NOW), (1, "b", NOW), (1, "a", NOW + timedelta(1))]:
        store = Memory()
        for number in range(links):
            store.see(watched(number), "dead")
        ids += [digest.id for digest in digests(store, [replace(ESSAY, name=name)], _write, (), now)]
    assert ids[0] == ids[1]
    assert len(set(ids)) == 4


async def test_each_target_gets_it_and_a_deaf_one_does_not_hold_up_the_others() -> None:
    store = Memory()
    store.see(watched(1), "dead")
    with webhook() as good, webhook(HANGS) as bad:
        nobody = f"json://127.0.0.1:{closed_port()}/secret"
        _digests(store, [good.address, f"{bad.address}{QUICK}", nobody])
        told = {one.to: one for one in await _delivered(store)}
    assert len(good.taken) == 1
    assert not told[f"json://127.0.0.1:{good.port}/…"].why
    assert "did not answer" in told[f"json://127.0.0.1:{bad.port}/…"].why
    refused = told[shown(nobody)]
    assert ("refused" in refused.why, refused.given_up) == (True, False)
    assert {at for _, at in store.waiting.values()} == {NOW + timedelta(hours=1)}


async def test_500_and_429_are_tried_again_in_the_run() -> None:
    store = Memory()
    store.see(watched(1), "dead")
    with webhook(500, 429) as hook:
        _digests(store, [hook.address])
        [told] = await _delivered(store)
    assert (told.why, len(hook.taken), len(hook.asked)) == ("", 1, 3)
    assert store.waiting == {}


async def test_what_was_not_taken_goes_with_the_next_run_under_the_same_id() -> None:
    store = Memory()
    store.see(watched(1), "dead")
    with webhook(404) as hook:
        [digest] = digests(store, [ESSAY], _write, [hook.address], NOW)
        await _delivered(store)
        assert await _delivered(store, NOW + timedelta(minutes=59)) == []
        [told] = await _delivered(store, NOW + timedelta(hours=1))
    assert told.why == ""
    assert [body["digest"] for _, body in hook.asked] == [digest.id] * 2


async def test_digests_come_in_their_order_and_stop_at_the_first_that_is_not_taken() -> None:
    """The second would fare no better, and would overtake the first."""
    store = Memory()
    with webhook(200, 404) as hook:
        for day in range(3):
            store.see(watched(day), "dead")
            _digests(store, [hook.address], NOW + timedelta(days=day))
        told = await _delivered(store, NOW + timedelta(days=3))
        assert [one.why == "" for one in told] == [True, False, False]
        assert len(hook.asked) == 2
        await _delivered(store, NOW + timedelta(days=4))
    assert [body["message"] for body in hook.taken] == [f"died https://www.example.cz/{day}" for day in range(3)]


async def test_what_has_no_turn_in_ten_minutes_goes_with_the_next_run() -> None:
    """The store holds for a quarter of an hour what a run has taken; then another may send it."""
    store = Memory()
    with webhook() as hook:
        for day in range(3):
            store.see(watched(day), "dead")
            _digests(store, [hook.address], NOW + timedelta(days=day))
        ticks = iter(range(0, 10_000, 400))
        slow = replace(Clock.virtual(lambda: NOW + timedelta(days=3)), monotonic=lambda: float(next(ticks)))
        first = [told async for told in deliver(store, "run", slow)]
        second = await _delivered(store, NOW + timedelta(days=3))
    assert (len(first), len(second), len(hook.taken)) == (2, 1, 3)


async def test_it_is_given_up_after_a_fortnight_with_words() -> None:
    store = Memory()
    store.see(watched(1), "dead")
    now = NOW
    tries = 0
    _digests(store, [f"json://127.0.0.1:{closed_port()}/"])
    while store.waiting:
        now = min(at for _, at in store.waiting.values())
        [told] = await _delivered(store, now)
        tries += 1
    assert told.given_up
    assert "given up after 14 days" in told.why
    assert timedelta(days=14) <= now - NOW <= timedelta(days=15)
    assert tries == 19  # after 0, 1, 3, 7, 15, 31 hours, then each day
    assert await _delivered(store, now + timedelta(days=1)) == []


@pytest.mark.parametrize(("tries", "hours"), [(0, 1), (1, 2), (4, 16), (5, 24), (1000, 24)])
def test_pauses_double_up_to_a_day(tries: int, hours: int) -> None:
    [digest] = digests(_one_dead(), [ESSAY], _write, (), NOW)
    assert next_try_of(Delivery(1, digest, "json://h/", tries), NOW) == NOW + timedelta(hours=hours)
    assert next_try_of(Delivery(1, digest, "json://h/", tries), NOW + KEPT_TRYING) is None


def _one_dead() -> Memory:
    store = Memory()
    store.see(watched(1), "dead")
    return store


def test_addresses_are_checked_and_their_secrets_not_shown() -> None:
    check_targets(["json://127.0.0.1:1/hook"], "[watch] notify")
    with pytest.raises(Misuse, match=r"\[watch\] notify: address 2, slack://…: the service Slack") as raised:
        check_targets(["json://127.0.0.1:1/hook", "slack://TOPSECRET/"], "[watch] notify")
    assert "TOPSECRET" not in str(raised.value)
    with pytest.raises(Misuse, match="--notify: address 1, …: it is no address of apprise"):
        check_targets(["jana@example.cz"], "--notify")


def test_every_kind_of_event_has_its_place() -> None:
    from dostupne.app.watch.telling import ORDER

    assert set(ORDER) == set(EventKind)
