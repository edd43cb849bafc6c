"""authorOf and publishedIn: who wrote the article and which outlet brought it."""

import re

from kg.model import Evidence, Part, Statement
from loaders.draft import Draft

__all__ = ["read_article_relations"]

_ENDS = "。！？!?"


def read_article_relations(draft: Draft) -> None:
    """State the authors of the by-line and the outlet of the dateline, with the words that print them."""
    article = draft.article
    for part in article.parts:
        if part.role == "author":
            name = re.sub(r"\s+", "", article.cut(part.start, part.stop))
            author = draft.entity("Person", name)
            draft.put(Statement(author, "authorOf", article.id, evidence=(_evidence(draft, part, "article.byline"),)))
    if article.outlet:
        outlet = draft.entity("NewsOutlet", article.outlet)
        line = next((part for part in article.parts if part.role == "dateline"), None)
        at = article.text.find(article.outlet)
        if line is None and at >= 0:
            line = Part("dateline", article.start + at, article.start + at + len(article.outlet))
        if line is not None:
            draft.put(
                Statement(article.id, "publishedIn", outlet, evidence=(_evidence(draft, line, "article.dateline"),))
            )


def _evidence(draft: Draft, part: Part, rule: str) -> Evidence:
    article = draft.article
    return Evidence(article.id, part.start, part.stop, article.cut(part.start, part.stop), rule, 0.98)
