"""DOCX: the parts of a Word document, one file a subject; `docx.reader` is the member of the family."""
