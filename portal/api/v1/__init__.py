"""The portal's reading API, version 1: what readers find, as JSON, for other programs.

An app that has something to give does so in a module named `api`: it takes a router from
`routers.group` and adds operations to it. They see no more than `Page.objects.live()`, and no
answer holds anything of a person at the desk.
"""
