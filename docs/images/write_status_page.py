"""Writes a status page of a made-up half a year of 60 links: what docs/images/status.png is taken of."""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))


def main(path: Path) -> None:
    """Writes the page."""
    from dostupne.app.watch.report import Asked, report
    from dostupne.app.watch.settings import WatchSettings
    from dostupne.cli.render.watch.reports import rendered
    from dostupne.cli.words import Words
    from dostupne.store.watch import WatchStore
    from tests.cli.watch.half_a_year import NOW, fill

    with tempfile.TemporaryDirectory() as folder, WatchStore.opened(f"{folder}/watch.sqlite") as store:
        fill(store)
        told = report(store, WatchSettings(), Asked(("diplomka",)), NOW)
    path.write_text(rendered(told, "html", Words("en")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
