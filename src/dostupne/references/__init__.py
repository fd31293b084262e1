"""References: Document → RawReferences → References → Works, pure."""
