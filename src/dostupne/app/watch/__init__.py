"""Watching bibliographies over time."""
