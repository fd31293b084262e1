"""Exporters: Works → a bibliography, one file a format."""

from dostupne.export.csl_json import CSL_JSON
from dostupne.export.iso690 import ISO_690

EXPORTERS = (CSL_JSON, ISO_690)
