"""Workflows as a Mermaid flowchart."""

import re

import pytest

from kjfz_bot.app.content import load_content
from kjfz_bot.programmes.draw import draw
from kjfz_bot.programmes.mermaid import quoted
from tests.unit.programmes.small import load
from tests.unit.programmes.small_way import pack


class Words:
    """Each text is its key, but for a name somebody may write."""

    def first(self, _lang: str, *keys: str) -> str | None:
        return {"by-side-city": "The city"}.get(keys[-1])

    def text(self, lang: str, key: str, /, **args: int) -> str:
        return {"small-step-post-apply": 'Say "hello" [now]'}.get(key, f"{lang}/{key.rpartition('-')[2]}{args or ''}")


def drawn() -> list[str]:
    return [line.strip() for line in draw(load(pack()), Words(), "en").splitlines()]


def test_each_step_is_a_box_with_its_name_its_side_and_its_clause() -> None:
    """Whatever stands in a name; a step that is left out is dashed and says so."""
    lines = drawn()

    assert lines[:3] == ["flowchart TD", "classDef off stroke-dasharray: 5 5", 'subgraph post__way_["en/post"]']
    assert 'post__apply_["Say #quot;hello#quot; [now]<br/>expert · 1.1"]' in lines
    assert 'post__contacts_["en/contacts<br/>expert, firm"]' in lines
    assert 'post__decide_["en/decide<br/>The city · 1.4"]' in lines
    assert 'post__notice_["en/notice<br/>The city · 1.4 · en/off"]:::off' in lines


def test_arrows_go_on_back_and_around() -> None:
    """What is left out is passed by; what is returned leads back by dots."""
    lines = drawn()

    assert {
        "post__score_ --> post__decide_",
        "post__score_ -.-> post__notice_",
        "post__notice_ -.-> post__decide_",
    } <= {*lines}
    assert 'post__start_ -.->|"en/returned"| post__papers_' in lines
    assert not any(line.startswith(("post__notice_ -->", "post__notice_ -.->|")) for line in lines)


def test_every_end_is_there() -> None:
    """Done, refused, after too long, and withdrawn by whoever began."""
    lines = drawn()

    assert {"post__start_ --> post__end_", "post__sign_ --> post__refused_"} <= {*lines}
    assert "post__opinion_ --> post__refused_" not in lines
    assert "post__contacts_ -->|\"en/days{'days': 30}\"| post__expired_" in lines
    assert [line for line in lines if "([" in line] == [
        'post__end_(["en/end"])',
        'post__refused_(["en/refused"])',
        'post__expired_(["en/expired"])',
        'post__withdrawn_(["en/withdrawn<br/>expert"])',
    ]


def test_a_label_stays_one_whatever_is_in_it() -> None:
    """What would end it, or be read as markup or as a comment, is written as an entity."""
    assert quoted('a "b" [c] #1 <d> & `e`\\', "f\ng") == (
        '"a #quot;b#quot; [c] #35;1 #lt;d#gt; #amp; #96;e#96;#92;<br/>f g"'
    )


LINE = re.compile(
    r"""flowchart\ TD
    | \s+classDef\ off\ stroke-dasharray:\ 5\ 5
    | \s+subgraph\ \w+\["[^"]*"\]
    | \s+end
    | \s+\w+(\["[^"]*"\](:::off)?|\(\["[^"]*"\]\))
    | \s+\w+\ (-->|-\.->)(\|"[^"]*"\|)?\ \w+""",
    re.VERBOSE,
)


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
@pytest.mark.parametrize("name", ["ningbo", "changping"])
def test_the_shipped_workflows_are_drawn_as_mermaid_reads_it(name: str, lang: str) -> None:
    """Each line is one of the forms there are, and every arrow leads from box to box."""
    content = load_content()

    lines = draw(content.programmes[name], content.texts, lang).splitlines()

    assert [line for line in lines if not LINE.fullmatch(line)] == []
    boxes = {found[1] for line in lines if (found := re.match(r"\s+(\w+)[\[(]", line))}
    arrows = [found.groups() for line in lines if (found := re.match(r"\s+(\w+) -.*? (\w+)$", line))]
    assert {end for arrow in arrows for end in arrow} <= boxes
    assert len(arrows) > len(boxes)
