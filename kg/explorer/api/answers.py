"""How every part of the interface describes what it answers when something is wrong."""

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

__all__ = ["Problem", "router"]


class Problem(BaseModel):
    """What is wrong, and what to do."""

    error: str = Field(examples=["the store holds no entity x-1; search for its name"])


_WORDS = {
    400: "The request is wrong.",
    401: "The token is missing or wrong.",
    403: "This may not be done, or not from there.",
    404: "The store does not hold it.",
    409: "It contradicts what has been decided or is going on.",
    413: "The request is too long.",
    415: "The request is no JSON.",
    503: "The store cannot be reached, or the query ran out of time or was stopped.",
}
_ALWAYS = (400, 401, 403, 503)


def router(subject: str, *statuses: int) -> APIRouter:
    """Return the router of a subject, whose answers may have these statuses beside the usual ones."""
    responses: dict[int | str, dict[str, Any]] = {
        status: {"model": Problem, "description": _WORDS[status]} for status in sorted({*_ALWAYS, *statuses})
    }
    return APIRouter(tags=[subject], responses=responses)
