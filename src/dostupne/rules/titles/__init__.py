"""Rules for titles and media."""

from dostupne.contracts import Rule
from dostupne.rules.titles import (
    medium_form_2011,
    medium_form_2022,
    medium_missing,
    medium_online_no_url,
    medium_position,
    title_allcaps,
    title_final_dot_in_bib,
    title_missing,
    title_site_suffix,
    title_subtitle_colon,
    url_without_medium,
)

TITLES: tuple[Rule, ...] = (
    title_missing.RULE,
    title_subtitle_colon.RULE,
    title_allcaps.RULE,
    title_final_dot_in_bib.RULE,
    title_site_suffix.RULE,
    medium_missing.RULE,
    medium_form_2011.RULE,
    medium_form_2022.RULE,
    medium_position.RULE,
    medium_online_no_url.RULE,
    url_without_medium.RULE,
)
