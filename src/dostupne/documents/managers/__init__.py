"""Citation managers: what Zotero, Mendeley, Citavi and Word itself keep in documents → References."""
