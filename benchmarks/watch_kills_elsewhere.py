"""SIGKILL at random moments in all that writes to the store besides `watch run`: the first start, `add`, `vacuum`, `import`.

    python -m benchmarks.watch_kills_elsewhere [--kills 25] [--seed 8] [--database URL]

`--kills` are those of each. What PostgreSQL has in the database of the URL is removed. Ends with 1 where anything is not as it must be.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from operator import le
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.machine import machine_line
from benchmarks.watch_command import Command, bibliography
from benchmarks.watch_kills import START, Ledger, made, show, watched
from benchmarks.watch_store_view import cited, emptied, happened, is_sound, probed


@dataclass
class Trials:
    """Kills of one command, over and over: what was found."""

    command: Command
    chance: random.Random
    kills: int
    ledger: Ledger = field(default_factory=Ledger)

    def kill(self, *words: str, longest: float, held: Callable[[], None]) -> None:
        """Kills the command within so many seconds of its start, and looks at the store after each kill."""
        while self.ledger.kills < self.kills:
            self.ledger.rounds += 1
            moment = self.chance.uniform(0.1, longest * 1.05)
            code = self.command.killed(*words, when=partial(le, moment), now=START)
            self.ledger.kills += code == -9
            if code not in {-9, 0, 2}:
                self.ledger.wrong.append(f"watch {words[0]} ended with {code}")
            held()
            if self.ledger.rounds > 6 * self.kills:
                self.ledger.wrong.append("too few kills hit: the command is done before they come")
                return

    def works(self, *words: str, codes: tuple[int, ...] = (0,)) -> float:
        """Runs the command to its end; the seconds it took."""
        done = self.command.run(*words, now=START)
        if done.code not in codes:
            self.ledger.wrong.append(f"watch {' '.join(words)} ended with {done.code}: {done.err[-300:]}")
        return done.seconds

    def sound(self) -> None:
        """Notes a store that is not sound."""
        if not is_sound(self.command.database):
            self.ledger.wrong.append("the store is not sound")


def _trials(folder: Path, database: str, kills: int, seed: int) -> Trials:
    return Trials(Command(folder, database, {"LANG": "en"}), random.Random(seed), kills)


def kill_starts(folder: Path, database: str, kills: int, seed: int) -> Ledger:
    """The first start, which makes the tables; each time from nothing."""
    trials = _trials(folder, database, kills, seed)
    emptied(database)
    longest = trials.works("export")

    def held() -> None:
        trials.works("export")
        trials.sound()
        emptied(database)

    emptied(database)
    trials.kill("export", longest=longest, held=held)
    return trials.ledger


def kill_adds(folder: Path, database: str, kills: int, seed: int, works: int = 1500) -> Ledger:
    """`add` of a big file: in the end it is there whole, whether the kill came before or after it was."""
    emptied(database)
    trials = _trials(folder, database, kills, seed)
    file = folder / "velka.bib"
    text = bibliography([(one.title, one.author, one.url) for one in made(works).values()])
    file.write_text(text, encoding="utf-8")
    longest = trials.works("add", str(file), "--name", "prvni")

    def held() -> None:
        there = cited(database).get("velka")
        if there not in {None, works}:
            trials.ledger.wrong.append(f"half added: {there} of {works} citations are there")
        trials.sound()
        trials.works("add", str(file), "--name", "velka", codes=(0,) if there is None else (2,))
        if cited(database).get("velka") != works:
            trials.ledger.wrong.append(f"added again, and {cited(database).get('velka')} of {works} are there")
        trials.works("remove", "velka")

    trials.kill("add", str(file), "--name", "velka", longest=longest, held=held)
    return trials.ledger


def _grown(folder: Path, database: str, rounds: int, links: int) -> None:
    """A store with so many rounds of history."""
    emptied(database)
    with watched(folder, database, links) as (command, web, _, options):
        for number in range(rounds):
            web.round = number
            done = command.run("run", *options, now=START + timedelta(days=7 * number))
            if done.code not in {0, 1}:
                raise SystemExit(f"watch run ended with {done.code}: {done.err}")


def kill_vacuums(folder: Path, database: str, kills: int, seed: int) -> Ledger:
    """`vacuum`: what happened is told the same before and after, and no link loses its first or last look."""
    _grown(folder, database, 8, 200)
    trials = _trials(folder, database, kills, seed)
    trials = Trials(Command(folder, database, {"LANG": "en", "WATCH_KEEP": "7d"}), trials.chance, kills)
    events, looks = happened(database), probed(database)
    ends = {
        (url, end(at for one, at in looks if one == url)) for url in {url for url, _ in looks} for end in (min, max)
    }
    started = time.perf_counter()
    trials.kill("vacuum", longest=1.5, held=trials.sound)
    trials.works("vacuum")
    if happened(database) != events:
        trials.ledger.wrong.append("vacuum changed what has happened")
    if missing := ends - probed(database).keys():
        trials.ledger.wrong.append(f"vacuum removed {len(missing)} first or last looks")
    trials.ledger.repeated = round(time.perf_counter() - started)
    return trials.ledger


def kill_imports(folder: Path, database: str, kills: int, seed: int) -> Ledger:
    """`import` into an empty store, begun again until it is done: then it holds what was exported, each once."""
    other = str(folder / "other.sqlite")
    _grown(folder, other, 8, 200)
    file = folder / "all.jsonl"
    exported = Command(folder, other, {"LANG": "en"}).run("export", "-o", str(file))
    emptied(database)
    trials = _trials(folder, database, kills, seed)
    if exported.code:
        trials.ledger.wrong.append(f"watch export ended with {exported.code}: {exported.err[-300:]}")
        return trials.ledger
    longest = trials.works("import", str(file))
    emptied(database)

    def held() -> None:
        trials.sound()
        if trials.chance.random() < 0.3:
            emptied(database)

    trials.kill("import", str(file), longest=longest, held=held)
    trials.works("import", str(file))
    for read in (probed, happened, cited):
        if read(database) != read(other):
            trials.ledger.wrong.append(f"what was imported differs: {read.__name__}")
    return trials.ledger


EVERYWHERE = {"first start": kill_starts, "add": kill_adds, "vacuum": kill_vacuums, "import": kill_imports}


def main() -> None:
    """Kills each, and prints what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--database", default="", help="SQLite in a temporary folder where not given")
    options = parser.parse_args()
    print(machine_line())
    wrong = 0
    for what, kill in EVERYWHERE.items():
        with TemporaryDirectory() as name:
            database = options.database or str(Path(name) / "watch.sqlite")
            ledger = kill(Path(name), database, options.kills, options.seed)
        show(what, ledger)
        wrong += len(ledger.wrong)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
