### Telegram 频道。

telegram-group = 我只在私聊中回答。请直接给我发消息。
telegram-masked = 这里只显示部分姓名和电话。完整内容：{ $link }
telegram-withheld = 文件涉及他人信息，不通过 Telegram 发送。请在这里登录后索取：{ $link }
    .unlinked = 文件涉及他人信息，不通过 Telegram 发送。请在网页上索取。
telegram-hidden = 有涉及他人的新内容，请在这里看：{ $link }
    .unlinked = 有涉及他人的新内容，请在网页上看。
