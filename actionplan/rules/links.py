"""Which links may be kept: addresses on the web, and nothing else that a browser would open."""

from urllib.parse import urlsplit


def is_web_address(link: str) -> bool:
    """Whether words are an address that begins with http or https, names a host, and carries no password."""
    if not link.isprintable() or "\\" in link or " " in link:
        return False
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
