### Web chat: the words on the page and the errors of the interface.

web-title = Technology VP · programme assistant
web-name = Technology VP
web-tagline = Programme assistant
web-noscript = This page is a conversation and needs JavaScript. Please enable it and reload; or use kjfz-bot chat on the command line.

web-welcome-title = Can I become a technology vice-president?
web-welcome-text = Answer a few questions. Each rule is checked in turn: whether you may apply, what is still missing, and which clause says so.
web-welcome-time = About 3 to 5 minutes; go back, change or pause at any time
web-welcome-privacy = No name is asked; records are removed after 14 days
web-welcome-self = A self-check for orientation; the programme's officers decide
web-start = Start
web-start-other = 用中文开始

web-menu = Menu
web-help = Help
web-language = Language / 语言
    .short = 中 / EN

web-log = Conversation
web-input = Your answer
web-placeholder = Type an answer or a question
web-example = For example: { $example }
web-send = Send
web-you = You
web-bot = Assistant
web-options = Possible answers
web-controls = Other actions
web-newest = Go to the newest
web-typing = Replying…
web-download = Download { $name }

web-sign-in = Sign in
web-signed-in = Signed in
web-sign-out = Sign out
web-sign-out-everywhere = Sign out everywhere
web-ended = You have been signed out after a pause. Sign in again to go on where you were.

web-connecting = The connection is lost; reconnecting. Your answers are kept.
web-online = Connected again
web-waiting = The network is down. Your message is kept on this page and will be sent by itself.
web-slow = That was quick: your message will be sent by itself in a few seconds.
web-busy = The system cannot save just now. Your answer is kept and will be tried again.
web-too-long = A message has at most { $limit } characters. Please shorten it; your text is still in the input box.
web-refused = This message was not sent; your text is back in the input box.
web-attach = Send a file
web-uploading = Sending the file…
web-upload-failed = The file could not be sent. Please check the connection and choose it again.

web-error-body = The request body is not a valid JSON object.
web-error-type = Please use Content-Type: application/json.
web-error-file = { $why }
web-error-file-type = Please send the bare file with Content-Type: application/octet-stream.
web-error-size = The request is larger than 1 MiB.
web-error-slow = The request did not arrive in time.
web-error-too-long = A message has at most { $limit } characters; please shorten it.
web-error-fields = The field "{ $field }" is missing or malformed; it must be: { $form }.
web-error-key = This key was used for another message; please use a new key.
web-error-visitor = The session has ended; please open the start page again.
web-error-origin = Only requests from this site's own pages are accepted.
web-error-rate = Too many messages; please try again shortly.
web-error-busy = The system cannot save just now; please try again shortly.
web-error-over = This file could be fetched for a time, which is over. Ask for it again in the conversation.
web-error-missing = There is nothing at this address.
web-error-method = This address does not support that method.
web-error-session = Please sign in again: the sign-in has ended.
web-error-host = Requests under this host name are not answered here. Please use the address you were given; on the machine itself that is http://127.0.0.1 with its port.
web-error-demo-host = This is a demonstration in which anybody may be anybody, so it answers on the machine it runs on only. Please open { $address } there.
web-error-demo-forwarded = This is a demonstration in which anybody may be anybody, so it answers nothing that comes through a proxy. Please open { $address } on the machine it runs on.
web-refused-title = Not answered here
web-error-form-type = Please use Content-Type: application/x-www-form-urlencoded.
