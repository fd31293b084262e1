"""What the action itself says in the issue; the report and the news have their words from dostupne."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one language, in Markdown."""

    title: str
    foot: str
    cut: str
    duplicate: str
    branch: str


WORDS: Mapping[str, Words] = {
    "en": Words(
        title="Links in our bibliographies that need a look",
        foot=(
            "<sub>Kept up to date by [this job]({job}); what was seen is on [a branch of its own]({history}). "
            "Closed when all is well, and opened again only by news: close it when you have dealt with it.</sub>"
        ),
        cut="*The rest is too long for an issue: it is [here]({}).*",
        duplicate="Two runs began at the same moment: this is in #{}.",
        branch=(
            "This branch is what `dostupne watch` knows between two runs: `state.jsonl` is all that was seen, `issue.json` what was told. "
            "It is written by a workflow; to begin anew, delete it."
        ),
    ),
    "cs": Words(
        title="Odkazy v našich bibliografiích, na které je třeba se podívat",
        foot=(
            "<sub>Udržuje [tato úloha]({job}); co bylo vidět, je ve [zvláštní větvi]({history}). "
            "Zavře se, až bude vše v pořádku, a znovu se otevře jen kvůli novinkám: co jste vyřešili, klidně zavřete.</sub>"
        ),
        cut="*Zbytek je na hlášení příliš dlouhý: je [zde]({}).*",
        duplicate="Dva běhy začaly v témže okamžiku: toto je v #{}.",
        branch=(
            "Tato větev je pamětí `dostupne watch` mezi dvěma běhy: `state.jsonl` je vše, co bylo vidět, `issue.json`, co bylo oznámeno. "
            "Píše ji workflow; kdo chce začít znovu, ať ji smaže."
        ),
    ),
}
