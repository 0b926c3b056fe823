### Cases: whose a step is, acts, the timeline, what comes of an act.

by-side-expert = the expert
by-side-firm = the firm
by-side-unit = the sending unit
by-side-district = the district's authority
by-side-city = the city's authority
by-side-reviewer = the reviewers
by-side-talent_office = the talent office
by-side-public = the public

case-act =
    .pass = Do: { $step }
    .return = Return for correction
    .refuse = Refuse
    .withdraw = Withdraw the application
    .object = Object
    .uphold = Uphold the objection
    .dismiss = Dismiss the objection
    .propose = Propose to correct a decision
    .confirm = Confirm the correction
    .reject = Reject the correction

case_page =
    .title = An application
    .about = How far an application has come: what was done, what is being done, what comes next; and what is yours to do.
case_page-act = What would you like to do?
    .label = What to do
    .why = Only what you can do now is listed. Returning, refusing and withdrawing take a reason; a decision of an office is corrected, never deleted.
    .s-leave = done;that is all
    .s-picture = picture;timeline
    .s-contacts = phone;contacts
    .s-files = files;attachments
case_page-acts =
    .consent = Agree to share contacts
    .contacts = See the contacts
    .files = See the attachments
    .draft = Draft a document
    .picture = See it as a picture
    .leave = That is all
case_page-shares = May the other side see how to reach you?
case_page-kind = Which document?
    .label = Document
case_page-draft = { $document } (case number { $number }) is being made and comes in a moment.
case_page-picture = The picture is being drawn and comes in a moment.

## Names and states

by-side-time = time itself
case-unnamed = a researcher without a name here
case-hidden = name not shown
case-correcting = a correction waits to be confirmed
case-end =
    .done = complete
    .refused = refused
    .withdrawn = withdrawn
    .expired = expired
case =
    .item =
        { $mine ->
            [yes] Waits for you:
           *[no] { "" }
        } { $about } ({ $number }): { $state }{ $open ->
            [yes] , with { $who } since { $since }
           *[no] , { $since }
        }

## The page of a case

case_page-seen =
    <b>{ $workflow }: { $about }</b> (case number { $number })
    Expert: { $expert }{ $unit ->
        [none] { "" }
       *[other] ; sending unit: { $unit }
    }{ $firm ->
        [none] { "" }
       *[other] ; firm: { $firm }
    }

    <b>Done</b>
    { $lines }

    { $open ->
        [yes] <b>Now</b>
       *[no] <b>Outcome</b>
    }
    { $now }{ $scores ->
        [none] { "" }
       *[other] { "" }
        { $scores }
    }{ $next ->
        [none] { "" }
       *[other] { "" }

        <b>Then</b>: { $next }
    }{ $mine ->
        [none] { "" }
       *[other] { "" }

        <b>It waits for you</b>: { $mine }
    }{ $blocked ->
        [none] { "" }
       *[other] { "" }
        First of all: { $blocked }
    }{ $contacts ->
        [yes] { "" }
        Both sides have agreed to share their contacts.
       *[no] { "" }
    }{ $files ->
        [0] { "" }
       *[other] { "" }
        Attachments: { $files }.
    }
case-line =
    .pass =
        { $superseded ->
            [yes] ✎ { $step } ({ $office }, { $day }), corrected since
           *[no] ✓ { $step } ({ $office }, { $day }{ $clause ->
                [none] { "" }
               *[other] , { $clause }
            })
        }{ $said ->
            [none] { "" }
           *[other] { "" }
            { $said }
        }
    .return =
        { $superseded ->
            [yes] ✎ Returned by { $office } ({ $step }, { $day }), corrected since
           *[no] ↺ Returned for correction by { $office } ({ $step }, { $day })
        }: “{ $reason }”
    .refuse =
        { $superseded ->
            [yes] ✎ Refused by { $office } ({ $step }, { $day }), corrected since
           *[no] ✗ Refused by { $office } ({ $step }, { $day })
        }: “{ $reason }”
    .withdraw = ■ Withdrawn by { $office } ({ $day }): “{ $reason }”
    .expire = ■ Ended, since nobody acted in time ({ $step }, { $day })
    .object = ! An objection ({ $day }): “{ $reason }”
    .uphold = ✗ The objection was upheld ({ $office }, { $day }): “{ $reason }”
    .dismiss = ✓ The objection was dismissed ({ $office }, { $day }): “{ $reason }”
    .propose = ? { $office } proposed to correct “{ $step }” to “{ $becomes }” ({ $day }): “{ $reason }”
    .confirm = ✓ { $office } confirmed the correction of “{ $step }” ({ $day })
    .reject = ✗ { $office } rejected the correction of “{ $step }” ({ $day }): “{ $reason }”
case-said = { "  " }• { $field }: { $value }
case-said_files = { $count }
case-said_people = { $count }
case-verdict =
    .pass = passed
    .return = returned for correction
    .refuse = refused
case-now =
    .open =
        ▶ { $step }: with { $who } since { $day }, { $gone ->
            [one] one working day
           *[other] { $gone } working days
        } so far{ $days ->
            [0] { " " }(no time limit is written)
           *[other] { " " }(usually { $days })
        }{ $clause ->
            [none] { "" }
           *[other] , { $clause }
        }
    .ended = ■ { $end } ({ $day })
case-do =
    .confirm = Please look at the correction that is proposed, and confirm or reject it.
    .answer = Please answer the objection: uphold or dismiss it.
case-scores = Scores: { $each }; { $count } in all, { $mean } on average
case-reviewer = { $name } ({ $office }, no. { $count })
case_page-contacts =
    The contacts of both sides in case { $number }, for working together only. The other side can see that you looked.
    Expert: { $expert ->
        [none] not given
       *[other] { $expert }, { $expert_phone }
    }
    Firm ({ $firm }): { $contact ->
        [none] not given
       *[other] { $contact }, { $contact_phone }
    }
case_page-files =
    { $count ->
        [0] There is no attachment any more.
        [one] The attachment is on its way to you.
       *[other] { $count } attachments are on their way to you.
    }

## The picture

case-picture =
    .title = { $workflow } { $number }: { $about }
    .remark =
        { $firm ->
            [none] { "" }
           *[other] Firm: { $firm };
        } { $unit ->
            [none] { "" }
           *[other] sending unit: { $unit };
        } { $at }
    .pass = { $step }
    .return = Returned for correction: { $step }
    .refuse = Refused: { $step }
    .withdraw = Withdrawn
    .expire = Ended, nobody acted in time: { $step }
    .object = An objection
    .uphold = Objection upheld
    .dismiss = Objection dismissed
    .propose = Correction proposed: { $step }
    .confirm = Corrected: { $step }
    .reject = Not corrected: { $step }
    .below =
        { $office }, { $day }{ $clause ->
            [none] { "" }
           *[other] , { $clause }
        }{ $reason ->
            [none] { "" }
           *[other] ; “{ $reason }”
        }{ $superseded ->
            [yes] { " " }(corrected since)
           *[no] { "" }
        }
    .now =
        with { $who } since { $day }, { $gone ->
            [one] one working day
           *[other] { $gone } working days
        }{ $days ->
            [0] { "" }
           *[other] { " " }(usually { $days })
        }
    .alt = Timeline, { $title }; { $remark }. { $stations }
    .alt_done =
        Done: { $name }{ $below ->
            [none] .
           *[other] { " " }({ $below }).
        }
    .alt_back =
        Back: { $name }{ $below ->
            [none] .
           *[other] { " " }({ $below }).
        }
    .alt_now =
        Now: { $name }{ $below ->
            [none] .
           *[other] { " " }({ $below }).
        }
    .alt_end =
        Ended: { $name }{ $below ->
            [none] .
           *[other] { " " }({ $below }).
        }
    .alt_next =
        Then: { $name }{ $below ->
            [none] .
           *[other] { " " }({ $below }).
        }
    .file = case { $day }.png
case-no_right = You may not look at this case at the moment.
case-given_up = It has failed several times. Please try again in a while.
notice-case_picture =
    <b>{ $title }</b>, { $remark }{ $bars ->
        [none] { "" }
       *[other]
            { "" }

            <code>{ $bars }</code>
    }
    .name = A picture of a case
notice-case_stopped = No picture of the case was made. { $why }
    .name = No picture of a case
