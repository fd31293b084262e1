"""Settings file, environment, options → Settings. Later wins."""

import dataclasses
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dostupne.app.setting_kinds import (
    FILE,
    FOLDER,
    KEY_NAMES,
    NETWORK_KINDS,
    OF_ARCHIVES,
    Key,
    Kind,
    kind_of,
    seconds_of,
    siblings,
)
from dostupne.app.watch.settings import WatchSettings
from dostupne.archives.by_addresses import archive_at, askable
from dostupne.contracts import Archive, ArchiveAddresses
from dostupne.errors import Misuse
from dostupne.model.saving import SaveKeys
from dostupne.net.settings import NetworkSettings, Registries

CANARIES = ("https://example.com/", "https://www.wikipedia.org/", "https://www.nic.cz/")
"""Addresses asked when every link fails, to tell a dead web from our own dead network."""

PREFIX = "DOSTUPNE_"
OPTIONS_OF_TABLES: Mapping[str, Key] = {
    "database": ("store", "url"),
    "window": ("watch", "window"),
    "jitter": ("watch", "jitter"),
    "reports": ("watch", "reports"),
}
"""Options that are settings of a table."""

NOT_SETTINGS = frozenset({"DOSTUPNE_DEBUG", "DOSTUPNE_PASSWORD"})
"""Variables of ours that are no settings."""


@dataclass(frozen=True, slots=True)
class ArchiveSetting:
    """What the user changed about one archive: `(name of the address, address)`, empty to do without it.

    The keys tell the archive who asks it to save; `repr` does not show them.
    """

    name: str
    urls: tuple[tuple[str, str], ...] = ()
    access_key: str = field(default="", repr=False)
    secret_key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a user can set.

    `archives_used` are names in the order to ask, None for all we know; `exclude` are the
    patterns that `links.collect.is_excluded` reads. `lang` is `cs`, `en`, or empty for the locale's.
    What an earlier run saw alive at most `max_age` seconds ago is not asked again; 0 remembers nothing. `cache` is the
    folder where that is kept, None for the user's cache folder. `archive_budget` are seconds that archives may take together in
    one run. What they said is remembered there too, unless `remember_captures` is off; `refresh` asks them all the same.
    What has a copy not older than `within` seconds is not saved again. `edition` is `auto`, `2011` or `2022`; `severity` the mildest
    that ends `validate` with 1; `select`, `ignore` and `per_file_ignores` are what `app.selection` reads, `baseline` a file that it wrote.
    """

    network: NetworkSettings = field(default_factory=NetworkSettings)
    archives: tuple[ArchiveSetting, ...] = ()
    archives_used: tuple[str, ...] | None = None
    use_archives: bool = True
    exclude: tuple[str, ...] = ()
    record: Path | None = None
    replay: Path | None = None
    max_age: float = 0.0
    within: float = 30 * 86400.0
    archive_budget: float = 900.0
    remember_captures: bool = True
    refresh: bool = False
    cache: Path | None = None
    canaries: tuple[str, ...] = CANARIES
    edition: str = "auto"
    severity: str = "warning"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[str, ...] = ()
    baseline: Path | None = None
    registries: Registries = field(default_factory=Registries)
    watch: WatchSettings = field(default_factory=WatchSettings)
    lang: str = ""

    def chosen_archives(self, known: Sequence[Archive]) -> tuple[Archive, ...]:
        """Of the archives known to us, and those the user gave addresses of, the ones to ask, in order, at these addresses.

        Raises `Misuse` for a name that no archive of ours has, without an address to ask it at.
        """
        by_name = {archive.name: archive for archive in known} | self._own_archives(known)
        for name in (*(self.archives_used or ()), *(setting.name for setting in self.archives)):
            if name not in by_name:
                raise Misuse(f"archives: there is no archive “{name}”; those known: {', '.join(by_name)}")
        if not self.use_archives:
            return ()
        usual = [archive.name for archive in by_name.values() if archive.by_default]
        names = dict.fromkeys(usual if self.archives_used is None else self.archives_used)
        return tuple(self._readdressed(by_name[name]) for name in names)

    def saving_archive(self, known: Sequence[Archive]) -> Archive:
        """The archive that saves pages, at the addresses set for it, whichever are asked for copies.

        Raises `Misuse` where its `save_url` was set to nothing.
        """
        archive = next(self._readdressed(one) for one in known if one.save is not None)
        if not archive.addresses.save_url:
            raise Misuse(f"archives.{archive.name}.save_url is empty: there is no address to save pages at")
        return archive

    def save_keys(self, archive: str) -> SaveKeys | None:
        """The keys for an archive, None where there are none. Raises `Misuse` for one without the other."""
        setting = next((one for one in self.archives if one.name == archive), ArchiveSetting(archive))
        given = {"access_key": setting.access_key, "secret_key": setting.secret_key}
        missing = [name for name, key in given.items() if not key]
        if len(missing) == 1:
            raise Misuse(f"archives.{archive}.{missing[0]} is missing: the archive wants both of its keys")
        return None if missing else SaveKeys(**{name.removesuffix("_key"): key for name, key in given.items()})

    def _own_archives(self, known: Sequence[Archive]) -> dict[str, Archive]:
        """Archives that only the user's settings know: how each is asked follows from its addresses."""
        names = {archive.name for archive in known}
        own = {
            setting.name: ArchiveAddresses(**dict(setting.urls))
            for setting in self.archives
            if setting.name not in names
        }
        return {name: archive_at(name, addresses) for name, addresses in own.items() if askable(addresses)}

    def _readdressed(self, archive: Archive) -> Archive:
        changes = {name: url for setting in self.archives if setting.name == archive.name for name, url in setting.urls}
        return dataclasses.replace(archive, addresses=dataclasses.replace(archive.addresses, **changes))


def load(options: Mapping[str, object], environ: Mapping[str, str], folder: Path) -> Settings:
    """The settings that hold in `folder`, of `dostupne.toml` or `[tool.dostupne]`, variables and options.

    `options` are by name with underscores (`max_redirects`); those that are None were not given.
    Raises `Misuse` for a key that does not exist and a value that makes no sense.
    """
    values: dict[Key, object] = {}
    file = find_file(folder, Path(environ["HOME"]) if environ.get("HOME") else None)
    if file is not None:
        values |= _of_file(file)
    values |= _of_environment(environ)
    for name, value in options.items():
        if value is not None:
            key = OPTIONS_OF_TABLES.get(name, (name,))
            values[key] = _checked(key, value, f"--{name.replace('_', '-')}")
    return _settings(values)


def find_file(folder: Path, home: Path | None) -> Path | None:
    """The nearest settings file, from the folder up to its repository's root or the home folder.

    Outside of both only the folder itself counts: what lies in /tmp may be another person's.
    """
    folder = folder.absolute()
    for place in _places(folder, home):
        if (own := place / "dostupne.toml").is_file():
            return own
        if (project := place / "pyproject.toml").is_file() and _own_table(project) is not None:
            return project
    return None


def _own_table(project: Path) -> object:
    tool = _toml(project).get("tool")
    return tool.get("dostupne") if isinstance(tool, dict) else None


def _places(folder: Path, home: Path | None) -> Iterable[Path]:
    upwards = (folder, *folder.parents)
    for count, place in enumerate(upwards, 1):
        if place == home or (place / ".git").exists():
            return upwards[:count]
    return (folder,)


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise Misuse(f"{file}: the settings cannot be read ({error.strerror})") from error
    except ValueError as error:  # of TOML and of UTF-8 alike
        raise Misuse(f"{file}: this is not valid TOML ({error})") from error


def _of_file(file: Path) -> dict[Key, object]:
    table = _own_table(file) if file.name == "pyproject.toml" else _toml(file)
    if not isinstance(table, dict):
        raise Misuse(f"{file}: [tool.dostupne] must be a table")
    values = {key: _checked(key, value, str(file)) for key, value in _flat(table)}
    # A path in a settings file is meant from where the file stands, wherever the command is run.
    return {key: _from_where(file.parent, key, value) for key, value in values.items()}


def _from_where(folder: Path, key: Key, value: object) -> object:
    """The value, a path in it seen from the folder."""
    if key == ("watch", "reports") and isinstance(value, list):
        return [str(folder / one) for one in value]
    if key == ("store", "url") and isinstance(value, str) and "://" not in value:
        return str(folder / Path(value).expanduser())
    return folder / str(value) if kind_of(key) in (FILE, FOLDER) else value


def _flat(table: Mapping[str, object]) -> Iterable[tuple[Key, object]]:
    """The keys of a settings table; `[network]` is a heading only, its keys may stand at the top too."""
    for name, value in table.items():
        if name == "network" and isinstance(value, dict):
            yield from (((key,), item) for key, item in value.items())
        elif name == "archives" and isinstance(value, dict):
            yield from _flat_archives(value)
        elif name in {"watch", "store"} and isinstance(value, dict):
            yield from (((name, key), item) for key, item in value.items())
        else:
            yield (name,), value


def _flat_archives(table: Mapping[str, object]) -> Iterable[tuple[Key, object]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from ((("archives", name, key), item) for key, item in value.items())
        else:
            yield ("archives", name), value


def _of_environment(environ: Mapping[str, str]) -> dict[Key, object]:
    values: dict[Key, object] = {}
    for variable, text in environ.items():
        if variable.startswith(PREFIX) and variable not in NOT_SETTINGS:
            key = _key_of_variable(variable)
            values[key] = _checked(key, _from_text(key, text, variable), variable)
    return values


def _key_of_variable(variable: str) -> Key:
    """`DOSTUPNE_ARCHIVES_WAYBACK_CDX_URL` → `("archives", "wayback", "cdx_url")`."""
    name = variable.removeprefix(PREFIX).lower()
    if name == "archives_use":
        return "archives", "use"
    for what in OF_ARCHIVES:
        if name.startswith("archives_") and name.endswith(f"_{what}"):
            # A variable's name has no hyphen to offer, an archive's may.
            archive = name.removeprefix("archives_").removesuffix(f"_{what}").replace("_", "-")
            return "archives", archive, what
    table, _, rest = name.partition("_")
    return (table, rest) if table in {"watch", "store"} and rest else (name,)


def _from_text(key: Key, text: str, where: str) -> object:
    kind = kind_of(key)
    if kind is None:
        raise _unknown(key, where)
    try:
        return kind.from_text(text)
    except ValueError:
        raise _wrong(key, text, where, kind) from None


def _checked(key: Key, value: object, where: str) -> object:
    kind = kind_of(key)
    if kind is None:
        raise _unknown(key, where)
    if not kind.fits(value):
        raise _wrong(key, value, where, kind)
    return value


def _unknown(key: Key, where: str) -> Misuse:
    return Misuse(f"{where}: there is no setting “{'.'.join(key)}”; those known: {', '.join(siblings(key))}")


def _wrong(key: Key, value: object, where: str, kind: Kind) -> Misuse:
    given = "what was given (it is not shown)" if kind.secret else repr(value)
    return Misuse(f"{where}: “{'.'.join(key)}” must be {kind.allowed}, not {given}")


def _settings(values: Mapping[Key, object]) -> Settings:
    plain: dict[str, Any] = {key[0]: value for key, value in values.items() if len(key) == 1}
    network = {name: value for name, value in plain.items() if name in NETWORK_KINDS}
    rest: dict[str, Any] = {name: value for name, value in plain.items() if name not in network}
    for name in rest.keys() & {"exclude", "canaries", "select", "ignore", "per_file_ignores"}:
        rest[name] = tuple(rest[name])
    for name in rest.keys() & {"record", "replay", "cache", "baseline"}:
        rest[name] = Path(rest[name])
    if "edition" in rest:
        rest["edition"] = str(rest["edition"])
    for name in rest.keys() & {"max_age", "archive_budget", "within"}:
        rest[name] = seconds_of(rest[name])
    if rest.get("record") and rest.get("replay"):
        raise Misuse("--record and --replay do not go together: a replay sees nothing new to record")
    registries = {name: rest.pop(name) for name in ("doi_url", "crossref_url") if name in rest}
    used: Any = values.get(("archives", "use"))
    return Settings(
        network=NetworkSettings(**network),
        registries=replace(Registries(), **registries),
        archives=_archive_settings(values),
        watch=_watch_settings(values),
        archives_used=None if used is None else tuple(used),
        use_archives=not rest.pop("no_archive", False),
        **rest,
    )


_SECONDS = frozenset({"every", "suspected", "dead", "apart", "backoff", "jitter", "archive_within", "keep"})


def _watch_settings(values: Mapping[Key, object]) -> WatchSettings:
    given: dict[str, Any] = {key[1]: value for key, value in values.items() if key[0] == "watch"}
    for name in given.keys() & _SECONDS:
        given[name] = seconds_of(given[name])
    for name in given.keys() & {"counts", "notify", "tell"}:
        given[name] = tuple(given[name])
    if "reports" in given:
        given["reports"] = tuple(Path(one) for one in given["reports"])
    if given.get("warc"):
        given["warc"] = Path(given["warc"])
    return WatchSettings(database=str(values.get(("store", "url"), "")), **given)


def _archive_settings(values: Mapping[Key, object]) -> tuple[ArchiveSetting, ...]:
    urls: dict[str, list[tuple[str, str]]] = {}
    keys: dict[str, dict[str, str]] = {}
    for key, value in values.items():
        if len(key) == 3:
            of_archive = urls.setdefault(key[1], [])
            if key[2] in KEY_NAMES:
                keys.setdefault(key[1], {})[key[2]] = str(value)
            else:
                of_archive.append((key[2], str(value)))
    return tuple(ArchiveSetting(name, tuple(pairs), **keys.get(name, {})) for name, pairs in urls.items())
