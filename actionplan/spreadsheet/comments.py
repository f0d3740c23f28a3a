"""Reads the comments of an Excel sheet: officers keep things there that matter."""

import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile

from actionplan.spreadsheet.grid import clean
from actionplan.spreadsheet.slim import Unpacked


def comments_of(archive: zipfile.ZipFile, part: str, unpacked: Unpacked) -> dict[str, str]:
    """The comments of a sheet part by cell address; none when the file's own links are broken."""
    folder, name = posixpath.split(part)
    links = f"{folder}/_rels/{name}.rels"
    if links not in archive.namelist():
        return {}
    found: dict[str, str] = {}
    with archive.open(links) as stream:
        text = unpacked.whole(stream).decode("utf-8", "replace")
    for link in re.findall(r"<Relationship\b[^>]*>", text):
        target = re.search(r"\sTarget=\"([^\"]+)\"", link)
        if target and re.search(r"\sType=\"[^\"]*/comments\"", link):
            found |= _read(archive, posixpath.normpath(posixpath.join(folder, target[1])).lstrip("/"), unpacked)
    return found


def _read(archive: zipfile.ZipFile, part: str, unpacked: Unpacked) -> dict[str, str]:
    if part not in archive.namelist():
        return {}
    with archive.open(part) as stream:
        root = ET.fromstring(unpacked.whole(stream))  # noqa: S314  (entities are refused before)
    found = {}
    for comment in root.iter():
        if comment.tag.rpartition("}")[2] == "comment":
            words = "".join(node.text or "" for node in comment.iter() if node.tag.rpartition("}")[2] == "t")
            found[comment.get("ref", "")] = clean(words.rpartition("Comment:\n")[2])
    return found
