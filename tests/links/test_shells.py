"""Pages that scripts make."""

import time

import pytest

from dostupne.links.shells import is_shell


@pytest.mark.parametrize(
    "markup",
    [
        "<body><app-root></app-root><script src=main.js></script>",
        '<body><div id="root"></div>',
        "<body><div class=x id=__next data-y>\n</div>",
        '<noscript>You need to enable JavaScript to run this app.</noscript><main id="x"><h1>Nic</h1></main>',
        "<noscript><p>Prosím <b>zapněte</b> JavaScript.</p></noscript>",
        "<html ng-app='katalog'><body>",
    ],
)
def test_shells(markup: str) -> None:
    assert is_shell(markup)


@pytest.mark.parametrize(
    "markup",
    [
        '<body><div id="root"><h1>Obec Lhota</h1></div>',
        "<noscript><img src=pixel.gif></noscript><p>Kurz JavaScriptu</p>",
        "<p>O knihovně React a prvku div id=root</p>",
        "",
    ],
)
def test_pages(markup: str) -> None:
    assert not is_shell(markup)


@pytest.mark.parametrize("part", ["<noscript>", "<div id=root ", "<a-app ", "<noscript><b>", "<html ng"])
def test_odd_markup_takes_no_time(part: str) -> None:
    """However often a beginning is repeated that never ends."""
    began = time.process_time()
    is_shell(part * (500_000 // len(part)))
    assert time.process_time() - began < 5
