"""Watching: bibliographies kept under watch, runs that ask what is due, what is told of it."""
