"""What the words of texts lack is told with the box it is in, and no more at once than can be mended."""

from app.documents.checks.lack import Lack
from app.documents.checks.prose import Read, acronyms, claims, foreign, hard, misspelt

NEED = Read("need", "The need", "The ICB asked. Dance is proven to help. Quillory paid.")
MORE = Read("more", "Our plan", "We asked the ICB and the PCN.")


def test_a_hard_text_is_told() -> None:
    long = Read("need", "The need", f"{'Word ' * 30}. " * 4)
    assert list(hard([long, MORE])) == [
        Lack("hard-to-read", "“The need”: Sentences have 30 words on average. Aim for 15 to 20.", "need")
    ]


def test_an_easy_text_is_not() -> None:
    assert list(hard([Read("need", "The need", "We meet to sing each week and like it. " * 20)])) == []


def test_an_acronym_is_told_where_it_is_first_used() -> None:
    assert [(lack.code, lack.key) for lack in acronyms([NEED, MORE])] == [("acronym", "need"), ("acronym", "more")]
    (first, _) = acronyms([NEED, MORE])
    assert first.sentence == "“The need” uses “ICB” without saying what it stands for. Write it out."
    written = Read("sum", "In short", "Our integrated care board and a primary care network (PCN)")
    assert list(acronyms([written, NEED, MORE])) == list(acronyms([])) == []
    assert list(acronyms([NEED], {"ICB"})) == []


def test_an_acronym_at_the_very_beginning_belongs_to_its_own_text() -> None:
    texts = [Read("a", "A", ""), Read("b", "B", "PCN"), Read("c", "C", ""), Read("d", "D", "MDT")]
    assert [lack.key for lack in acronyms(texts)] == ["b", "d"]


def test_claims_are_told_with_their_words() -> None:
    (lack,) = claims(NEED)
    assert lack == Lack(
        "claim",
        "“The need” claims without evidence: “Dance is proven to help”. Cite where it was found.",
        "need",
    )
    assert list(claims(NEED, [(38, 38)])) == []
    assert len(list(claims(NEED._replace(text="Dance is proven to help. " * 9)))) == 3


def test_a_name_is_told_once() -> None:
    text = NEED._replace(text="Quillory paid. Then Quillory asked.")
    assert list(foreign(text, [], ["Quillory"], lambda _: False)) == [
        Lack("foreign-name", "“The need” names “Quillory”, which does not belong here.", "need")
    ]


def test_the_first_misspelt_words_are_told() -> None:
    known = {"recieve": ("receive", "relieve")}
    words = [(word, known.get(word, ())) for word in ("teh", "teh", "recieve", "comunity", "wekk")]
    found = list(misspelt(NEED, words))
    assert [lack.code for lack in found] == ["spelling"] * 3
    assert found[0].sentence == "“The need” has “teh”. Check its spelling."
    assert found[1].sentence == "“The need” has “recieve”. Did you mean “receive” or “relieve”?"
    assert [lack.word for lack in found] == ["teh", "recieve", "comunity"]
