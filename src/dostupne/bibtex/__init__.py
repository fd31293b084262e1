"""BibTeX and BibLaTeX: files → References, Works → files."""
