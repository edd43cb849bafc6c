"""authorOf and publishedIn: who wrote the article and which outlet brought it."""

import re

from kg.model import Evidence, Part, Statement
from loaders.draft import Draft

__all__ = ["read_article_relations"]

_SURE = 0.98
_SHARED = 0.9


def read_article_relations(draft: Draft) -> None:
    """State the authors of the by-line and the outlet of the dateline, with the words that print them.

    What the page prints once for all its articles (the masthead of a digest) stands outside the article. Its heading
    is the evidence then, and what was supplied is noted as inferred.
    """
    article = draft.article
    own = _heading(draft)
    signed = {re.sub(r"\s+", "", article.cut(p.start, p.stop)): p for p in article.parts if p.role == "author"}
    for name in dict.fromkeys((*signed, *article.author.split())):
        author = draft.entity("Person", name)
        evidence = _evidence(draft, signed.get(name), own, "article.byline", "author")
        draft.put(Statement(author, "authorOf", article.id, evidence=(evidence,)))
    if article.outlet:
        outlet = draft.entity("NewsOutlet", article.outlet)
        line = next((part for part in article.parts if part.role == "dateline"), None)
        at = article.text.find(article.outlet)
        if line is None and at >= 0:
            line = Part("dateline", article.start + at, article.start + at + len(article.outlet))
        evidence = _evidence(draft, line, own, "article.dateline", "outlet")
        draft.put(Statement(article.id, "publishedIn", outlet, evidence=(evidence,)))


def _heading(draft: Draft) -> Part:
    """Return the part that stands for the article as a whole: its title, else its first part."""
    article = draft.article
    titles = [part for part in article.parts if part.role == "title"]
    return next(iter((*titles, *article.parts)), Part("body", article.start, article.stop))


def _evidence(draft: Draft, printed: Part | None, own: Part, rule: str, supplied: str) -> Evidence:
    article = draft.article
    part = printed or own
    quote = article.cut(part.start, part.stop)
    if printed:
        return Evidence(article.id, part.start, part.stop, quote, rule, _SURE)
    return Evidence(article.id, part.start, part.stop, quote, "article.masthead", _SHARED, (supplied,))
