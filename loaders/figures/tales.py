"""What is told of those who are counted, rather than measured (9家银行带着产品来到现场)."""

import re
from functools import cache

import rjieba

from loaders.lexicon import pattern

__all__ = ["is_tale", "subject_of_tale"]

_PLACES = re.compile("(?:中心|平台|基地|市场|工程|[站馆室仓所园厅线])$")
_GOES = re.compile(
    "来自|给出|发往|运往|驶往|销往|送往|运抵|驶[出入]|交给|领取|带来|来到|走进|走上|缓缓|跟着|围着|忙着|.(?<!签订)(?<!签署)(?<!达成)(?<!获得)[了着](?!.?$)"
)


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(pattern("figures", "noun"))


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(rf"(?:已|均|共同|全部|集中|现场|正式|先后|成功)*{pattern('figures', 'act', 'attend')}")


def is_tale(name: str) -> bool:
    """Tell whether the words behind a number go on to tell what those who are counted do.

    >>> is_tale("企业带来岗位"), is_tale("项目提前建成外部电网"), is_tale("项目集中签约"), is_tale("产品展示中心")
    (True, True, False, False)
    """
    return _GOES.search(name) is not None or subject_of_tale(name) != name


def subject_of_tale(name: str) -> str:
    """Return those who are counted without what is told of them.

    >>> subject_of_tale("企业赴外地参展"), subject_of_tale("项目集中签约")
    ('企业', '项目集中签约')
    """
    for noun in _noun().finditer(name):
        rest = name[noun.end() :]
        if len(rest) < 3 or _acts().match(rest) or _PLACES.search(rest):
            continue
        tags = [tag for _, tag in rjieba.tag(rest)]
        if tags[0] in ("v", "d", "p") and any(tag.startswith("n") for tag in tags[1:]):
            return name[: noun.end()]
    return name
