### My data: cases.

data-application = Cases that concern you
data-application_words = What you wrote in cases
data-pool_member = The pools of experts you are in
data-column-workflow = Workflow
data-column-expert_id = Expert (your number)
data-column-need_id = Number of the need
data-column-opened_by = Begun by
data-column-opened_at = Begun at
data-column-step = Step that is due
data-column-end_state = Outcome
data-column-since = At this step since
data-column-round = Round
data-column-holds = Takes a place
data-column-expires_on = Ends by itself on
data-column-application_id = Number of the case
data-column-joined_at = In the pool since
