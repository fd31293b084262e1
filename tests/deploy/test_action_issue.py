"""What becomes of the issue, with a made-up GitHub."""

from dataclasses import replace

import pytest

from issue_keeper.faults import CannotWork
from issue_keeper.github import Issues
from issue_keeper.keeping import LONGEST, News, Subject, keep
from issue_keeper.words import WORDS
from tests.deploy.conftest import Forge

ISSUES = Issues("library/bibliography", "https://github.test", "token")
DIED = News("aaa1", "**Died**: https://a.test/")
REVIVED = News("bbb2", "**Alive again**: https://a.test/")
BAD = Subject(
    label="dostupne",
    title="Links",
    branch="dostupne-state",
    history="https://github.test/tree",
    job="https://github.test/job/1",
    report="# Report\n\n1 dead",
    news=(DIED,),
    worrying=True,
)
GOOD = replace(BAD, report="# Report\n\nall is well", news=(DIED, REVIVED), worrying=False)


def kept(subject: Subject, known: int | None = None) -> int | None:
    issue = keep(ISSUES, subject, known, WORDS["en"])
    return issue.number if issue else None


def test_where_all_is_well_from_the_start_there_is_no_issue(forge: Forge) -> None:
    assert kept(replace(GOOD, news=())) is None
    assert forge.issues() == []


def test_one_issue_is_made_edited_closed_and_opened_again(forge: Forge) -> None:
    assert kept(BAD) == 1
    assert kept(replace(BAD, report="# Report\n\n1 dead, still")) == 1
    (issue,) = forge.issues()
    assert "1 dead, still" in issue["body"]
    assert (issue["state"], issue["labels"], issue["comments"]) == ("open", ["dostupne"], [])

    assert kept(GOOD) == 1
    (issue,) = forge.issues()
    assert (issue["state"], issue["state_reason"]) == ("closed", "completed")
    assert [one["body"].splitlines()[1] for one in issue["comments"]] == [REVIVED.text]

    assert kept(replace(BAD, news=(DIED, REVIVED, News("ccc3", "**Died** once more")))) == 1
    (issue,) = forge.issues()
    assert issue["state"] == "open"
    assert [one["body"].splitlines()[1] for one in issue["comments"]] == [REVIVED.text, "**Died** once more"]


def test_news_are_told_once_however_often_a_run_is_repeated(forge: Forge) -> None:
    kept(BAD)
    both = replace(BAD, news=(DIED, News("ccc3", "Another died")))
    for _ in range(4):
        kept(both)
    assert len(forge.issues()[0]["comments"]) == 1


def test_what_a_person_closed_stays_closed_until_there_are_news(forge: Forge) -> None:
    kept(BAD)
    ISSUES.update(1, {"state": "closed", "state_reason": "not_planned"})
    kept(BAD)
    assert (forge.issues()[0]["state"], forge.issues()[0]["state_reason"]) == ("closed", "not_planned")
    kept(replace(BAD, news=(DIED, News("ccc3", "Another died"))))
    assert forge.issues()[0]["state"] == "open"


def test_an_issue_that_lost_its_label_is_found_by_its_number(forge: Forge) -> None:
    kept(BAD)
    ISSUES.update(1, {"labels": ["links"]})
    assert kept(BAD, known=1) == 1
    assert len(forge.issues()) == 1


def test_a_deleted_issue_is_made_anew(forge: Forge) -> None:
    assert kept(BAD, known=7) == 1


def test_other_issues_with_the_label_are_left_alone(forge: Forge) -> None:
    for number in range(3):
        ISSUES.create(f"Ours, {number}", "by hand", "dostupne")
    kept(replace(BAD, branch="another"))
    assert kept(BAD) == 5
    assert kept(BAD) == 5
    assert [one["body"] for one in forge.issues()[:3]] == ["by hand"] * 3


def test_of_two_that_were_made_at_the_same_moment_the_older_stays(
    forge: Forge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other run makes its issue after we looked and before we make ours."""
    create = Issues.create

    def late(self: Issues, title: str, body: str, label: str) -> object:
        create(self, title, body, label)
        return create(self, title, body, label)

    monkeypatch.setattr(Issues, "create", late)
    assert kept(BAD) == 1
    assert [(one["state"], one["labels"]) for one in forge.issues()] == [("open", ["dostupne"]), ("closed", [])]
    assert "#1" in forge.issues()[1]["body"]


def test_a_report_that_is_too_long_is_cut_at_a_line_and_says_where_the_rest_is(forge: Forge) -> None:
    kept(replace(BAD, report="\n".join(f"- dead: https://a.test/{number}" for number in range(5000))))
    body = forge.issues()[0]["body"]
    assert LONGEST - 300 < len(body) <= LONGEST
    assert "*The rest is too long for an issue: it is [here](https://github.test/tree).*\n\n---\n" in body
    assert "<!-- dostupne watch: dostupne-state -->" in body


def test_missing_rights_are_told(forge: Forge) -> None:
    (forge.folder / "fail").write_text("POST issues")
    with pytest.raises(CannotWork, match=r"not accessible by integration \(HTTP 403\).*issues: write"):
        kept(BAD)
