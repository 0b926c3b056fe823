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
case-document =
    .consent_form = consent of the unit
    .renewal_proof = proof of renewal
    .agreement = agreement
    .appointment_letter = letter of appointment
    .firm_letter = the firm's letter
    .notice_list = list for public notice

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
case_page-picture = The picture is being drawn and comes in a moment.

## What stands in the way

case-gate-need_published = The need is not published at the moment (it may be withdrawn, expired or matched), so this step cannot be taken.
case-gate-places_left = All places of this need are taken.
case-gate-tie_free = Expert and firm are tied in a way the programme does not allow (founded, invested in or incubated), so this step cannot be taken.
case-gate-consent_given = One side has not agreed to share contacts yet. Once expert and firm both have, the step can be taken; send /consents to agree.
case-gate-answers_opinion = A decision needs the district's opinion first, and has to say how it answers it.
case-gate-certificate_valid = There is no valid certificate yet. The expert can enter it in /profile, or send it with this step.
case-gate-agreement_signed = There is no signed agreement yet. Please send the agreement, signed and stamped by everybody, first.
case-gate-enough_scores = The scores are not complete yet, so nothing can be decided.
case-gate-quota_left = The places of this round are used up.
case-gate-pool_member = The expert is not in the pool, or has withdrawn their consent, so this step cannot be taken.
case-gate-several_reason = An expert was chosen for this need already; for one more please give the reason.
case-gate-overlaps = The term overlaps with another of the same expert at this firm. Please change the days.
case-gate-no_dates = The first and the last day of the term are missing.
case-gate-firm_ended = The firm's registration is not verified at the moment, so this step cannot be taken. The firm can complete it with /firm.
case-gate-expert_left = The expert is not a researcher of the sending unit at the moment, so this step cannot be taken. The unit has to confirm them first.
case-missing = Still missing: { $field }.
case-wrong = This is not right yet, please change it: { $field }.
case-out_of_order = This step cannot be taken now; nothing was changed. Please look again how far the case is.
case-no_reason = Please give a reason, so that the others can answer it.

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

notice-case_waits =
    Case { $number } ({ $about }) waits for you: { $do }{ $act ->
        [return] { "" }
        { $by } returned it for correction: “{ $reason }”
       *[other] { "" }
    }
    Send /see { $number } to go on.
    .name = Cases that wait for me
notice-case_moved =
    Case { $number } ({ $about }): { $act ->
        [return] { $by } returned it for correction: “{ $reason }”.
        [refuse] { $by } refused it: “{ $reason }”.
        [withdraw] { $by } withdrew it: “{ $reason }”.
        [expire] nobody acted in time, so it has ended.
        [object] an objection has come in: “{ $reason }”.
        [uphold] the objection was upheld, so it has ended: “{ $reason }”.
        [dismiss] the objection was dismissed: “{ $reason }”.
        [propose] { $by } proposed to correct a decision: “{ $reason }”. Until that is confirmed it stands.
        [confirm] the correction is confirmed.
        [reject] nothing was corrected, the decision stands: “{ $reason }”.
       *[pass] { $step }.
    }
    It stands at: { $state }. Send /see { $number } to look at it.
    .name = News of my cases

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
        }{ $reason ->
            [none] { "" }
           *[other] : “{ $reason }”
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
case-no_contacts = The contacts cannot be shown: both sides have to agree first, and not have withdrawn that. Send /consents to agree.
case_page-files =
    { $count ->
        [0] There is no attachment any more.
        [one] The attachment is on its way to you.
       *[other] { $count } attachments are on their way to you.
    }
case_files-terminal = Files cannot be sent to a terminal. Please open this case in the web chat or Telegram.
notice-case_file = An attachment of case { $number }. It can be fetched within a day.
    .name = Attachments of a case

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
