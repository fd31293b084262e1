"""Words of addresses: to tell where two have run together, and where they only seem to have."""

SLUG_WORDS = frozenset(
    """
    a about after against all an and archive are article articles as at back be before best between beyond blog but by can co could crisis data day
    do down end europe european fact file first for free from future global go good government guide has have health help history home
    how in index info international into introduction is it its law learning life list look make making management may media
    model more national need nebo nejen new news next no not now of off on one online open or our out over own page paper part people
    policy political power press problem project public put read release report research review right role russia science security see
    service sheet should site social start state states story study system task team tech technology than that the their them there
    they this through time to today tool top trade tutorial tutorials two under union university up us use using video view war was way web week what when where which
    who why will wind with without work world would year years you your
    aby ale analýza až bez být cesta co článek část čeho den dle do dva ho i jak jako je jeho jejich jen ještě již k kdo kde když která který ke
    mezi má může na nad ne nejsou není nové nový o od pod podle po pokud práce pro proč přehled při s se si skoro tak také
    to u už v ve vývoj z za zákon ze že život zprávy
    """.split()
)
"""Common words of addresses, to tell where two have run together; the document's own words are added to them."""

CLOSED_COMPOUNDS = frozenset(
    """
    factsheet website webpage online offline email newsletter database dataset healthcare workplace framework software hardware
    roadmap whitepaper handbook guidebook textbook ebook smartphone cybersecurity timeline deadline headline guideline lifestyle login
    homepage network download upload update backup weblog podcast keyword password username checklist crowdfunding blockchain
    postgresql javascript typescript opensource fulltext metadata microservices startup frontend backend multimedia makeup
    worldwide nationwide overview background
    """.split()
)
"""Words written both closed and open (`fact sheet`): in an address their closed form proves no lost hyphen."""
