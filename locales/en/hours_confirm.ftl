### The firm's side of service time: confirming, disputing, and who is told what; reminders to log.

## Entries, by VP and week

vp-hours-line = • { $line }
vp-hours-more = and { $count } more
vp-hours-unnamed = the VP (no name given)
vp-hours-week = { $first } – { $last }
vp-hours-group =
    { $firm ->
        [none] { $vp }
       *[other] { $vp } at { $firm }
    }, { $week }: { $count ->
        [one] one entry
       *[other] { $count } entries
    }, { $length }
vp-hours-entry =
    • { $line }{ $files ->
        [0] { "" }
        [one] { " " }[1 file]
       *[other] { " " }[{ $files } files]
    }{ $insisted ->
        [none] { "" }
       *[other] { "" }
        { $insisted }
    }
vp-hours-reasons =
    Disputed: “{ $disputed }”{ $insisted ->
        [none] { "" }
       *[other] { "" }; the VP insists: “{ $insisted }”
    }
vp-hours-who =
    .self = you
    .vp = the VP
    .officer = an officer
    .named = { $name } of { $place }
    .somebody = somebody at { $place }
    .office = { $place }
vp-hours-became =
    .waiting = • { $line } (waits again)
    .undo = • { $line } (taken back by the VP at { $at })
    .withdrawn = • { $line } (withdrawn by the VP at { $at })
    .corrected = • { $line } (corrected at { $at }; what came in its place is shown to you anew)
    .struck = • { $line } (struck by an officer at { $at })
    .confirmed = • { $line } (confirmed by { $who } at { $at })
    .disputed = • { $line } (disputed by { $who } at { $at })
    .insisted = • { $line } (the VP insists on it since { $at })
    .upheld = • { $line } (upheld by { $who } at { $at })
    .checked = • { $line } (checked by { $who } at { $at })

## Confirming

confirm =
    .title = Confirm hours
    .about = What your VPs have entered, by person and week. One press confirms all that is shown; what is not right you dispute, with a reason.
confirm-view = What would you like to look at?
    .label = Shown
    .every = What waits for you ({ $count })
    .some = The newest { $shown } of { $count }
    .by-week = One VP and one week
    .why = Nothing is confirmed that you were not shown, so a long list comes in pages.
confirm-group = Whose, and which week? The newest week comes first.
    .label = VP and week
confirm-seen =
    { $count ->
        [0] There is nothing here any more.
       *[other] <b>Waiting for your firm, { $length }:</b>
        { $page }
    }
confirm-act = Is this right?
    .label = What to do
    .why = Hours count once the firm has confirmed them. What you dispute, the VP corrects, withdraws or insists on; then an officer decides. Nothing is confirmed by itself.
confirm-after = Is this right?
    .label = What to do
confirm-act-labels =
    .all =
        { $what ->
            [disputed] It was right after all: confirm all ({ $count }, { $length })
           *[waiting] Confirm all ({ $count }, { $length })
        }
    .all_but =
        { $what ->
            [disputed] Confirm some of them
           *[waiting] Confirm all but some
        }
    .dispute = Dispute some
    .look = Photos and full text
    .later = Not now
confirm-look_which = Which would you like to see? Tick them, then “Done choosing”.
    .label = Entries
confirm-look =
    { $lines }
    { $channel ->
        [terminal] { $files ->
            [0] { "" }
           *[other] Files cannot be sent to a terminal. Please open the web chat or Telegram for them.
        }
       *[any] { $count ->
            [0] There is no file beside them.
            [one] The file is on its way to you.
           *[other] { $count } files are on their way to you.
        }
    }
confirm-leave_out = Which are NOT to be confirmed? Tick them, then “Done choosing”. They go on waiting; to say what is wrong, dispute them.
    .label = Left out
confirm-sure = That is { $count } entries, { $length }. Confirm them all?
    .label = All of them
    .go = Yes, confirm
    .stop = No, look again
    .why = A confirmation counts at once, and is asked for twice where it is of much.
confirm-confirm =
    { $count ->
        [0] Nothing was confirmed.
        [one] One entry is confirmed, { $length }.
       *[other] { $count } entries are confirmed, { $length }.
    }{ $left_out ->
        [0] { "" }
       *[other] { " " }Left out: { $left_out }.
    }{ $count ->
        [0] { "" }
       *[other] { " " }If something was a mistake: /confirmed.
    }{ $changed ->
        [none] { "" }
       *[other] { "" }
        These changed meanwhile and were left as they are:
        { $changed }
    }
confirm-which = Which are not right? Tick them, then “Done choosing”.
    .label = Disputed
confirm-reason = What is not right about it? The VP reads this.
    .label = Reason
    .example = On 23 November she was here from 14:00, not from 9:00.
confirm-dispute =
    { $count ->
        [0] Nothing was disputed.
        [one] One entry is disputed. The VP is told, with your reason.
       *[other] { $count } entries are disputed. The VP is told, with your reason.
    }{ $changed ->
        [none] { "" }
       *[other] { "" }
        These changed meanwhile and were left as they are:
        { $changed }
    }
confirm-rest =
    { $firm ->
        [none] Hours are confirmed by whoever represents a firm. If you do, ask your district's officers or a colleague for an invitation.
       *[no] { $count ->
            [0] No hours wait for you now.
            [one] One entry still waits for you.
           *[other] { $count } entries still wait for you.
        }{ $own ->
            [0] { "" }
            [one] { " " }One entry is of your own hours: nobody confirms their own, so a colleague at the firm does it. You can invite one with /invite.
           *[other] { " " }{ $own } entries are of your own hours: nobody confirms their own, so a colleague at the firm does it. You can invite one with /invite.
        }{ $disputed ->
            [0] { "" }
            [one] { " " }One entry is disputed; to confirm it after all, send /disputed.
           *[other] { " " }{ $disputed } entries are disputed; to confirm some after all, send /disputed.
        }
    }

## What was disputed

disputed =
    .title = Disputed hours
    .about = What your firm disputed, with what the VPs say to it. You can confirm it after all.
disputed-seen =
    { $count ->
        [0] Nothing is disputed now.
       *[other] <b>Disputed by your firm, { $length }:</b>
        { $page }
    }
disputed-act = Would you like to confirm it after all?
    .label = What to do
    .why = What a VP corrects waits for you anew in /confirm; what they insist on, an officer decides unless you confirm it before.
disputed-leave_out = Which stay disputed? Tick them, then “Done choosing”.
    .label = Stay disputed
disputed-confirm =
    { $count ->
        [0] Nothing was confirmed.
        [one] One entry is confirmed after all, { $length }.
       *[other] { $count } entries are confirmed after all, { $length }.
    }{ $changed ->
        [none] { "" }
       *[other] { "" }
        These changed meanwhile and were left as they are:
        { $changed }
    }

## What was confirmed by mistake

confirmed =
    .title = Confirmed by mistake
    .about = What you confirmed in the last seven days. If you pressed too soon, the VP and the officers are told, and they put it right.
confirmed-wrong = Which entries did you confirm by mistake? Tick them, then “Done choosing”.
    .label = By mistake
    .why = What is confirmed counts, and others rely on it, so it is not undone here. The VP can correct or withdraw it; officers can strike it.
confirmed-none = You have confirmed nothing in the last seven days that could be put right here. Ask the VP to correct the entry, or the programme's officers.
confirmed-why = What is wrong? The VP and the officers read this.
    .label = Reason
    .example = That was the week of the exhibition; she was not here.
confirmed-doubt =
    { $count ->
        [0] Nobody had to be told.
       *[other] The VP and the officers are told. Until it is corrected, withdrawn or struck, it counts as confirmed.
    }{ $changed ->
        [none] { "" }
       *[other] { "" }
        These have changed by now:
        { $changed }
    }

## When to be reminded to log

log_time =
    .title = When to be reminded to log
    .about = On which day of the week, and at which hour, you are reminded to log service time.
log_time-weekday = On which day of the week would you like to be reminded to log service time?
    .label = Day
    .why = Without a choice it is Friday at 17:00. Who has logged something in the last seven days is not reminded, and on public holidays nobody is.
log_time-none = These reminders are for VPs. When you are one, send /logtime.
log_time-hour = At which hour, from 8 to 20?
    .label = Hour
    .example = 17
log_time-save = All right: { $weekday } at { $hour }. To have none, send /settings.

## What people are told

notice-hours_waiting =
    { $count ->
        [one] One entry of service time waits
       *[other] { $count } entries of service time wait
    } for your firm to confirm: { $length }, of { $names }.{ $waits ->
        [long] { " " }The oldest has waited for { $days } days; after { $escalates } days the programme's officers are told.
       *[new] { "" }
    } Send /confirm: one press confirms a page.
    .name = Hours that wait for your firm
notice-hours_insisted =
    { $count ->
        [one] One entry of service time is disputed between firm and VP, and waits
       *[other] { $count } entries of service time are disputed between firm and VP, and wait
    } for you to decide. Send /service.
    .name = Disputed hours that wait for you
notice-hours_unanswered =
    { $firms ->
        [one] One firm has
       *[other] { $firms } firms have
    } not answered for more than { $escalates } days what VPs entered: { $names } ({ $count ->
        [one] one entry
       *[other] { $count } entries
    }, { $length }, the oldest for { $days } days). Please remind them; the VPs learn that you were told. Only the firm can confirm.
    .name = Firms that do not answer on hours
notice-hours_escalated =
    { $firm } has not answered on { $count ->
        [one] one entry of yours
       *[other] { $count } entries of yours
    } ({ $length }) for { $days } days. The programme's officers were told. The hours stand, and count once the firm confirms them.
    .name = Your firm does not answer on your hours
notice-log_hours = You have logged no service time for a week. Send /log: one message such as “yesterday afternoon, 3 h, line tests” will do. Another time than { $weekday } { $hour }: /logtime.
    .name = Logging service time, once a week (/logtime sets when)
notice-behind_pace =
    At { $firm } you have served { $served } in this service year; an even share up to today is { $due }, so you are { $behind } behind. With { $week } a week you reach the year's minimum.{ $done ->
        [none] { "" }
       *[other] { " " }At the pace so far it would be on { $done }.
    } Send /hours for all of it, /log for what is not logged yet.
    .name = Service time behind the year's minimum, once a month
notice-hours_file = File to the entry { $line }: { $name }. It can be fetched for one day.
notice-hours_disputed =
    { $firm } disputes { $count ->
        [one] an entry of yours
       *[other] { $count } entries of yours
    }: “{ $reason }”
    { $lines }

    Send /log and choose “Correct or take back”: you can correct it, withdraw it, or insist, and then an officer decides.
notice-hours_doubted =
    { $firm } says that it confirmed { $count ->
        [one] an entry of yours
       *[other] { $count } entries of yours
    } by mistake: “{ $reason }”
    { $lines }

    If that is so, send /log and choose “Correct or take back”. The officers are told as well; until something is changed, it counts.
notice-hours_doubted_at_firm =
    { $firm } says that it confirmed { $count ->
        [one] an entry
       *[other] { $count } entries
    } of { $vp } by mistake: “{ $reason }”
    { $lines }

    The VP is told and can correct or withdraw it; you can look into it with /service.
notice-hours_corrected =
    An entry of { $vp } at { $firm } is corrected by { $by }{ $reason ->
        [none] { "" }
       *[other] : “{ $reason }”
    }. It was { $before }; now it is
    { $after }
    It waits for the firm: /confirm.
notice-hours_withdrawn =
    { $vp } has withdrawn an entry at { $firm } on which the firm had answered:
    { $lines }
notice-hours_insisted_on =
    { $vp } insists on what { $firm } disputes: “{ $reason }”
    { $lines }

    An officer decides. If you think better of it, you can still confirm it with /disputed.
notice-hours_decided =
    { $verdict ->
        [upheld] An officer has decided that hours of { $vp } at { $firm } count: “{ $reason }”
       *[struck] An officer has struck hours of { $vp } at { $firm }: “{ $reason }”
    }
    { $lines }

look-why-confirm_hours = confirming them for the firm
data-log_time = when you want to be reminded to log
data-column-weekday = weekday
data-column-hour = hour
