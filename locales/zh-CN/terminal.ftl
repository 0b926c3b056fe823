### 终端对话。

terminal-hello = 输入选项前的数字、文字回答，或底部的词语（如“返回”）。Ctrl-D 离开。
terminal-resumed = 接着上次的对话：
terminal-bye = 已保存，运行 kjfz-bot chat 可继续。
terminal-bye-unsaved = 上面提示没有保存的内容不会保留，其余已保存。运行 kjfz-bot chat 可继续。
terminal-waiting = 还没有收到回复，消息已保存，请稍等或再输入。
terminal-too-long = 一条消息最多 { $limit } 个字，这一行没有发送，请缩短。
terminal-not-stored = 没有保存这一行：{ $problem }
terminal-example = （例如：{ $example }）
terminal-file = 请输入 file 和路径，例如 file /home/me/report.pdf
terminal-no-file = 无法读取 { $path }：{ $problem }
