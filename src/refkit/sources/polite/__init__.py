"""Asking a provider on the network without being a burden to it. Room: sources.

`courtesy` holds the rules (turns, pace, retries, deadline) and knows no HTTP; `session` is the one HTTP
client. A provider puts the two together: `courtesy.ask("list", session.request(path, parameters))`.
"""
