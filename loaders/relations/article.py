"""authorOf and publishedIn: who wrote the article and which outlet brought it."""

import re

from kg.model import Article, Evidence, Part, Statement
from loaders.draft import Draft
from loaders.mentions.names import is_name

__all__ = ["read_article_relations"]

_SIGNED = re.compile(
    r"(?<![\u4e00-\u9fff])(?:执笔|撰文|撰稿|采写|分析师|研究员|文案|文(?=\s*[|丨｜]))\s*[：:|丨｜]\s*(?P<names>[^\n：:（）()|丨｜。]{2,40})"
)
"""By-lines at the foot or the head of a text, one of whose roles tells that those named wrote it."""
_PARTED = re.compile(r"[、，,/&]|\s{2,}|\u3000+|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]{2})")
_PICTURES = re.compile(
    r"文\s*[/／|丨｜:：]\s*[\u4e00-\u9fff·]{2,6}\s+图\s*[/／|丨｜:：]\s*(?P<name>[\u4e00-\u9fff·]{2,6})"
)
"""Who took the pictures, where another wrote the words (文/甲 图/乙)."""
_PRESS = r"[\u4e00-\u9fff]{2,10}?(?:[日晚早晨时周商导新工业济]报|网|社|周刊|在线|客户端|融媒)"
_OUTLET = re.compile(
    r"本报讯\s*[（(](?P<head>[\u4e00-\u9fff]{2,8}[报刊网])(?=(?:全媒体|融媒体|见习|实习|首席)*记者)"
    r"|原载[^《》\n]{0,16}《(?P<first>[^《》\n]{2,12})》"
    rf"|[（(](?!本[报网刊台社])(?P<foot>{_PRESS})(?:首席|全媒体|融媒体|见习|实习|特约)*(?:记者|通讯员|评论员)(?=[\s：:])"
    rf"|^[ \t\u3000]*(?:[\d０-９]{{4}}[年\-./][\d０-９年月日\-./]+[ \t\u3000]*)(?P<mast>{_PRESS})"
    r"[ \t\u3000]*第?[ \t]*[A-Z]?[\d０-９]+[ \t]*版",
    re.MULTILINE,
)
"""The outlet where neither masthead nor dateline names one."""
_NO_OUTLET = re.compile(r".*(?:日期|时间|作者|编辑|目录|来源)")
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
    signed |= _foot(article)
    pictures = {match["name"] for match in _PICTURES.finditer(article.text)}
    for name in dict.fromkeys((*signed, *article.author.split())):
        if name in pictures:
            continue
        author = draft.entity("Person", name)
        evidence = _evidence(draft, signed.get(name), own, "article.byline", "author")
        draft.put(Statement(author, "authorOf", article.id, evidence=(evidence,)))
    found = _OUTLET.search(article.text)
    named = "" if _NO_OUTLET.fullmatch(article.outlet) else article.outlet
    named = named or (str(found[str(found.lastgroup)]) if found else "")
    if named:
        outlet = draft.entity("NewsOutlet", named)
        line = next((part for part in article.parts if part.role == "dateline"), None)
        at = article.text.find(named)
        if at >= 0 and (line is None or named != article.outlet):
            line = Part("dateline", article.start + at, article.start + at + len(named))
        evidence = _evidence(draft, line, own, "article.dateline", "outlet")
        draft.put(Statement(article.id, "publishedIn", outlet, evidence=(evidence,)))


def _foot(article: Article) -> dict[str, Part]:
    """Return those whom a by-line within the text names (执笔：甲; 分析师：甲、Yi Bing), each with its place."""
    found: dict[str, Part] = {}
    for match in _SIGNED.finditer(article.text):
        names = _PARTED.split(match["names"].split("图")[0].split("📷")[0].strip())
        for name in names:
            start = article.start + article.text.index(name, match.start("names"))
            if name and is_name(name):
                found[re.sub(r"(?<=[\u4e00-\u9fff])\s+", "", name)] = Part("author", start, start + len(name))
            else:
                break
    return found


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
