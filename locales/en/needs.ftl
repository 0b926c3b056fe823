### Needs: how one is posted, checked, published, found; words that all of it shares.

need-state =
    .draft = draft
    .submitted = submitted, being checked
    .returned = returned, please correct
    .refused = not accepted
    .checked = checked, to be reported to the city
    .reported = reported to the city
    .published = published
    .matched = matched
    .expired = expired
    .withdrawn = withdrawn
need-form =
    .consulting = consulting
    .joint_research = joint research
    .on_site = work on site
    .transfer = transfer of results
    .training = training
    .open = open, to be agreed
need-firm-hidden = firm not named
need-office = the programme's office
need-budget-open = to be agreed
need-card =
    <b>{ $title }</b> ({ $number }), { $state }
    { $body }
need-body =
    • Firm: { $firm }, { $district }{ $hidden ->
        [yes] { " (the name is shown to officers only)" }
       *[no] { "" }
    }
    • Field: { $field }
    • Keywords: { $keywords }
    • Where: { $scene }
    • Problem: { $problem }
    • Now: { $present }
    • Target: { $target }
    • Limits, and what was tried: { $limits }
    • Expert wanted: { $expert }
    • Cooperation: { $form }
    • Budget: { $budget }
    • VPs wanted: { $vps }{ $why ->
        [none] { "" }
       *[other] { " " }({ $why })
    }
    • Valid until: { $until ->
        [none] not given
       *[other] { $until }
    }
    • Attachments: { $files }

## Posting a need

need =
    .title = Post a need
    .about = Describe a technical problem of your firm, so that a researcher can solve it. About five minutes; the authority checks and publishes it.
need-firm = For which firm?
    .label = Firm
need-no_firm = To post needs the firm has to be registered first: send /firm. Once the district's authority has verified it, whoever represents it can post. If a colleague registered it, ask them to invite you with /invite.
need-act = Write a new need, or look at those there are?
    .label = What to do
    .new = Write a new need
    .mine = See the firm's needs
need-own = The firm's needs, newest first. Which one?
    .label = Need
    .item = { $title } ({ $number }, { $state })
    .draft = { $title } (draft, not submitted)
need-before =
    <b>{ $title }</b> ({ $number }), { $state }
    { $body }
    { $step ->
        [returned] Returned because: “{ $reason }”. Choose “Change”, correct just that, and submit it again.
        [refused] Not accepted because: “{ $reason }”. You can copy it into a new need and submit that.
        [draft] This draft is not submitted. Choose “Change” to complete and submit it.
       *[other] { $by ->
            [none] { "" }
           *[other] It is now with { $by }. You are told as soon as there is news.
        }
    }
need-what = What would you like to do?
    .label = What to do
    .edit = Change
    .renew = Let it stand longer
    .copy = Copy into a new need
    .withdraw = Withdraw
    .nothing = Nothing
need-sure = Withdraw it? It is not public any more then, and cannot be brought back, but it can be copied into a new need.
    .label = Withdraw
need-until = Until which day is it to stand?
    .label = Valid until
    .example = 2027-12-31
need-withdraw =
    { $state ->
        [changed] Need { $number } has just changed ({ $office }), so it was not withdrawn. Send /need to see it as it is now.
       *[other] Need { $number } ({ $title }) is withdrawn and not public any more.
    }
need-renew =
    { $state ->
        [changed] Need { $number } has just changed ({ $office }), so its end was left. Send /need to see it as it is now.
       *[other] Need { $number } ({ $title }) stands longer and stays public.
    }

need_form =
    .title = Describe a need
    .about = A technical need, question by question.
need_form-intro = <b>Post a technical need</b>, about five minutes. Everyday words are fine, and so is what is incomplete: I ask once more. You can leave at any time and go on later.
need_form-title = In one sentence: what is to be solved?
    .label = Title
    .why = Researchers read the title first and then decide whether to read on.
    .example = Mechanical seal of a pump leaks after 200 hours
need_form-scene = Where does it happen? Which product, which step of production, under which conditions?
    .label = Where
    .why = Knowing where it is used, researchers can tell whether they know the matter.
    .example = Seal of a chemical centrifugal pump, 120 °C, 2900 turns a minute
need_form-scene_more = Thank you. Could you be a little more specific, such as the product, the machine or the step? You can skip this.
    .label = Where (more)
    .example = Machine three of the moulding shop, when it makes lamp covers
need_form-problem = What exactly is the problem? What do you see?
    .label = Problem
    .why = What is seen helps more than a conclusion: experts look for the cause.
    .example = After about 200 hours the face is grooved and begins to drip
need_form-problem_more = Thank you. What do you see: where it fails, how often, what it looks like then? You can skip this.
    .label = Problem (more)
    .example = Of each batch about 30 % have white edges, with fine cracks under the lens
need_form-present = What are the figures now? Rough ones will do.
    .label = Now
    .why = How far it is from here to the target tells how hard it is.
    .example = It leaks 12 mL an hour and lasts 200 hours
need_form-present_more = Is there a rough figure? If it was never measured, skip this.
    .label = Now (more)
    .example = About 80 % pass
need_form-target = What do you want to reach?
    .label = Target
    .why = With a target both sides know when it is done.
    .example = Below 3 mL an hour, for 1000 hours
need_form-target_more = From which figure on would it be solved? With a number experts can judge it. If it is open, skip this.
    .label = Target (more)
    .example = More than 95 % pass
need_form-limits = What limits are there, and what have you tried? Skip it if there is nothing.
    .label = Limits, and what was tried
    .why = So that nobody proposes what you have tried, or cannot use.
    .example = The pump's body must stay; graphite rings of two makers did not help
    .none = none
need_form-field = Which field does it belong to?
    .label = Field
    .why = The Ningbo programme (4.1) requires the field; researchers also look by field.
need_form-keywords = Three to five keywords, please, parted by commas.
    .label = Keywords
    .why = Researchers look for these words, and experts are matched by them.
    .example = mechanical seal, graphite, wear
need_form-expert = What kind of expert would you like? Discipline and experience.
    .label = Expert wanted
    .why = It helps sending units to recommend the right person.
    .example = Somebody who knows tribology or sealing materials
need_form-form = How would you like to work together?
    .label = Cooperation
    .why = Some researchers can come to the firm, others cannot; better to say it first.
need_form-budget = What is the budget? Skip it if it is to be agreed.
    .label = Budget
    .example = 300,000 yuan
    .none = to be agreed
need_form-vps = How many vice-presidents do you need? Usually it is one.
    .label = VPs wanted
    .why = Ningbo programme, 4.2: usually one; more than one needs a reason.
    .example = 1
need_form-vps_reason = Why do you need more than one?
    .label = Reason for more than one
    .why = The Ningbo programme (4.2) asks the firm for a reason, which the authority looks at.
    .example = Materials and design are two trades, one person each
need_form-visibility = Is the firm's name to be shown when it is published?
    .label = Firm's name
    .why = If it is not shown only the authorities know which firm it is; the rest is public as usual.
    .o-named = Show the name
    .o-hidden = Do not show it
need_form-valid_until = Until which day does it stand? You are reminded before, and can let it stand longer.
    .label = Valid until
    .example = 2027-06-30
need_form-attach = You made a self-check for the firm. Shall the authority see it too?
    .label = Self-check of the firm
    .why = It helps whoever checks to compare with the clauses and to ask you less.
    .o-attach = Submit it too
    .o-leave_out = Leave it out
need_form-file_1 = Please send an attachment: a drawing, photo or description as PDF, picture, Word or Excel, up to 10 MB. Only the authorities see attachments. Skip it if there is none.
    .label = Attachment
    .none = none
need_form-file_2 = Please send the second attachment, or skip.
    .label = Attachment 2
    .none = none
need_form-file_3 = Please send the third attachment, or skip.
    .label = Attachment 3
    .none = none
need_form-file_4 = Please send the fourth attachment, or skip.
    .label = Attachment 4
    .none = none
need_form-file_5 = Please send the fifth attachment, or skip.
    .label = Attachment 5
    .none = none
need_form-check = Please look it over. The last lines are what is usual; choose “Change an answer” if one is not right.
    .o-ok = All correct, submit
need_form-submit =
    { $state ->
        [changed] Need { $number } changed while you were at it ({ $office }), so this change was not submitted. Send /need to see it as it is now; you can also copy it into a new need.
       *[other] Submitted, case number <b>{ $number }</b>: { $title }
        Next, { $office } checks it. The document names no deadline; I tell you as soon as there is news. /need shows it at any time, to be changed or withdrawn.
    }
need_form-too_many = At most { $most } needs can be submitted within an hour. This one is kept; please submit it a little later. For many needs the authority can also take a spreadsheet.
need_form-missing = This has to be filled in before it can be submitted.

need_form-scene_told = Is it clear where it happens?
need_form-problem_told = Is the problem clear?
need_form-present_told = Are there figures of the present?
need_form-target_told = Are there figures of the target?
need_form-several = Is a reason needed?

## Checking and publishing

review =
    .title = Check and publish needs
    .about = The needs that wait for you, one by one: pass on, return or refuse. What was checked can be reported or published together.
review-need = Needs that wait for you, longest waiting first. Which one?
    .label = Need
    .item = { $title } ({ $firm }, { $district }, { $at })
    .several =
        { $step ->
            [published] Publish together: { $count } needs ({ $programme })
           *[other] Report together: { $count } checked needs ({ $district })
        }
    .case = Application { $number }: { $about } ({ $state }, since { $since })
review-case = Which application?
review-kind = One need, or several together?
review-seen =
    <b>{ $title }</b> ({ $number }), { $state }
    { $body }

    Version { $version }, submitted { $at }; this step: { $clause }
    <b>The firm's self-check</b>
    { $check }
    <b>Similar needs</b>
    { $alike }
review-check = • { $title } ({ $clause }): { $outcome }
review-alike = ! { $title } ({ $number }, { $firm }, { $state })
    .none = None found.
review-decided =
    { $became ->
        [none] There is nothing to be passed on together now.
       *[other] { $office ->
            [none] “{ $title }” changed at { $at }: { $became }.
           *[other] { $office } decided on “{ $title }” at { $at }: { $became }.
        } Here are the others.
    }
review-decision = What is it to be?
    .label = Decision
    .why = Returning and refusing want a reason, which the firm reads. A returned need is corrected just there and comes back to you.
review-verdict =
    .pass-checked = Checked, all right
    .pass-reported = Report to the city
    .pass-published = Publish
    .return = Return for correction
    .refuse = Do not accept
    .files = See the attachments
    .later = Look at others first
review-files = { $count ->
        [0] There is no attachment any more: nothing is on its way
        [1] The attachment is on its way
       *[other] The { $count } attachments are on their way
    } to you.
review-files_terminal = Attachments cannot be sent to a terminal. Please open the need in the web chat or in Telegram.
review-after = What is it to be?
    .label = Decision
review-reason = What is the reason? The firm reads it and corrects just that.
    .label = Reason
    .example = The target has no figure; please say how long the seal is to last.
review-decide =
    { $state ->
        [overtaken] { $office ->
            [none] Need { $number } changed at { $at } ({ $became }), so this decision does not count. Please look at it again.
           *[other] { $office } decided on need { $number } at { $at } ({ $became }), so this decision does not count.
        }
        [return] Need { $number } is returned. The firm is told.
        [refuse] Need { $number } is not accepted. The firm is told.
       *[pass] { $makes ->
            [published] Need { $number } is published. The firm is told.
            [reported] Need { $number } is reported to the city. The firm is told.
           *[other] Need { $number } is checked; it waits to be reported. The firm is told.
        }
    }
review-several =
    { $step ->
        [published] { $count } needs to be published ({ $clause }):
       *[other] { $count } needs to be reported to the city ({ $clause }):
    }
    { $lines }{ $more ->
        [0] { "" }
       *[other] { "" }
        and { $more } more
    }
    .line = • { $title } ({ $number }, { $firm }, { $district })
review-how = All of them?
    .label = All or some
    .o-all = Yes, all of them
    .o-some = Choose some
    .o-later = Do something else first
review-which = Which ones? Tick them, then “Done choosing”.
    .label = Needs
    .item = { $title } ({ $number })
review-pass_on =
    { $step ->
        [published] { $count ->
            [1] One need is published. The firm is told.
           *[other] { $count } needs are published. The firms are told.
        }
       *[other] { $count ->
            [1] One need is reported to the city. The firm is told.
           *[other] { $count } needs are reported to the city. The firms are told.
        }
    }{ $left ->
        [none] { "" }
       *[other] { " " }These changed meanwhile and were left: { $left }
    }
review-none = No need waits for you now.

notice-need_decided =
    { $state ->
        [checked] { $office } has checked your need “{ $title }” ({ $number }). Next, it is reported to the city.
        [reported] { $office } has reported your need “{ $title }” ({ $number }); { $next } publishes it next.
        [published] Your need “{ $title }” ({ $number }) is published: researchers can find it now. /need shows it.
        [return] { $office } has returned your need “{ $title }” ({ $number }) to be corrected: “{ $reason }”. Send /need, choose it, and change just that.
       *[refuse] { $office } has not accepted your need “{ $title }” ({ $number }): “{ $reason }”. With /need you can copy it into a new one.
    }
notice-needs_brought =
    { $count ->
        [1] A draft of a need of your firm was brought
       *[other] { $count } drafts of needs of your firm were brought
    } by { $office }. Send /need and choose “See the firm's needs” to complete and submit { $count ->
        [1] it
       *[other] them
    }; what you do not need can be withdrawn.
notice-need_file = Attachment of need { $number }: { $name }. It can be fetched for one day.
notice-need_expired = Your need “{ $title }” ({ $number }) has ended and is not published any more. To let it stand longer, send /need and choose it.
