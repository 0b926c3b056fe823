### 需求：查找已发布的需求、按办件号查看、订阅新发布的需求。

data-need_subscription = 您订阅的需求
data-column-words = 查找的词
data-column-seen_order = 已看到第几条需求
