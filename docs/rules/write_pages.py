"""Rules → their pages in this folder: `make rules`. A test holds the pages to the docstrings they are made of."""

from pathlib import Path

from dostupne.app.registry import LEFT_OUT, RULES
from dostupne.cli.render.rule_pages import markdown

FOLDER = Path(__file__).parent


def pages() -> dict[str, str]:
    """The text of every file of this folder by its name."""
    made = {f"{rule.code}.md": markdown(rule) for rule in RULES}
    made["README.md"] = _index()
    return made


def _index() -> str:
    lines = [
        "# The rules",
        "",
        "What [`dostupne validate`](../commands/validate.md) objects to. Names are stable: people script against them. The pages are made",
        "of the rules' own docstrings (`make rules`), and their examples run as tests.",
        "",
        "| rule | severity | edition | fix | what must be so |",
        "|---|---|---|---|---|",
    ]
    for rule in sorted(RULES, key=lambda rule: rule.code):
        cells = (rule.severity, ", ".join(sorted(rule.editions)), rule.fix or "–", rule.summary.en)
        lines.append(f"| [{rule.code}]({rule.code}.md) | {' | '.join(cells)} |")
    lines += ["", "## Rules left out", "", "| rule | why |", "|---|---|"]
    lines += [f"| {one.code} | {one.reason.en} |" for one in LEFT_OUT]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Writes all pages and removes those of rules that are no more."""
    made = pages()
    for page in FOLDER.glob("*.md"):
        if page.name not in made:
            page.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
