"""How the schema of the store of watching grew: one script a revision, run by our own code (`upgrade`)."""
