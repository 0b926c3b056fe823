### What people are told without having asked: reminders and notices.

notice-stop = To have no more reminders of this kind, send /settings.
notice-unfinished = Hello, your “{ $dialog }” is not finished yet, and all your answers are kept. Send /{ $command } to go on.
    .name = A self-check left unfinished
notice-removal = Hello, your answers in “{ $dialog }” are kept until { $date } and removed after that. To keep them longer, send /{ $command } and look at them again.
    .name = Records about to be removed
notice-unreachable = Something you are waiting for ({ $about }): the other side cannot be reached at present, and our notice did not arrive. Please contact them another way.
