### Telegram.

telegram-group = I only talk in private chats. Please write to me there.
