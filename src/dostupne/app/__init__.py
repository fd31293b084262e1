"""The application: the stages put together."""
