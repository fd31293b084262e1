"""RTF: its tokens and its groups, one file a subject; `rtf.reader` is the member of the family."""
