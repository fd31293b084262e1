"""An address → how else an archive may spell it, and whether two of them are one page."""

from urllib.parse import unquote

from dostupne.model.urls import canonical, without_tracking


def other_spellings(url: str) -> tuple[str, ...]:
    """The other spellings a page may be archived under: without tracking parameters, of the other scheme and `www`,
    with or without the closing slash. To be asked for only where the exact address has nothing.
    """
    clean = without_tracking(url)
    scheme, _, rest = clean.partition("://")
    other = "http" if scheme.lower() == "https" else "https"
    bare = rest.removeprefix("www.")
    path, mark, query = clean.partition("?")
    slash = path.removesuffix("/") if path.endswith("/") else f"{path}/"
    found = (clean, f"{other}://{bare if bare != rest else f'www.{rest}'}", slash + mark + query)
    return tuple(one for one in found if one != url)


def sendable(url: str) -> str:
    """The address in letters that can be sent; halves of surrogate pairs, as broken texts have, cannot."""
    return url.encode("utf-8", "replace").decode("utf-8")


def is_same_page(one: str, other: str) -> bool:
    """Whether an index that folds spellings (SURT) files both under one key.

    Scheme, `www.`, case, the closing slash and the order of parameters do not count.
    """
    return _key(one) == _key(other)


def _key(url: str) -> tuple[str, tuple[str, ...]]:
    """The page without its parameters, and those as they are: `canonical` alone would drop some."""
    path, _, query = url.partition("#")[0].partition("?")
    return canonical(path).casefold(), tuple(sorted(unquote(query).casefold().split("&")))
