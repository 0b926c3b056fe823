### The officers' side of service time: disputes, tables, samples, entering for somebody, opening balances.

service =
    .title = Service time of VPs
    .about = Decide on disputed entries, see how VPs stand, look into a sample of what is confirmed.
service-desk = What would you like to do?
    .label = Task
service-waits =
    { $count ->
        [0] No dispute waits for you.
        [one] One disputed entry waits for your decision.
       *[other] { $count } disputed entries wait for your decision.
    }
service-next = What would you like to do?
    .o-queue = Decide on disputes
    .o-table = How the VPs stand
    .o-sample = Look into a sample
    .o-export = Take the table along
    .o-end = That is all
    .parting = All right. /service brings you back here.
service-nowhere = Service time is looked after by the programme's officers. Your own is at /log; a firm confirms with /confirm.
service-enough = Enough for now
service-line = { $vp } at { $firm }: { $line }
service-said =
    .confirmed = • { $at }: confirmed by { $who }
    .disputed = • { $at }: disputed by { $who }: “{ $reason }”
    .insisted = • { $at }: the VP insists: “{ $reason }”
    .upheld = • { $at }: upheld by { $who }: “{ $reason }”
    .checked = • { $at }: checked by { $who } and in order
service-hint =
    .same_text = • { $count } of { $among } entries say exactly the same words.
    .night = • { $count } of { $among } entries lie between 22:00 and 6:00.
    .rest_days = • { $count } of { $among } days with entries are weekends or holidays.
    .same_photo =
        { $elsewhere ->
            [true] { $count ->
                [one] • One file is also beside an entry of another VP or firm.
               *[other] • { $count } files are also beside other entries, some of another VP or firm.
            }
           *[false] { $count ->
                [one] • One file is beside more than one entry.
               *[other] • { $count } files are beside more than one entry.
            }
        }
    .round_hours = • { $count } working days on end have exactly { $most } h each.
    .late_at_once = • { $count } entries were made within an hour, the oldest { $most } days after.

## Disputes

service_queue =
    .title = Disputed entries
    .about = Entries that the firm disputes and the VP insists on: look at one after the other, uphold or strike it.
service_queue-entry = What waits for your decision, the earliest day first. Which one?
    .label = Entry
service_queue-rest =
    { $own ->
        [0] { "" }
        [one] One more entry concerns you, or a firm or unit of yours: a colleague decides on it.{ " " }
       *[other] { $own } more entries concern you, or a firm or unit of yours: a colleague decides on these.{ " " }
    }That was what waits for you.

## One entry

service_entry =
    .title = An entry of service time
    .about = All of an entry, what both sides said, and what shows it; then what is to become of it.
service_entry-seen =
    <b>{ $vp }</b>, { $firm }
    { $line }
    { $category ->
        [none] { "" }
       *[other] Kind: { $category }.{ " " }
    }State: { $state }; entered { $by ->
        [officer] by an officer{ " " }
       *[vp] { "" }
    }at { $at }; files: { $files }{ $said ->
        [none] { "" }
       *[other] { "" }
        { $said }
    }{ $hints ->
        [none] { "" }
       *[other] { "" }
        May be worth a look, and says nothing more:
        { $hints }
    }{ $party ->
        [yes] { "" }
        This entry concerns you, or a firm or unit of yours: a colleague deals with it.
       *[no] { "" }
    }
service_entry-act = What is to be done?
    .label = What to do
    .why = To uphold, strike or correct takes a reason, which VP and firm read. Nothing is deleted: what became of an entry can always be seen.
service_entry-after = What is to be done?
    .label = What to do
service_entry-acts =
    .uphold = Uphold it
    .strike = Strike it
    .correct = Correct it
    .check = In order
    .ask = Ask the VP about it
    .files = See the files
    .later = Not now
service_entry-files =
    { $channel ->
        [terminal] Files cannot be sent to a terminal. Please open the web chat or Telegram for them.
       *[any] { $count ->
            [0] There is no file beside it any more.
            [one] The file is on its way to you.
           *[other] { $count } files are on their way to you.
        }
    }
service_entry-anew = How should it be? Only what changes is enough.
    .label = Becomes
    .why = The first entry is kept on record; the new one takes its place, and the firm confirms it again.
    .example = 2-4 pm
service_entry-question = What would you like to know from the VP?
    .label = Question
    .example = The photo is the same as last week's; could you add one of that day?
service_entry-reason = What is the reason? VP and firm read it.
    .label = Reason
    .example = The visitors' book has this day.
service_entry-check = Please check:
    .o-ok = All correct, change it
service_entry-settle =
    { $act ->
        [overtaken] This entry has just changed, so nothing was done:
        { $became }
        [uphold] Upheld: { $line }. VP and firm are told.
        [strike] Struck: { $line }. VP and firm are told.
        [check] Noted as checked and in order: { $line }.
        [ask] The VP gets your question. The entry stays as it is.
       *[correct] Corrected, it is now: { $anew }. VP and firm are told, and the firm confirms it again.
    }

## Tables

service_table =
    .title = How VPs stand
    .about = Each VP's year of service, those furthest behind first; or by firm, unit or district.
service_table-where = Where?
    .label = Place
service_table-by = In which way?
    .label = Way
service_table-ways =
    .vps = One by one, those behind first
    .firm = By firm
    .unit = By sending unit
    .district = By district
service_table-group = Which one? Those with most behind come first.
    .label = Group
    .item =
        { $name }: { $terms ->
            [one] one VP
           *[other] { $terms } VPs
        }, { $confirmed } confirmed{ $waiting ->
            [none] { "" }
           *[other] , { $waiting } waiting
        }{ $disputed ->
            [none] { "" }
           *[other] , { $disputed } disputed
        }{ $behind ->
            [0] { "" }
           *[other] , { $behind } behind
        }
service_table-term = Whom? Those furthest behind come first.
    .label = VP
    .item =
        { $vp } at { $firm }: { $confirmed ->
            [none] not begun
           *[other] { $confirmed } confirmed
        }{ $waiting ->
            [none] { "" }
           *[other] , { $waiting } waiting
        }{ $disputed ->
            [none] { "" }
           *[other] , { $disputed } disputed
        }{ $left ->
            [none] { "" }
           *[other] , { $left } left
        }{ $behind ->
            [none] { "" }
           *[other] , { $behind } behind an even share
        }
service_table-none = No VP serves here now.

## One VP

service_vp =
    .title = A VP's service time
    .about = Each year of service, what may be worth a look, and the entries of each month.
service_vp-page =
    <b>{ $vp }</b>, { $firm } (sent by { $unit })
    Term: { $since } – { $until }
    { $years ->
        [none] The term has not begun.
       *[other] { $years }
    }{ $hints ->
        [none] { "" }
       *[other] { "" }
        May be worth a look in the last three months, and says nothing more:
        { $hints }
    }
service_vp-year =
    • Year { $number } ({ $begins } – { $ends }): { $confirmed } confirmed{ $owed ->
        [none] { "" }
       *[other] { " " }of { $owed } (how it is counted is for the authority to decide)
    }{ $left ->
        [none] { "" }
       *[other] , { $left } left
    }{ $waiting ->
        [none] { "" }
       *[other] , { $waiting } waiting
    }{ $disputed ->
        [none] { "" }
       *[other] , { $disputed } disputed
    }{ $checked ->
        [none] { "" }
       *[other] , { $checked } checked
    }{ $opening ->
        [none] { "" }
       *[other] ; { $opening } of it taken over (source: { $source })
    }{ $behind ->
        [none] { "" }
       *[other] ; { $behind } behind an even share
    }
service_vp-act = What next?
    .label = Task
service_vp-acts =
    .months = Entries by month
    .enter = Enter hours for the VP
    .opening = Correct what was taken over
    .leave = Back to the list
service_vp-month = Which month?
    .label = Month
    .item =
        { $name } { $year }: { $count ->
            [one] one entry
           *[other] { $count } entries
        }, { $length }
service_vp-none = Nothing is entered yet.
service_vp-entry = Which entry?
    .label = Entry

## Samples

service_sample =
    .title = A sample
    .about = Some confirmed entries are drawn by chance and looked into. What may be worth a look is drawn sooner; any entry can be drawn.
service_sample-where = Where?
    .label = Place
service_sample-which = Of all firms, or of one?
    .label = Firms
    .o-all = All firms
    .o-firm = One firm
service_sample-firm = Which firm?
    .label = Firm
service_sample-days = From how long ago on?
    .label = Time
    .o-month = The last month
    .o-quarter = The last three months
    .o-year = The last year
service_sample-count = How many entries, from 1 to 30?
    .label = Entries
    .example = 10
    .why = The number that the draw is made with stays in the audit, so that it can be made again and compared.
service_sample-drawn =
    { $count ->
        [0] There is nothing in that time that could be checked.
       *[other] Drawn: { $count } of { $among } confirmed entries (by the number { $seed }){ $hinted ->
            [0] .
            [one] ; one of them may be worth a look.
           *[other] ; { $hinted } of them may be worth a look.
        }
    }
service_sample-entry = What was drawn. Which one would you like to see?
    .label = Entry
    .item =
        { $line }{ $hinted ->
            [true] { " " }[may be worth a look]
           *[false] { "" }
        }
service_sample-figures =
    Of { $count } drawn: in order { $checked }, struck, corrected or changed { $gone }, not dealt with { $open }.
    In the running years of the VPs there, { $all_confirmed } are confirmed, { $all_checked } of these checked.

## Entering for somebody, opening balances

service_enter =
    .title = Enter hours for a VP
    .about = What a VP cannot enter any more, such as a day too long ago, you can enter with a reason. It is marked so, the VP is told, and the firm confirms it.
service_enter-said = Which day, how long, and what was done?
    .label = Entry
    .example = 3 September 2-5 pm line tests at the plant
service_enter-reason = Why do you enter it? VP and firm read it.
    .label = Reason
    .example = The VP was abroad and could not log; the visitors' book has it.
service_enter-check = Please check:
    .o-ok = All correct, enter it
service_enter-enter =
    Entered for { $vp } ({ $count }):
    { $lines }
    The VP and { $firm } are told; the firm confirms it.
service_opening =
    .title = Correct what was taken over
    .about = Correct the service time from before this ledger. What it was is kept on record, and the VP reads the reason.
service_opening-year = Of which year of service?
    .label = Year of service
    .item =
        Year { $number } ({ $begins } – { $ends }): { $length ->
            [none] nothing taken over
           *[other] { $length } taken over (source: { $source })
        }
service_opening-none = The term has not begun, so nothing was taken over.
service_opening-hours = How many hours should it be? 0 for none.
    .label = Becomes (hours)
    .example = 120
service_opening-source = By what is that shown?
    .label = Source
    .example = assessment of 2025
service_opening-reason = Why is it corrected? The VP reads it.
    .label = Reason
    .example = The table that was brought left out a month.
service_opening-check = Please check what it was and what it becomes:
    .o-ok = All correct, change it
service_opening-correct =
    Taken over for year { $year }: it was { $before ->
        [none] nothing
       *[other] { $before } ({ $before_source })
    }; now it is { $after ->
        [none] nothing
       *[other] { $after } ({ $after_source })
    }. The VP is told.
service_opening-changed = What was taken over for this year has just changed. Please choose again.
service_opening-impossible = That cannot be: it is more than a year has, or the year of service has not begun.

## The table taken along

service_export =
    .title = Take the table along
    .about = A row for each VP who serves now and each year of service, as a spreadsheet.
service_export-where = Of which place?
    .label = Place
service_export-nowhere = The table of service time is for officers of a city or district, in the web chat or over Telegram.
service_export-make = The table is being made and comes here once it is there. You may go on with something else meanwhile.
service-column =
    .vp = VP
    .firm = Firm
    .district = District
    .unit = Sending unit
    .since = Term begins
    .until = Term ends
    .year = Year of service
    .begins = Year begins
    .ends = Year ends
    .owed = Minimum (h)
    .confirmed = Confirmed (h)
    .taken_over = of it taken over
    .checked = of it checked
    .waiting = Waiting (h)
    .disputed = Disputed (h)
    .left = Left (h)
    .behind = Behind an even share
    .projects = Projects applied for
    .patents = Patents filed
    .trained = People trained
service-table =
    .title = Service time of VPs: { $programme }, { $district }
    .remark = VPs who serve now, { $count } rows, as of { $at }. Made for { $office }. How time is counted is for the authority to decide.
    .sheet = Service time
    .file = service-time-{ $programme }-{ $district }-{ $day }.xlsx
notice-service_table =
    { $state ->
        [empty] No VP serves there now, so no table was made.
       *[made] The table of service time is there: { $count } rows. It can be fetched for a day; /service makes it anew.
    }
notice-service_stopped = Nothing came of the table you asked for. { $why }
look-why-service_table = taking the table of service time along

## What people are told

notice-hours_question =
    { $office } would like to know more of an entry of yours ({ $firm }, { $line }): “{ $question }”
    If it is to be changed, send /log and choose “Correct or take back”. To answer the office, /human tells how to reach it.
notice-hours_entered_for =
    { $office } has entered hours of { $vp } at { $firm }, because: “{ $reason }”
    { $lines }

    The firm confirms them (/confirm). If the VP does not agree: /log corrects or withdraws them.
notice-hours_opening =
    { $office } has corrected what was taken over for year { $year } of your service at { $firm }: it was { $before ->
        [none] nothing
       *[other] { $before } ({ $before_source })
    }; now it is { $after ->
        [none] nothing
       *[other] { $after } ({ $after_source })
    }. The reason: “{ $reason }”. If you do not agree, /human tells how to reach the office.

look-why-decide_hours = deciding on a dispute
look-why-check_hours = looking at entries or checking a sample
