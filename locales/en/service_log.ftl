### Service time: logging, correcting.

log =
    .title = Log service time
    .about = Log service time in one sentence, in ten seconds. For example: yesterday afternoon 3 hours at the plant, tuning the line.
log-said = Which day, how long, and what did you do? One sentence will do; or pick below.
    .label = Entry
    .why = Service time adds up to the minimum the programme sets for a year (Ningbo's plan, part 4); it counts once the firm has confirmed it.
    .example = yesterday afternoon 3 hours at the plant, tuning the line
    .o-guided = Step by step
    .o-again = Same as last time
    .o-week = Fill in a week
    .o-fix = Correct or take back
    .s-guided = guided; step by step please
    .s-again = repeat; repeat last; same again; as last time
    .s-week = week; fill the week; the whole week
    .s-fix = correct; correct an entry; fix; withdraw an entry; take back
log-term = For which appointment?
    .label = Appointment
log-no_term = No appointment under way was found for you, so there is nothing to log service time on yet. The programme's officers enter appointments; if you have begun, please ask them by /human.

log_form =
    .title = Service time
    .about = Check and complete what is to be logged.
log_form-entries = Please say it once more: which day, how long, what you did.
    .label = Entry
    .example = yesterday 9:00-11:30 coating test in the laboratory
log_form-last = Same as which entry?
    .label = Same as
log_form-last-line = { $activity }, { $length }
log_form-no_last = There is no earlier entry yet, so let us go step by step.
log_form-days = Which days? You can pick several.
    .label = Days
    .why = These are the working days of the last two weeks without an entry.
log_form-no_days = All working days of the last two weeks have entries. For other days, let us go step by step.
log_form-lacks_day = Is the day there?
    .label = Day
log_form-which_day = Which day is it?
    .label = Day
log_form-day = Which day was it?
    .label = Day
    .why = Service time adds up day by day, so each entry has its day.
    .example = yesterday
log_form-lacks_length = Is the time there?
    .label = Time
log_form-which_length = How long was it?
    .label = Time
log_form-length = How long? For example “3 hours”, “half a day”, “9:00-11:30”.
    .label = Time
    .why = A day counts as 8 hours, half a day as 4 (the officers decide how it is counted).
    .example = 2 h 30 min
log_form-lacks_activity = Is it said what was done?
    .label = Done
log_form-activity = What did you do?
    .label = Done
    .why = The firm confirms by it, and officers read it when they take samples.
    .example = tuned the moulding line
log_form-category = Which kind of work was it? Skip it if you are not sure.
    .label = Kind of work
    .none = not said
log_form-place = On site or remote?
    .label = Place
    .o-on_site = On site
    .o-remote = Remote
    .none = not said
log_form-paper_1 = Please send a photo or a PDF, up to 10 MB. Skip it if there is none.
    .label = Photo or PDF
    .why = With a photo nobody has to ask you later when samples are taken.
    .none = none
log_form-paper_2 = One more? Skip it if there is none.
    .label = Second one
    .none = none
log_form-check = Please check:
    .o-ok = All correct, log it
log_form-clash = This time is logged already. What now?
    .label = Logged already
log_form-clash-replace = Replace this one: { $line }
log_form-clash-other = Keep it; I write mine anew
log_form-save =
    { $count ->
        [one] Logged:
       *[other] { $count } entries logged:
    }
    { $lines }
    It counts once { $firm } has confirmed it. This year: { $confirmed } confirmed, { $waiting } waiting{ $left ->
        [none] .
       *[other] , { $left } to go.
    }
    It can be taken back for an hour: answer “undo”.
log_form-hindrance =
    .no_minutes = { $line }: the time has to be more than 0 minutes.
    .no_span = { $line }: begin and end do not fit; the end comes after the beginning.
    .minutes_not_span = { $line }: from begin to end it is { $limit }, which is not the time you gave.
    .unknown_duty = The programme has no such kind of work; please pick another.
    .future = { $line }: that day is still to come. Please log it then.
    .too_old = { $line }: you can go back as far as { $limit }. For earlier days please ask the programme's officers, who enter them with a reason.
    .outside_term = { $line }: this is outside the appointment (its limit is { $limit }).
    .not_under_way = This appointment has ended or is paused, so nothing can be logged on it. Questions: answer “person”.
    .overlaps = { $line } overlaps with “{ $other }” ({ $firm }), which is logged already. Please change the time; to change that entry, send /log and pick “Correct or take back”.
    .day_full = { $day } has only 24 hours; at most { $left } more can be logged.
    .over_cap = On { $day } at most { $limit } can be logged; at most { $left } more.
    .twin = “{ $other }” ({ $firm }) is logged already. If this was another time, please give other hours or say what was different.
log_form-clashing = Nothing was replaced. Please write the right day and time.
log_form-too_many = At most { $most } entries at a time; please log them in several messages.

log_form-undo_late = Somebody has answered one of these entries already, so they cannot be undone together. To change one, send /log and pick “Correct or take back”.

log_fix =
    .title = Correct service time
    .about = Correct or take back what is logged, or answer a firm's dispute.
log_fix-entry = Which entry? Newest first.
    .label = Entry
log_fix-no_entry = There is no entry yet.
log_fix-seen =
    { $line }
    { $category ->
        [none] { "" }
       *[other] Kind of work: { $category }.{ " " }
    }State: { $state }{ $reason ->
        [none] .
       *[other] : “{ $reason }”.
    }
log_fix-act = What would you like to do?
    .label = Do
    .correct = Correct it
    .withdraw = Take it back
    .insist = It is right: let the officers decide
    .nothing = Leave it
log_fix-anew = Please write it as it should be; only what changes is enough.
    .label = Becomes
    .why = The first entry is kept on record; the new one takes its place, and the firm confirms it again.
    .example = yesterday 2-4 pm
log_fix-check = Please check:
    .o-ok = All correct, change it
log_fix-correct =
    { $gone ->
        [yes] This entry has just changed ({ $line }); nothing was done. Send /log to see it.
       *[no] Corrected to:
        { $lines }
        { $firm } confirms it again.
    }
log_fix-sure = Take this entry back? The firm will see that it is taken back.
    .label = Take back
log_fix-withdraw =
    { $gone ->
        [yes] This entry has just changed ({ $line }); nothing was done. Send /log to see it.
       *[no] Taken back: { $line }.
    }
log_fix-reason = Please say why; the officers read what you and the firm say.
    .label = Reason
    .example = I signed in that day and was in the workshop from 2 to 5
log_fix-insist =
    { $gone ->
        [yes] This entry has just changed ({ $line }); nothing was done. Send /log to see it.
       *[no] It is with the programme's officers now: { $line }. You will be told.
    }
log_fix-doubtful = The day or the time is not clear yet. Please write both, for example “yesterday 2-4 pm”.
