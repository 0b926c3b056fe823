"""Answer kinds: how a typed reply is read against the standing offer."""

from datetime import date
from typing import Any

import pytest

from kjfz_bot.dialog import labels
from kjfz_bot.dialog.answers import NotAllowed, Read, Unclear, Value, is_date, kinds, length, read, selection
from kjfz_bot.dialog.conversation import Offer
from kjfz_bot.dialog.model import Ask
from tests.unit.dialog.small import shipped

TODAY = date(2026, 3, 11)
LANDS = (("de", "Germany (north)"), ("fr", "France"), ("zh", "中国"), ("us", "United States"))


def reading(text: str, kind: str, options: tuple[tuple[str, str], ...] = (), **limits: Any) -> Read:
    return read(text, Offer(7, 1, "x", kind, options, limits), TODAY)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("France", "fr"),
        ("  france。", "fr"),
        ("中國", "zh"),
        ("2", "fr"),
        ("第三个", "zh"),
        ("C", "zh"),
        ("Germany", "de"),
        ("united", "us"),
        ("us", "us"),
        ("FR", "fr"),
    ],
)
def test_a_choice_is_read_by_label_id_number_or_beginning(text: str, value: str) -> None:
    """Whatever the case, width or script; a remark in brackets need not be typed."""
    assert reading(text, "choice", LANDS) == Value(value)


@pytest.mark.parametrize(
    "text", ["K7M20X", "k7m2ox", " K7M-20X ", "Ｋ７Ｍ２０Ｘ", "x.example/?start=see-K7M20X", "see-k7m20x"]
)
def test_a_case_number_is_read_however_it_is_typed(text: str) -> None:
    """Small, wide, apart, with O for 0, or within the link that has it."""
    assert reading(text, "case_number") == Value("K7M20X")


@pytest.mark.parametrize("text", ["", "K7M20", "K7M20XX", "K7M20U", "办件号", "see-K7M20XX"])
def test_what_is_no_case_number_is_asked_again(text: str) -> None:
    """Too short, too long, or with a character that no number has."""
    assert reading(text, "case_number") == Unclear()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("france", "fr"),
        ("2", "fr"),
        ("中国", "zh"),
        ("密封", "密封"),
        ("Germany and France", "Germany and France"),
        ("9", "9"),
    ],
)
def test_a_search_is_an_option_that_is_named_exactly_or_what_was_typed(text: str, value: str) -> None:
    """Nothing is guessed: a part of a label is something to look for."""
    assert reading(text, "search", LANDS) == Value(value)


def test_a_search_has_a_greatest_length() -> None:
    """As any text."""
    assert isinstance(reading("密" * 41, "search", LANDS, max_length=40), NotAllowed)
    assert reading("密" * 40, "search", LANDS, max_length=40) == Value("密" * 40)


def test_a_label_is_taken_before_an_id_and_an_id_before_a_number() -> None:
    """So that a label always means its own option."""
    crossed = (("b_land", "a_land"), ("a_land", "b_land"))
    numbered = (("2", "two eggs"), ("1", "one egg"))

    assert reading("a_land", "choice", crossed) == Value("b_land")
    assert reading("2", "choice", numbered) == Value("1")


@pytest.mark.parametrize("text", ["", "Atlantis", "5", "yes", "not France"])
def test_what_names_no_option_is_not_understood(text: str) -> None:
    """A negation is never taken for the option it names."""
    assert isinstance(reading(text, "choice", LANDS), Unclear)


def test_what_looks_like_an_option_is_suggested() -> None:
    """At most three, the likest first; nothing is chosen for the person."""
    towns = (("a", "Lanzhou"), ("b", "Beijing"), ("c", "Fanzhou"), ("d", "Ganzhou"), ("e", "Hanzhou"))

    assert reading("Tanzhou", "choice", towns) == Unclear((4, 3, 2))


HOSPITALS = (
    ("university", "高校"),
    ("affiliated_hospital", "高校附属医院"),
    ("hospital", "其他医疗卫生机构"),
    ("other", "其他"),
)
CALLED = {"affiliated_hospital": ["附属医院", "affiliated hospital"], "hospital": ["其他医院", "other hospital", "CDC"]}


@pytest.mark.parametrize("text", ["医院", "我在医院上班", "宁波市第一医院", "hospital", "I work at a hospital"])
def test_what_fits_several_options_suggests_them_all(text: str) -> None:
    """A word that is part of several names is none of them, nor is the id that it happens to be."""
    assert reading(text, "choice", HOSPITALS, called=CALLED) == Unclear((1, 2))


def test_another_name_is_taken_although_the_id_is_shared() -> None:
    """Only the id gives way."""
    assert reading("CDC", "choice", HOSPITALS, called=CALLED) == Value("hospital")
    assert reading("university", "choice", HOSPITALS, called=CALLED) == Value("university")


@pytest.mark.parametrize(("text", "value"), [("是宁波的", True), ("外地的", False), ("不是", False)])
def test_a_yes_no_question_has_other_names_of_its_options_too(text: str, value: bool) -> None:
    """What only this question means by yes."""
    called = {"yes": ["是宁波的"], "no": ["外地的"]}

    assert reading(text, "yes_no", YES_NO, called=called) == Value(value)


@pytest.mark.parametrize("text", ["不放弃", "别放弃", "继续填写", "否"])
def test_refusing_what_yes_would_do_is_no(text: str) -> None:
    """At the question whether answers should really be given up."""
    sides = (("yes", "是，放弃"), ("no", "否，继续填写"))

    assert reading(text, "choice", sides, polar={"yes": "yes", "no": "no"}) == Value("no")


def test_a_question_with_two_sides_takes_yes_and_no() -> None:
    """The offer says which option each of them means."""
    sides = (("ok", "All correct"), ("change", "Change an answer"))
    polar = {"yes": "ok", "no": "change"}

    assert reading("yes", "choice", sides, polar=polar) == Value("ok")
    assert reading("对的", "choice", sides, polar=polar) == Value("ok")
    assert reading("不对", "choice", sides, polar=polar) == Value("change")
    assert isinstance(reading("yes", "choice", sides), Unclear)
    assert isinstance(reading("2, 3", "choice", sides, polar=polar), Unclear)


def test_options_have_other_names_too() -> None:
    """As the locales give them."""
    assert reading("Bavaria", "choice", LANDS, called={"de": ["Bavaria"]}) == Value("de")


@pytest.mark.parametrize(
    ("text", "fact", "value"), [("PhD", "degree", "doctorate"), ("副教授", "title", "associate_senior")]
)
def test_degrees_and_titles_are_read_in_peoples_own_words(text: str, fact: str, value: str) -> None:
    """Where the option is offered."""
    assert reading(text, "choice", (("x", "Others"), (value, "Label")), fact=fact) == Value(value)
    assert isinstance(reading(text, "choice", (("x", "Others"),), fact=fact), Unclear)


YES_NO = (("yes", "有"), ("no", "还没有"))


@pytest.mark.parametrize(
    ("text", "value"),
    [("有", True), ("还没有", False), ("是的", True), ("没呢", False), ("nope", False), ("1", True), ("2", False)],
)
def test_yes_and_no_are_read(text: str, value: bool) -> None:
    """In words, by the question's own labels, by number."""
    assert reading(text, "yes_no", YES_NO) == Value(value)


@pytest.mark.parametrize("text", ["2, 3", "1、2", "3", "0", "1/2"])
def test_figures_are_places_and_neither_yes_nor_no(text: str) -> None:
    """Nothing is answered silently wrong."""
    assert reading(text, "yes_no", YES_NO) == Unclear()


def test_not_sure_is_an_answer_only_where_it_is_allowed() -> None:
    """And is marked as such."""
    assert reading("说不好", "yes_no", YES_NO, unsure=True) == Value("not_sure", unsure=True)
    assert reading("说不好", "yes_no", YES_NO) == Unclear()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("France", ["fr"]),
        ("1、3", ["de", "zh"]),
        ("3,1", ["de", "zh"]),
        ("France and 中国", ["fr", "zh"]),
        ("2", ["fr"]),
    ],
)
def test_several_options_are_read_in_the_order_of_the_offer(text: str, value: list[str]) -> None:
    """Typed in any order."""
    assert reading(text, "multi", LANDS) == Value(value)


def test_a_whole_label_is_tried_before_a_reply_is_split() -> None:
    """A label may hold a comma."""
    commas = (("both", "tea, coffee"), ("tea", "tea"), ("coffee", "coffee"))

    assert reading("tea, coffee", "multi", commas) == Value(["both"])


def test_none_is_an_answer_where_nothing_may_be_picked() -> None:
    """Otherwise it is asked again."""
    assert reading("没有", "multi", LANDS, empty=True) == Value([])
    assert isinstance(reading("没有", "multi", LANDS), Unclear)


def test_what_stands_alone_excludes_the_others() -> None:
    """And picking nothing must be allowed."""
    offer = Offer(7, 1, "x", "multi", LANDS, {"exclusive": ["us"]})

    assert selection(["us"], offer) == Value(["us"])
    assert selection(["us", "fr"], offer) == NotAllowed("not-allowed-exclusive", {"option": "United States"})
    assert selection([], offer) == NotAllowed("not-allowed-empty")


def test_text_is_kept_as_typed_but_for_what_cannot_be_seen() -> None:
    """Up to its length in UTF-16 units."""
    assert reading(" a\u202eb\n👩‍🔬 ", "text", max_length=9) == Value("ab\n👩‍🔬")
    assert reading("1234567890", "text", max_length=9) == NotAllowed("not-allowed-long", {"limit": "9"})
    assert reading("123456789", "text", max_length=9) == Value("123456789")
    assert reading("\u200b", "text") == Unclear()
    assert length("👩‍🔬") == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", Value(2)),
        ("两位", Value(2)),
        ("3 people", Value(3)),
        ("1.5", NotAllowed("not-allowed-whole")),
        ("两三位", Unclear()),
        ("12", NotAllowed("not-allowed-above", {"limit": "9"})),
    ],
)
def test_whole_things_are_counted(text: str, expected: Read) -> None:
    """With the word that counts them; half of one, or about so many, is asked again."""
    offer = Offer(1, 1, "vps", "number", (), {"min": 1, "max": 9, "whole": True})

    assert read(text, offer, date(2026, 3, 1)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", Value(3)),
        ("三点五", Value(3.5)),
        ("1", Value(1)),
        ("9", Value(9)),
        ("0", NotAllowed("not-allowed-below", {"limit": "1"})),
        ("10", NotAllowed("not-allowed-above", {"limit": "9"})),
        ("many", Unclear()),
    ],
)
def test_numbers_are_read_within_their_limits(text: str, expected: Read) -> None:
    """Whole numbers stay whole; not understood and not allowed stay apart."""
    assert reading(text, "number", min=1, max=9) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30万", Value(30_000_000)),
        ("12.50元", Value(1250)),
        ("0.5元", NotAllowed("not-allowed-below", {"limit": "1"})),
        ("30-50万", Unclear()),
    ],
)
def test_money_is_stored_in_fen(text: str, expected: Read) -> None:
    """A range is asked again."""
    assert reading(text, "money", min=100) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三年半", Value(3.5)),
        ("36个月", Value(3)),
        ("无固定期限", Value("open_ended")),
        ("101年", NotAllowed("not-allowed-above", {"limit": "100"})),
        ("很久", Unclear()),
    ],
)
def test_lengths_of_time_are_read_in_years(text: str, expected: Read) -> None:
    """Open-ended where the offer allows it."""
    assert reading(text, "years", max=100, open_ended=True) == expected


def _length(hours: int, minutes: int) -> dict[str, Any]:
    return {"text": "duration", "args": {"hours": hours, "minutes": minutes}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三个半小时", Value(210)),
        ("9:00-11:30", Value(150)),
        ("half a day", Value(240)),
        ("3", NotAllowed("not-allowed-duration", {"ways": {"join": [_length(3, 0)]}})),
        ("2-3小时", NotAllowed("not-allowed-duration", {"ways": {"join": [_length(2, 0), _length(3, 0)]}})),
        ("17:00-14:00", NotAllowed("not-allowed-duration-backwards")),
        ("10分钟", NotAllowed("not-allowed-below", {"limit": _length(0, 15)})),
        ("25小时", NotAllowed("not-allowed-above", {"limit": _length(12, 0)})),
        ("很久", Unclear()),
    ],
)
def test_lengths_of_work_are_read_in_minutes(text: str, expected: Read) -> None:
    """A doubtful one is asked again, with what it may have been."""
    assert reading(text, "duration", min=15, max=720) == expected


@pytest.mark.parametrize("minutes", [15, 45, 60, 90, 150, 480, 725])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_length_as_it_is_shown_can_be_typed(language: str, minutes: int) -> None:
    """What stands in a question or on the check page is understood when it is typed."""
    shown = labels.shown_answer(shipped().texts, language, "any", Ask("duration"), minutes)

    assert reading(shown, "duration") == Value(minutes)


def test_open_ended_is_not_understood_where_it_is_not_allowed() -> None:
    """What is left of a contract that ends cannot be open-ended."""
    assert reading("无固定期限", "years", max=3, open_ended=False) == Unclear()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-05-01", Value("2026-05-01")),
        ("昨天", Value("2026-03-10")),
        ("2026-01-01", NotAllowed("not-allowed-below", {"limit": "2026-02-01"})),
        ("2027-01-01", NotAllowed("not-allowed-above", {"limit": "2026-12-31"})),
        ("2026-02-30", Unclear()),
    ],
)
def test_days_are_read_relative_to_the_day_they_were_sent(text: str, expected: Read) -> None:
    """Within their limits."""
    assert reading(text, "date", min="2026-02-01", max="2026-12-31") == expected


@pytest.mark.parametrize(
    ("text", "limits", "expected"),
    [
        ("1980年6月", {}, Value("1980-06")),
        ("1980-06-12", {}, Value("1980-06-12")),
        ("1980", {}, NotAllowed("not-allowed-month-needed")),
        ("1970年", {}, NotAllowed("not-allowed-month-needed")),
        ("1980年6月", {"day": True}, NotAllowed("not-allowed-day-needed")),
        ("1980-06-12", {"day": True}, Value("1980-06-12")),
        ("2026年4月", {}, Unclear()),
        ("12日", {"day": True, "month": "1970-03"}, Value("1970-03-12")),
        ("十二号", {"day": True, "month": "1970-03"}, Value("1970-03-12")),
        ("the 3rd", {"day": True, "month": "1970-03"}, Value("1970-03-03")),
        ("5", {"day": True, "month": "1970-03"}, Value("1970-03-05")),
        ("30日", {"day": True, "month": "1970-02"}, Unclear()),
        ("12日", {}, Unclear()),
        ("1949-12-31", {"min": "1950-01"}, NotAllowed("not-allowed-below", {"limit": "1950-01"})),
        ("1950年1月", {"min": "1950-01"}, Value("1950-01")),
        ("2000-03-10", {"max": "2000-03-09"}, NotAllowed("not-allowed-above", {"limit": "2000-03-09"})),
    ],
)
def test_births_are_read_to_the_month_or_the_day(text: str, limits: dict[str, Any], expected: Read) -> None:
    """A bare year is asked again; none lies in the future."""
    assert reading(text, "birth", **limits) == expected


def test_a_file_is_sent_and_not_typed() -> None:
    """Any text is not understood."""
    assert reading("cv.pdf", "file") == Unclear()


@pytest.mark.parametrize("kind", sorted(kinds()))
@pytest.mark.parametrize("text", ["", " ", "\x00\u202e", "x" * 100_000, "9" * 100_000, "\ud83d", "1e999", "∞", "NaN"])
def test_no_text_is_too_strange(kind: str, text: str) -> None:
    """Every kind reads everything without an error."""
    assert isinstance(reading(text, kind, LANDS, max_length=50), Value | Unclear | NotAllowed)


@pytest.mark.parametrize(
    ("text", "expected"), [("2026-03", True), ("2026-03-11", True), ("2026", False), ("soon", False)]
)
def test_stored_dates_are_told_from_other_text(text: str, expected: bool) -> None:
    """For answers that are kept when a question changes its kind."""
    assert is_date(text) is expected
