"""One issue about the bibliographies: made, edited, closed, opened again; whatever was cut off is made good by the next run.

The text of the issue is the report as it is now and can be written any number of times. News are comments, and each of them bears a mark by which
a later run sees that it was told. Texts are edited first and news told after: a run that ends between them leaves its news to the next.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from issue_keeper.github import Issue, Issues
from issue_keeper.words import Words

LONGEST = 65_000
"""GitHub takes 65,536 characters in a text: https://github.com/orgs/community/discussions/27190"""


@dataclass(frozen=True, slots=True)
class News:
    """What a run has to tell, in Markdown. `id` is its mark."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What the issue is about: its label and title, the report as it is now (Markdown), and the latest news, oldest first.

    `worrying` says whether the report has anything that asks for a person; `branch` tells this issue from those of other watches, `history` is its
    address, and `job` that of the run.
    """

    label: str
    title: str
    branch: str
    history: str
    job: str
    report: str
    news: Sequence[News]
    worrying: bool


def keep(issues: Issues, subject: Subject, known: int | None, words: Words) -> Issue | None:
    """The issue, up to date; None where there is nothing to say and nothing was ever said. `known` is its number if a run before noted it.

    An issue that a person closed stays closed until there are news.
    """
    issue = find(issues, subject, known)
    if issue is None:
        return _create(issues, subject, words) if subject.worrying else None
    told = {*_marks(issue.body)}.union(*map(_marks, issues.comments(issue.number)))
    untold = [one for one in subject.news if one.id not in told]
    changes: dict[str, object] = {"body": body(subject, [one for one in subject.news if one.id in told], words)}
    if issue.open and not subject.worrying:
        changes |= {"state": "closed", "state_reason": "completed"}
    elif not issue.open and subject.worrying and untold:
        changes |= {"state": "open"}
    issue = issues.update(issue.number, changes)
    for one in untold:
        issues.comment(issue.number, _cut(f"{_mark(one)}\n{one.text}", words.cut.format(subject.history), LONGEST))
    return issue


def find(issues: Issues, subject: Subject, known: int | None) -> Issue | None:
    """The issue that bears our mark, the oldest should there be more, else the one that is known though it lost its label."""
    labelled = [one for one in issues.labelled(subject.label) if _owner(subject) in one.body]
    if labelled:
        return min(labelled, key=lambda one: one.number)
    return issues.numbered(known) if known else None


def body(subject: Subject, told: Sequence[News], words: Words) -> str:
    """The text of the issue. The marks of what was told stand in it, for the news that an issue is born with have no comment."""
    marks = "\n".join((_owner(subject), *map(_mark, told)))
    foot = f"\n\n---\n{words.foot.format(job=subject.job, history=subject.history)}\n"
    return _cut(f"{marks}\n\n{subject.report.strip()}", words.cut.format(subject.history), LONGEST - len(foot)) + foot


def _create(issues: Issues, subject: Subject, words: Words) -> Issue:
    """A new issue, unless another run made one at the same moment: then that one, and ours is closed."""
    ours = issues.create(subject.title, body(subject, subject.news, words), subject.label)
    oldest = find(issues, subject, ours.number) or ours
    if oldest.number < ours.number:
        text = words.duplicate.format(oldest.number)
        issues.update(ours.number, {"body": text, "state": "closed", "state_reason": "not_planned", "labels": []})
        return oldest
    return ours


def _owner(subject: Subject) -> str:
    return f"<!-- dostupne watch: {subject.branch} -->"


def _mark(news: News) -> str:
    return f"<!-- dostupne news: {news.id} -->"


def _marks(text: str) -> list[str]:
    return re.findall(r"<!-- dostupne news: (\w+) -->", text)


def _cut(text: str, cut: str, room: int) -> str:
    """The text if there is room for it, else its first lines, and the words that say so."""
    if len(text) <= room:
        return text
    end = text.rfind("\n", 0, room - len(cut) - len("\n\n"))
    return f"{text[:end]}\n\n{cut}"
