"""Settings: who wins, what is refused and how it is said."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from dostupne.app.settings import CANARIES, Settings, find_file, load
from dostupne.contracts import Archive, ArchiveAddresses
from dostupne.errors import Misuse
from dostupne.model.snapshot import ArchiveAnswer


async def _finds_nothing(client: object, addresses: object, url: str, near: object) -> ArchiveAnswer:
    return ArchiveAnswer("none", url)


def _archive(name: str) -> Archive:
    addresses = ArchiveAddresses(cdx_url=f"https://{name}.test/cdx", save_url=f"https://{name}.test/save")
    return Archive(name, addresses, (f"{name}.test",), _finds_nothing)


KNOWN = (_archive("wayback"), _archive("archive-it"))


def _load(folder: Path, text: str = "", environ: Mapping[str, str] | None = None, **options: object) -> Settings:
    (folder / "dostupne.toml").write_text(text, encoding="utf-8")
    return load(options, environ or {}, folder)


def test_without_any_setting_the_defaults_hold(tmp_path: Path) -> None:
    assert load({}, {}, tmp_path) == Settings()
    assert len(CANARIES) == 3


def test_options_win_over_variables_and_those_over_the_file(tmp_path: Path) -> None:
    text = "timeout = 1\nretries = 1\nper_host = 1"
    environ = {"DOSTUPNE_TIMEOUT": "2.5", "DOSTUPNE_RETRIES": "2"}
    network = _load(tmp_path, text, environ, timeout=3.0, retries=None).network
    assert (network.timeout, network.retries, network.per_host) == (3.0, 2, 1)


def test_the_keys_of_the_network_may_stand_under_its_heading(tmp_path: Path) -> None:
    network = _load(tmp_path, '[network]\nconcurrency = 3\nallow_private = true\ncontact = "a@b.cz"').network
    assert (network.concurrency, network.allow_private, network.contact) == (3, True, "a@b.cz")


def test_pyproject_is_read_where_there_is_no_file_of_our_own(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.dostupne]\nlang = "cs"\n', encoding="utf-8")
    assert load({}, {}, tmp_path).lang == "cs"


def test_the_search_stops_at_the_root_of_the_repository(tmp_path: Path) -> None:
    inner = tmp_path / "repository" / "thesis"
    inner.mkdir(parents=True)
    (tmp_path / "dostupne.toml").touch()
    (tmp_path / "repository" / ".git").mkdir()
    assert find_file(inner, tmp_path) is None
    (tmp_path / "repository" / "dostupne.toml").touch()
    assert find_file(inner, tmp_path) == tmp_path / "repository" / "dostupne.toml"


def test_outside_of_repository_and_home_a_parents_file_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "dostupne.toml").touch()
    (tmp_path / "inner").mkdir()
    assert find_file(tmp_path / "inner", None) is None
    assert find_file(tmp_path / "inner", tmp_path) == tmp_path / "dostupne.toml"


def test_a_path_in_the_file_is_meant_from_where_the_file_stands(tmp_path: Path) -> None:
    assert _load(tmp_path, 'replay = "web.warc.gz"').replay == tmp_path / "web.warc.gz"
    assert load({"record": Path("web.warc.gz")}, {}, tmp_path / "none").record == Path("web.warc.gz")


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("0", 0), ("90", 90), ("45s", 45), ("30m", 1800), ("1.5h", 5400), ("12h", 43200), ("30d", 2592000)],
)
def test_an_age_is_seconds_or_a_duration(said: str, seconds: float, tmp_path: Path) -> None:
    """As an option, as a variable, and in the file as a text or a number."""
    assert load({"max_age": said}, {}, tmp_path).max_age == seconds
    assert load({}, {"DOSTUPNE_MAX_AGE": said}, tmp_path).max_age == seconds
    assert _load(tmp_path, f'max_age = "{said}"').max_age == seconds
    assert _load(tmp_path, f"max_age = {seconds}").max_age == seconds


def test_the_folder_of_the_cache_is_meant_from_where_the_file_stands(tmp_path: Path) -> None:
    assert _load(tmp_path, 'cache = "seen"').cache == tmp_path / "seen"


def test_an_archive_gets_the_addresses_of_file_and_environment(tmp_path: Path) -> None:
    use, ours = '[archives]\nuse = ["archive-it", "wayback"]\n', 'cdx_url = "http://127.0.0.1:1/cdx"\nsave_url = ""'
    environ = {"DOSTUPNE_ARCHIVES_ARCHIVE_IT_CDX_URL": "http://127.0.0.1:2/cdx"}
    chosen = _load(tmp_path, f"{use}[archives.wayback]\n{ours}", environ).chosen_archives(KNOWN)
    assert [(archive.name, archive.addresses.cdx_url, archive.addresses.save_url) for archive in chosen] == [
        ("archive-it", "http://127.0.0.1:2/cdx", "https://archive-it.test/save"),
        ("wayback", "http://127.0.0.1:1/cdx", ""),
    ]


@pytest.mark.parametrize(
    ("environ", "names"),
    [
        ({}, ["wayback", "archive-it"]),
        ({"DOSTUPNE_ARCHIVES_USE": "archive-it, wayback"}, ["archive-it", "wayback"]),
        ({"DOSTUPNE_ARCHIVES_USE": ""}, []),
        ({"DOSTUPNE_NO_ARCHIVE": "1"}, []),
        ({"DOSTUPNE_NO_ARCHIVE": "off"}, ["wayback", "archive-it"]),
    ],
)
def test_which_archives_are_asked(environ: dict[str, str], names: list[str], tmp_path: Path) -> None:
    """All known ones by default, else those named, in the order named."""
    assert [archive.name for archive in load({}, environ, tmp_path).chosen_archives(KNOWN)] == names


def test_an_archive_nobody_knows_is_refused_with_those_known(tmp_path: Path) -> None:
    settings = load({}, {"DOSTUPNE_ARCHIVES_USE": "waybck"}, tmp_path)
    with pytest.raises(Misuse, match="“waybck”; those known: wayback, archive-it"):
        settings.chosen_archives(KNOWN)


def test_lists_of_the_environment_are_parted_by_white_space(tmp_path: Path) -> None:
    settings = load({}, {"DOSTUPNE_EXCLUDE": "ftp:* example.org", "DOSTUPNE_CANARIES": "http://127.0.0.1/"}, tmp_path)
    assert settings.canaries == ("http://127.0.0.1/",)
    assert settings.exclude == ("ftp:*", "example.org")


REFUSED_IN_A_FILE = [
    ("concurency = 3", "no setting “concurency”; those known: concurrency"),
    ("concurrency = 0", "“concurrency” must be a whole number, 1 or more, not 0"),
    ('concurrency = "8"', "must be a whole number"),
    ("concurrency = true", "must be a whole number"),
    ("retries = -1", "“retries” must be a whole number, 0 or more, not -1"),
    ("interval = -0.5", "must be seconds, 0 or more"),
    ("timeout = nan", "must be seconds, more than 0"),
    ("timeout = 0", "must be seconds, more than 0"),
    ('allow_private = "yes"', "must be true or false"),
    ('exclude = "a"', "must be a list of addresses or patterns"),
    ('exclude = [""]', "must be a list of addresses or patterns"),
    ("exclude = [1]", "must be a list of addresses or patterns"),
    ('proxy = "127.0.0.1:3128"', "must be an http or https address"),
    ('contact = "a\\r\\nX-Evil: 1"', "printable ASCII"),
    ('contact = "Jan Nov\u00e1k"', "printable ASCII"),
    ('canaries = ["example.org"]', "must be a list of http"),
    ('max_age = "1 week"', "“max_age” must be seconds, or a duration as in 30m, 12h or 1d; at most 30d, not '1 week'"),
    ("max_age = -1", "“max_age” must be seconds"),
    ("max_age = true", "“max_age” must be seconds"),
    ('max_age = "31d"', "“max_age” must be seconds"),
    ('cache = ""', "“cache” must be the path of a folder"),
    ('lang = "de"', "must be cs or en, not 'de'"),
    ('[archives]\nuse = "wayback"', "“archives.use” must be a list of names"),
    ('[archives.wayback]\ncdx = "x"', "no setting “archives.wayback.cdx”; those known: availability_url"),
    ('[archives.wayback]\ncdx_url = "x"', "“archives.wayback.cdx_url” must be an http or https address, or empty"),
    ('[archives]\nwayback = "x"', "no setting “archives.wayback”; those known: use"),
    ("archives = 1", "no setting “archives”"),
    ("timeout = ", "not valid TOML"),
    ('record = "a"\nreplay = "b"', "do not go together"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED_IN_A_FILE)
def test_what_a_file_may_not_say(text: str, message: str, tmp_path: Path) -> None:
    """The message names the setting and what it may be."""
    with pytest.raises(Misuse, match=message.replace("(", r"\(")) as refused:
        _load(tmp_path, text)
    assert str(tmp_path / "dostupne.toml") in str(refused.value) or "do not go together" in message


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("DOSTUPNE_TIMEOUT", "soon", "DOSTUPNE_TIMEOUT: “timeout” must be seconds"),
        ("DOSTUPNE_ALLOW_PRIVATE", "maybe", "must be true or false"),
        ("DOSTUPNE_TIMEOUTS", "1", "DOSTUPNE_TIMEOUTS: there is no setting “timeouts”"),
    ],
)
def test_what_a_variable_may_not_say(variable: str, value: str, message: str, tmp_path: Path) -> None:
    """The message names the variable."""
    with pytest.raises(Misuse, match=message):
        load({}, {variable: value}, tmp_path)


def test_an_option_that_makes_no_sense_is_named_as_it_is_typed(tmp_path: Path) -> None:
    with pytest.raises(Misuse, match="--per-host: “per_host” must be"):
        load({"per_host": -1}, {}, tmp_path)


def test_the_variable_for_debugging_is_no_setting(tmp_path: Path) -> None:
    assert load({}, {"DOSTUPNE_DEBUG": "1"}, tmp_path) == Settings()


def test_a_settings_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "dostupne.toml").write_bytes(b'contact = "\xe1"')
    with pytest.raises(Misuse, match=r"dostupne\.toml: this is not valid TOML"):
        load({}, {}, tmp_path)


def test_an_archive_of_ones_own(tmp_path: Path) -> None:
    """A name that nobody knows, with an address to ask at, is asked after those known."""
    own = '[archives.knihovna]\ntimegate_url = "http://127.0.0.1:1/gate"\n'
    chosen = _load(tmp_path, own, {}).chosen_archives(KNOWN)
    assert [archive.name for archive in chosen] == ["wayback", "archive-it", "knihovna"]
    assert chosen[-1].pace == {"127.0.0.1": 1.0}
    with pytest.raises(Misuse, match="knihovna"):
        _load(tmp_path, '[archives.knihovna]\nreplay_url = "http://127.0.0.1:1/"\n', {}).chosen_archives(KNOWN)
