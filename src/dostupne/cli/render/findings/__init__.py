"""Findings of the rules → every form in which they are told."""
