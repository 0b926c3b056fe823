# The report of a self-check.

## Outcomes of one criterion

outcome-met = met
outcome-to_do = document or training needed
outcome-official = for the authority to decide
outcome-not_met = not met
outcome-undecided = open until more is answered
outcome-unstated = not stated in the document
outcome-truncated = cut off in our copy

## Verdicts: one sentence ($programme, $subject), and a short form

verdict-eligible = By your answers, all conditions of { $programme } are met for { $subject }.
    .short = Eligible
verdict-eligible_with_steps = By your answers, all conditions of { $programme } will be met for { $subject } once the documents or training below are in hand.
    .short = Eligible after the steps listed
verdict-officials_decide = By your answers, the authority has to decide on some conditions of { $programme } for { $subject }.
    .short = For the authority to decide
verdict-not_eligible = By your answers, the conditions of { $programme } are not met for { $subject } at present; the reasons are below.
    .short = Not eligible at present
verdict-undecided = A few answers are missing, so it cannot be said yet whether the conditions of { $programme } are met for { $subject }.
    .short = Not decided yet

report-subject-expert = you
    .title = self-check of the expert
report-subject-firm = the firm
    .title = self-check of the firm
report-subject-pair = you and the firm
    .title = self-check of expert and firm

## Shared explanations

clause = clause { $clause }

reason-unsure = You were not sure about “{ $facts }”; the outcome depends on it, so the authority decides.
reason-either = Whatever the answer about “{ $facts }” is, the outcome here is the same.
relaxation-none = No relaxation stated in the document applies.
relaxation-unsure = Whether a stated relaxation applies depends on answers you were not sure about.
to-do-note = Needed: { $document }. Issued by: { $issuer }. When: { $gate }.

## Headings

report-title = { $programme }: { $subject }
report-group-problems = Conditions not met
report-group-steps = Steps to take
report-group-official = For the authority to decide
report-group-open = Conditions without a result yet
report-group-met = Conditions met
report-group-priorities = Priorities that apply
    .why = Priorities are not conditions and do not change the result above.
report-group-notes = Good to know
report-group-unstated = What the document does not say
    .why = Silence is not permission: please ask the authority.
report-group-truncated = What our copy does not show
    .why = Our copy of the document is incomplete, so this cannot be confirmed.
report-group-next = What happens next
report-next-eligible = You can ask the officers when to apply and with which documents.
report-next-eligible_with_steps = Please take the steps listed above first, then ask the officers when to apply.
report-next-officials_decide = Please put the points listed above to the officers; the answer is theirs.
report-next-not_eligible = You can check again when something changes; the officers answer questions about the result.
report-next-undecided = Answer what is still open to see the result.
report-group-source = Source

## Lines

report-criterion = { $title } ({ $clause })
report-rule = Rule: { $rule }
report-answers = Your answers: { $answers }
    .separator = { "; " }
report-answer = { $fact }: { $value }
report-ambiguity = Unclear in the text: { $text }
report-relaxation = { $title } ({ $clause }): { $text }
report-priority = { $title } ({ $clause }): { $text }
report-change = If “{ $fact }” were “{ $value }”: { $outcome }
report-pack = Rules version { $version }, judged as of { $on }.
report-disclaimer = This is a self-check for your information; the programme's officers decide.

## Values of answers


## Settled early


## Comparing programmes

report-compare-title = The programmes side by side
report-compare-line = { $programme }: { $verdict }
report-compare-note = Each programme has its own conditions: a no in one place does not rule out the other.

## Topics a document may be silent on, or our copy may not show

topic-age = age
topic-contract = length of the employment contract
topic-certificate = technology manager certificate
topic-tie = ties of interest between expert and firm
topic-experience = experience and will to serve firms
topic-service_minimum = least service time a year
topic-service_counting = how service time is counted
topic-unit_consent = whether the employer must agree first
topic-management_posts = whether holders of management posts may apply
topic-several_firms = whether one expert may serve several firms
topic-several_experts = whether one firm may have several experts
topic-work_years = years of work
topic-health = health
topic-firm_classes = classes of firm
topic-firm_size = size and age of the firm
topic-legal_person = whether the firm must be an independent legal person
topic-post = setting up the post and signing the agreement
topic-carrier = priority for innovation sites
topic-industries = industries and fields in focus
topic-target_number = number of appointments planned
topic-money = subsidies and funds
topic-housing_medical = housing and medical benefits
topic-public_notice = public notice and letter of appointment
topic-assessment = who assesses at the end of the term and when
topic-yearly_assessment = yearly assessment
topic-grades = grades of assessment other than excellent
topic-renewal = how a renewal is done
topic-exit = leaving early
topic-validity = how long the document applies
