# The words in a drawing of workflows.

drawing-end = Done
drawing-refused = Refused
drawing-expired = Expired
drawing-withdrawn = Withdrawn, at any step by
drawing-returned = returned for correction
drawing-off = off
drawing-days = nobody acts for { $days } working days
