"""RawReference → Reference: one file a concern, each reads its part and marks where it stood."""
