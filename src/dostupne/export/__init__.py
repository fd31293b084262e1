"""Exporters: Works → a bibliography, one file a format."""

from dostupne.export.csl_json import CSL_JSON
from dostupne.export.html import HTML
from dostupne.export.iso690 import ISO_690
from dostupne.export.ris import RIS
from dostupne.export.wikipedia import WIKIPEDIA

EXPORTERS = (CSL_JSON, RIS, ISO_690, HTML, WIKIPEDIA)
