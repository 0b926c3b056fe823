### The form of a case: what each step asks, the check page, what came of it.

case_form =
    .title = A step of an application
    .about = One step of an application: asked one by one, looked over, then submitted.
case_form-what = What is to be done?
case_form-asked = What is to be filled in?
case_form-doing =
    { $act ->
        [pass] { $step }
        [return] return for correction ({ $step })
        [refuse] refuse ({ $step })
        [withdraw] withdraw the application
        [object] object
        [uphold] uphold the objection, the application ends
        [dismiss] dismiss the objection, the application goes on
        [propose] propose to correct a decision
        [confirm] confirm the correction
        [reject] reject the correction
       *[other] act
    }{ $number ->
        [none] { "" }
       *[other] , case number { $number }
    }
case_form-becomes = What should the decision be instead?
    .label = Becomes
    .why = A second officer has to confirm a correction; until then the decision stands.
case_form-title = What is the project called?
    .label = Project
    .example = Low-friction coating for seal faces
case_form-plan = How would you solve the problem? A few sentences will do.
    .label = Plan
    .why = Firm and unit judge by it whether you fit together.
    .example = Measure the wear, try two coatings, samples after three months
case_form-opinion = What is the opinion?
    .label = Opinion
    .why = Whoever decides next reads it, and has to answer it.
    .example = The need is real and the expert's field fits; recommended.
case_form-aims = What is the project to achieve?
    .label = Aims
    .why = Reviewers look at the aims first, and the project is judged by them in the end.
    .example = Life of the seal from 200 to 1000 hours
case_form-discipline = What kind of project is it?
    .label = Discipline
    .why = Humanities and social sciences have limits of their own.
    .o-other = other disciplines
    .o-social = humanities and social sciences
    .s-other = engineering;science;natural sciences
    .s-social = humanities;social sciences
case_form-budget = How much money does the project need in all?
    .label = Budget
    .why = Whoever decides compares it with what is left this year.
    .example = 600000 yuan
case_form-schedule = What is the schedule?
    .label = Schedule
    .example = Three months of measuring, six of trials, three of checking
case_form-deliverables = What will be there in the end?
    .label = Deliverables
    .example = 20 samples, a process standard, one patent filed
case_form-duties = What are the duties during the term?
    .label = Duties
    .why = The agreement states content and duties of the work.
    .example = Solve the seal's problem, four days a month in the plant, train two engineers
case_form-post_name = What is the post called?
    .label = Post
    .why = It stands in the agreement and in the letter of appointment.
    .example = technology vice-president
case_form-several_reason = Why does the firm need more than one VP?
    .label = Reason for several
    .why = In principle a firm chooses one; for more it gives a reason.
    .example = Seals and controls are two fields; one expert cannot cover both
case_form-tie = How are you tied to the firm?
    .label = Ties
    .why = A firm that was founded, invested in or incubated by you cannot be the host. Cooperation is no obstacle.
    .o-none = no ties
    .o-cooperation = cooperation only (contract, joint laboratory, consulting, students)
    .o-founded = founded by me or my unit
    .o-invested = my unit or I invested in it
    .o-incubated = incubated by me or my unit
    .o-other = other ties, or unclear
    .s-none = none of these;nothing
    .s-cooperation = cooperation;we cooperate
    .s-founded = founded
    .s-invested = invested;shares
    .s-incubated = incubated
    .s-other = other;unclear
case_form-renewal_proof = If your contract runs for less than three more years: can your unit certify that it will be renewed?
    .label = Proof of renewal
    .why = It is needed where less than three years are left.
    .o-not_needed = not needed, three years or more are left
    .o-has = we have it
    .o-can_get = it can be issued
    .o-cannot = it cannot be issued
    .s-not_needed = not needed
    .s-has = have it
    .s-can_get = can get it
    .s-cannot = cannot
case_form-contact_person = Who is the contact person? Name and telephone, please.
    .label = Contact person
    .why = The unit names one.
    .example = Ms Li, 0574-88880000
case_form-reviewers = Who is to review it?
    .label = Reviewers
    .why = People of the applicant's unit, or tied to the firm, are not on the list.
case_form-score = How many points of 100? A whole number, please.
    .label = Score
    .example = 86
case_form-document_number = What is the number of the document?
    .label = Document number
    .example = 2026-18
case_form-starts_on = From which day?
    .label = Begins
    .example = 2026-09-01
case_form-ends_on = Until which day?
    .label = Ends
    .example = 2028-08-31
case_form-expires_on = Until when is the certificate valid? Skip it where it does not say.
    .label = Certificate valid until
    .example = 2029-06-30
case_form-note = What would you like to say about it?
    .label = Note
    .example = Wednesdays and Thursdays at the firm
    .none = none
case_form-signed = Please send the document, signed and stamped (PDF or photo).
    .label = Signed document
    .why = The step is complete once everybody has signed.
    .none = none
case_form-certificate = Please send the certificate of the technology manager training (PDF or photo).
    .label = Certificate
    .why = It is needed before the post is taken up.
    .none = none
case_form-minutes = Please send the minutes of the meeting (PDF or photo).
    .label = Minutes
    .why = They are kept with the decision.
    .none = none
case_form-files = Please send an attachment, or skip this.
    .label = Attachment
    .none = none
case_form-reason =
    { $act ->
        [return] What has to be corrected? The applicant reads it, and changes just that.
        [refuse] Why is it refused? The applicant reads it.
        [withdraw] Why is it withdrawn? Everybody in the case reads it.
        [object] What do you object to? Please state the facts.
        [propose] Why is it to be corrected? Please say on what grounds.
       *[other] What is the reason? Everybody in the case reads it.
    }
    .label = Reason
    .why = Without a reason nobody could answer it.
    .example = The plan does not say how many days a month; please add that.
case_form-check =
    { $act ->
        [pass] Please look it over: <b>{ $what }</b>
       *[other] Please look it over: <b>{ $what }</b>. Everybody in the case is told once you submit it.
    }
    .o-ok = All correct, submit
case_form-submit =
    { $state ->
        [overtaken] { $office } has just acted on case { $number } ({ $at }); it stands at: { $became }. What you did does not count and nothing was changed. Please look at it again.
        [return] Case { $number } is returned for correction; the applicant is told.
        [refuse] Case { $number } is refused. Everybody in it is told, with the reason.
        [withdraw] Case { $number } is withdrawn. Everybody in it is told.
        [object] Your objection to case { $number } has come in; { $who } will answer it.
        [uphold] The objection is upheld: case { $number } ends here. Everybody in it is told.
        [dismiss] The objection is dismissed: case { $number } goes on.
        [propose] The correction of case { $number } is proposed. Another officer has to confirm it; until then the decision stands.
        [confirm] The correction is confirmed. Case { $number } now stands at: { $became }. Everybody in it is told.
        [reject] Nothing was corrected: the decision in case { $number } stands.
       *[pass] { $next ->
            [none] Submitted. Case { $number } is closed: { $became }.
           *[other] Submitted, case number { $number }: { $about }
            Next: “{ $next }”, by { $who }{ $days ->
                [none] . The document sets no time limit;
               *[other] , usually within { $days } working days;
            } you will be told what comes of it. Send /status at any time to see how far it is.
        }
    }

## The parts of a form

case-field-plan = { case_form-plan.label }
case-field-note = { case_form-note.label }
case-field-opinion = { case_form-opinion.label }
case-field-title = { case_form-title.label }
case-field-aims = { case_form-aims.label }
case-field-schedule = { case_form-schedule.label }
case-field-deliverables = { case_form-deliverables.label }
case-field-duties = { case_form-duties.label }
case-field-contact_person = { case_form-contact_person.label }
case-field-several_reason = { case_form-several_reason.label }
case-field-post_name = { case_form-post_name.label }
case-field-document_number = { case_form-document_number.label }
case-field-tie = { case_form-tie.label }
case-field-discipline = { case_form-discipline.label }
case-field-renewal_proof = { case_form-renewal_proof.label }
case-field-budget = { case_form-budget.label }
case-field-starts_on = { case_form-starts_on.label }
case-field-ends_on = { case_form-ends_on.label }
case-field-expires_on = { case_form-expires_on.label }
case-field-score = { case_form-score.label }
case-field-reviewers = { case_form-reviewers.label }
case-field-files = { case_form-files.label }
case-field-signed = { case_form-signed.label }
case-field-certificate = { case_form-certificate.label }
case-field-minutes = { case_form-minutes.label }
