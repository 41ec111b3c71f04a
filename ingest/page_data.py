"""What a web page says of itself beside its text: meta tags, JSON-LD, time elements, its language."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ingest import dates
from ingest.document import Metadata
from ingest.front_matter import fill

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline", "parsely-title", "sailthru.title"),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"),
    "publisher": ("og:site_name", "publisher", "application-name", "dc.publisher"),
    "published": (
        "article:published_time", "datepublished", "og:published_time", "article:published", "publishdate", "pubdate",
        "publish-date", "date.issued", "dc.date.issued", "dc.date", "dcterms.date", "dcterms.issued",
        "parsely-pub-date", "sailthru.date", "ptime", "cxenseparse:recs:publishtime", "rbpubdate", "date",
    ),
    "url": ("og:url",),
}  # fmt: skip
_LAST_PART = re.compile(r"(?P<title>.+\S)\s+[|·•–—-]\s+(?P<site>\S.*?)\s*")
_ARTICLES = ("article", "posting", "report", "webpage")


def read(root: Any) -> Metadata:
    """Return the metadata of a parsed page: JSON-LD first, then meta tags, then what its elements are marked as.

    Args:
        root: the root element (lxml).
    """
    named = Metadata(page_lang=_lang(root), url=_canonical(root))
    elements = Metadata(title=_element_title(root), published=_time(root))
    found = fill(fill(fill(_json_ld(root), named), _meta(root)), elements)
    return replace(found, title=_without_site(found.title, found.publisher))


def _without_site(title: str | None, site: str | None) -> str | None:
    """Return a title without the site's name after it: ``Gold gains | Example``."""
    parted = _LAST_PART.fullmatch(title or "")
    same = parted and site and _squash(parted["site"]) == _squash(site)
    return parted["title"] if parted and same else title


def _squash(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _json_ld(root: Any) -> Metadata:
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", ""):
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except ValueError:
            # A template's mistake in one block says nothing of the others.
            continue
        for item in _objects(value):
            kind = str(item.get("@type", "")).lower()
            if any(name in kind for name in _ARTICLES) and item.get("datePublished"):
                return _article(item)
    return Metadata()


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        yield value
        yield from _objects(value.get("@graph", []))
    elif isinstance(value, list):
        for part in value:
            yield from _objects(part)


def _article(item: Mapping[str, Any]) -> Metadata:
    return Metadata(
        title=_name(item.get("headline")),
        author=_name(item.get("author")),
        publisher=_name(item.get("publisher")),
        published=dates.normalize(str(item["datePublished"])),
    )


def _name(value: object) -> str | None:
    """Return the name of a person, an organisation or several."""
    if isinstance(value, list):
        return ", ".join(name for part in value if (name := _name(part))) or None
    if isinstance(value, Mapping):
        value = value.get("name")
    # Templates escape what goes into JSON as they do what goes into the page: "Gold &amp; silver".
    text = " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
    return text if text and "://" not in text else None


def _meta(root: Any) -> Metadata:
    content: dict[str, str] = {}
    for tag in root.iter("meta"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        if key and (value := (tag.get("content") or "").strip()):
            content.setdefault(key, value)
    published = (dates.normalize(content[key]) for key in _META["published"] if key in content)
    named = {
        field: next((name for key in keys if (name := _name(content.get(key)))), None) for field, keys in _META.items()
    }
    return Metadata(
        title=named["title"],
        author=named["author"],
        publisher=named["publisher"],
        published=next((day for day in published if day), None),
        url=next((content[key] for key in _META["url"] if "://" in content.get(key, "")), None),
    )


def _lang(root: Any) -> str | None:
    lang = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    return lang.replace("_", "-").split("-")[0].lower() or None


def _canonical(root: Any) -> str | None:
    links = (link.get("href", "") for link in root.iter("link") if link.get("rel", "").lower() == "canonical")
    return next((link for link in links if "://" in link), None)


def _element_title(root: Any) -> str | None:
    headings = [" ".join("".join(heading.itertext()).split()) for heading in root.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    title = next((" ".join((title.text or "").split()) for title in root.iter("title")), "")
    return title or None


def _time(root: Any) -> str | None:
    """Return the date of the time element marked as the publication's, or the only day that the article's ones hold."""
    found = []
    for element in root.iter("time"):
        day = dates.normalize(element.get("datetime") or element.get("content") or "")
        if day and ("publish" in element.get("itemprop", "").lower() or element.get("pubdate") is not None):
            return day
        if day and any(parent.tag in {"article", "main", "header"} for parent in element.iterancestors()):
            found.append(day)
    return found[0] if len({day[:10] for day in found}) == 1 else None
