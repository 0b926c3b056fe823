"""Words that stand in cells beside values: units of time, "no end", and what parts the entries of a list."""

HOUR_TAILS = ("个小时", "小时", "时", "hours", "hour", "hrs", "h")

OPEN_ENDS = frozenset({"长期", "长期有效", "无固定期限", "无期限", "无", "none", "no end", "open-ended", "permanent"})

SEPARATORS = r"[、,，;；/|\n]"
