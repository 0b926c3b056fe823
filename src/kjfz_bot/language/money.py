"""Amounts of money as the product keeps them: whole fen. How people write amounts is `numbers`' business."""

from decimal import Decimal

from kjfz_bot.language.numbers import parse_money

FEN = 100


def parse_fen(text: str) -> int | None:
    """One exact amount in fen; a range, an "at least" or more decimals than fen have is None and must be asked."""
    yuan = parse_money(text)
    if yuan is None or isinstance(yuan, str):
        return None
    fen = Decimal(str(yuan)) * FEN
    return int(fen) if fen == fen.to_integral_value() else None


def show_fen(fen: int) -> str:
    """Fen as yuan in digits: 30000050 is 300,000.50; whole yuan have no decimals."""
    yuan, rest = divmod(fen, FEN)
    return f"{yuan:,}.{rest:02}" if rest else f"{yuan:,}"
