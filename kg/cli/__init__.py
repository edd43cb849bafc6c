"""The command line: thin verbs over the rest. `kg --help` lists them."""

from kg.cli import reading, taking, asking, checking, identity  # isort: skip  (the order of the verbs in the help)
from kg.cli import linking, giving, serving  # isort: skip
from kg.cli.app import app, main

__all__ = ["app", "asking", "checking", "giving", "identity", "linking", "main", "reading", "serving", "taking"]
