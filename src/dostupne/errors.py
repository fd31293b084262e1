"""What goes wrong with us or our surroundings (the world's faults are values, see `model`).

DostupneError
├── Misuse              exit 2: an option or a setting that makes no sense
└── CannotWork          exit 3: the work could not be done
    ├── UnreadableSource    a source that is missing, empty, binary, too large …
    ├── UnwritableOutput    the place for the output cannot be written
    ├── UnusableRecording   a `--replay` file that is no recording of this run
    ├── NetworkDown         our own network does not work
    ├── StoreNotReady       the store of what is watched cannot be used: locked, full, not reachable …
    └── NoKeys              an archive saves for those only who have keys
"""


class DostupneError(Exception):
    """Anything the user must be told in one clear message: what, where and what to do."""

    exit_code = 3


class Misuse(DostupneError):
    """An option or a setting that makes no sense."""

    exit_code = 2


class CannotWork(DostupneError):
    """The work could not be done."""


class UnreadableSource(CannotWork):
    """A source that cannot be read: missing, empty, binary, too large, of an unknown encoding."""


class UnwritableOutput(CannotWork):
    """The place for the output cannot be written."""


class UnusableRecording(CannotWork):
    """A `--replay` file that is not a recording, or has nothing recorded for what is asked."""


class NetworkDown(CannotWork):
    """Our own network does not work, so nothing can be said about any link."""


class StoreNotReady(CannotWork):
    """The store of what is watched cannot be used: not reachable, locked, full, read-only, not ours, of a newer version."""


class NoKeys(CannotWork):
    """An archive saves pages for those only who have keys, and there are none in the settings.

    `keys_from` is the address where people get them.
    """

    def __init__(self, archive: str, keys_from: str) -> None:
        super().__init__(f"the archive “{archive}” saves pages for those only who have keys: {keys_from}")
        self.archive = archive
        self.keys_from = keys_from
