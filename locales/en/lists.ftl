### The lists of a running programme, brought by officers in a conversation.

lists =
    .title = Lists
    .about = Bring the lists of a programme that is under way: units, firms, experts, officers, appointments, needs of firms. Looked at first, and taken back if need be.
lists-where = Which programme or district are the lists of?
    .label = Place
    .why = Rows of another district are not taken.
lists-whole = whole programme
lists-nowhere = Lists are brought by officers of a city or district, in the web chat or over Telegram. On the server there is `kjfz-bot import`.
lists-act = What would you like to do?
    .label = Wish
    .o-bring = Bring a list
    .o-earlier = Earlier lists
    .o-template = Get a template
    .s-bring = bring;import;upload
    .s-earlier = earlier;earlier lists;history;take back
    .s-template = template;empty list
    .why = A list is looked at before anything is written, and what it made can be taken back whole.
lists-kind = What is in the list? Bring them in this order, since each names only what stands before it.
    .label = Kind
    .o-units = Sending units
    .o-firms = Firms
    .o-experts = Experts
    .o-officers = Officers
    .o-appointments = Appointments
    .o-needs = Needs of firms
    .s-units = units
    .s-firms = firms
    .s-experts = experts
    .s-officers = officers
    .s-appointments = appointments;terms
    .s-needs = needs;needs of firms
    .why = Each kind has columns of its own. Experts and officers each get an invitation; appointments bring the hours served so far; each need becomes a draft that its firm completes and submits.
lists-template = The template of “{ $kind }” is being made and comes here in a moment. Its second page explains each column.
lists-file = Please send the list as an xlsx file: a row each, no merged cells, no formulas. Headers under their usual names do.
    .label = File
    .why = It is checked as every file is, read, and nothing of it is written before you say so. A day later the file is removed.
    .example = experts.xlsx
lists-look = The list is being looked at; nothing is written. What comes of it is told here in a moment.
lists-go = Once you have read what comes of it: is the list to be imported?
    .label = Import
    .o-import = Import it
    .o-drop = Leave it
    .s-import = import;yes
    .s-drop = leave it;no
    .why = Rows with a problem are left out and come back in a marked copy, to be corrected and brought again.
lists-check = { $taken } rows can be taken, { $wrong } cannot.
lists-not_looked = The list is still being looked at. Wait for what comes of it, and answer then.
lists-nothing = Nothing of this list can be taken. Choose “Leave it”, correct the list, and send /lists to bring it again.
lists-sure = Import the list now?
    .label = Sure
    .v-yes = Yes, import it
    .v-no = No
lists-import = The import has begun. It goes on by itself, also if you leave; what comes of it is told here.
lists-batch = These lists were imported, newest first. Choose one to look at.
    .label = List
    .item = No. { $number }, { $kind }, { $programme }, { $district }, { $at }{ $state ->
        [running] { " " }(not finished)
        [undone] { " " }(taken back)
       *[done] { "" }
    }
    .why = Each list can be taken back whole, as long as nothing rests on it.
lists-none = No list was imported here.
lists-seen =
    <b>List no. { $number }: { $kind }</b>, { $programme }, { $district }, begun on { $at }{ $state ->
        [running] , not finished
        [undone] , taken back
       *[done] { "" }
    }
    Rows: { $rows }, of which with a problem: { $wrong }
    It made: { $organisations } organisations, { $people } people, { $terms } appointments, { $needs } drafts of needs.
    Resting on it:
    { $rests }{ $kept ->
        [0] { "" }
       *[other] { "" }
        Of its needs firms have worked on { $kept }; what they have worked on stays if it is taken back.
    }
lists-what = What would you like to do with it?
    .label = With it
    .problems = Get the rows with problems
    .invitations = Get the invitations
    .take_back = Take it back
    .leave = Nothing
    .why = The sheets of a list are for whoever brought it. Taking back removes all that the list made, or nothing; only needs that firms have worked on stay.
lists-certain = Everything this list made will be removed, with the invitations in it, but for needs that firms have worked on. Take it back?
    .label = Certain
    .v-yes = Yes, take it back
    .v-no = No
lists-take_back =
    { $state ->
        [rests]
            List no. { $number } cannot be taken back, since something rests on it:
            { $rests }
            Take that back first, the newest list first.
       *[asked] List no. { $number } is being taken back; it is told here once that is done.
    }
lists-again = The sheet is being made and comes here in a moment.
lists-rest =
    .nothing = • nothing
    .appointment = • { $count } appointments of another list, the first on row { $row }
    .profile = • { $count } profiles of people who name it as their unit, the first on row { $row }
    .profile_changed = • { $count } profiles that were changed or decided on since, the first on row { $row }
    .joined = • { $count } people who have joined, the first on row { $row }
    .role = • { $count } roles that were given, the first on row { $row }
    .invitation = • { $count } invitations that were made since, the first on row { $row }
    .need = • { $count } needs of firms, the first on row { $row }
    .hours = • { $count } entries of service time, the first on row { $row }
    .decision = • { $count } decisions, the first on row { $row }
    .changed = • { $count } records that were changed since, the first on row { $row }
lists-sheet =
    .template = { $kind } (template).xlsx
    .look = Rows with problems.xlsx
    .problems = List { $number }, rows with problems.xlsx
    .invitations = List { $number }, invitations.xlsx
lists-more = … and { $count } more; all of them are in the file, to be corrected there.
    .none = • nothing
lists-file_gone = The file is not here any more. Send /lists and bring the list again; what was written of it stays, and it goes on from there.
lists-no_right = You have not the role any more that it needs. What was written stays.
lists-taken_back = The list was taken back meanwhile.
lists-given_up = It failed again and again, and is not tried any more. Send /lists and bring the same list again: it goes on where it stopped. If it fails once more, tell whoever runs the server.

notice-list_looked =
    { $state ->
        [refused] The list cannot be read. { $why }
        [elsewhere] The same list was imported for another district, or for the whole programme, already. Nothing is done.
       *[new]
            <b>The list was looked at; nothing is written.</b>{ $state ->
                [running] { " " }It is list no. { $batch } already, which was cut off and goes on.
                [done] { " " }It is list no. { $batch } already: importing it again changes nothing.
               *[new] { "" }
            }
            Rows: { $rows }. Can be taken: { $taken }. With a problem: { $wrong }.
            { $problems }{ $unknown ->
                [none] { "" }
               *[other] { " " }Columns that mean nothing here and are passed over: { $unknown }.
            }
    }
    .name = A list was looked at
notice-list_progress = Importing: { $done } of { $rows } rows.
    .name = An import goes on
notice-list_imported =
    { $state ->
        [undone] Nothing of the list could be taken; { $wrong } rows have a problem.
       *[done] <b>Imported as list no. { $number }.</b> Rows taken: { $taken }. With a problem: { $wrong }. /lists shows it, and can take it back.
    }
    .name = A list was imported
notice-list_sheet =
    { $what ->
        [template] Here is the template. Fill it in, then bring it with /lists.
        [problems] These rows were not taken, each with its problem beside it. Correct them there, and bring that file with /lists. It can be fetched for a day.
       *[invitations] Here are the invitations of the list, valid for thirty days from the import. Pass each to that person only, and remove the file. It can be fetched for a day; /lists makes it again.
    }
    .name = A sheet of a list
notice-list_stopped = The list could not be dealt with. { $why }
    .name = A list could not be dealt with
notice-list_taken_back =
    { $state ->
        [rests]
            List no. { $number } cannot be taken back, since something has come to rest on it:
            { $rests }
       *[done] { $kept ->
            [0] List no. { $number } is taken back, with all it made.
            [1] List no. { $number } is taken back. The need that its firm has worked on stays; all else is gone.
           *[other] List no. { $number } is taken back. The { $kept } needs that firms have worked on stay; all else is gone.
        }
    }
    .name = A list was taken back
