"""What a page says, as Markdown: for programs, and for people who take it elsewhere.

It is made from what the page shows between its menus, so every kind of page has it without more
code, and it says nothing that readers of the page do not see.
"""
