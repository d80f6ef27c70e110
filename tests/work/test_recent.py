"""The files opened before: told apart where they share a name, and missing ones said."""

from pathlib import Path

from app.work.recent import folder_of_files, is_gone, recent_files


def _made(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return str(path)


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    names = [_made(tmp_path / place) for place in ("a/Us.footing", "b/us.footing", "Them.footing")]
    first, second, third = recent_files(names)
    assert first.label.startswith("Us in ")
    assert first.label.endswith("/a")
    assert second.label.startswith("us in ")
    assert second.label.endswith("/b")
    assert third.label == "Them"
    assert [each.label for each in recent_files(names, without=Path(names[0]))] == ["us", "Them"]
    assert recent_files(["/home/ann/us.footing", "/mnt/us.footing"])[0].label == "us in /home/ann (not found)"


def test_a_long_name_ends_where_a_menu_would_be_cut_off(tmp_path: Path) -> None:
    (label,) = [each.label for each in recent_files([_made(tmp_path / f"{'Garden ' * 20}.footing")])]
    assert len(label) == 48
    assert label.endswith("…")


def test_a_long_folder_is_told_by_its_end() -> None:
    names = [f"/{'x' * 80}/{place}/us.footing" for place in ("one", "two")]
    labels = [each.label for each in recent_files(names)]
    assert [label.removesuffix(" (not found)").rsplit("/", 1)[1] for label in labels] == ["one", "two"]
    assert all(len(label) < 80 for label in labels)


def test_one_that_is_missing_is_said_and_one_that_was_moved_is_gone(tmp_path: Path) -> None:
    there, moved, unplugged = _made(tmp_path / "a.footing"), tmp_path / "b.footing", tmp_path / "stick" / "c.footing"
    found = recent_files([there, str(moved), str(unplugged)])
    assert [(each.label, each.is_there) for each in found] == [
        ("a", True),
        ("b (not found)", False),
        ("c (not found)", False),
    ]
    assert [is_gone(each.path) for each in found] == [False, True, False]


def test_dialogs_begin_where_the_last_file_is_that_is_still_reached(tmp_path: Path) -> None:
    names = [str(tmp_path / "stick" / "c.footing"), str(tmp_path / "b.footing")]
    assert folder_of_files(names, Path("/other")) == tmp_path
    assert folder_of_files([], Path("/other")) == Path("/other")
