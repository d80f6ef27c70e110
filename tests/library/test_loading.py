"""How the files of the library are read, and how what is faulty is left out and told."""

from datetime import date
from pathlib import Path

import pytest

from app.library.entry import NATIONS
from app.library.measures import Band, Rule, Scale
from tests.library import FILES, MEASURE, POLICY, STUDY, TERM, library_in, told


def test_each_file_gives_its_entries(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    assert told(library) == []
    study = library.evidence["walking-2020"]
    assert (study.topics, study.direction, study.year, study.seen) == (("nature",), "mixed", 2020, "abstract")
    assert (study.last_checked, study.verified, study.doubt) == (date(2026, 11, 30), True, "")
    measure = library.measures["calm"]
    assert measure.scales == (Scale("total", "Total", 0, 10, "higher", (Band(0, 4, "low"), Band(5, 10, "high"))),)
    assert library.rules == {"pairs": Rule("pairs", "Count pairs.")}
    term = library.terms["care"]
    assert (term.source, term.nations, term.hint) == (("A paper, 2020",), NATIONS, "Community says help.")
    assert library.swaps["ring"].said_by == "community"
    assert library.policies["cover"].limit_rate == "figures.public_liability"


def test_what_is_left_out_is_empty(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    study = library.evidence["walking-2020"]
    assert (study.figures, study.missing, study.counter, study.note) == ((), (), "", "")
    policy = library.policies["cover"]
    assert (policy.nations, policy.checks, policy.in_nation("scotland")) == (NATIONS, (), "")


def test_a_policy_says_what_differs_in_a_nation(tmp_path: Path) -> None:
    text = POLICY.replace("expiry_blocks", 'scotland = "PVG"\nnations = ["scotland", "wales"]\nexpiry_blocks', 1)
    policy = library_in(tmp_path, policies=text).policies["cover"]
    assert (policy.in_nation("scotland"), policy.in_nation("england")) == ("PVG", "")
    assert policy.nations == ("scotland", "wales")


@pytest.mark.parametrize(("wording", "may"), [("may ship", True), ("ask", False), ("licensed", False)])
def test_the_words_of_a_measure_ship_only_where_nobody_has_to_be_asked(
    tmp_path: Path, wording: str, *, may: bool
) -> None:
    text = MEASURE.replace('"ask"', f'"{wording}"')
    measure = library_in(tmp_path, measures=text).measures["calm"]
    assert (measure.may_ship_wording, measure.takes_scores) == (may, True)


def test_a_measure_can_take_no_scores(tmp_path: Path) -> None:
    text = MEASURE.replace('"totals"', '"not at all"')
    assert not library_in(tmp_path, measures=text).measures["calm"].takes_scores


def test_a_byte_order_mark_before_a_file_is_no_part_of_it(tmp_path: Path) -> None:
    assert told(library_in(tmp_path, evidence=f"\ufeff{STUDY}")) == []


FAULTS = [
    ("evidence", 'id = "walking-2020"\n', "", "evidence 1: “id” is missing. Add it."),
    ("evidence", '"walking-2020"', '"Walking 2020"', "evidence 1: “id” is “Walking 2020”. Use small letters, digits"),
    ("evidence", '"Walking helps."', '" "', "evidence 1 “walking-2020”: “claim” is empty. Write it."),
    ("evidence", '"Walking helps."', "3", "“claim” has to be a text in quotation marks."),
    ("evidence", 'claim = "Walking helps."\n', "", "“claim” is missing. Add it."),
    (
        "evidence",
        'direction = "mixed"',
        'direction = "good"',
        "“direction” is “good”. Choose favourable, mixed, null or",
    ),
    ("evidence", 'direction = "mixed"', 'direction = "favourable"', "It is favourable and has no “counter”."),
    ("evidence", '["nature"]', '["weather"]', "“topics” is “weather”. Choose social-prescribing, gp-and-ae,"),
    ("evidence", '["nature"]', '["nature", "nature"]', "“topics” has “nature” twice. Leave one out."),
    ("evidence", '["nature"]', "[]", "“topics” is missing. Choose social-prescribing,"),
    ("evidence", '["nature"]', '"nature"', "“topics” has to be a list of texts."),
    ("evidence", '["nature"]', "[3]", "“topics” has to be a list of texts."),
    ("evidence", 'authors = "Ash A, Birch B"\n', "", "“authors” is either given or named in “missing”."),
    (
        "evidence",
        STUDY[STUDY.index("authors") : STUDY.index("address")],
        'missing = ["authors"]\nyear = 2020\ntitle = "Walking in one town"\n',
        "It has no source. Write “authors” or “publisher”.",
    ),
    ("evidence", "year = 2020\n", "", "“year” is either given or named in “missing”."),
    ("evidence", "year = 2020", 'missing = ["year"]\nyear = 2020', "“year” is either given or named in “missing”."),
    ("evidence", "year = 2020", "year = -1", "“year” has to be a whole number, 0 or more."),
    ("evidence", "year = 2020", "year = true", "“year” has to be a whole number, 0 or more."),
    ("evidence", 'seen = "abstract"', 'seen = "poster"', "“seen” is “poster”. Choose full text, abstract,"),
    ("evidence", 'seen = "abstract"', 'seen = "summary"', "It is verified, but something in it was not read."),
    (
        "evidence",
        'seen = "abstract"',
        'seen = "abstract"\nunseen_figures = ["9 in 10"]',
        "It is verified, but something",
    ),
    ("evidence", "verified = true\n", "", "“verified” is missing. Add it."),
    ("evidence", "verified = true", 'verified = "yes"', "“verified” has to be true or false."),
    ("evidence", "verified = true", "verified = false", "It is not verified, and “doubt” does not say why."),
    ("evidence", "verified = true", 'verified = true\ndoubt = "Who knows."', "It is verified, but has a “doubt”."),
    ("evidence", "last_checked = 2026-11-30\n", "", "“last_checked” is missing. Add it."),
    ("evidence", "2026-11-30", '"30 November"', "“last_checked” has to be a day such as 2026-11-30."),
    ("evidence", "2026-11-30", "2026-11-30T10:00:00", "“last_checked” has to be a day such as 2026-11-30."),
    ("evidence", "2026-11-30", "1826-11-30", "“last_checked” has to be a day such as 2026-11-30."),
    ("evidence", "year = 2020", "year = 2020\nyera = 3", "“yera” is not known here. Known are address, authors,"),
    ("evidence", "doi:10.1000/walks.2020", "https://doi.org/10.1000/walks.2020", "“address”: “https://doi.org/10.1000"),
    ("evidence", "[[evidence]]", "[evidence]", "“evidence” has to be one or more [[evidence]]."),
    ("evidence", "[[evidence]]", "[[study]]", "“study” is not known here. Known are evidence."),
    ("measures", 'better = "higher"', 'better = "larger"', "measure 1 “calm”: “better” is “larger”. Choose hi"),
    ("measures", 'better = "higher"', 'better = "by scale"', "measure 1 “calm”, scale 1: “better” is missing."),
    ("measures", 'risk = "low"', 'risk = "none"', "“risk” is “none”. Choose low, medium, high or unrated."),
    ("measures", 'shown = "totals"', 'shown = "on"', "Its words may not ship, so it is shown as “totals”, in"),
    (
        "measures",
        "least = 0\nmost = 10",
        "least = 10\nmost = 10",
        "scale 1: “least” is 10 and “most” 10. The least has",
    ),
    ("measures", "most = 10,", "most = 11,", "scale 1: A band lies outside 0 to 10, or ends before it begins."),
    ("measures", "least = 5", "least = 4", "scale 1: Its bands overlap or leave scores out."),
    ("measures", "least = 5", "least = 6", "scale 1: Its bands overlap or leave scores out."),
    ("measures", ', name = "low"', "", "scale 1, band 1: “name” is missing. Add it."),
    ("measures", 'key = "total"', 'key = "total"\nunit = "points"', "scale 1: “unit” is not known here."),
    ("measures", "[{ least = 0, most = 4", "[3, { least = 0, most = 4", "scale 1: “bands” has to be a list of tables."),
    ("measures", 'risk = "low"', 'risk = "low"\npoints = ["3"]', "“points” has to be a list of whole numbers."),
    ("measures", "[[measure.scale]]", "[measure.scale]", "“scale” has to be a list of tables."),
    ("measures", 'text = "Count pairs."', "", "rule 1: “text” is missing. Add it."),
    ("glossary", 'side = "health"', 'side = "them"', "term 1 “care”: “side” is “them”. Choose community,"),
    ("glossary", 'match = ["care"]', 'match = ["Care"]', "“match” and “names” are written in small letters."),
    ("glossary", 'match = ["care"]', 'match = ["care"]\nnames = ["care"]', "A form stands in “match” and in “names”."),
    ("glossary", 'source = ["paper"]', 'source = ["book"]', "“source” is “book”, which is not one of [sources]."),
    ("glossary", 'source = ["paper"]', "", "“source” is missing. Name at least one of [sources]."),
    ("glossary", 'paper = "A paper, 2020"', "paper = 3", "[sources] has to be texts in quotation marks, each with"),
    (
        "glossary",
        'side = "health"',
        'side = "health"\nnations = ["France"]',
        "“nations” is “France”. Choose engl",
    ),
    ("glossary", 'from = "community"', 'from = "law"', "swap 1 “ring”: “from” is “law”. Choose community"),
    ("policies", 'kind = "insurance"', 'kind = "advice"', "policy 1 “cover”: “kind” is “advice”. Choose pol"),
    ("policies", 'kind = "insurance"', 'kind = "policy"', "Only an insurance has a limit of cover."),
    ("policies", "review_months = 12\n", "", "“review_months” is missing. Add it."),
    ("policies", 'duty = "buyer"', 'duty = "habit"', "“duty” is “habit”. Choose law, regulator, buyer or good pract"),
]


@pytest.mark.parametrize(("file", "old", "new", "sentence"), FAULTS)
def test_a_faulty_entry_is_told_by_its_file_and_place(
    tmp_path: Path, file: str, old: str, new: str, sentence: str
) -> None:
    assert old in FILES[file]
    problems = told(library_in(tmp_path, **{file: FILES[file].replace(old, new, 1)}))
    assert problems[0].startswith(f"{file}.toml: ")
    assert sentence in problems[0]


def test_the_rest_still_loads(tmp_path: Path) -> None:
    faulty = STUDY.replace('"mixed"', '"good"')
    other = STUDY.replace("walking-2020", "swimming-2020")
    library = library_in(tmp_path, evidence=faulty + other, policies="policy = 3")
    assert list(library.evidence) == ["swimming-2020"]
    assert (list(library.terms), list(library.policies)) == (["care"], [])
    assert told(library) == [
        (
            "evidence.toml: evidence 1 “walking-2020”: “direction” is “good”. "
            "Choose favourable, mixed, null or unfavourable."
        ),
        "policies.toml: “policy” has to be one or more [[policy]].",
    ]


@pytest.mark.parametrize(("file", "kind"), [("evidence", "evidence"), ("measures", "measure"), ("policies", "policy")])
def test_an_id_is_used_once_and_the_first_stays(tmp_path: Path, file: str, kind: str) -> None:
    entry = FILES[file][FILES[file].index(f"[[{kind}]]") :]
    library = library_in(tmp_path, **{file: FILES[file] + entry})
    (sentence,) = told(library)
    assert sentence.startswith(f"{file}.toml: {kind} 2: the id “")
    assert sentence.endswith("” is used already. Use another.")


def test_two_scales_of_a_measure_have_two_keys(tmp_path: Path) -> None:
    scale = MEASURE[MEASURE.index("[[measure.scale]]") :]
    assert told(library_in(tmp_path, measures=MEASURE + scale)) == [
        "measures.toml: measure 1 “calm”: Two of its scales have one key. Give each its own."
    ]


FAVOURABLE = STUDY.replace("walking-2020", "hills-2021").replace('"mixed"', '"favourable"\ncounter = "walking-2020"')


def test_a_favourable_finding_has_its_counterpart(tmp_path: Path) -> None:
    library = library_in(tmp_path, evidence=STUDY + FAVOURABLE)
    assert told(library) == []
    assert library.evidence["hills-2021"].counter == "walking-2020"


@pytest.mark.parametrize(
    ("others", "sentence"),
    [
        ("", "“hills-2021”: “counter” is “walking-2020”, which is not there."),
        (
            STUDY.replace('"mixed"', '"favourable"\ncounter = "hills-2021"'),
            "which is favourable too. Name another direction.",
        ),
        (STUDY.replace('"nature"', '"arts"'), "which shares no topic with it."),
        (STUDY.replace('"doi:10.1000/walks.2020"', '"walks"'), "is no address. Write doi:, isbn: or a web address"),
    ],
)
def test_a_counterpart_that_is_none_is_refused(tmp_path: Path, others: str, sentence: str) -> None:
    library = library_in(tmp_path, evidence=FAVOURABLE + others)
    assert sentence in told(library)[0]
    assert "hills-2021" not in library.evidence


def test_a_mixed_finding_may_have_a_counterpart_of_another_direction(tmp_path: Path) -> None:
    mixed = STUDY.replace("walking-2020", "hills-2021").replace('"mixed"', '"mixed"\ncounter = "walking-2020"')
    assert "which is mixed too" in told(library_in(tmp_path, evidence=STUDY + mixed))[0]


@pytest.mark.parametrize(
    "content",
    [b"name = ", b"\xff\xfe", b"x = 1\nx = 2", b"year = " + b"9" * 5_000, b"x = " + b"[" * 5_000],
)
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_there(tmp_path: Path, content: bytes) -> None:
    library = library_in(tmp_path)
    (tmp_path / "evidence.toml").write_bytes(content)
    assert (len(library.evidence), len(library.terms)) == (0, 1)
    assert told(library)[0].startswith("evidence.toml: It cannot be read: ")


def test_a_folder_that_is_not_there_is_an_empty_library(tmp_path: Path) -> None:
    problems = told(library_in(tmp_path).__class__(tmp_path / "none"))
    assert [problem.partition(":")[0] for problem in problems] == [
        "evidence.toml",
        "measures.toml",
        "glossary.toml",
        "policies.toml",
    ]


def test_an_entry_that_is_no_table_is_told(tmp_path: Path) -> None:
    assert told(library_in(tmp_path, evidence="evidence = [3]")) == [
        "evidence.toml: evidence 1: A table of fields is wanted here."
    ]


def test_a_file_is_told_once_however_often_it_is_asked(tmp_path: Path) -> None:
    library = library_in(tmp_path, glossary=TERM.replace('"health"', '"them"'))
    assert told(library) == told(library)
    assert len(told(library)) == 1
