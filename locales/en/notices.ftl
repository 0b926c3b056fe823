### What people are told without having asked: reminders and notices.

notice-stop = To have no more reminders of this kind, send /settings.
notice-unfinished = Hello, your “{ $dialog }” is not finished yet, and all your answers are kept. Send /{ $command } to go on.
    .name = A self-check left unfinished
notice-removal = Hello, your answers in “{ $dialog }” are kept until { $date } and removed after that. To keep them longer, send /{ $command } and look at them again.
    .name = Records about to be removed
notice-firms_waiting =
    { $count ->
        [one] One firm waits to be verified. Send /verify to look at it.
       *[other] { $count } firms wait to be verified. Send /verify to look at them.
    }
    .name = Firms that wait for you to verify them
notice-needs_waiting =
    { $count ->
        [one] One need waits for you. Send /review to look at it.
       *[other] { $count } needs wait for you. Send /review to look at them.
    }
    .name = Needs that wait for you
notice-staff_waiting =
    { $count ->
        [one] Somebody says that they work at your unit, and waits to be confirmed. Send /staff to look at it.
       *[other] { $count } people say that they work at your unit, and wait to be confirmed. Send /staff to look at it.
    }
    .name = People who wait for you to confirm them
notice-merges_waiting =
    { $count ->
        [one] Somebody has records on two channels and asks to be put together. Send /merges to look at it.
       *[other] { $count } people have records on two channels and ask to be put together. Send /merges to look at them.
    }
    .name = People who ask you to put their channels together
notice-papers_ending =
    { $date } { $days ->
        [0] (today)
        [1] (tomorrow)
       *[other] (in { $days } days)
    } is the last day, in your profile at { $unit } ({ $programme }), of: { $papers }. When there is a new date, change it with /profile.
    .name = A contract or certificate about to end
    .contract = your contract with the unit
    .certificate = your certificate
notice-certificate_ending =
    The certificate of the firm “{ $name }” as { $classes } is valid until { $date } { $days ->
        [0] (today).
        [1] (tomorrow).
       *[other] ({ $days } more days).
    } Once it is renewed, change the date with /firm.
    .name = A firm's certificate about to end
notice-digest =
    { $count ->
        [one] One thing to read
       *[other] { $count } things to read
    }
notice-unreachable = Something you are waiting for ({ $about }): the other side cannot be reached at present, and our notice did not arrive. Please contact them another way.
notice-need_ending =
    Your need “{ $title }” ({ $number }) ends on { $date }, { $days ->
        [0] today.
        [1] tomorrow.
       *[other] in { $days } days.
    } To let it stand longer, send /need and choose it.
    .name = Needs of your firm that end soon
