"""Rules for the names of creators."""

from dostupne.contracts import Rule
from dostupne.rules.names import (
    etal_2011,
    etal_2022,
    etal_in_bib,
    name_anon,
    name_corporate,
    name_country_law,
    name_editor_role,
    name_initials_space,
    name_inverted_first,
    name_list_2011,
    name_list_2022,
    name_list_mixed,
    name_particles,
    name_sep_in_bib,
    name_surname_caps,
    name_titles,
    name_translator,
)

NAMES: tuple[Rule, ...] = (
    name_inverted_first.RULE,
    name_surname_caps.RULE,
    name_list_2011.RULE,
    name_list_2022.RULE,
    name_list_mixed.RULE,
    etal_2011.RULE,
    etal_2022.RULE,
    etal_in_bib.RULE,
    name_sep_in_bib.RULE,
    name_titles.RULE,
    name_initials_space.RULE,
    name_corporate.RULE,
    name_country_law.RULE,
    name_anon.RULE,
    name_editor_role.RULE,
    name_translator.RULE,
    name_particles.RULE,
)
