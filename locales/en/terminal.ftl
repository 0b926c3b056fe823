### Chat in the terminal.

terminal-hello = Type the number of an option, an answer in words, or one of the words below (such as "back"). Ctrl-D leaves.
terminal-resumed = Going on where you stopped:
terminal-bye = Saved; continue with kjfz-bot chat.
terminal-bye-unsaved = Saved, but for the lines marked above. Continue with kjfz-bot chat.
terminal-waiting = No reply yet; your message is saved. Please wait or type again.
terminal-too-long = A message has at most { $limit } characters; this line was not sent. Please shorten it.
terminal-not-stored = This line was not saved: { $problem }
terminal-example = (for example: { $example })
terminal-file = Type: file and the path, for example file /home/me/report.pdf
terminal-no-file = { $path } cannot be read: { $problem }
