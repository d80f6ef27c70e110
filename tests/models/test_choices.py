"""The words of choices: a label for the screen, and a form for the middle of a sentence."""

import pytest

from app.models.choices import Audience, Choice, CostCategory, Driver, Engagement, GrantKind, Nation, Stage


@pytest.mark.parametrize("kind", [GrantKind, Stage, CostCategory, Driver, Audience, Engagement])
def test_a_choice_that_is_named_within_a_sentence_has_its_form_for_it(kind: type[Choice]) -> None:
    assert all(each.inside[0].islower() for each in kind)


def test_what_reads_the_same_everywhere_needs_no_second_form() -> None:
    assert (Nation.WALES.label, Nation.WALES.inside) == ("Wales", "Wales")
    assert (CostCategory.IT.label, CostCategory.IT.inside) == ("Phone and IT", "phone and IT")
