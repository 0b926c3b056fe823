### What service time comes to: the page of a term, its picture and its statement.

hours =
    .title = Service time
    .about = How much is confirmed, what waits, what is left of the minimum; with a picture, and a statement for stamping.
hours-whose = Whose service time?
    .label = Whose
    .why = You see your own, and that of the people of a firm or unit you speak for.
    .mine = My own
    .firm = VPs at { $name }
    .unit = People of { $name }
hours-nobody = There is no service time for you to see. VPs see their own, and firms and units that of their people.
hours-own = Which term?
    .label = Term
    .item = { $firm }, { $since } to { $until }
hours-nameless = a VP without a profile
hours-person = Whose? They can read that you looked.
    .label = Who
    .item = { $name } ({ $firm }, { $since } to { $until }): { $hours }
hours-none = Nobody serves or has served here.
hours_page =
    .title = What it comes to
    .about = What the service time of a term comes to.
hours_page-term = Which term?
    .label = Term
hours_page-seen = They can read that you looked.
hours_page-act =
    <b>{ $who ->
        [none] { $firm }
       *[other] { $who }, { $firm }
    }</b>
    { $since } to { $until }, sent by { $unit }. { $state ->
        [to_come] The term has not begun.
        [paused] The term is paused.
        [completed] The term is completed.
        [ended_early] The term was ended early.
        [over] The term is over.
       *[serving] The term is under way.
    }

    <b>{ $headline }</b>
    { $body }{ $who ->
        [none]
            { "" }
            Log or correct hours: /log. Results of the work: /results.
       *[other] { "" }
    }

    What would you like to have?
    .label = What to do
    .o-picture = Picture
    .o-statement = Statement
    .o-done = Done
hours_page-headline = Year { $number }: { $confirmed } confirmed ({ $begins } to { $ends })
hours_page-not_begun = Nothing is counted yet
hours_page-logged_later = Hours can be logged from the first day of the term.
hours_page-short = { $confirmed } confirmed{ $waiting ->
    [none] { "" }
   *[other] { "" }, { $waiting } waiting
}
hours_page-short_not_begun = not begun
hours_page-nothing = Nothing is logged in this year yet.
hours_page-taken_over = • of these { $length } taken over, source: { $source }
hours_page-beside =
    .checked = • of these { $length } checked by an officer
    .waiting = • { $length } waiting for the firm
    .disputed = • { $length } disputed, not counted
hours_page-minimum = Minimum (clause { $clause }): { $months } months a year{ $principle ->
    [true] { "" }, “in principle”
   *[false] { "" }
}.
hours_page-reading =
    .working_days = • Counted as { $days } working days ({ $owed }): { $left ->
        [none] reached
       *[other] { $left } left
    }{ $measure ->
        [true] { "" }. Progress is measured by this.
       *[false] .
    }
    .calendar_days = • Counted as { $days } calendar days ({ $owed }): { $left ->
        [none] reached
       *[other] { $left } left
    }{ $measure ->
        [true] { "" }. Progress is measured by this.
       *[false] .
    }
hours_page-cut_short = The term ends within this year. The document does not say what is owed for a part of a year; the whole is shown.
hours_page-pace =
    .served = All of it is served; it counts once the firm has confirmed what waits.
    .none = To reach it from now on: { $a_week } a week.
    .begun = The year has only just begun. To reach it from now on: { $a_week } a week.
    .ahead = Pace: { $served } served with what waits, { $by } more than an even share by today.
    .behind = Pace: { $served } served with what waits, { $by } less than an even share by today.
    .on = { $late ->
        [true] { $done ->
            [none] At this pace it is not reached in sight.
           *[other] At this pace done by { $done }, after the year ends.
        }
       *[false] At this pace done by { $done }.
    } To reach it in time: { $a_week } a week.
hours_page-months = By month: { $months }.
hours_page-month = { $month } { $confirmed }{ $waiting ->
    [none] { "" }
   *[other] { " " }(+ { $waiting } waiting)
}
hours_page-month_name = { $name } { $year }
hours_page-counted = Results of this year: { $projects } projects applied for, { $patents } patents filed, { $trained } people trained.
hours_page-year = Year { $number } ({ $begins } to { $ends }): { $confirmed } confirmed{ $outcome ->
    [unstated] .
    [reached] { "" }, the minimum was reached.
   *[short] { "" }, { $left } less than the minimum.
}
hours_page-results = In the results register: { $count }.
hours_page-span = { $since } to { $until }
hours_page-picture = The picture is being drawn and comes here in a moment.

statement =
    .title = Statement
    .about = The service time of a year, or of days you choose, as a file for stamping.
statement-span = Of which time?
    .label = Time
    .year = Year { $number } ({ $begins } to { $ends })
    .days = Other days
    .s-days = other;other days;a span
statement-none = The term has not begun, so there is nothing to state yet.
statement-since = From which day?
    .label = From
    .example = 2026-03-01
statement-until = Until which day?
    .label = Until
    .example = 2026-08-31
statement-form = As what?
    .label = Form
    .o-docx = Document (docx), for stamping
    .o-xlsx = Table (xlsx), for counting
    .s-docx = docx;document;word
    .s-xlsx = xlsx;table;excel;sheet
    .why = The document has places for stamps and signatures; in the table the hours can be added up again.
statement-make = The statement is being made and comes here once it is there. You may go on with something else meanwhile.
statement-at_the_terminal = Files cannot be sent to the terminal. The web chat has them.

statement-title = Statement of service time
statement-sheet = Service time
statement-file = Service time, { $name }, { $since } to { $until }.{ $form }
statement-fact =
    .who = Name
    .firm = Firm
    .unit = Sending unit
    .programme = Programme
    .term = Term
    .span = Time stated
statement-from_to = { $since } to { $until }
statement-column =
    .day = Day
    .span = From – to
    .hours = Hours (h:min)
    .category = Duty
    .place = Where
    .activity = What was done
    .state = State
    .confirmed = Confirmed by, on
statement-duty = { $duty } ({ $clause })
statement-confirmed = { $organisation }, { $at }
statement-office = the authority
statement-sum =
    .confirmed = Confirmed
    .checked = of these checked
    .waiting = Waiting for the firm
    .disputed = Disputed
    .taken_over = Taken over for year { $number }, source: { $source }
    .headline = Counted in all
statement-part = Hours taken over before the record began stand in the statement of the whole year.
statement-minimum = Minimum (clause { $clause }): { $months } months a year{ $principle ->
    [true] { "" }, “in principle”
   *[false] { "" }
}. Counted as { $working } working days it is { $working_owed }, as { $calendar } calendar days { $calendar_owed }; progress is measured by { $measure ->
    [working_days] working days
   *[calendar_days] calendar days
}.
statement-made = Made from the ledger as it was on { $at } (Beijing time). What is entered, confirmed or corrected later is not in it.
statement-results = Results
statement-result = { $day }: { $title } ({ $kind }{ $number ->
    [1] { "" }
   *[other] { "" }, { $number }
}){ $market ->
    [none] { "" }
   *[other] { "" }, technology market no. { $market }
}{ $platforms ->
    [none] { "" }
   *[other] { "" }, listed on { $platforms }
}{ $used_first ->
    [true] { "" }, used first and paid for later
   *[other] { "" }
}
statement-stamp =
    .firm = Firm (stamp)
    .vp = VP (signature)
    .unit = Sending unit (stamp)
    .day = Date:
statement-page = Page
statement-page_of = of
statement-page_after = { "" }

hours-no_right = You have no right to it any more.
hours-given_up = It failed again and again, and is not tried any more. Please ask for it again; if it fails once more, tell whoever runs the server.

hours-picture =
    .title = Service time at { $firm }
    .remark = as of { $at }, { $confirmed } confirmed in year { $number }
    .remark_none = as of { $at }, the term has not begun
    .panel = Year { $number }: { $begins } to { $ends }
    .confirmed = confirmed by the firm
    .waiting = waiting for the firm
    .even = an even share of the minimum: { $hours } h a month
    .taken_over = with { $hours } h taken over, which belong to no month
    .earlier = The picture shows the last { $years } years.
    .bar = { $confirmed } h
    .bar_waiting = { $confirmed } + { $waiting } h
    .nothing = nothing logged
    .alt = Bar chart, { $title }; { $remark }. { $panels }
    .alt_panel = { $name }: { $figures }.
    .file = Service time, { $day }.png

notice-hours_statement = The statement is there: { $count } entries. It can be fetched for a day; /hours makes it anew.
    .name = A statement of service time
notice-hours_picture =
    <b>{ $title }</b>, { $remark }{ $bars ->
        [none] { "" }
       *[other]
            { "" }

            <code>{ $bars }</code>
    }
    .name = A picture of service time
notice-hours_stopped = Nothing came of what you asked for. { $why }
    .name = No statement or picture of service time
