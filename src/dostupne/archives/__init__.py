"""Web archives: an address and a date → captures, one file an archive."""
