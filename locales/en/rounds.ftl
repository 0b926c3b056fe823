### Rounds: many cases decided at one meeting.

rounds =
    .title = Rounds of decisions
    .about = For offices: decide many cases at one meeting, with quota and budget in sight, and hand out the list for public notice.
rounds-round = Rounds, those under way first. Which one?
    .label = Round
    .item =
        { $name }: { $step }, { $programme }{ $district ->
            [none] { "" }
           *[other] , { $district }
        }, { $opens } to { $closes }{ $state ->
            [deciding] { " " }(being decided)
            [decided] { " " }(decided)
           *[open] { "" }
        }
    .why = A round gathers the cases that wait at one step. Whatever is not decided in it can be decided case by case in /status.
rounds-new = Make a round
rounds-enough = That is all
rounds-none = Rounds are for officers of the city and the districts.

round_form =
    .title = Make a round
    .about = A round gathers the cases that wait at one step, between two days.
round_form-step = Of which step are cases to be decided together?
    .label = Step
    .why = Listed are the steps of your office that can be decided for many cases at once, and of which no round is under way.
rounds-step =
    { $programme }{ $district ->
        [none] { "" }
       *[other] , { $district }
    }: { $way }, { $step }
round_form-name = What is the round called?
    .label = Name
    .why = It stands in lists and above what is decided.
    .example = Second round of 2026
round_form-opens = From which day on does it gather cases?
    .label = From
    .why = Cases that wait at the step already are in it too.
    .example = 2026-10-01
round_form-closes = Until which day do cases come into it?
    .label = Until
    .why = What comes to the step later is in the next round. You are reminded three days before, and on the day.
    .example = 2026-10-31
round_form-quota = For how many people is it? Skip this if that is open.
    .label = Quota
    .why = No more than these can pass in it.
    .example = 20
round_form-money = Does it have a budget?
round_form-budget = How much money is there? Skip this if that is open.
    .label = Budget
    .why = What the cases ask for is added up beside it. That is what they ask for, not what the programme pays.
    .example = 3,000,000
round_form-check = Please check the round.
    .o-ok = All correct, make it
round_form-make = The round “{ $name }” is made: { $step }, { $opens } to { $closes }.
rounds-taken = A round of this step is under way already. Decide that one first, or remove it.
rounds-no_days = A round needs a name, and closes on the day it begins or later.

round_page =
    .title = A round
    .about = The cases of a round, its quota and budget, and its decision.
round_page-seen =
    <b>{ $name }</b>: { $step } ({ $way }, { $programme }{ $district ->
        [none] { "" }
       *[other] , { $district }
    }), { $opens } to { $closes }
    { $state ->
        [deciding] Being decided by { $office } since { $at }: { $done } of { $total } cases are done.{ $stuck ->
            [yes] { " " }It has stopped. What was decided stays; it can go on.
           *[no] { "" }
        }
        [decided]
            Decided by { $office }, { $at }. Passed: { $became_pass }; returned: { $became_return }; refused: { $became_refuse }; left out: { $left }.{ $words ->
                [none] { "" }
               *[other] { "" }
                Said of those that passed: “{ $words }”
            }{ $left_lines ->
                [none] { "" }
               *[other] { "" }
                Left out:
                { $left_lines }
            }{ $left_more ->
                [0] { "" }
               *[other] { "" }
                … and { $left_more } more
            }
       *[open] { $begun ->
            [no] It has not begun yet.
           *[yes] Cases: { $count }. To pass: { $passing }; to be returned: { $returned }; to be refused: { $refused }.{ $barred ->
                [0] { "" }
               *[other] { " " }In { $barred } you have a stake, or took the step before: somebody else decides on these.
            }{ $over ->
                [0] { "" }
               *[other] { " " }It is { $over } more than there are places: pick so many exceptions first.
            }
        }{ $lines ->
            [none] { "" }
           *[other] { "" }
            { $lines }
        }{ $more ->
            [0] { "" }
           *[other] { "" }
            … and { $more } more
        }
    }
    Quota: { $quota ->
        [none] open
       *[other] { $quota } people, { $people_left } left
    }{ $programme_left ->
        [none] { "" }
       *[other] ; the programme has { $programme_left } left
    }{ $money ->
        [no] { "" }
       *[yes] { "" }
        Budget: { $budget ->
            [none] open
           *[other] { $budget }, { $money_left } left
        }{ $state ->
            [open] ; those to pass ask for { $asked }
           *[other] { "" }
        } (what the cases ask for, not what the programme pays)
    }
rounds-case =
    { $exception ->
        [return] ↺ To be returned:{ " " }
        [refuse] ✗ To be refused:{ " " }
       *[none] { "" }
    }{ $rank ->
        [none] { "" }
       *[other] { $rank }.{ " " }
    }{ $number } { $about }, { $expert }{ $mean ->
        [none] { "" }
       *[other] ; { $mean } points of { $scores ->
            [one] one reviewer
           *[other] { $scores } reviewers
        }
    }{ $asked ->
        [none] { "" }
       *[other] ; asks for { $asked }
    }{ $opinion ->
        [none] { "" }
       *[other] ; district: “{ $opinion }”
    }{ $barred ->
        [yes] { " " }(not yours to decide)
       *[no] { "" }
    }
round_page-act = What would you like to do?
    .label = What to do
    .why = A decision counts for the cases as you saw them just now; what changes meanwhile is left out, and named.
rounds-what =
    .decide = Decide the round
    .cases = Go through the cases, pick exceptions
    .drop = Remove the round
    .again = Look again
    .resume = Go on
    .docx = List for public notice, as a document
    .xlsx = List for public notice, as a sheet
    .minutes = Get the minutes
    .leave = That is all
round_page-resume = “{ $name }” goes on. What comes of it is told here.
round_page-sure = Remove the round? Its cases stay where they are.
    .label = Sure
    .v-yes = Yes, remove it
    .v-no = No
round_page-drop = The round “{ $name }” is removed.
round_page-list = The list of “{ $name }” is being made and comes here in a moment.
round_page-minutes = The minutes are on their way to you.

round_cases =
    .title = The cases of a round
    .about = One by one, with what the decision needs. What you pick no exception for passes.
round_cases-case = Which case? What you pick no exception for passes.
    .label = Case
    .why = The best scored are first; where nobody scores, those that wait longest.
round_cases-card =
    <b>{ $about }</b> (case number { $number })
    Expert: { $expert }{ $unit ->
        [none] { "" }
       *[other] ; sending unit: { $unit }
    }{ $firm ->
        [none] { "" }
       *[other] ; firm: { $firm }
    }
    Waits since { $since }.{ $mean ->
        [none] { "" }
       *[other] { " " }Score: { $mean } on average of { $scores }, rank { $rank }.
    }{ $asked ->
        [none] { "" }
       *[other] { " " }Asks for { $asked }.
    }{ $opinion ->
        [none] { "" }
       *[other] { "" }
        The district's opinion: “{ $opinion }”
    }{ $exception ->
        [return] { "" }
            To be returned: “{ $reason }”
        [refuse] { "" }
            To be refused: “{ $reason }”
       *[none] { "" }
    }
    The whole case: send /status, then { $number }
round_cases-verdict = What is to become of it?
    .label = Verdict
    .why = Exceptions are only kept here; they become decisions when the round is decided.
rounds-verdicts =
    .return = Return for correction
    .refuse = Refuse
    .pass = Let it pass after all
    .leave = Leave it as it is
round_cases-reason = Please say why; the parties read it.
    .label = Reason
    .example = The costs of the equipment are missing.
round_cases-keep =
    { $verdict ->
        [return] Kept: { $number } is to be returned.
        [refuse] Kept: { $number } is to be refused.
       *[pass] { $number } passes with the others again.
    }
rounds-gone = This case or the round is another by now, so nothing is kept. Please look at the round again.

round_decide =
    .title = Decide a round
    .about = All cases pass but the exceptions, with the minutes attached.
round_decide-says = Are there words for all of them?
round_decide-words = What is said with each case that passes? It is the same for all of them, and the parties read it.
    .label = Opinion
    .why = The step asks for an opinion. What the minutes say of single cases stays in the minutes.
    .example = Agreed at the meeting of 30 October
round_decide-remark = Anything to say with each case that passes? It is the same for all of them; skip it if not.
    .label = Remark
    .why = The parties read it.
    .example = Accepted at the meeting of 30 October
round_decide-minutes = Please send the minutes of the meeting (PDF, Word or a picture).
    .label = Minutes
    .why = They are kept with the round, for your office and the city's alone: they speak of other cases too.
    .example = minutes.pdf
round_decide-weigh =
    { $state ->
        [excepted] Somebody has picked other exceptions meanwhile, so nothing is done. Please look at the round again.
        [overtaken] { $office } has had this round decided already ({ $at }). Nothing is done twice; /rounds shows how far it is.
        [over] { $passing } would pass, and only { $left } are left in the quota. Pick so many exceptions first.
       *[go]
            <b>Please check: “{ $name }”</b>
            Cases: { $count }. Pass: { $passing }; returned: { $returned }; refused: { $refused }.{ $people_left ->
                [none] { "" }
               *[other] { "" }
                Quota left after it: { $people_left }
            }{ $asked ->
                [none] { "" }
               *[other] { "" }
                Those that pass ask for { $asked }{ $money_left ->
                    [none] { $over ->
                        [none] .
                       *[other] , { $over } more than the budget has left.
                    }
                   *[other] ; budget left after it: { $money_left }
                }
            }{ $words ->
                [none] { "" }
               *[other] { "" }
                Said with each: “{ $words }”
            }{ $changed ->
                [0] { "" }
               *[other] { "" }
                Changed since you looked, and left out: { $changed }
            }
    }
round_decide-sure = Decide the round like this? What is decided is only corrected case by case, with a second officer.
    .label = Sure
    .v-yes = Yes, decide it
    .v-no = No
round_decide-decide =
    { $state ->
        [excepted] Somebody has picked other exceptions meanwhile, so nothing is done. Please look at the round again.
        [overtaken] { $office } has had this round decided already ({ $at }). Nothing is done twice; /rounds shows how far it is.
        [over] { $passing } would pass, and only { $left } are left in the quota. Pick so many exceptions first.
       *[begun] “{ $name }”: { $count } cases are being decided. It goes on by itself, also if you leave; what comes of it is told here.
    }
rounds-no_minutes = The minutes are missing. Please send them.
rounds-no_words = This step asks for an opinion. Please say it.
rounds-terminal = Files cannot be received in a terminal. Please send /rounds on the web or another channel.
rounds-left =
    .line = • { $number } { $about }: { $why }
    .changed = It has changed since the round was looked at.
    .no_right = It was not yours to decide: you have a stake in it, took the step before it, or your role has ended.
    .refused = The step could not be taken. Its page says what is missing.
rounds-given_up = It failed again and again. What was decided stays; send /rounds and let it go on. If it fails once more, tell whoever runs the server.
rounds-list_given_up = It failed again and again. Send /rounds and ask for the list again; if it fails once more, tell whoever runs the server.
rounds-no_right = You have not the role any more that it needs.
look-round_list = your name, in a list of decided cases
look-why-round_list = a list for public notice

notice-round_decided =
    <b>“{ $name }” is decided.</b> Passed: { $became_pass }; returned: { $became_return }; refused: { $became_refuse }; left out: { $left }.{ $left_lines ->
        [none] { "" }
       *[other] { "" }
        Left out:
        { $left_lines }
    }{ $left_more ->
        [0] { "" }
       *[other] { "" }
        … and { $left_more } more
    }
    The list for public notice is in /rounds.
    .name = A round is decided
notice-round_progress = “{ $name }”: { $done } of { $total } cases are done.
    .name = A round is being decided
notice-round_stopped = The round has stopped. { $why }
    .name = A round has stopped
notice-round_list = Here is the list of “{ $round }” for public notice: { $count } cases. It is a draft for your office to check, and can be fetched for a day; /rounds makes it anew. Everybody in it can see that you took it along.
    .name = A list for public notice
notice-round_list_stopped = No list was made. { $why }
    .name = No list for public notice
notice-round_minutes = Here are the minutes of “{ $round }”. They can be fetched for a day.
    .name = Minutes of a round
notice-round_closing =
    The round “{ $name }” ({ $step }, { $programme }) closes { $days ->
        [0] today
        [one] tomorrow
       *[other] in { $days } days, on { $date }
    }. Cases that wait in it: { $count }. /rounds shows them.
    .name = A round is about to close
