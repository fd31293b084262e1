"""Exporters: Works → a bibliography, one file a format."""

from dostupne.export.csl_json import CSL_JSON

EXPORTERS = (CSL_JSON,)
