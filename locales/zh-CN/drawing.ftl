# The words in a drawing of workflows.

drawing-end = 办结
drawing-refused = 不予通过
drawing-expired = 逾期终止
drawing-withdrawn = 随时可撤回，由以下各方提出
drawing-returned = 退回补正
drawing-off = 未启用
drawing-days = { $days } 个工作日内无人办理
