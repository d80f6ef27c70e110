"""Which row of a file is which stored row."""

from hypothesis import given
from hypothesis import strategies as st

from app.services.imports.matching import Marks, Match, match

NEW = Match()


def cost(name: str, amount: int, project: str = "", start: int = 1, key: str = "") -> Marks:
    says = {"amount": amount, "project": project, "start": start}
    return Marks(key, "", name, (), (project, start), says)


def bid(title: str, funder: str, stage: str, reference: str = "") -> Marks:
    return Marks("", reference, title, (funder,), (), {"stage": stage, "reference": reference})


def test_a_row_that_says_something_new_is_still_the_same_row() -> None:
    assert match([bid("garden", "elm", "declined")], [bid("garden", "elm", "submitted")]) == (Match(0),)


def test_the_same_title_from_another_funder_is_another_grant() -> None:
    assert match([bid("garden", "oak", "submitted")], [bid("garden", "elm", "submitted")]) == (NEW,)


def test_what_one_of_them_does_not_say_tells_nothing_apart() -> None:
    named = Marks(name="lead", apart=("ann",), says={"person": "ann", "salary": 30})
    unnamed = Marks(name="lead", apart=(None,), says={"salary": 31})
    assert match([unnamed], [named]) == (Match(0),)
    assert match([named], [unnamed]) == (Match(0),)
    assert match([Marks(name="lead", apart=("bob",))], [named]) == (NEW,)


def test_a_reference_goes_before_a_name_and_parts_rows_of_one_name() -> None:
    stored = [bid("core", "elm", "awarded", "r1"), bid("core costs", "elm", "awarded", "r2")]
    assert match([bid("core", "elm", "awarded", "r2")], stored) == (Match(1),)
    assert match([bid("core", "elm", "awarded", "r3")], stored) == (NEW,)


def test_one_reference_on_two_years_of_a_grant_is_told_apart_by_the_title() -> None:
    stored = [bid("year one", "elm", "ended", "r"), bid("year two", "elm", "awarded", "r")]
    later = [bid("year two", "elm", "ended", "r"), bid("year one", "elm", "declined", "r")]
    assert match(later, stored) == (Match(1), Match(0))


def test_rows_that_share_a_name_are_told_apart_by_project() -> None:
    stored = [cost("travel", 10, "choir"), cost("travel", 20, "clay")]
    rows = [cost("travel", 21, "clay"), cost("travel", 11, "choir"), cost("travel", 5, "dance")]
    assert match(rows, stored) == (Match(1), Match(0), NEW)


def test_where_projects_tell_rows_apart_another_project_is_another_row() -> None:
    stored = [cost("travel", 10, "choir"), cost("travel", 20, "clay")]
    assert match([cost("travel", 11, "choir"), cost("travel", 5, "dance")], stored) == (Match(0), NEW)
    monthly = [cost("hall", 10, start=4), cost("hall", 12, start=5)]
    assert match([cost("hall", 13, start=6), cost("hall", 11, start=5)], monthly) == (NEW, Match(1))


def test_what_tells_others_apart_does_not_part_a_row_from_its_own() -> None:
    stored = [Marks(name="worker", apart=(who,), finer=(where,)) for who, where in (("ann", "choir"), ("bob", "clay"))]
    assert match([Marks(name="worker", apart=("ann",), finer=("clay",))], stored) == (Match(0),)


def test_one_line_of_a_name_may_move_to_another_project() -> None:
    assert match([cost("travel", 10, "clay")], [cost("travel", 10, "choir")]) == (Match(0),)


def test_two_equal_rows_are_two_and_a_third_is_new() -> None:
    stored = [cost("paint", 10), cost("paint", 10)]
    assert match([cost("paint", 10)] * 3, stored) == (Match(0), Match(1), NEW)


def test_of_two_that_share_a_name_the_one_that_changed_is_the_one_left() -> None:
    stored = [cost("paint", 10), cost("paint", 20)]
    assert match([cost("paint", 25), cost("paint", 10)], stored) == (Match(1), Match(0))


def test_what_cannot_be_told_is_asked() -> None:
    stored = [cost("paint", 10), cost("paint", 20)]
    assert match([cost("paint", 11), cost("paint", 21)], stored) == (Match(unclear=(0, 1)), Match(unclear=(0, 1)))
    two = [cost("paint", 11, "choir"), cost("paint", 21, "clay")]
    assert match(two, [cost("paint", 10)]) == (Match(unclear=(0,)), Match(unclear=(0,)))


def test_a_key_recognises_a_row_that_was_renamed_here() -> None:
    assert match([cost("rent", 10, key="k")], [cost("Hall hire", 12, key="k"), cost("rent", 10)]) == (Match(0),)


marks = st.builds(
    Marks,
    key=st.just(""),
    reference=st.sampled_from(["", "r", "s"]),
    name=st.sampled_from("ab"),
    apart=st.tuples(st.sampled_from([None, "x", "y"])),
    finer=st.tuples(st.sampled_from([None, "p", "q"])),
    says=st.fixed_dictionaries({"amount": st.integers(1, 3)}),
)


@given(st.lists(marks, max_size=6), st.lists(marks, max_size=6))
def test_no_stored_row_is_matched_twice(rows: list[Marks], stored: list[Marks]) -> None:
    found = [each.place for each in match(rows, stored) if each.place is not None]
    assert len(found) == len(set(found))


@given(st.lists(marks, max_size=6))
def test_what_is_stored_is_known_again_whole(stored: list[Marks]) -> None:
    assert sorted(each.place for each in match(stored, stored) if each.place is not None) == list(range(len(stored)))
