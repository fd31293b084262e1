"""The network: one polite client for a whole run, and what it saw as evidence."""
