"""What texts are found by: pairs and single characters, words, initials; and which of them a query wants."""

import pytest

from kjfz_bot.language.normalise import fold
from kjfz_bot.language.search_terms import MOST_WORDS, Word, facet, initials, terms, words


def test_chinese_is_found_by_each_character_and_each_pair_of_neighbours() -> None:
    """Punctuation and letters part pairs."""
    assert sorted(terms("密封件，轴PVC承")) == sorted(["密", "封", "件", "轴", "承", "密封", "封件", "PVC"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0.01mm", {"0", "01", "mm"}),
        ("ＰＶＣ管", {"pvc", "管"}),
        ("Ra≤0.8μm", {"ra", "0", "8", "μm"}),
        ("3D打印", {"3", "d", "打", "印", "打印"}),
        ("軸承", {"轴", "承", "轴承"}),
        ("…—", set()),
    ],
)
def test_words_of_letters_and_digits_are_terms_in_one_script_width_and_case(text: str, found: set[str]) -> None:
    """As `fold` makes them; letters and digits part each other."""
    assert set(terms(fold(text))) == found


def test_initials_are_found_in_every_piece_of_two_to_eight() -> None:
    """What is between two pieces of Chinese parts them, and one letter finds nothing."""
    assert set(initials(["焊缝", "密封件"])) == {"i=hf", "i=mf", "i=fj", "i=mfj"}
    assert set(initials(["重量A轴承", "3D"])) == {"i=zl", "i=zc"}
    assert max(len(term) for term in initials(["一二三四五六七八九十"])) == len("i=") + 8


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("焊", [Word("焊", ("焊",), None, alone=True)]),
        ("焊缝", [Word("焊缝", ("焊缝",), None, alone=True)]),
        ("密封件", [Word("密封件", ("密封", "封件"), None, alone=False)]),
        ("焊焊焊", [Word("焊焊焊", ("焊焊",), None, alone=False)]),
        ("HF", [Word("hf", ("hf",), "i=hf", alone=True)]),
        ("304", [Word("304", ("304",), None, alone=True)]),
        ("0.01mm", [Word("0.01mm", ("0", "01", "mm"), None, alone=False)]),
        ("c++", [Word("c++", ("c",), None, alone=False)]),
    ],
)
def test_a_word_wants_the_fewest_terms_that_say_all_of_it(query: str, wanted: list[Word]) -> None:
    """Where they do not decide, the text has to be looked at; letters may be initials."""
    assert list(words(query)) == wanted


def test_words_are_parted_by_spaces_and_commas_and_each_is_wanted_once() -> None:
    """However they are written; what has nothing to be found by is left out."""
    assert [word.text for word in words("「密封件」，漂移 ± 漂移、PVC；？")] == ["密封件", "漂移", "pvc"]
    assert words("？！ …") == ()


def test_a_query_has_so_many_words_at_most() -> None:
    """What comes after them is prose, and would make every search slow."""
    assert len(words(" ".join(f"w{number}" for number in range(50)))) == MOST_WORDS


def test_a_property_is_a_term_that_no_text_has() -> None:
    """Its value may be anything somebody typed."""
    assert facet("d", "haishu") == "d=haishu"
    assert facet("d", "Haishu (a)") == "d=Haishu-20--28-a-29-"
    assert facet("d", "a-b") != facet("d", "a b")
    assert not set(terms(fold("d=haishu"))) & {facet("d", "haishu")}
