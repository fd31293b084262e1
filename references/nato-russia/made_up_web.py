"""A made-up web and a made-up archive for the sample essay: the demo must show every standing without any network.

Nothing in here was ever seen on the real sites; only the addresses are real, because the essay cites them.
`make_recording.py` lets the real engine look at this web and records what it sees.
"""

import json
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import httpx

from dostupne.model.evidence import Failure
from dostupne.net.failures import NoAnswer

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>
<body><h1>{heading}</h1><p>{text}</p></body></html>"""

ECONOMIST = "http://www.economist.com/news/international/21589900-atlantic-alliance-wants-new-role-after-afghanistan-time-being-it-looking"
CSMONITOR = (
    "http://www.csmonitor.com/World/Europe/2014/0326/What-role-for-NATO-Ukraine-crisis-may-push-it-back-to-basics"
)
CSMONITOR_NOW = "https://www.csmonitor.com/archive/2014/what-role-for-nato"
FACT_SHEET = "http://www.nato.int/nato_static/assets/pdf/pdf_2014/20140411_140411-factsheet_russia_en.pdf"
SWP = "http://www.swp-berlin.org/fileadmin/contents/products/arbeitspapiere/NATO_Oslo_ks.pdf"
TOPICS = "http://www.nato.int/cps/en/natolive/topics_50090.htm"
TOPICS_NOW = "https://www.nato.int/cps/en/natohq/topics_50090.htm"
TRAN = "http://www.defensenews.com/article/20140408/DEFREG01/304080013/Rasmussen-Russian-Actions-Ukraine-Threaten-NATO-Relations"
AGREES = (
    "http://www.defensenews.com/article/20140603/DEFREG01/306030034/NATO-Agrees-Readiness-Action-Plan-Counter-Russia"
)
POST = (
    "http://www.washingtonpost.com/opinions/eugene-robinson-with-ukraine-crisis-the-us-has-a-credibility-problem"
    "/2014/03/03/f8f6a58a-a311-11e3-8466-d34c451760b9_story.html"
)


def page(title: str, *, heading: str = "", text: str = "", head: str = "", status: int = 200) -> httpx.Response:
    """An ordinary HTML page that calls itself `title`."""
    html = PAGE.format(title=title, heading=heading or title, text=text or "The text of the page.", head=head)
    return httpx.Response(status, html=html)


def pdf() -> httpx.Response:
    """A PDF: its title is not read yet, so it is alive without being compared."""
    return httpx.Response(200, content=b"%PDF-1.4\n% made up\n%%EOF\n", headers={"content-type": "application/pdf"})


def moved(to: str) -> httpx.Response:
    """A permanent redirect."""
    return httpx.Response(301, headers={"location": to})


def missing() -> httpx.Response:
    """An honest 404."""
    return page("404 Not Found", status=404)


WEB: dict[str, Callable[[], httpx.Response]] = {
    "http://csis.org/files/media/csis/pubs/081110_smith_natorussia_web.pdf": missing,
    "http://www.nato.int/docu/review/2011/nato_russia/Trenin-interview/EN/index.htm": lambda: page(
        "NATO Review - Interview with Dmitri Trenin"
    ),
    POST: lambda: httpx.Response(
        403, html="<title>Just a moment...</title>", headers={"cf-mitigated": "challenge", "server": "cloudflare"}
    ),
    "http://www.bbc.com/news/world-europe-28012778": lambda: page(
        "Nato: Russia fails to respect international commitments - BBC News"
    ),
    TRAN: lambda: page(
        "Page not found | Defense News",
        heading="Sorry, we could not find that page",
        text="The page may have been removed.",
    ),
    "http://www.nextnewdeal.net/redefining-natos-role-21st-century": lambda: page(
        "nextnewdeal.net - this domain is for sale",
        heading="nextnewdeal.net",
        text="Buy this domain. The owner is offering it for sale.",
    ),
    ECONOMIST.replace("after-afghanistan", "afterafghanistan"): missing,
    ECONOMIST: lambda: page(
        "Back to basics | The Economist", head='<meta property="og:title" content="Back to basics">'
    ),
    CSMONITOR: lambda: moved(CSMONITOR_NOW),
    CSMONITOR_NOW: lambda: page("What role for NATO? Ukraine crisis may push it back to basics - CSMonitor.com"),
    FACT_SHEET.replace("-factsheet", "factsheet"): missing,
    FACT_SHEET: missing,
    TOPICS: lambda: moved(TOPICS_NOW),
    TOPICS_NOW: lambda: page("NATO - Topic: NATO-Russia relations", heading="NATO-Russia relations"),
    "http://www.nato.int/docu/review/2011/nato_russia/Disappointment/EN/index.htm": lambda: httpx.Response(
        302, headers={"location": "https://www.nato.int/docu/review/climate/index.html"}
    ),
    "https://www.nato.int/docu/review/climate/index.html": lambda: page(
        "NATO Review - Water, food and the climate of tomorrow",
        heading="Water, food and the climate of tomorrow",
        text="Harvests fail where the rains come late. What can be done about it, and who should pay?",
    ),
    AGREES: lambda: moved("https://www.defensenews.com/"),
    "https://www.defensenews.com/": lambda: page("Defense News | Top stories of the day", heading="Top stories"),
    SWP: pdf,
    "http://www.strategicstudiesinstitute.army.mil/pdffiles/PUB734.pdf": lambda: httpx.Response(
        503, html="<title>Service Unavailable</title>"
    ),
    "http://www.clingendael.nl/sites/default/files/20090000_cscp_artikel_mhaas.pdf": lambda: httpx.Response(
        410, html="<title>Gone</title>"
    ),
    "http://www.foreignaffairs.com/articles/141521/michael-weiss/the-estonian-spymasters": lambda: httpx.Response(
        302, headers={"location": "https://www.foreignaffairs.com/login?return=141521"}
    ),
    "https://www.foreignaffairs.com/login?return=141521": lambda: page(
        "Sign in",
        text='<form><label>E-mail <input type="email"></label><label>Password <input type="password"></label></form>',
    ),
    "http://inserbia.info/today/2014/07/ukraine-crisis-looks-like-iraq-wmds-lies/": lambda: page(
        "Best online casino 2026 – free spins without deposit",
        heading="Online casino bonus",
        text="Slots, poker and betting for everybody.",
    ),
}
"""What answers, and how."""

SILENT = {
    "www.swpberlin.org": Failure.DNS_UNKNOWN,
    "voiceofrussia.com": Failure.DNS_UNKNOWN,
    "www.nato-russia-council.info": Failure.TIMEOUT_CONNECT,
}
"""Hosts that do not answer, and why."""

CAPTURES = {
    "http://csis.org/files/media/csis/pubs/081110_smith_natorussia_web.pdf": (
        "20120401093000",
        "20140720181501",
        "20170302040506",
    ),
    TRAN: ("20140411221133", "20140722090807"),
    POST: ("20140304002233", "20140731120000"),
    "http://www.nextnewdeal.net/redefining-natos-role-21st-century": ("20140618030303",),
    ECONOMIST: ("20140723101112",),
    CSMONITOR: ("20140328070809",),
    FACT_SHEET: ("20140714151617",),
    SWP: ("20131105060708",),
    "http://voiceofrussia.com/tag_4120339/": ("20140725013000",),
    "http://www.clingendael.nl/sites/default/files/20090000_cscp_artikel_mhaas.pdf": ("20140106070809",),
    "http://www.bbc.com/news/world-europe-28012778": ("20140731173021",),
    "http://inserbia.info/today/2014/07/ukraine-crisis-looks-like-iraq-wmds-lies/": ("20140730222324",),
    "http://www.nato-russia-council.info/en/": ("20140628112233",),
}
"""What the made-up archive holds: timestamps, UTC, all of status 200."""


def answer(request: httpx.Request) -> httpx.Response:
    """The made-up answer to any request; addresses nobody made up do not exist."""
    url = str(request.url)
    if request.url.host == "archive.org":
        return _availability(url)
    if request.url.host == "web.archive.org":
        return _cdx(url)
    if failure := SILENT.get(request.url.host):
        raise NoAnswer(failure, f"{request.url.host}: made up")
    made = WEB.get(url)
    return made() if made else missing()


def _asked(url: str) -> tuple[str, tuple[str, ...], str]:
    query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    address = query.get("url", "")
    return address, CAPTURES.get(address, ()), query.get("timestamp") or query.get("closest", "").lstrip("-^")


def _distance(stamp: str, wanted: str) -> int:
    return abs(int(stamp) - int(wanted.ljust(14, "0") or 0))


def _availability(url: str) -> httpx.Response:
    """The Internet Archive's Availability API, version 1."""
    address, stamps, wanted = _asked(url)
    snapshots = {}
    if stamps:
        stamp = min(stamps, key=lambda each: _distance(each, wanted)) if wanted else stamps[-1]
        copy = f"http://web.archive.org/web/{stamp}/{address}"
        snapshots = {"closest": {"status": "200", "available": True, "url": copy, "timestamp": stamp}}
    return httpx.Response(200, json={"url": address, "archived_snapshots": snapshots})


def _cdx(url: str) -> httpx.Response:
    """The Internet Archive's CDX server, as far as it is asked here: rows with a header, `[]` for none."""
    address, stamps, wanted = _asked(url)
    query = parse_qs(urlsplit(url).query)
    fields = query.get("fl", ["urlkey,timestamp,original,mimetype,statuscode,digest,length"])[0].split(",")
    ordered = sorted(stamps, key=lambda each: _distance(each, wanted)) if wanted else stamps
    rows = [_row(fields, stamp, address) for stamp in ordered]
    return httpx.Response(
        200, content=json.dumps([fields, *rows] if rows else []), headers={"content-type": "application/json"}
    )


def _row(fields: list[str], stamp: str, address: str) -> list[str]:
    known = {
        "timestamp": stamp,
        "original": address,
        "mimetype": "text/html",
        "statuscode": "200",
        "digest": f"MADEUP{stamp}",
        "length": "1000",
    }
    return [known.get(name, "-") for name in fields]
