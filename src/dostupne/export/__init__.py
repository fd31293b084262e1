"""Exporters: Works → a bibliography, one file a format."""
