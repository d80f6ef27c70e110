"""A claim of effect or saving needs a citation beside it; hopes, own counts and money that rises are no claims."""

import pytest

from app.documents.prose.claims import unsupported

CLAIMS = [
    "Befriending reduces loneliness by 30%.",
    "Group singing has reduced anxiety by 12 per cent among members.",
    "Visits cut GP appointments by a third.",
    "A&E attendances fell by 24% after six months.",
    "It halves the risk of a second fall.",
    "Our work saves the NHS £400 for each person.",
    "This saves the council money.",
    "It brings savings of £120,000 to the NHS each year.",
    "Every £1 spent saves £4.",
    "For every pound invested, society gets £3.20 back.",
    "It has a social value of £4.20 for each pound.",
    "Dance is proven to lift mood.",
    "It is clinically proven.",
    "Ours is a proven model.",
    "Choirs have been shown to help people breathe.",
    "Evidence shows that gardens heal.",
    "Research from Leeds suggests that it works.",
    "Studies have shown lower stress.",
    "It is well known that art heals.",
    "There is strong evidence for this approach.",
]
NO_CLAIMS = [
    "",
    "We aim to reduce loneliness by 30%.",
    "We hope it saves the NHS money.",
    "This will cut GP appointments by 10%.",
    "Our target is that anxiety falls by 5%.",
    "Our rent increased by 8%.",
    "Donations rose by 12% and costs fell by 3%.",
    "We saved £4,000 on printing.",
    "Does it reduce loneliness by 30%?",
    "There is no evidence that it works.",
    "We cannot say whether it reduces anxiety by 5%.",
    "The choir raises £2,000 a year for the hospital.",
    "We keep evidence of each visit.",
    "Loneliness is common here.",
    "We promise only what is proven.",
    "We have a proven track record.",
    "We show people round, and 40% stay.",
    "Saving money is hard.",
    "If it saves the council money, we share it.",
]


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_without_a_citation_is_told_with_its_place(claim: str) -> None:
    text = f"We meet weekly. {claim} Tea is free."
    assert [tuple(each) for each in unsupported(text)] == [(claim, 16, 16 + len(claim))]


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_what_claims_nothing_is_left_alone(text: str) -> None:
    assert unsupported(f"We meet weekly. {text} Tea is free.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Befriending reduces loneliness by 30% [3].",
        "Befriending reduces loneliness by 30% (Smith and Shah, 2021).",
        "Befriending reduces loneliness by 30%. This was found in a trial (Smith, 2021a).",
        "Befriending reduces loneliness by 30%, see https://example.org/trial.",
        "Befriending reduces loneliness by 30%.³",
    ],
)
def test_a_citation_that_is_typed_answers_it(text: str) -> None:
    assert unsupported(text) == ()


def test_a_citation_in_the_sentence_or_the_next_answers_it_and_one_after_that_does_not() -> None:
    text = "Befriending reduces loneliness by 30%. We do it. It is fun."
    assert unsupported(text, [(37, 37)]) == unsupported(text, [(45, 47)]) == ()
    assert len(unsupported(text, [(55, 56)])) == len(unsupported(text)) == 1


def test_of_two_claims_each_needs_its_own() -> None:
    text = "Dance is proven to help. We go on. Choirs are proven to help [2]."
    assert [each.start for each in unsupported(text)] == [0]
