"""Words that stand in cells beside values: units of time and money, "no end", and what parts the entries of a list."""

HOUR_TAILS = ("个小时", "小时", "时", "hours", "hour", "hrs", "h")

OPEN_ENDS = frozenset({"长期", "长期有效", "无固定期限", "无期限", "无", "none", "no end", "open-ended", "permanent"})

OPEN_BUDGETS = frozenset(
    {"面议", "待定", "待议", "可议", "可商议", "协商", "双方协商", "无", "to be agreed", "open", "none"}
)

MONEY_UNITS = {"元": 1, "人民币元": 1, "yuan": 1, "万": 10_000, "万元": 10_000, "10,000yuan": 10_000}
"""Yuan of the units that stand in headers, without spaces."""

SEPARATORS = r"[、,，;；/|\n]"
