"""`dostupne watch vacuum`: old probes that tell nothing → removed."""

from dostupne.cli import options
from dostupne.cli.given import Given, gives


@gives("database")
def vacuum(*, now: options.Now = None, given: Given) -> None:
    """Remove old probes that tell nothing, and make the store small.

    Kept are all that are younger than `[watch] keep` (365d), and of those older the first, the last, every change and
    all that a death was proved by: what is known of each link stays the same.

    Ends with 0; 2 for misuse; 3 if the store is not ready.
    """
    # The application loads the database: `--help` must not wait for it.
    from dostupne.app.watch.keeping import vacuum as make_small
    from dostupne.cli import choices
    from dostupne.cli.watch_keeping import say, size, store_of

    clock = choices.clock_at(now)
    with store_of(given) as (store, settings, words):
        done = make_small(store, settings, clock())
    say(words, "vacuumed", done.removed, size(done.bytes_before), size(done.bytes_after))
