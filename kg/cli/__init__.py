"""The command line: thin verbs over the rest. `kg --help` lists them."""

from kg.cli import reading, taking, asking, checking, identity, giving, serving  # isort: skip  (the order of the verbs in the help)
from kg.cli.app import app, main

__all__ = ["app", "asking", "checking", "giving", "identity", "main", "reading", "serving", "taking"]
