"""Markup → whether scripts make the page, so that what was read of it is a shell and no content."""

import re

# The letters before each are looked for first, as that costs a tenth of a search; generators write small ones.
_MOUNTS = (
    (
        "=",
        re.compile(
            r"id=[\"']?(?:root|app|application|main-app|react-root|__next|__nuxt|svelte)[\"']?(?=[\s>])[^<>]*>\s*</"
        ),
    ),
    ("<app-root", re.compile(r"<app-root\b[^<>]*>\s*</")),
    ("-app", re.compile(r"-app(?=[\s>])[^<>]*>\s*</")),
    ("ng-app", re.compile(r"ng-app\b")),
)
"""The empty elements into which React, Vue, Next, Nuxt, Angular, Ionic and others put the page, as their generators name them."""

_DEMAND = re.compile(r"<noscript\b[^<>]*>(?:[^<]|<(?!/noscript)){0,600}?(?i:javascript|javaskript|java script)")
"""What pages say to who runs no scripts: `You need to enable JavaScript to run this app.`"""


def is_shell(markup: str) -> bool:
    """Whether the page is filled by scripts, or says that it is."""
    mounts = (mount for sign, mount in _MOUNTS if sign in markup)
    return any(mount.search(markup) for mount in mounts) or ("<noscript" in markup and bool(_DEMAND.search(markup)))
