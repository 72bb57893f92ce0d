"""Two pages that must read the same for a visitor."""

import re


def zonder_tokens(antwoord) -> str:
    """A page without what differs at each request (CSRF token, nonce) or repeats the address that was asked for."""
    html = antwoord.content.decode()
    return re.sub(r'((csrfmiddlewaretoken|volgende)" value=|nonce=)"[^"]*"', r"\1", html)
