"""The grammar of the genre: one module a family of relations, each reading statements off the marked text."""
