"""Rules for what each kind of work must have."""

from dostupne.contracts import Rule
from dostupne.rules.types import (
    in_empty,
    in_missing,
    law_number_missing,
    patent_number_missing,
    scale_missing,
    standard_designation_missing,
    thesis_school_missing,
    thesis_type_missing,
    type_required_container,
    type_required_creator,
    type_required_numbering,
    type_required_pages,
    type_required_version,
)

TYPES: tuple[Rule, ...] = (
    type_required_creator.RULE,
    type_required_container.RULE,
    type_required_numbering.RULE,
    type_required_pages.RULE,
    type_required_version.RULE,
    in_missing.RULE,
    in_empty.RULE,
    thesis_type_missing.RULE,
    thesis_school_missing.RULE,
    law_number_missing.RULE,
    standard_designation_missing.RULE,
    patent_number_missing.RULE,
    scale_missing.RULE,
)
