### Telegram.

telegram-group = I only talk in private chats. Please write to me there.
telegram-masked = Names and numbers are shortened here. In full: { $link }
telegram-withheld = The file tells of other people, so it does not go over Telegram. Sign in here, and ask for it there: { $link }
    .unlinked = The file tells of other people, so it does not go over Telegram. Ask for it on the web page.
telegram-hidden = There is something new about other people. See it here: { $link }
    .unlinked = There is something new about other people. See it on the web page.
