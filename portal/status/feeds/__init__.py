"""What today's clients of the operating status read: JSON, XML, Atom, iCalendar, and a widget.

Addresses, arguments and fields are those of the feeds that the office has had for years; what
nobody wrote down about them is decided here and told in docs/api.md. Nothing of this is for people:
the pages are. The portal's own way to say the same, documented and checked, is `status.api`.

    status.py       what feeds say of one announcement; pure, as are those down to as_calendar.py
    choosing.py     which of them is meant
    arguments.py    what a question may hold
    moments.py  texts.py  as_json.py  as_xml.py  as_atom.py  as_calendar.py
    records.py      from the database to all of these
    serving.py      rate, memory, conditions
    widget.py       the status on other sites
"""
