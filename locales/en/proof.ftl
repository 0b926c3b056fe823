### Showing again that it is you, for what asks for a fresh proof.

not-proven = For this you have to show once more that it is you: send /proof. It takes a minute, and what you have entered here stays.

proof =
    .title = Show that it is you
    .about = A fresh proof that it is you, for steps that ask for one: a link by e-mail. About a minute.
proof-way = This step asks for a fresh proof that it is you; it then counts for ten minutes. How would you like to show it?
    .label = Proof
    .why = Whoever gets hold of your telephone or your open browser should not be able to do this in your name.
    .mail = Send a link to { $email }
    .no_mail = Ask the operator
    .no_address = First an e-mail address
    .proven = Shown
    .signed_in = I have done it, go on
    .decline = Not now
proof-send = A link is on its way to { $email }. Open it, on whichever device, and press “Sign in”; then it goes on here by itself. Nothing has come after a few minutes? Look into the spam folder, or send /proof once more.
proof-no_mail = This assistant sends no e-mail, so you cannot show it by yourself. Ask whoever runs the server: with “kjfz-bot vouch” they confirm that it is you, for ten minutes. Then go on here.
proof-no_address = No e-mail address of yours is known here. Open the web chat in a browser where you are not signed in, sign in there by e-mail (at the top of the page), and join both: send /link here, and type the code there. Then go on here.
proof-state = Have you shown that it is you?
    .label = Shown
    .why = It goes on as soon as you have opened the link. What you entered before stays as it is.
proof-check = Thank you, it is you.
proof-not-yet = Nothing has come yet. Open the newest link in your mailbox and press “Sign in” there; or choose “Not now”, and nothing is lost.
proof-many-links = Many links were asked for. Please use the newest mail, or try again in { $minutes } minutes.
