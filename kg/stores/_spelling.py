"""How a name may be typed: one form for all widths, cases and kinds of characters, and its sounds in pinyin."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from kg.ids import digest

if TYPE_CHECKING:
    from pypinyin.core import Pinyin

__all__ = ["fold", "letters", "sounds", "spelling_version"]

_TYPED = re.compile(r"[a-z0-9]+")

SURNAMES: Mapping[str, str] = {
    "万俟": "mo qi",
    "长孙": "zhang sun",
    "单于": "chan yu",
    "单": "shan",
    "曾": "zeng",
    "仇": "qiu",
    "解": "xie",
    "查": "zha",
    "区": "ou",
    "朴": "piao",
    "翟": "zhai",
    "盖": "ge",
    "乐": "yue",
    "员": "yun",
    "缪": "miao",
    "覃": "qin",
    "洗": "xian",
    "隗": "wei",
    "乜": "nie",
    "祭": "zhai",
    "召": "shao",
    "阚": "kan",
}
"""What begins the name of a person and sounds otherwise there than elsewhere."""

PLACES: Mapping[str, str] = {
    "单县": "shan xian",
    "浚县": "xun xian",
    "洪洞": "hong tong",
    "长垣": "chang yuan",
    "筠连": "jun lian",
    "什邡": "shi fang",
    "郫都": "pi du",
    "珲春": "hun chun",
    "穆棱": "mu ling",
    "涡阳": "guo yang",
    "浒关": "xu guan",
    "乐陵": "lao ling",
    "朝阳": "chao yang",
    "大城": "dai cheng",
    "伽师": "jia shi",
    "曾都": "zeng du",
    "药都": "yao du",
    "薄膜": "bo mo",
    "切削": "qie xue",
}
"""Words of which the library takes another reading than the usual one."""


@cache
def spelling_version() -> str:
    """Return a text that changes when the same name may be spelled otherwise than before."""
    tables = (f"{word} {sound}" for table in (SURNAMES, PLACES) for word, sound in table.items())
    return digest(version("opencc"), version("pypinyin"), unicodedata.unidata_version, *tables)


def fold(text: str) -> str:
    """Return the form under which names are searched: width, case, marks and traditional characters count for nothing.

    A text of marks alone is folded to the numbers of its characters, so that it can be found as well.

    >>> fold("雲川（ＬＥＤ）產業園"), fold("“—”")
    ('云川led产业园', 'u201cu2014u201d')
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(_simplified(character) for character in plain if character.isalnum())
    return kept or "".join(f"u{ord(character):x}" for character in "".join(text.split()))


@cache
def _simplified(character: str) -> str:
    """Return a traditional character as its simplified one, without regard to those beside it."""
    return character if character.isascii() else _converter()(character)


@cache
def _converter() -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


def letters(text: str) -> str:
    """Return what was typed as bare letters if it can be pinyin or initials, else the empty string.

    >>> letters("Yún chuān"), letters("lǜ'se"), letters("云川")
    ('yunchuan', 'lvse', '')
    """
    parts = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    plain = re.sub("[\u0300\u0301\u0304\u030c]", "", parts).replace("u\u0308", "v")  # the four tones, then ü
    typed = "".join(filter(str.isalnum, plain))
    return typed if _TYPED.fullmatch(typed) else ""


@lru_cache(50_000)
def sounds(folded: str, person: bool = False) -> tuple[str, ...]:
    """Return the sound of each character of a folded name, a letter or digit being its own.

    >>> sounds("重庆led园"), sounds("单晓", person=True)
    (('chong', 'qing', 'l', 'e', 'd', 'yuan'), ('shan', 'xiao'))
    """
    found = [sound for word in _words(folded) for sound in _heard(word)]
    for word, sound in PLACES.items():
        at = folded.find(word)
        while at >= 0:
            found[at : at + len(word)] = sound.split()
            at = folded.find(word, at + len(word))
    surname = next(filter(folded.startswith, SURNAMES), "") if person else ""
    found[: len(surname)] = SURNAMES.get(surname, "").split()
    return tuple(found)


def _words(folded: str) -> list[str]:
    """Return the words of a name, as the library parts them before it reads each by itself."""
    return list(_library().seg(folded))


@cache
def _library() -> "Pinyin":
    from pypinyin.core import Pinyin

    return Pinyin()


@lru_cache(50_000)
def _heard(word: str) -> tuple[str, ...]:
    """Return the sounds of a word, most of which stand in many names."""
    heard = _library().lazy_pinyin(word, errors=list)  # type: ignore[arg-type]  # a letter each
    return tuple(map(_bare, heard))


def _bare(sound: str) -> str:
    """Return a sound, or a letter that stands for itself, without what stands above it."""
    return sound if sound.isascii() else unicodedata.normalize("NFD", sound)[0]
