### Needs: looking for published ones, one need by its number, and being told of new ones.

data-need_subscription = What you want to be told of when it is published
data-column-words = words looked for
data-column-seen_order = looked at up to need
