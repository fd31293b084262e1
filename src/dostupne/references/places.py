"""Places of publication that are known by name; further ones are told by their shape."""

PLACES = frozenset(
    """
    praha brno ostrava olomouc plzeň liberec pardubice zlín bratislava košice prešov žilina nitra trnava london londýn
    berlin berlín paris paříž wien vídeň roma york oxford cambridge amsterdam heidelberg münchen leipzig hamburg frankfurt
    chicago boston washington warszawa varšava kraków krakov wrocław moskva moscow geneva ženeva zürich curych basel bern
    bruxelles brussels brusel luxembourg lucemburk dordrecht leiden haag hague utrecht rotterdam kobenhavn stockholm oslo
    helsinki budapest bukurešť sofia lisboa madrid barcelona milano torino bologna venezia napoli athens tokyo beijing
    usa uk germany německo austria rakousko švýcarsko switzerland france francie japan japonsko india indie china čína canada kanada
    edinburgh dublin manchester glasgow bristol birmingham lyon strasbourg toulouse grenoble lausanne köln stuttgart dresden göttingen tübingen
    freiburg bonn mainz jena graz linz salzburg innsbruck kodaň copenhagen københavn uppsala lund turku tampere trondheim antwerpen gent leuven
    brugge groningen delft eindhoven sevilla valencia salamanca coimbra porto padova pisa firenze gdańsk poznań łódź lublin katowice toruń trenčín
    opava karviná jihlava kladno znojmo kroměříž vsetín beroun třebíč
    erlangen weinheim sebastopol gothenburg göteborg singapore sydney melbourne toronto montreal philadelphia princeton indianapolis hoboken stanford berkeley
    """.split()
)
"""Towns in which much is published, folded to lower case; further places are told by their shape."""
PLACES_OF_TWO_WORDS = frozenset(
    (
        "united states",
        "united kingdom",
        "czech republic",
        "česká republika",
        "velká británie",
        "new york",
        "san francisco",
        "los angeles",
        "hradec králové",
        "české budějovice",
        "ústí nad",
        "banská bystrica",
        "boca raton",
        "palo alto",
        "st. petersburg",
        "st petersburg",
        "upper saddle",
        "englewood cliffs",
        "cambridge, mass",
        "menlo park",
        "redwood city",
        "ann arbor",
        "new haven",
        "den haag",
        "the hague",
        "hong kong",
        "mladá boleslav",
        "karlovy vary",
    )
)
