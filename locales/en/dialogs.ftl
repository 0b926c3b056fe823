### The words of each dialogue.

start =
    .title = Menu
    .about = This is the technology vice-president assistant: check whether you are eligible, or find whom to ask.
start-welcome =
    Hello, I am the assistant of the technology vice-president (科技副总) programmes. I can help you check whether you can take such a post, or whether a firm can host one, and which clause that rests on.
    <i>The self-check asks for no name or phone number. Your answers are used for it alone and removed 14 days after the last one.</i>
start-menu = What would you like to do?
    .o-check = Check eligibility
    .o-log = Log service time
    .o-needs = Find needs
    .o-need = Post a need, see the firm's needs
    .o-firm = Register a firm
    .o-apply = Apply
    .o-status = See where applications stand
    .o-confirm = Confirm hours
    .o-hours = Service time
    .o-verify = Verify firms
    .o-review = Check and publish needs
    .o-service = Look after service time
    .o-profile = My profile
    .o-staff = Confirm the unit's people
    .o-organisations = Organisations
    .o-merges = Put people together
    .o-lists = Lists
    .o-export = Table of needs
    .o-stats = Needs in figures
    .o-invite = Invite somebody
    .o-roles = Roles
    .o-language = 语言 / Language
    .o-privacy = Privacy
    .o-contact = Whom to ask
    .o-settings = Settings
    .o-mydata = My data
    .o-forget = Delete my records

eligibility =
    .title = Eligibility self-check
    .about = The eligibility self-check: a few questions, compared with each condition of the programme. About 3 to 5 minutes.
eligibility-intro =
    <b>Eligibility self-check</b>, about 3 to 5 minutes. You are asked only what can still matter; “Not sure” is always fine.
    The result is for your guidance; the programme's officers decide.
eligibility-programme = Which programme?
    .label = Programme
    .why = Conditions differ from place to place, and so do the questions.
    .compare = Compare the programmes
    .s-compare = compare;both;all
eligibility-subject = Who is the check for?
    .label = Check for
    .why = Experts and firms have conditions of their own; checking both also looks at the ties between them.
    .o-expert = Me (the expert)
    .o-firm = A firm
    .o-pair = Me together with a firm
    .s-expert = me;myself;expert
    .s-firm = firm;company;my company
    .s-pair = both;together
eligibility-check = Please look over your answers:
    .o-ok = All correct, show the result
eligibility-next = What would you like to do next?
    .o-change = Change an answer
    .o-what_if = What if an answer were different
    .o-other = Another programme
    .o-save = Save as text
    .o-restart = Check from the beginning
    .o-end = Finish, back to the menu
    .parting = The self-check ends here. The report stays above for 14 days. All the best!

what_if =
    .title = What if
    .about = What if: see which single answer would change the result.
what_if-intro = <b>What if a single answer were different</b>
    .partly = <b>With a single different answer</b> the overall result stays, but these conditions get better.
    .none = There is no single answer that, if different, would make the result better.
what_if-change = Which case would you like to see? Choose “Skip” when you have seen enough.
    .label = What if
    .option = { $fact }: { $value }
    .option-in = { $programme } | { $fact }: { $value }
what_if-result = If “{ $fact }” were “{ $value }”, “{ $criterion }” would be “{ $outcome }”. The overall result: { $verdict }.

report_text =
    .title = Save the report
    .about = The report of the self-check as a text file.
report_text-file = The report is in the file below, to keep or to pass on. It contains no name.
    .name = self-check-{ $date }.txt

language =
    .title = Language
    .about = Change the language; your answers stay as they are.
language-language = Please choose a language.
    .label = Language
    .o-zh-CN = 中文
    .o-en = English
language-set = All right, English from now on.

settings =
    .title = Settings
    .about = The language, and which reminders you would like.
settings-what = What would you like to set?
    .o-reminders = Reminders
    .o-language = 语言 / Language
    .s-reminders = notifications;notices
    .s-language = change language
settings-reminders =
    Which reminders would you like? They come by day only, of each kind at most one a day. What is unfinished or about to be removed is recalled only where messages reach you by themselves, such as Telegram.
    What you do not choose, you are not reminded of.
    .why = Reminders keep something half done from being forgotten, or removed when its time is over. You can do without all of them.
    .none = No reminders
    .s-nothing = nothing;none;no;off;turn off
    .s-unfinished = unfinished
    .s-removal = removal
settings-save = All right, reminders are set as you chose; you can change them at any time.
settings-language = Please choose a language.
    .o-zh-CN = 中文
    .o-en = English
settings-set = All right, English from now on.

privacy =
    .title = Privacy
    .about = What is kept, and for how long.
privacy-notice =
    <b>Privacy</b>
    • The self-check asks for no name, phone number or identity number.
    • Your answers serve this result alone and are sent to nobody.
    • They are removed 14 days after your last answer, or at once if you choose “Delete my records” in the menu.
    • /mydata shows what is stored, gives it to you as a file, says where to correct it and who has opened it; what needs your consent is in /consents.
    • The web page keeps this conversation by a cookie; once it is cleared, the conversation cannot be opened again.

contact =
    .title = Whom to ask
    .about = How to reach the offices in charge of each programme.

forget =
    .title = Delete my records
    .about = Delete this conversation and all its answers.
forget-sure =
    Delete all your answers, this conversation, your consents and settings? This cannot be undone.
    Only the record of what was done stays, to prove it; it holds numbers that lead to you no more.
    .label = Delete records
    .why = Deleted records cannot be brought back, so we ask you to confirm.
    .v-yes = Delete everything
    .v-no = Keep them
forget-erase = All right, all your records are being deleted. Thank you, and you are welcome back at any time.
