"""Numbers as people write them, for the other families to put units to."""

from tests.unit.language.families.family import rows

_HAN = "零一二三四五六七八九"
_ENGLISH = rows(
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen",
    "sixteen|seventeen|eighteen|nineteen",
)
_TENS = ["", "", "twenty", "thirty", "forty", "fifty"]
_FULL = str.maketrans("0123456789:.-~", "０１２３４５６７８９：．－～")


def han(n: int, *, counted: bool = False) -> str:
    """A number up to 199 in characters; counted things are 两."""
    if counted and n == 2:
        return "两"
    if n >= 100:
        rest = n % 100
        return "一百" + ("" if not rest else han(rest) if rest >= 20 else ("零" if rest < 10 else "一") + han(rest))
    tens, ones = divmod(n, 10)
    if not tens:
        return _HAN[ones]
    return (_HAN[tens] if tens > 1 else "") + "十" + (_HAN[ones] if ones else "")


def english(n: int) -> str:
    """A number up to 59 in words."""
    if n < 20:
        return _ENGLISH[n]
    return _TENS[n // 10] + (f"-{_ENGLISH[n % 10]}" if n % 10 else "")


def wide(text: str) -> str:
    """The same in full-width signs, as some keyboards write."""
    return text.translate(_FULL)
