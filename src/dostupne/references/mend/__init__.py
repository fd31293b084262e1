"""References → References with their damaged addresses mended by evidence, never by guess."""
