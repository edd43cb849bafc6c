"""The one rule by which an entity that articles call by several names gets its name in the graph."""

from collections.abc import Iterable, Mapping

__all__ = ["choose_name", "other_names"]


def choose_name(used: Mapping[str, int]) -> str:
    """Return the name most articles use; of equally many the longer, then the earlier in code order.

    `used` counts the articles that take each form as the name; it must not be empty.

    >>> choose_name({"龙溪经开区": 2, "龙溪经济技术开发区": 2, "龙溪": 1})
    '龙溪经济技术开发区'
    """
    return min(used, key=lambda form: (-used[form], -len(form), form))


def other_names(forms: Iterable[str], name: str) -> tuple[str, ...]:
    """Return all forms but the chosen name, each once, in code order."""
    return tuple(sorted(set(forms) - {name}))
