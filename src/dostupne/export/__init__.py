"""Exporters: Works → a bibliography, one file a format."""

from dostupne.export.csl_json import CSL_JSON
from dostupne.export.iso690 import ISO_690
from dostupne.export.ris import RIS

EXPORTERS = (CSL_JSON, RIS, ISO_690)
