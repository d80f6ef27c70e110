"""Keeping results: used again for the very same parts and equal values, and for nothing else."""

from app.planning.plan.reuse import Reuse


def counted(reuse: Reuse, same: tuple[object, ...], equal: tuple[object, ...], made: list[int]) -> int:
    def make() -> int:
        made.append(len(made))
        return len(made)

    return reuse.get("step", same, equal, make)


def test_a_result_is_used_again_for_the_same_parts_and_equal_values() -> None:
    reuse, part, made = Reuse(), [1], list[int]()
    first = counted(reuse, (part,), (1, "a"), made)
    assert counted(reuse, (part,), (1, "a"), made) == first
    assert len(made) == 1


def test_what_only_looks_alike_is_made_again() -> None:
    reuse, made = Reuse(), list[int]()
    counted(reuse, ([1],), (), made)
    counted(reuse, ([1],), (), made)
    counted(reuse, (), (1,), made)
    counted(reuse, (), (2,), made)
    assert len(made) == 4


def test_only_items_that_are_new_are_made() -> None:
    reuse, made = Reuse(), list[str]()

    def make(item: list[str]) -> str:
        made.append(item[0])
        return item[0].upper()

    a, b, c = ["a"], ["b"], ["c"]
    assert reuse.each("step", [a, b], (), (), make) == ["A", "B"]
    assert reuse.each("step", [b, c, a], (), (), make) == ["B", "C", "A"]
    assert made == ["a", "b", "c"]
    reuse.each("step", [a], (), (1,), make)
    reuse.each("another", [a], (), (), make)
    assert made == ["a", "b", "c", "a", "a"]


def test_results_are_let_go_when_there_are_too_many() -> None:
    reuse, made, parts = Reuse(), list[int](), [[place] for place in range(20)]
    for part in parts:
        counted(reuse, (part,), (), made)
    counted(reuse, (parts[-1],), (), made)
    assert len(made) == 20
    counted(reuse, (parts[0],), (), made)
    assert len(made) == 21
