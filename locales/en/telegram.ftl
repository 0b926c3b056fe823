### Telegram.

telegram-group = I only talk in private chats. Please write to me there.
telegram-masked = Names and numbers are shortened here. In full: { $link }
telegram-hidden = There is something new about other people. See it here: { $link }
    .unlinked = There is something new about other people. See it on the web page.
