"""Names of languages: what bibliographies write ⇄ ISO 639-1."""

_LANGUAGES = {
    "cs": "czech",
    "sk": "slovak",
    "en": "english",
    "de": "german",
    "pl": "polish",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "ru": "russian",
    "uk": "ukrainian",
    "hu": "hungarian",
    "pt": "portuguese",
    "nl": "dutch",
    "la": "latin",
    "sv": "swedish",
    "da": "danish",
    "fi": "finnish",
    "sl": "slovene",
    "hr": "croatian",
    "sr": "serbian",
    "ro": "romanian",
    "bg": "bulgarian",
    "el": "greek",
}
_LANGUAGE_WORDS = {
    **{babel: code for code, babel in _LANGUAGES.items()},
    **dict.fromkeys(("cesky", "česky", "čeština", "český", "cze", "ces"), "cs"),
    **dict.fromkeys(("slovensky", "slovenčina", "slovenština", "slo", "slk"), "sk"),
    **dict.fromkeys(("american", "british", "usenglish", "ukenglish", "anglicky", "angličtina", "eng"), "en"),
    **dict.fromkeys(("ngerman", "austrian", "naustrian", "nswissgerman", "deutsch", "německy", "ger", "deu"), "de"),
    "polsky": "pl",
    "polski": "pl",
    "pol": "pl",
    "magyar": "hu",
    "brazil": "pt",
    "brazilian": "pt",
    "slovenian": "sl",
}


def code_of(word: str) -> str:
    """The ISO 639-1 code of babel's name, a Czech name or a tag (`czech`, `česky`, `cs-CZ`); empty for others."""
    word = word.strip().lower()
    if word in _LANGUAGE_WORDS:
        return _LANGUAGE_WORDS[word]
    code = word.replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


def babel_name(code: str) -> str:
    """What `langid` wants: babel's name of the language, or the code where we know none."""
    return _LANGUAGES.get(code, code)
