"""Checks bibliographies by `dostupne watch` in a job of GitHub Actions, and keeps one issue about them up to date."""
