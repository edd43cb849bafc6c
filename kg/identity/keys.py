"""Forms under which names are compared, Chinese first: nothing is thrown away that tells two names apart.

`plain` folds how a name is written; `company_name` and `zone_name` tell apart what names are made of. No form is ever
empty: where all would be taken away, nothing is.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.ids import name_key
from loaders.lexicon import table

__all__ = [
    "CompanyName",
    "ZoneName",
    "body_form",
    "company_name",
    "place_stem",
    "plain",
    "without_region",
    "zone_name",
    "zone_scope",
]

CACHED = 400_000
"""Names whose forms are kept."""

_LEGAL = (
    ("有限责任公司", "limited"),
    ("股份有限公司", "stock"),
    ("有限公司", "limited"),
    ("股份公司", "stock"),
    ("集团公司", "group"),
    ("总公司", ""),
    ("公司", ""),
    ("合伙企业", "partners"),
)
_GROUP = ("控股集团", "集团")
_BARE = frozenset({"有限", "有限责任", "股份", "股份有限", "集团", "控股"})
_BRANCH = re.compile(r"(分公司|分厂|分行|支行|分院|办事处|代表处|营业部|项目部)$")
_NUMBER = re.compile(r"[0-9]+|(?<![统同唯])[一二三四五六七八九十]+(?=[厂期号分公所院队部区矿建冶局])")
_BRACKET = re.compile(r"[（(【\[〔]([^）)】\]〕]{1,12})[）)】\]〕]")
_KINDS = (
    ("高新技术产业开发区", "高新"),
    ("高新技术开发区", "高新"),
    ("高新技术产业园区", "高新"),
    ("高新区", "高新"),
    ("经济技术开发区", "经济技术"),
    ("经济开发区", "经济"),
    ("经开区", "经开"),
    ("综合保税区", "综保"),
    ("综保区", "综保"),
    ("保税区", "保税"),
    ("工业园区", "园区"),
    ("产业园区", "产业园"),
    ("示范区", "示范"),
    ("开发区", "开发"),
)
_ECONOMIC = frozenset({"经济技术", "经济", "经开"})


@lru_cache(CACHED)
def plain(name: str) -> str:
    """Return a name without regard to width, case, marks, and traditional or simplified characters.

    >>> plain("雲杉（青嵐）機電") == plain("云杉(青岚)机电")
    True
    >>> plain("“—”")
    '“—”'
    """
    return "".join(map(_simplified, name_key(unicodedata.normalize("NFKC", name))))


@cache
def _simplified(character: str) -> str:
    if character.isascii():
        return character
    made = _converter()(character)
    # one character stays one, so that no two names meet because something went missing
    return made if len(made) == 1 else character


@cache
def _converter() -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


@cache
def _places() -> Mapping[str, str]:
    """Return full and short names of places, each with its level: province, city, county or region."""
    found: dict[str, str] = {}
    for row in reversed(table("places")):
        for form in (row["word"], row["short"]):
            if len(form) > 1:
                found[form] = row["kind"]
    return found


@cache
def _stems() -> Mapping[str, str]:
    """Return the short name of each place by its full one."""
    return {row["word"]: row["short"] or row["word"] for row in reversed(table("places"))}


def place_stem(name: str) -> str:
    """Return what other names use of a place's name: 运城 of 运城市; a county of one character keeps its word.

    >>> place_stem("运城市"), place_stem("祁县"), place_stem("青岚市")
    ('运城', '祁县', '青岚')
    """
    known = _stems().get(name)
    if known:
        return known
    return re.sub(r"(?<=..)[省市县区]$", "", name)


def _split_place(text: str) -> tuple[str, str]:
    """Return the place with which a text begins, as its stem, and the rest; a rest of one character is none."""
    for size in range(min(len(text) - 2, 9), 1, -1):
        if text[:size] in _places():
            return place_stem(text[:size]), text[size:]
    return "", text


@lru_cache(CACHED)
def without_region(name: str) -> str:
    """Return a name without the provinces and cities before another place: 山西省运城市 is 运城市.

    >>> without_region("山西省运城市"), without_region("山西运城经开区"), without_region("运城市")
    ('运城市', '运城经开区', '运城市')
    """
    text = plain(name)
    while True:
        for size in range(min(len(text) - 2, 9), 1, -1):
            head, rest = text[:size], text[size:]
            # 盐湖 is a place again, 农商银行 is none
            if _places().get(head) in {"province", "city", "region"} and _begins_with_place(rest):
                text = rest
                break
        else:
            return text


def _begins_with_place(text: str) -> bool:
    return any(text[:size] in _places() for size in range(2, min(len(text), 9) + 1))


@dataclass(frozen=True, slots=True)
class CompanyName:
    """Say what a company's name is made of; `core` is never empty, the rest may be."""

    core: str
    place: str = ""
    form: str = ""
    branch: str = ""
    number: str = ""
    group: bool = False


@lru_cache(CACHED)
def company_name(name: str, stem: str = "") -> CompanyName:
    """Tell apart the parts of a company's name; `stem` is a place that may stand before it, beside those known.

    >>> company_name("云杉（运城）机电股份有限公司")
    CompanyName(core='云杉机电', place='运城', form='stock', branch='', number='', group=False)
    >>> company_name("有限公司").core
    '有限公司'
    """
    inner = _BRACKET.search(unicodedata.normalize("NFKC", name))
    place = ""
    if inner and plain(inner[1]) in _places():
        place = place_stem(plain(inner[1]))
        name = unicodedata.normalize("NFKC", name).replace(inner[0], "", 1) or name
    text = whole = plain(name)
    found = _BRANCH.search(text)
    branch = text if found else ""
    if not branch:
        before, rest = _split_place(text)
        if not before and stem and text.startswith(stem) and len(text) - len(stem) > 1:
            before, rest = stem, text[len(stem) :].removeprefix("市").removeprefix("县")
        place, text = place or before, rest
    form = ""
    for word, kind in _LEGAL:
        if text.endswith(word) and len(text) - len(word) >= 2:
            text, form = text[: -len(word)], kind
            break
    group = form == "group" or text.endswith("集团")
    for word in _GROUP:
        if text.endswith(word) and len(text) - len(word) >= 2:
            text = text[: -len(word)]
            break
    if text.endswith("股份") and len(text) > 3:
        text, form = text[:-2], form or "stock"
    number = "|".join(_NUMBER.findall(text))
    if len(text) < 2 or text in _BARE:
        text = whole
    return CompanyName(text, place, form, branch, number, group)


@dataclass(frozen=True, slots=True)
class ZoneName:
    """Say what a zone's name is made of: whose it is, its kind, and what follows (a park within it)."""

    stem: str
    kind: str
    rest: str = ""


@lru_cache(CACHED)
def zone_name(name: str) -> ZoneName:
    """Tell apart the parts of a zone's name; without a kind all of it is the stem.

    >>> zone_name("山西运城经济技术开发区"), zone_name("运城经开区")
    (ZoneName(stem='运城', kind='经济技术', rest=''), ZoneName(stem='运城', kind='经开', rest=''))
    """
    text = without_region(re.sub(r"^国家级|^省级", "", plain(name)))
    places = ((text.find(word), word, kind) for word, kind in _KINDS)
    found = min(((at, -len(word), word, kind) for at, word, kind in places if at > 0), default=None)
    if found is None:
        return ZoneName(text, "")
    at, _, word, kind = found
    return ZoneName(place_stem(text[:at]) if at > 2 else text[:at], kind, text[at + len(word) :])


_FOLDS = (
    ("高新技术产业开发区", "高新"),
    ("高新技术开发区", "高新"),
    ("经济技术开发区", "经开"),
    ("经济开发区", "经开"),
    ("高新区", "高新"),
    ("经开区", "经开"),
    ("管理委员会", "管委会"),
)


def body_form(name: str) -> str:
    """Return a body's full name with its zone in its shortest spelling.

    >>> body_form("山西运城经济技术开发区管理委员会")
    '运城经开管委会'
    """
    text = without_region(name)
    for word, short in _FOLDS:
        text = text.replace(word, short)
    return text


@lru_cache(CACHED)
def zone_scope(name: str) -> str:
    """Return the form under which what belongs to a zone is sought, alike for its spellings.

    >>> zone_scope("运城经开区") == zone_scope("山西运城经济技术开发区") != zone_scope("运城高新区")
    True
    """
    if not name:
        return ""
    parts = zone_name(name)
    return f"{parts.stem}|{'经' if parts.kind in _ECONOMIC else parts.kind}|{parts.rest}"
