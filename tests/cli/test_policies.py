"""policies: the shape that is promised, what is due on a day, and the same in words."""

from datetime import date
from pathlib import Path

import pytest

from app.services.policies.edits import add_kinds, store
from app.work.opening import changing
from tests.cli.asking import ON, Ask

POLICY = [
    *("name", "kind", "standing", "words", "owner", "reviewed_on", "review_by", "begins_on", "expires_on", "cover"),
    *("cover_asked", "stops", "file"),
]


@pytest.fixture
def kept(group: Path) -> Path:
    """Public liability that ended in October, safeguarding to be reviewed in January, a fee that is missing."""
    with changing(group, "Keep policies") as session:
        cover, adults = add_kinds(session, ["public-liability", "safeguarding-adults"], date(2026, 1, 15))
        store(session, [(cover, {"expires_on": date(2026, 10, 31), "cover": 2_000_000_00, "owner": "Maya"})])
        store(session, [(adults, {"name": "Safe & <b>"})])
        add_kinds(session, ["ico-fee"])
    return group


def test_it_has_its_promised_shape(ask: Ask, kept: Path) -> None:
    found = ask("policies", kept, *ON, "--json").json
    assert list(found) == ["today", "nation", "sentence", "due", "out_of_date", "policies", "asked"]
    assert (found["today"], found["nation"]) == ("2026-11-30", "england")
    assert all(list(each) == POLICY for each in found["policies"] + found["out_of_date"])
    assert [each["name"] for each in found["out_of_date"]] == ["Public liability insurance"]
    assert found["due"] == [
        {
            "name": "Public liability insurance",
            "what": "policy_ends",
            "on": "2026-10-31",
            "overdue": True,
            "stops": True,
        },
        {"name": "Safe & <b>", "what": "policy_review", "on": "2027-01-15", "overdue": False, "stops": True},
    ]
    cover, _, fee = found["policies"]
    assert (cover["kind"], cover["standing"], cover["stops"], cover["file"]) == (
        "public-liability",
        "out_of_date",
        True,
        None,
    )
    assert (cover["cover"], cover["cover_asked"]["amount"]) == ("2000000.00", "5000000.00")
    assert (fee["standing"], fee["review_by"], fee["cover_asked"]) == ("missing", None, None)
    assert {" ".join(each) for each in found["asked"]} == {"kind name who stops why verified doubt"}
    assert all(bool(each["doubt"]) is not each["verified"] for each in found["asked"])
    assert not {"public-liability", "ico-fee"} & {each["kind"] for each in found["asked"]}


def test_the_day_decides_what_is_due(ask: Ask, kept: Path) -> None:
    early = ask("policies", kept, "--today", "2026-03-01", "--json").json
    assert (early["due"], early["out_of_date"]) == ([], [])
    late = ask("policies", kept, "--today", "2027-01-16", "--json").json
    assert [each["standing"] for each in late["policies"]] == ["out_of_date", "review_overdue", "missing"]
    assert all(each["overdue"] for each in late["due"])


def test_words_say_the_sentence_what_is_due_and_what_is_asked_for(ask: Ask, kept: Path) -> None:
    lines = ask("policies", kept, *ON).out.splitlines()
    assert lines[0] == ask("policies", kept, *ON, "--json").json["sentence"]
    assert lines[1:4] == [
        "31 October 2026, overdue: Expired: Public liability insurance. Maya · can stop a bid",
        "15 January 2027: Review: Safe & <b>. Can stop a bid",
        "Public liability insurance: ● out of date since 31 October 2026, cover below £5,000,000",
    ]
    assert "Asked for, and not in your register yet:" in lines


def test_an_empty_register_says_so(ask: Ask, group: Path) -> None:
    said = ask("policies", group)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Your register has nothing in it yet.")
    assert ask("policies", group, "--json").json["policies"] == []


def test_a_day_that_is_none_is_wrong_usage(ask: Ask, group: Path) -> None:
    assert ask("policies", group, "--today", "soon").code == 2
