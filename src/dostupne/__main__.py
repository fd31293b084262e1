"""`python -m dostupne`: the command line."""

from dostupne.cli.main import run

if __name__ == "__main__":
    run()
