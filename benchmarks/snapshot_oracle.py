"""What should be offered for a made-up citation: by looking at every capture, knowing what each shows.

Written apart from dostupne: it shares no code with `links/choose`, and asks no archive.
"""

from collections.abc import Collection
from datetime import date

from benchmarks.snapshot_cases import Case, Shot, Shows


def right_shots(case: Case, archives: Collection[str], today: date) -> list[Shot]:
    """The captures that may be offered first, each as good as the others; none where nothing shows the cited page.

    Of the very day; else the last before it; else the first after it. Without a day of access that of the publication counts,
    without either the newest is right.
    """
    good = [
        shot
        for shot in case.shots
        if shot.archive in archives and shot.shows is Shows.CITED and shot.work == case.number and shot.day <= today
    ]
    wanted = case.accessed or case.issued
    if wanted is None:
        return _of_day(good, max((shot.day for shot in good), default=today))
    if any(shot.day == wanted for shot in good):
        return _of_day(good, wanted)
    if before := [shot.day for shot in good if shot.day < wanted]:
        return _of_day(good, max(before))
    return _of_day(good, min((shot.day for shot in good), default=today))


def _of_day(shots: list[Shot], day: date) -> list[Shot]:
    return [shot for shot in shots if shot.day == day]


def shot_at(case: Case, archive: str, stamp: str) -> Shot | None:
    """The capture of that archive and moment; None where there is no such one."""
    return next((shot for shot in case.shots if (shot.archive, shot.stamp) == (archive, stamp)), None)


def verdict_on(case: Case, archive: str, stamp: str, archives: Collection[str], today: date) -> str:
    """`right`, `wrong`, `soft-404`, `redirect or error`, or `not there`, of an offered capture; without a stamp
    `missed` or `rightly none`."""
    right = right_shots(case, archives, today)
    if not stamp:
        return "missed" if right else "rightly none"
    offered = shot_at(case, archive, stamp)
    if offered is None:
        return "not there"
    if offered in right:
        return "right"
    by_what = {Shows.SOFT_404: "soft-404", Shows.ERROR: "redirect or error", Shows.REDIRECT: "redirect or error"}
    return by_what.get(offered.shows, "wrong")
