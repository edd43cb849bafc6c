"""Every error this product raises on purpose, as one small tree.

    KgError
    ├── DocumentError      a file cannot be read or holds no article
    ├── SchemaError        the ontology files contradict themselves
    ├── StatementError     a statement breaks the ontology or its evidence does not cut
    ├── StoreError         a store cannot be opened, reached or written
    │   └── QueryError     a query is wrong, writes, or ran past its limit
    └── ConfigError        a setting or an option is unusable

A message names the file, article or statement concerned and says what to do about it.
"""

__all__ = ["ConfigError", "DocumentError", "KgError", "QueryError", "SchemaError", "StatementError", "StoreError"]


class KgError(Exception):
    """Be the root of all errors raised on purpose."""


class DocumentError(KgError):
    """Report a file that cannot be read as a document of articles."""


class SchemaError(KgError):
    """Report an ontology file that is missing something or contradicts another."""


class StatementError(KgError):
    """Report a statement that the ontology forbids or whose evidence does not cut its quote."""


class StoreError(KgError):
    """Report a store that cannot be opened, reached or written."""


class QueryError(StoreError):
    """Report a query that is wrong, tries to write, or exceeded its limit."""


class ConfigError(KgError):
    """Report a setting or an option that cannot be used."""
