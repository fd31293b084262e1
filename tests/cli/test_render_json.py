"""The report as JSON: the contract of the command line, key by key."""

import json as stdlib_json
from dataclasses import replace
from datetime import timedelta, timezone
from typing import Any

from dostupne.cli.render import json
from dostupne.cli.words import Words
from dostupne.model.report import Report
from dostupne.model.snapshot import NOT_SHOWN, Rejected
from dostupne.model.work import Work


def _item(work: Work) -> dict[str, object]:
    return {"id": work.id, "title": work.reference.title}


def _json(report: Report) -> str:
    return "".join(json.render(report, Words("en").reason, _item))


def _rendered(report: Report) -> dict[str, Any]:
    content = stdlib_json.loads(_json(report))
    assert isinstance(content, dict)
    return content


def test_a_link_has_all_that_the_contract_names(report: Report) -> None:
    link = _rendered(report)["links"][2]
    url = report.links[2].link.url
    assert link == {
        "url": url,
        "works": ["work3"],
        "standing": "drifted",
        "reason": "soft-404",
        "detail": "Stránka nenalezena",
        "message": "the server answers, but the page says “not found” (Stránka nenalezena)",
        "status": 200,
        "final_url": url,
        "hops": [{"status": 200, "url": url}],
        "title": "Stránka nenalezena & konec",
        "match": 0.04,
        "successor": None,
        "notes": [],
        "checked_at": "2026-03-01T09:30:00Z",
        "snapshots": [
            {
                "archive": "wayback",
                "url": f"https://web.archive.org/web/20140725120000/{url}",
                "datetime": "2014-07-25T12:00:00Z",
                "distance_days": 3,
                "representative": True,
                "match": 0.9,
            },
            {
                "archive": "wayback",
                "url": f"https://web.archive.org/web/20150102000000/{url}",
                "datetime": "2015-01-02T00:00:00Z",
                "distance_days": 164,
                "representative": False,
                "match": None,
            },
        ],
        "copies_rejected": [],
        "archives_asked": ["wayback", "webarchiv"],
        "archives_asked_at": None,
        "archives_restricted": [],
        "archive_failures": [],
    }


def test_what_archives_hold_and_is_not_offered(report: Report) -> None:
    """Copies passed over with what they show, archives that keep theirs to themselves, and of when all this is."""
    first = report.links[2]
    capture = first.snapshots[0].capture
    passed_over = (Rejected(capture, "soft-404", "Stránka"), Rejected(capture, NOT_SHOWN))
    abroad = first.probe.asked_at.astimezone(timezone(timedelta(hours=2))) if first.probe else None
    changed = replace(first, rejected=passed_over, restricted=("webarchiv",), archives_asked_at=abroad)
    (link,) = _rendered(replace(report, links=(changed,)))["links"]
    copy = {"archive": "wayback", "url": capture.url, "datetime": "2014-07-25T12:00:00Z"}
    assert link["copies_rejected"] == [
        {**copy, "reason": "soft-404", "detail": "Stránka"},
        {**copy, "reason": "not-shown", "detail": None},
    ]
    assert link["archives_restricted"] == ["webarchiv"]
    assert link["archives_asked_at"] == "2026-03-01T09:30:00Z"


def test_a_moved_link_names_its_successor_and_rounds_its_match(report: Report) -> None:
    link = _rendered(report)["links"][1]
    assert (link["successor"], link["match"]) == ("https://new.test/archiv/clanek", 0.871)


def test_candidates_and_the_confirmed_one_stand_where_there_are_any(report: Report) -> None:
    links = _rendered(report)["links"]
    assert links[6]["confirmed_url"] == "http://good.test/zprava-2014"
    assert links[5]["candidates"] == ["http://slow.test/a-b", "http://slow.test/a/b"]
    assert "confirmed_url" not in links[0]


def test_a_link_never_asked_has_no_evidence(report: Report) -> None:
    link = _rendered(report)["links"][7]
    assert [link[key] for key in ("status", "final_url", "hops", "title", "checked_at")] == [None, None, [], None, None]


def test_the_rest_of_the_report(report: Report) -> None:
    content = _rendered(report)
    assert [work["id"] for work in content["works"]] == [f"work{number}" for number in range(1, 11)]
    assert content["summary"]["gone"] == 2
    assert content["network_down"] is False
    assert content["faults"] == [{"source": "esej.txt", "line": 77, "message": "an entry has no closing brace"}]


def test_the_same_report_gives_the_same_bytes_and_times_are_utc(report: Report) -> None:
    turned = replace(report, links=tuple(reversed(report.links)))
    text = _json(report)
    assert text == _json(report)
    assert stdlib_json.loads(_json(turned))["summary"] == _rendered(report)["summary"]
    abroad = replace(report, made_at=report.made_at.astimezone(timezone(timedelta(hours=2))))
    assert _json(abroad) == text


def test_a_link_that_was_not_asked_again_says_so(report: Report) -> None:
    """Only such a link has the key; the time is that of the asking."""
    links = [
        replace(one, probe=replace(one.probe, cached=one is report.links[0])) if one.probe else one
        for one in report.links
    ]
    rendered = _rendered(replace(report, links=tuple(links)))["links"]
    assert [link.get("cached") for link in rendered] == [True] + [None] * (len(links) - 1)
    assert rendered[0]["checked_at"] == "2026-03-01T09:30:00Z"
