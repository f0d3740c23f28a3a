"""Where a Chromium for the tests is: installed, or unpacked from the npm package that carries one."""

import os
import shutil
import tarfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import brotli

ROOT = Path(__file__).resolve().parents[2]
PACKED = ROOT / "node_modules" / "@sparticuz" / "chromium" / "bin"
UNPACKED = ROOT / ".cache" / "chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLAYWRIGHT_FOLDERS = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")

# It must ask nobody but the site: no updates, no look-ups, no proxies.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
)
# The packed browser has no sandbox. Not --single-process: with that it ends when its last page is closed.
CONFINED = ("--headless=shell", "--no-zygote", "--no-sandbox")
# Python 3.11.4 and later can refuse archives that reach outside their folder.
CAREFULLY: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


class NoBrowser(Exception):
    """Why there is no browser, and how to have one."""


@dataclass(frozen=True)
class Chromium:
    """A browser to start: its program, its flags, and what only it needs in its environment."""

    program: Path
    flags: tuple[str, ...] = QUIET
    environment: dict[str, str] = field(default_factory=dict)


def find() -> Chromium:
    """An installed browser if there is one, else the packed one."""
    if program := installed():
        return Chromium(program, (*QUIET, "--no-sandbox") if os.geteuid() == 0 else QUIET)
    if (PACKED / "chromium.br").is_file():
        return unpacked()
    raise NoBrowser("no Chromium is installed, and npm brought none; install one, or name it in CHROMIUM.")


def installed() -> Path | None:
    """The browser named in ``CHROMIUM``, on the path, or among those that Playwright fetched."""
    if named := os.environ.get("CHROMIUM"):
        if not os.access(named, os.X_OK):
            raise NoBrowser(f"CHROMIUM names “{named}”, which cannot be run.")
        return Path(named)
    if os.environ.get("ACTIONPLAN_TEST_PACKED_BROWSER"):
        return None
    if found := next(filter(None, map(shutil.which, NAMES)), None):
        return Path(found)
    folders = filter(None, (os.environ.get("PLAYWRIGHT_BROWSERS_PATH"), *PLAYWRIGHT_FOLDERS))
    fetched = [path for folder in folders for path in Path(folder).expanduser().glob("chromium-*/chrome-*/chrome")]
    return max(fetched, default=None)


def unpacked() -> Chromium:
    """The browser of the npm package, unpacked once for each version of it."""
    folder = UNPACKED / f"{(PACKED / 'chromium.br').stat().st_size}"
    if not folder.is_dir():
        making = UNPACKED / f"making-{os.getpid()}"
        unpack(making)
        try:
            making.rename(folder)
        except OSError:  # another worker was first
            shutil.rmtree(making)
    environment = {
        "LD_LIBRARY_PATH": str(folder / "lib"),
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
        "HOME": str(folder),
    }
    write_fonts_file(folder)
    return Chromium(folder / "chromium", (*QUIET, *CONFINED), environment)


def unpack(folder: Path) -> None:
    """Unpack the program, the libraries that a bare machine lacks, and one typeface."""
    folder.mkdir(parents=True)
    (folder / "chromium").write_bytes(brotli.decompress((PACKED / "chromium.br").read_bytes()))
    (folder / "chromium").chmod(0o755)
    for name in ("al2023", "fonts", "swiftshader"):
        with tarfile.open(fileobj=BytesIO(brotli.decompress((PACKED / f"{name}.tar.br").read_bytes()))) as archive:
            archive.extractall(folder, **CAREFULLY)


def write_fonts_file(folder: Path) -> None:
    """Tell the browser where its typeface is, wherever this folder stands now."""
    (folder / "fonts.conf").write_text(FONTS.format(fonts=folder / "fonts", cache=folder / "fonts-cache"))
