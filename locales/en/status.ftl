### Where applications stand.

status =
    .title = Where it stands
    .about = How far your applications have come, who has them now, and what is yours to do. Where you know a case number, just type it.
status-number = Your cases, those that wait for you first. Which one? You can also type a case number.
    .label = Case
    .example = K7M2QX
    .s-done = done;that is all
status-none = You have no case at the moment. Send /apply to apply; where you know a case number, send /see with it, for example /see K7M2QX.
status-enough = That is all
