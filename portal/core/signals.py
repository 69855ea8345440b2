"""What the whole portal may want to hear of."""

from django.dispatch import Signal

# Sent inside the transaction of `manage.py seed`, when every page has its row and none of them is
# rendered yet, with `outcome`: for what pages need to be rendered. Receivers stand where those of
# `seeded` do.
seeding = Signal()

# Sent inside the transaction of `manage.py seed`, when the pages are there, with `outcome`: lists
# of what became of each thing. Receivers stand in a module named `seeding` and add what they seed.
seeded = Signal()
