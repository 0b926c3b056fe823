### Telegram 频道。

telegram-group = 我只在私聊中回答。请直接给我发消息。
