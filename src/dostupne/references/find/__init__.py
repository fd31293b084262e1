"""Document → RawReferences: where references stand in a text, and where each begins and ends."""
