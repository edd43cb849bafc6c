"""Say in one line what went wrong with a server, and what to do about it."""

__all__ = ["first_line", "remedy"]


def first_line(error: BaseException) -> str:
    """Return what the server complains of in one line."""
    message = str(getattr(error, "message", "") or error)
    return next((line.strip() for line in message.splitlines() if line.strip()), message)


def _all_lines(error: BaseException | None) -> str:
    """Return what an error, its causes and those gathered in it complain of."""
    if error is None:
        return ""
    parts = [repr(error), _all_lines(error.__cause__)]
    if isinstance(error, BaseExceptionGroup):
        parts += map(_all_lines, error.exceptions)
    return " ".join(parts)


def remedy(error: BaseException) -> str:
    """Return what went wrong with the server and what to do about it."""
    from neo4j import exceptions

    reason = first_line(error)
    if isinstance(error, exceptions.AuthError):
        return f"the server refuses the user or password ({reason}); check NEO4J_USER and NEO4J_PASSWORD"
    if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired):
        whole = _all_lines(error)
        if "CertificateVerif" in whole or "CERTIFICATE_VERIFY" in whole or "SSLCertVerif" in whole:
            return (
                "the certificate of the server is not trusted; name the authority that signed it in SSL_CERT_FILE, "
                "or, if it is one of your own, write +ssc instead of +s in the address"
            )
        if "handshake" in whole:
            return (
                "what listens there speaks no plain Bolt; if it is a server with TLS, write +s (bolt+s://, neo4j+s://)"
            )
        return f"the server cannot be reached ({reason}); start it, or check the address and port"
    if isinstance(error, exceptions.Neo4jError) and "DatabaseNotFound" in (error.code or ""):
        return f"{reason} Check NEO4J_DATABASE"
    return f"the server failed ({reason}); try again, and look at its log if it fails again"
