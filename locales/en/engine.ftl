### The words of the conversation itself: buttons, hints, and what to say when something was not understood.

## Shared words

yes = Yes
no = No
none = None of them
not-sure = Not sure
skipped = Left blank
list-separator = { ", " }
or-separator = { " or " }
sentence-separator = { " " }
colon = { ": " }
quoted = “{ $label }”
years =
    { $number ->
        [1] 1 year
       *[other] { $number } years
    }
duration =
    { $hours ->
        [0] { $minutes } min
       *[other] { $minutes ->
            [0] { $hours ->
                [1] 1 hour
               *[other] { $hours } hours
            }
           *[other] { $hours } h { $minutes } min
        }
    }
yuan = ¥{ $amount }
value-open_ended = Open-ended

## Buttons

control-back = Back
control-skip = Skip
control-unsure = Not sure
control-why = Why do you ask?
control-leave = Save and leave
control-later = Later
control-next_page = Next page
control-previous_page = Previous page
control-undo = Undo
multi-done = Done choosing
review-ok = All correct
review-change = Change an answer
continue = Continue: { $dialog }

## Questions

questions-left =
    { $number ->
        [1] As far as we can tell, the last question
       *[other] About { $number } questions left
    }
several = You can also type “1, 3”.
asked-again = This no longer fits the answer you just changed, so we ask again.
change-which = Which answer would you like to change? The others stay as they are.
review-line = • { $label }: <b>{ $value }</b>

see-all =
    It is already certain that these conditions are not met:
    { $reasons }
    Would you like to go on and see where the others stand?
    .label = See the full report
    .why = One strict condition is not met, so the other answers cannot change the result. They do let you see where every condition stands.
    .o-go_on = Go on, see everything
    .o-stop = Show the result now

see-all-line = • { $programme }: { $title } ({ $clause })

## Not understood, or not possible

not-understood = Sorry, I did not understand that. Please choose an option or say it another way.
    .typed = Sorry, I did not understand that. Please say it another way.
did-you-mean =
    { $count ->
        [1] Did you mean { $options }? Reply “yes”, or choose an option.
       *[other] Did you mean { $options }? Please choose one, or type its number.
    }
for-example = For example: { $example }
tries-help = Type “why” to see what this question is for, or “back” to change the answer before it.
press-stale = That button belongs to an earlier question; nothing was changed. This is the question now:
command-unknown = There is no command “/{ $command }”. Try /check (self-check), /start (menu), /lang (language) or /help.
skip-not-here = This question needs an answer and cannot be skipped.
unsure-not-here = Please choose an answer to this question.
page-none = There is nothing more to show.
file-not-asked = No file is needed at the moment; this one was not kept.
not-allowed-exclusive = “{ $option }” cannot be combined with other options. Please choose again.
not-allowed-empty = Please choose at least one.
not-allowed-code = This code does not fit; more than one character may be wrong. Please compare it with the business licence; I, O, S, V and Z are in no code.
not-allowed-code-length = A unified social credit code has 18 characters, this one has { $length }. Please copy it from the business licence again.
not-allowed-code-doubtful = The check character does not fit: one character is wrong, or two neighbours are swapped. Please compare these with the business licence: { $doubts }.
not-allowed-keywords = Please give { $least } to { $most } keywords, parted by commas; these are { $given }.
code-doubt =
    .swapped = places { $place } and { $next }, “{ $said }{ $meant }”, may be swapped
    .wrong = place { $place }, “{ $said }” → “{ $meant }”
    .several = it has letters no code has; perhaps it is { $meant }
not-allowed-long = This text is too long; at most { $limit } characters.
not-allowed-whole = Please give a whole number, such as 1 or 2.
not-allowed-below = This cannot be less than { $limit }. Please try again.
not-allowed-above = This cannot be more than { $limit }. Please try again.
not-allowed-duration = Please say it with a unit, such as “2 hours” or “9:00-11:30”. Was it { $ways }?
not-allowed-duration-backwards = The end is before the beginning. Please write it again, such as “14:00-17:00”; past midnight, as “22:00-1:00”.
not-allowed-month-needed = Please add the month, for example June 1970.
not-allowed-day-needed = The age is right at the limit, so please give the exact day.
not-allowed-file-kind = Files we can take: { $kinds }.
not-allowed-file-size = This file is too large; at most { $limit } MB.

## Back, cancel, leave, undo

back-first = This is the first step.
back-sealed = What came before has been submitted and can no longer be changed here.
cancel-confirm = Give up “{ $dialog }”? Your answers so far would be lost. To go on another time, keep it and choose “Save and leave”.
    .yes = Yes, give it up
    .no = No, keep it
restart-confirm = Start “{ $dialog }” over? Your answers so far would be lost.
    .yes = Yes, start over
    .no = No, keep it
cancel-nothing = Nothing is in progress.
cancelled = “{ $dialog }” has been given up.
left = “{ $dialog }” is saved; you can go on whenever you like.
resumed = Going on with “{ $dialog }”.
too-many-open = Too many conversations are unfinished: { $dialogs }. Please finish or cancel one first.
undo-nothing = There is nothing to undo.
undone = Undone.
dialog-gone = Sorry, this conversation is no longer available.
dialog-changed = This conversation has just been updated; all your answers are kept.
dialog-changed-again = This conversation has just been updated. These answers no longer fit and are asked again where they matter: { $questions }. The others are kept.

## Help

why-none = There is nothing behind this step; choose whatever suits you.
why-clauses = Based on { $programme }, clause { $clauses }.
help =
    { $about }
    Press a button or just type: the number or the words of an option both work.
    “back” changes the answer before, “not sure” passes a question, “why” says what it is for, “cancel” gives up, “menu” leaves for now (answers are saved).
    Commands: /check self-check, /start menu, /lang language, /settings reminders, /human contacts, /join accept an invitation, /roles my roles, /link other channels, /web web chat, /privacy what is kept, /mydata my data, /consents my consents, /forget delete my records.
person = If you would rather ask a person:
