"""The values that travel between the stages, each with the grammar of its own spelling."""
