### Consents, and what a person may do with their data.

## What is agreed to. A text that changes gets a new version in domain/consent.py, and everybody is asked again.

needs_consent =
    .title = Consent
    .about = Whether what comes next may be stored.
needs_consent-service =
    <b>Before anything about you is stored</b>
    What comes next is stored with you: your name, how to reach you, and what you apply for. It is used only for the technology vice-president programme, seen only by the offices and firms of your case, and kept encrypted.
    See it, take it along or erase it with /mydata; withdraw with /consents. Without it the anonymous self-check stays open to you.
    .why = Only the anonymous self-check works without knowing who you are.
needs_consent-telegram =
    <b>Telegram is abroad</b>
    What is sent through Telegram passes through servers abroad and stays there. If you agree, notices about your case come here; of other people you see names and numbers only in part.
    If you do not, use the web page for that. Withdraw at any time with /consents.
    .why = Sending personal data abroad needs a consent of its own.
needs_consent-keep = Thank you. You can withdraw this at any time with /consents.
needs_consent-declined = All right, nothing is stored. The anonymous self-check is open to you all the same: /check.
needs_consent-keep_telegram = Thank you, notices come here too.
needs_consent-declined_telegram = All right, no notices and no data of other people come to Telegram.
share_contacts =
    .title = Hand on contacts
    .about = Whether the other side gets your name and number.
share_contacts-contacts =
    <b>Your contacts for the other side</b>
    May the other side of your case, the firm or the expert, get your name and telephone number? It is for working together alone.
    Withdraw with /consents; who has them already keeps what was handed on.
    .why = Nobody gets your number without your word.
share_contacts-keep = Thank you, the other side of your case gets your contacts.
share_contacts-declined = All right, your contacts are handed to nobody.
join_pool =
    .title = Expert pool
    .about = Whether firms can find you.
join_pool-pool =
    <b>Being found in the expert pool</b>
    May firms of the programme find your field, keywords and unit when they look for an expert? Your name and number are not shown there.
    Withdraw with /consents; you are then no longer found.
    .why = Firms look for experts in the pool; you need not be in it to apply.
join_pool-keep = Thank you, firms can find you now.
join_pool-declined = All right, you are not shown in the pool.

consent-agree = I agree
consent-decline = I do not agree
consent-missing = This needs your consent: { $purpose }. You can give it with /consents.
consent-service = using this service
    .withdrawn = Withdrawn. From now on nothing further is stored for your cases, nothing is handed on, and no notices go to Telegram. What is stored stays until you erase it.
consent-telegram = Telegram for notices
    .withdrawn = Withdrawn. From now on no notices and no data of other people go to Telegram. On the web page you find everything.
consent-contacts = handing your contacts to the other side
    .withdrawn = Withdrawn. From now on your contacts are handed to nobody else.
consent-pool = being found in the expert pool
    .withdrawn = Withdrawn. From now on you are no longer found in the pool.

consents =
    .title = Consents
    .about = What you have agreed to; withdraw it or give it.
consents-act = What you have agreed to, and what you can agree to. One press withdraws at once; giving shows you the text first.
    .label = Consent
    .why = You decide on each purpose by itself, and may change your mind at any time.
    .give = Give: { $what }
    .withdraw = Withdraw: { $what } (given { $date })
    .end = Leave everything as it is
consents-withdraw = { $meaning }
consents-erase = Shall everything stored about you be erased too? This cannot be undone.
    .why = Withdrawing alone leaves what is stored; you may have it erased at once.
    .v-yes = Erase everything
    .v-no = Keep it
consents-forget = All right, everything about you is being erased. You are welcome back at any time.

## My data

mydata =
    .title = My data
    .about = What is stored about you: see it, take it along, put it right, erase it.
mydata-shown = <b>What is stored about you</b>
    .address = • You write from: { $channel } ({ $name })
    .browser = • You write from: { $channel }
    .language = • Language: { $name }
    .line = • { $what }: { $count }
    .kept = <i>What you wrote is encrypted with a key of your own. The file has all of it, word for word.</i>
mydata-next = What would you like to do?
    .o-export = Take it along as a file
    .o-consents = My consents
    .o-looks = Who has looked
    .o-correct = Put something right
    .o-erase = Erase everything
    .o-end = Back to the menu
    .s-export = export;download;file
    .s-looks = who looked
    .s-erase = delete;erase
export_data =
    .title = My data
    .about = Everything stored about you, as a file.
export_data-make = Your file is being made and comes here in a moment.
    .name = my-data-{ $date }.zip
export_data-terminal = The terminal shows no files. `kjfz-bot my-data FILE` writes yours.
export_data-nowhere = You have withdrawn Telegram, so your file cannot come here. Ask for it on the web page.
notice-export_ready = Here is everything stored about you: open data.html in it to read, data.json is for programs.
notice-export_stopped = Your file could not be made, though it was tried again and again. Nothing is lost: please ask for it once more with /mydata, and tell whoever runs the server if it fails again.
who_looked =
    .title = Who has looked
    .about = Who has opened your data.
who_looked-shown = <b>Who has opened your data</b>
    .nobody = Nobody has opened your data.
    .line = • { $on }: { $who }; { $what }. Reason: { $why }
    .who = { $role }, { $organisation }
    .more = <i>{ $count } in all; your file has every one.</i>
look-profile = your profile: name, unit, field, a part of your telephone number
look-records = your records: roles, firms, appointments, name and telephone number in part
look-firm_contact = your name and telephone number as a firm's contact
look-hours = your service time: day, length, what was done, photos, and what it comes to
look-why-read_hours = seeing what your service time comes to
look-why-hours_statement = making a statement of your service time
look-why-confirm_staff = confirming that you work there
look-why-merge_people = putting two channels of yours together
look-why-verify_firm = verifying the firm
correct_data =
    .title = Put something right
    .about = Where what is stored can be corrected.
correct_data-where =
    <b>Where to put it right</b>
    • Answers of a self-check: “Change an answer” below its report, or “back” while it runs.
    • Your profile: /profile. A firm's record and its contact: /firm.
    • Language: /lang. Reminders: /settings. Consents: /consents.
    • Anything else: ask the office in charge, /human.

## Kinds of data, as they are headed in the file

data-person = You
data-address = Where you write from
data-channel = channel
    .web = web page
    .terminal = terminal
    .telegram = Telegram
    .email = e-mail
data-conversation = This conversation
data-live_run = Dialogues you can go on with
data-event = Questions and answers
data-inbox = Messages you sent
data-outbox = Messages you got
data-notice = Notices and reminders
data-muted = Reminders you do not want
data-consent = Consents
data-look = Who has opened your data
data-invitation = Invitations you made
data-role_grant = Your roles
data-invitation_try = Invitation codes that did not fit
data-session = Where you are signed in
data-sign_in_link = Links to sign in
data-link_code = Codes to join a channel
data-merge_request = Requests to put two channels together
data-link_try = Codes of channels that did not fit
data-file = Files you sent
data-firm = Contacts of firms you gave
data-profile = Your profile
data-awaited = What a list says of you until you come
data-appointment = Your terms at firms
data-job = Work done for you
data-audit = Record of what was done
data-made = Made { $made }. Everything that is stored about you is here, but for keys and the numbers by which other people are known.
data-masked = Names and telephone numbers of other people are shortened, since you also use a channel abroad.
data-kept =
    .person = Kept until you erase it, or until 14 days after your last message.
    .audit = Stays for good, also when you erase everything: it proves what was done. It then holds numbers only and names nobody.
data-column-id = number
data-column-staying_id = who stays
data-column-staying_channel = their channel
data-column-joining_id = who comes
data-column-joining_channel = their channel, who comes
data-column-person_id = your number
data-column-created_at = since
data-column-channel = channel
data-column-external_id = what the channel calls you
data-column-unreachable_at = not reachable since
data-column-language = language
data-column-seq = place
data-column-revision = changes
data-column-heard_at = you last wrote
data-column-run = dialogue
data-column-kind = kind
data-column-body = content
data-column-address_id = address
data-column-update_id = number of the message
data-column-sent_at = sent
data-column-arrived_at = arrived
data-column-state = state
data-column-attempts = attempts
data-column-next_at = next attempt
data-column-cause = cause
data-column-message_id = number on the platform
data-column-expires_at = until
data-column-topic = topic
data-column-due_at = due
data-column-content = content
data-column-letter = message
data-column-purpose = purpose
data-column-version = version
data-column-given_at = given
data-column-withdrawn_at = withdrawn
data-column-role = role
data-column-organisation = organisation
data-column-at = when
data-column-what = what
data-column-why = reason
data-column-key = for
data-column-arguments = how
data-column-actor_id = your number
data-column-progress = progress
data-column-chain = your number
data-column-entry = what was done
data-column-classes = classes
data-column-submitted_at = submitted
data-column-contact_of = your number
data-column-contact_name = contact
data-column-contact_phone = telephone
data-column-unit_id = unit
data-column-firm_id = firm
data-column-starts_on = first day
data-column-ends_on = last day
data-column-batch_id = list it is from
data-column-degree = degree
data-column-title = title
data-column-field = field
data-column-keywords = keywords
data-column-contract_from = contract from
data-column-contract_until = contract until
data-column-certificate_from = certificate from
data-column-certificate_until = certificate until
data-column-phone = telephone
data-column-birth_date = date of birth
data-column-changed_at = changed
data-column-decided_version = version the unit saw
data-column-decided_at = decided
data-column-verified_at = shown to be yours
data-column-programme = programme
data-column-organisation_id = organisation
data-column-expected = who is meant
data-column-made_by = your number
data-column-made_at = made
data-column-used_at = used
data-column-revoked_at = ended
data-column-invitation_id = invitation
data-column-granted_at = given
data-column-confirmed_at = counts from
data-column-method = how
data-column-signed_in_at = signed in
data-column-asked_at = asked for
data-column-public_id = name in links
data-column-place = question
data-column-source = name on the platform
data-column-name = name
data-column-size = bytes
data-column-reason = why it was refused
data-column-reason_args = limit
data-column-joiner_channel = other channel
data-column-text = text
data-column-options = options
data-column-label = label
