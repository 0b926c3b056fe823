"""Signing in, as values: what is an address, how long a sign-in holds, and what it proves."""

from datetime import UTC, datetime, timedelta

import pytest

from kjfz_bot.domain.sign_in import Lasts, Method, SignIn, masked_email, read_email

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("Ada.Lin@Example.ORG ", "ada.lin@example.org"),
        ("mailto:ada@example.org", "ada@example.org"),
        ("ada＠example。org", "ada@example.org"),
        ("a+b_c@mail.example.co", "a+b_c@mail.example.co"),
        ("ada@localhost", "ada@localhost"),
    ],
)
def test_an_address_is_read_in_one_form(typed: str, address: str) -> None:
    """However it is typed, also with the letters of an input method."""
    assert read_email(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "@",
        "ada",
        "ada@",
        "@example.org",
        "a b@example.org",
        "ada@exa mple.org",
        "ada@example..org",
        "ada@-example.org",
        ".ada@example.org",
        "ada@example.org, ben@example.org",
        "Ada <ada@example.org>",
        "ada@example.org\nBcc: eve@example.org",
        "ada@[127.0.0.1]",
        "阿达@example.org",
        f"{'a' * 65}@example.org",
        f"ada@{'a.' * 130}org",
    ],
)
def test_what_mail_cannot_be_sent_to_is_no_address(typed: str) -> None:
    """Nor what would be two, or more than an address."""
    assert read_email(typed) is None


def test_a_masked_address_is_known_by_its_owner_alone() -> None:
    """The first letter and the host."""
    assert masked_email("ada.lin@example.org") == "a***@example.org"


@pytest.mark.parametrize(
    ("age", "unused", "holds"),
    [(0, 0, True), (719, 29, True), (720, 0, False), (60, 30, False)],
)
def test_a_sign_in_holds_while_it_is_used_and_not_too_old(age: int, unused: int, holds: bool) -> None:
    """Half a day, half an hour."""
    sign_in = SignIn(Method.EMAIL, NOON - age * MINUTE, NOON - unused * MINUTE)

    assert sign_in.holds(NOON, Lasts()) == holds


@pytest.mark.parametrize(
    ("method", "age", "stepped_up"),
    [
        (Method.EMAIL, 0, True),
        (Method.EMAIL, 9, True),
        (Method.EMAIL, 10, False),
        (Method.EMAIL, -1, False),
        (Method.CHANNEL, 0, False),
    ],
)
def test_a_fresh_sign_in_by_mail_steps_up(method: Method, age: int, stepped_up: bool) -> None:
    """Ten minutes, also where the clock was put back; a link from another channel proves nothing new."""
    assert SignIn(method, NOON - age * MINUTE, NOON).stepped_up(NOON) == stepped_up
