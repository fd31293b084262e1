"""A made-up web and a made-up archive for the sample essay: the demo must show every standing without any network.

Nothing in here was ever seen on the real sites; only the addresses are real, because the essay cites them.
`make_recording.py` lets the real engine look at this web and records what it sees.
"""

from collections.abc import Callable

import httpx
import made_up_archive
from made_up_archive import Captured, Holdings

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

CLINGENDAEL = "http://www.clingendael.nl/sites/default/files/20090000_cscp_artikel_mhaas.pdf"
CLINGENDAEL_NOW = "https://www.clingendael.org/publication/nato-russia-relationship-after-georgian-conflict"


def page(title: str, *, heading: str = "", text: str = "", head: str = "", status: int = 200) -> httpx.Response:
    """An ordinary HTML page that calls itself `title`."""
    html = PAGE.format(title=title, heading=heading or title, text=text or "The text of the page.", head=head)
    return httpx.Response(status, html=html)


def pdf(title: str = "") -> httpx.Response:
    """A PDF of one empty page with this title in its properties (ISO 32000-1, 7.5 and 14.3.3)."""
    named = f"FEFF{title.encode('utf-16-be').hex()}"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        f"<</Title<{named}>>>",
    )
    content, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode()
    entries = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{entries}trailer\n<</Size {size}/Root 1 0 R/Info 4 0 R>>\n"
    content += f"{table}startxref\n{len(content)}\n%%EOF\n".encode()
    return httpx.Response(200, content=content, headers={"content-type": "application/pdf"})


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
    SWP: lambda: pdf("Inside or Outside? Russia's Policies Towards NATO"),
    CLINGENDAEL_NOW: lambda: page("NATO-Russia Relationship after the Georgian Conflict | Clingendael"),
    "http://www.strategicstudiesinstitute.army.mil/pdffiles/PUB734.pdf": lambda: httpx.Response(
        503, html="<title>Service Unavailable</title>"
    ),
    CLINGENDAEL: lambda: httpx.Response(410, html="<title>Gone</title>"),
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

TRENDS = "The NATO-Russia Relationship: Defining Moment or Déjà vu?"
"""What the copies of a PDF call themselves."""


def _of(title: str, *stamps: str) -> tuple[Captured, ...]:
    return tuple(Captured(stamp, lambda: page(title)) for stamp in stamps)


HOLDINGS: dict[str, Holdings] = {
    "web.archive.org": {
        "http://csis.org/files/media/csis/pubs/081110_smith_natorussia_web.pdf": tuple(
            Captured(stamp, lambda: pdf(TRENDS)) for stamp in ("20120401093000", "20140720181501", "20170302040506")
        ),
        TRAN: (
            *_of("Rasmussen: Russian Actions in Ukraine Threaten NATO Relations | Defense News", "20140718221133"),
            Captured("20140721090807", lambda: page("Page not found | Defense News", heading="Page not found")),
        ),
        POST: _of(
            "Eugene Robinson: With Ukraine crisis, the US has a credibility problem – Washington Post",
            *("20140304002233", "20140731120000"),
        ),
        "http://www.nextnewdeal.net/redefining-natos-role-21st-century": _of(
            "Redefining NATO's Role in the 21st Century", "20140618030303"
        ),
        ECONOMIST: _of("Back to basics | The Economist", "20140723101112"),
        CSMONITOR: _of("What role for NATO? Ukraine crisis may push it back to basics", "20140328070809"),
        FACT_SHEET: (Captured("20140714151617", lambda: pdf("NATO-Russia fact sheet")),),
        SWP: (Captured("20131105060708", lambda: pdf("Inside or Outside? Russia's Policies Towards NATO")),),
        "http://voiceofrussia.com/tag_4120339/": _of("NATO – Russia: Voice of Russia", "20140725013000"),
        CLINGENDAEL: (
            Captured("20140106070809", lambda: pdf("NATO-Russia Relationship after the Georgian Conflict")),
            Captured("20160519101112", lambda: moved(CLINGENDAEL_NOW)),
        ),
        "http://www.bbc.com/news/world-europe-28012778": _of(
            "Nato: Russia fails to respect international commitments - BBC News", "20140731173021"
        ),
        "http://inserbia.info/today/2014/07/ukraine-crisis-looks-like-iraq-wmds-lies/": _of(
            "Ukraine crisis looks like Iraq WMDs lies | InSerbia News", "20140730222324"
        ),
        "http://www.nato-russia-council.info/en/": _of("NATO-Russia Council: Home", "20140628112233"),
    },
    "arquivo.pt": {"http://www.nato-russia-council.info/en/": _of("NATO-Russia Council: Home", "20140722101112")},
}
"""What the made-up archives hold; the Czech Webarchiv has nothing of these."""


def answer(request: httpx.Request) -> httpx.Response:
    """The made-up answer to any request; addresses nobody made up do not exist."""
    url = str(request.url)
    if request.url.host in made_up_archive.HOSTS:
        return made_up_archive.answer(request, HOLDINGS)
    if failure := SILENT.get(request.url.host):
        raise NoAnswer(failure, f"{request.url.host}: made up")
    made = WEB.get(url)
    return made() if made else missing()
