# Documents of a case: what they are called, days and numbers in them, and what is told of a draft.

case_document-kind =
    .consent_form = The sending unit's opinion
    .renewal_proof = Proof that a contract will be renewed
    .agreement = Agreement
    .appointment_letter = Letter of appointment
    .firm_letter = The firm's letter of appointment
    .notice_list = List
case_document-file = { $document } { $number }.docx
case_document-day =
    { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
case_document-number = [{ $year }] No. { $number }
case_document-discipline =
    .other = other
    .social = social sciences or humanities
case_document-at_the_terminal = No file can be received in a terminal. Please use the web page.
case_document-no_right = You may not see this case any more.
case_document-given_up = It failed again and again. Please try later.
case_document-broken = The office's template of this document is broken; the log says how. Please tell the office.

notice-case_document = The document is there: { $document } (case { $number }). { $draft ->
        [yes] It is a draft, for the parties to check.
       *[no] Its number is in it.
    } It can be fetched for a day; after that it can be made anew.
    .name = A document
notice-case_document_stopped = The document you asked for was not made. { $why }
    .name = No document

look-case_document = a document of your case
look-why-case_document = making a document

notice_list-column =
    .place = No.
    .number = Case
    .expert = Expert
    .unit = Sending unit
    .firm = Firm
    .need = Need or project
notice_list-table =
    .title = { $programme }: list
    .remark = Made { $at }, { $count } people
    .sheet = List
    .file = List { $day }.{ $form }
