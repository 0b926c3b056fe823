"""Published needs are found by what they say and where they belong: all that have it, no others, newest first."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import pytest

from kjfz_bot.domain.need import Need
from kjfz_bot.language.normalise import fold
from kjfz_bot.language.search_terms import words
from kjfz_bot.storage import need_search, needs
from kjfz_bot.storage.need_search import Query
from kjfz_bot.storage.store import Store, UnitOfWork
from tests.needs import world

COUNT = 500
LIMIT = 9
LOOKED_FOR = (
    *("焊", "客户", "密封件", "密封件漂移", "残余应力大的攻关", "台架验证", "μm以下", "不超过5%", "不存在的词"),
    world.RARE,
)


@pytest.fixture
def kept(store: Store) -> list[Need]:
    """Needs that were published, oldest first."""
    with store.transaction() as uow:
        return world.keep(uow, islice(world.published(world.firms(uow, each=2)), COUNT))


@pytest.fixture
def uow(store: Store, kept: list[Need]) -> Iterator[UnitOfWork]:
    """A transaction in the session that writes, as a turn has it."""
    with store.transaction() as found:
        yield found


def said(need: Need) -> list[str]:
    it = need.statement
    parts = (it.title, *it.keywords, it.scene, it.problem, it.present, it.target, it.limits or "", it.expert or "")
    return [fold(part) for part in parts]


def numbers(found: list[Need]) -> list[str]:
    return [need.public_id for need in found]


def having(kept: list[Need], *wanted: str) -> list[str]:
    """The needs that have every one of these words somewhere, by looking into all of them; newest first."""
    fits = (need for need in reversed(kept) if all(any(word in part for part in said(need)) for word in wanted))
    return numbers(list(fits))


def everything(uow: UnitOfWork, query: Query) -> list[str]:
    """All pages of a query, one after the other."""
    found: list[Need] = []
    while page := need_search.older(uow, query, found[-1].order if found else None, LIMIT):
        found += page
    return numbers(found)


def test_every_word_of_two_characters_is_found_completely(uow: UnitOfWork, kept: list[Need]) -> None:
    """Of all pairs of characters in the texts, each finds exactly the needs that have it."""
    pairs = sorted({part[at : at + 2] for need in kept[:6] for part in said(need) for at in range(len(part) - 1)})
    chinese = [pair for pair in pairs if all("\u4e00" <= char <= "\u9fff" for char in pair)]

    assert len(chinese) > 300
    for pair in chinese[::3]:
        assert everything(uow, Query(words(pair))) == having(kept, pair), pair


def test_words_of_any_length_are_found_completely_and_nothing_else_is(uow: UnitOfWork, kept: list[Need]) -> None:
    """One character, more than two, beside letters and figures, rare ones, and what nobody wrote."""
    kept = [*kept, _posted(uow, kept[-1], COUNT + 1, f"{world.RARE}、件漂移，密封")]

    for wanted in LOOKED_FOR:
        assert everything(uow, Query(words(wanted))) == having(kept, fold(wanted)), wanted


def _posted(uow: UnitOfWork, like: Need, order: int, title: str) -> Need:
    """One more need with that title, published as so many-th."""
    statement = replace(like.statement, title=title)
    need = replace(like, public_id=world.numbered(order), statement=statement, order=order)
    (kept,) = world.keep(uow, [need])
    return kept


def test_a_need_with_all_the_pairs_but_not_the_word_is_no_hit(uow: UnitOfWork, kept: list[Need]) -> None:
    """The text itself is looked at before a need counts as found."""
    apart = _posted(uow, kept[0], COUNT + 1, "甲乙，乙丙，丙丁")
    whole = _posted(uow, kept[0], COUNT + 2, "甲乙丙丁")

    assert everything(uow, Query(words("甲乙丙丁"))) == [whole.public_id]
    assert everything(uow, Query(words("甲乙 丙丁"))) == [whole.public_id, apart.public_id]


def test_all_words_of_a_query_have_to_be_there(uow: UnitOfWork, kept: list[Need]) -> None:
    """In whichever part, in whichever order, also beside letters."""
    assert everything(uow, Query(words("漂移 焊缝"))) == having(kept, "焊缝", "漂移") != []
    assert everything(uow, Query(words("mpa 轴承"))) == having(kept, "mpa", "轴承") != []


def test_what_is_typed_in_other_characters_finds_the_same(uow: UnitOfWork, kept: list[Need]) -> None:
    """Traditional characters, full width, capitals."""
    assert everything(uow, Query(words("軸承"))) == having(kept, "轴承") != []
    assert everything(uow, Query(words("ＭＰＡ"))) == having(kept, "mpa") != []


def test_initials_find_titles_and_keywords(uow: UnitOfWork, kept: list[Need]) -> None:
    """`hf` finds 焊缝 and `mfj` 密封件, where one of these names the need; elsewhere in the text they do not."""
    for letters, word in (("hf", "焊缝"), ("MFJ", "密封件")):
        named = [
            need for need in kept if any(word in part for part in (need.statement.title, *need.statement.keywords))
        ]
        found = everything(uow, Query(words(letters)))

        assert set(numbers(named)) <= set(found)
        assert set(found) != set(having(kept, word))


def test_places_narrow_a_search(uow: UnitOfWork, kept: list[Need]) -> None:
    """Field and district by themselves, together, and beside words; another programme has nothing."""
    field = [need for need in kept if need.statement.field == "new_energy"]
    both = [need for need in field if need.district == "cixi"]
    words_too = [need for need in field if need.public_id in having(kept, "客户")]

    assert everything(uow, Query(field="new_energy")) == numbers(field[::-1]) != []
    assert everything(uow, Query((), "ningbo", "cixi", "new_energy")) == numbers(both[::-1]) != []
    assert everything(uow, Query(words("客户"), field="new_energy")) == numbers(words_too[::-1]) != []
    assert everything(uow, Query(programme="changping")) == []
    assert everything(uow, Query()) == numbers(kept[::-1])


def test_pages_are_full_both_ways(uow: UnitOfWork, kept: list[Need]) -> None:
    """Forward until there is no more, and back to exactly the page that was before."""
    for query in (Query(), Query(words("热处理温度场")), Query(words("焊缝")), Query(field="aerospace")):
        first = need_search.older(uow, query, None, 3)
        second = need_search.older(uow, query, first[-1].order, 3)

        assert len(first) == len(second) == 3
        assert need_search.newer(uow, query, second[0].order or 0, 3) == first
        assert need_search.newer(uow, query, first[0].order or 0, 3) == []


def test_only_what_is_published_is_found(uow: UnitOfWork, kept: list[Need]) -> None:
    """Withdrawn it is found no more, also when that is said twice; published again it is, with what it says then."""
    need = kept[-1]
    wanted = Query(words(need.statement.title))
    before = everything(uow, wanted)

    need_search.forget(uow, need)
    need_search.forget(uow, need)
    assert need.public_id not in everything(uow, wanted)
    assert need.public_id not in everything(uow, Query())

    need_search.index(uow, need)
    need_search.index(uow, need)
    assert everything(uow, wanted) == before

    need_search.index(uow, replace(need, state="withdrawn"))
    assert need.public_id not in everything(uow, wanted)


def test_a_need_that_says_something_else_is_found_by_that_alone(uow: UnitOfWork, kept: list[Need]) -> None:
    """Nothing of what it said before is left in the index."""
    before = kept[0]
    after = replace(before, statement=replace(before.statement, title="甲乙丙丁", keywords=("戊己",)))
    assert needs.change(uow, before, after)

    need_search.index(uow, after)

    assert everything(uow, Query(words("甲乙丙丁"))) == [before.public_id]
    assert everything(uow, Query(words("wj"))) == [before.public_id]
    assert everything(uow, Query(words(before.statement.title))) == having([*kept[1:]], fold(before.statement.title))


def test_the_newest_is_known(store: Store, uow: UnitOfWork, kept: list[Need]) -> None:
    """The order from which a subscription begins."""
    assert need_search.newest(uow) == COUNT

    for need in kept:
        need_search.forget(uow, need)
    assert need_search.newest(uow) == 0
