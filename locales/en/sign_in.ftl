### Signing in on the web: the pages, and the header of the chat.

sign-in-this-language = English
sign-in-title = Sign in
sign-in-how = We send a link to your e-mail address. It can be used once, within 15 minutes. No password is needed.
sign-in-email = E-mail address
sign-in-send = Send the link
sign-in-not-an-address = This is not a complete e-mail address. Example: name@example.org
sign-in-by-channel = Do you already use the assistant elsewhere, such as on Telegram? Send /web there: you get a link that signs you in here.

sign-in-sent = Please look into your mailbox
sign-in-sent-to = A link is on its way to { $email }. Open it within 15 minutes, best on this device.
sign-in-sent-again = Nothing has come after a few minutes? Look into the spam folder, and whether the address is right.
sign-in-anew = Ask for a new link
sign-in-to-chat = To the conversation

sign-in-as = You sign in as { $email }.
sign-in-as-on-channel = You sign in as the person who sent /web in another channel.
sign-in-go = Sign in
sign-in-not-yours = If you did not ask for this, close the page: nothing has happened.

sign-in-unknown = This link is not complete
    .help = Copy the whole link from the mail, or ask for a new one.
sign-in-used = This link has been used already
    .help = Each link signs in once. If you are not signed in, ask for a new one.
sign-in-expired = This link is too old
    .help = A link can be used for 15 minutes. Ask for a new one.
sign-in-stale = The page was open for too long
    .help = Nothing has happened. Open the page again; cookies have to be allowed.
sign-in-too-many = Please wait a little
sign-in-too-many-address =
    { $minutes ->
        [1] Several links were asked for this address. Use the newest mail, or try again in a minute.
       *[other] Several links were asked for this address. Use the newest mail, or try again in { $minutes } minutes.
    }
sign-in-too-many-asker =
    { $minutes ->
        [1] Many links were asked for from your network. Please try again in a minute.
       *[other] Many links were asked for from your network. Please try again in { $minutes } minutes.
    }
