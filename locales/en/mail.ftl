### Mail: what kind of thing has happened and where to read it, never what it says.

mail-from = Technology VP assistant
mail-news = There is news for you
mail-notice = Hello, there is something for you: { $kind }. For your privacy it does not stand in this mail; you can read it in the web chat after signing in.
mail-open = Read it in the web chat
mail-footer = You get this mail because you sign in to the Technology VP assistant with this address. To have fewer reminders, send /settings in the web chat. Answers to this mail are not read.

mail-sign-in = Your link to sign in
mail-sign-in-how = Hello, with this link you sign in to the Technology VP assistant. It can be used once, within 15 minutes.
mail-sign-in-go = Sign in
mail-sign-in-not-yours = If you did not ask for this, you need not do anything: without the link nobody can sign in. Never pass it on.
