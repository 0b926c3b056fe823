### Needs as officers take them along and count them: the table, the figures, the picture.

export =
    .title = Table of needs
    .about = All needs of your district or programme as an xlsx table. It is made while you go on, and comes here.
export-where = The needs of which place?
    .label = Place
    .why = You get what your role lets you see. A city takes all of a programme, or one district of it.
export-nowhere = The table of needs is for officers of a city or district, in the web chat or over Telegram.
export-which = Which needs?
    .label = Needs
    .o-all = All but drafts
    .o-published = Published only
    .s-all = all;all needs;everything
    .s-published = published;public
    .why = Drafts are in no table: they are the firm's alone until it submits them.
export-make = The table is being made and comes here once it is there. You may go on with something else meanwhile.
stats =
    .title = Needs in figures
    .about = How many needs there are and how far they are, how long they have waited, by field and by district; with a picture.
stats-where = The figures of which place?
    .label = Place
    .why = You get what your role lets you see.
stats-nowhere = Figures of needs are for officers of a city or district.
stats-count = Counting. The figures come here in a moment.

needs-place = { $programme }, all districts
needs-whole = all districts
needs-named =
    .yes = public
    .no = hidden, for officers only
needs-column =
    .number = Case number
    .firm = Firm
    .named = Firm's name
    .district = District
    .field = Field
    .title = Title
    .scene = Where
    .problem = Problem
    .present = Present figures
    .target = Target figures
    .limits = Limits, and what was tried
    .keywords = Keywords
    .expert = Expert wanted
    .form = Cooperation
    .budget = Budget (10,000 yuan)
    .vps = VPs wanted
    .vps_reason = Why more than one
    .state = State
    .submitted = Submitted on
    .published = Published on
    .valid_until = Valid until
needs-table =
    .title = Table of firms' technical needs: { $programme }, { $district }
    .remark =
        { $which ->
            [published] Published needs
           *[all] All needs but drafts
        }, { $count } rows, as of { $at }. Made for { $office }. Names marked as hidden are for officers only.
    .sheet = Needs
    .file = Table of needs, { $programme }, { $district }, { $day }.xlsx
needs-no_right = You have not the role any more that it needs.
needs-given_up = It failed again and again, and is not tried any more. Please send the command again; if it fails once more, tell whoever runs the server.

stats-state =
    .submitted = Submitted
    .returned = Returned to the firm
    .checked = Checked
    .reported = Reported to the city
    .published = Published
    .matched = Matched
    .expired = Expired
    .refused = Not accepted
    .withdrawn = Withdrawn
stats-age =
    .under_3 = Less than 3 days
    .under_7 = 3 to 7 days
    .under_14 = 7 to 14 days
    .longer = 14 days and more
stats-panel-states = How far they are
stats-panel-ages = Waiting for an office
    .hint = counted from when they came to that step
stats-panel-fields = By field
stats-panel-districts = By district
stats-line = • { $label }: { $count }
stats-nothing = none
stats-quota = The programme's quota is { $count }.
stats-no_target = The document names no quota and no target number.
stats-picture =
    .title = Firms' technical needs: { $programme }
    .remark = { $district }, { $at }, { $count } needs without drafts
    .panel = { $name }: { $figures }.
    .alt = Bar chart. { $title }; { $remark }. { $panels }
    .file = Needs in figures, { $day }.png

notice-needs_table =
    { $state ->
        [empty] There are no such needs there yet, so no table was made.
       *[made] The table of needs is there: { $count } rows. It can be fetched for a day; /export makes it anew.
    }
    .name = A table of needs
notice-needs_progress = The table of needs is being made: { $done } of { $rows } rows.
    .name = A table of needs is being made
notice-needs_figures =
    <b>Firms' technical needs: { $programme }, { $district }</b>, { $at }
    { $count } needs without drafts. VPs wanted by needs under way: { $wanted }. VPs serving: { $serving }. { $target }
    { $panels }{ $bars ->
        [none] { "" }
       *[other]
            { "" }

            <code>{ $bars }</code>
    }
    .name = Needs in figures
notice-needs_stopped = Nothing came of what you asked for. { $why }
    .name = No table or figures of needs
