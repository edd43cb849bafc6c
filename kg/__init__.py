"""Build, keep, query and show a knowledge graph of news about development zones."""
