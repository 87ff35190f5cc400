"""Structured items of sample pages, beside extruct: `just conformance extruct DIR` (a checkout of that project, or any folder of pages).

Installs extruct into an environment of its own below the target folder. Of each page and syntax that extruct finds something in, the
items are compared: types and properties without their vocabulary, text without its white space, addresses resolved; of RDFa the words
of schema.org, which are all that this program reads of it. Prints how many pages give the same, and what differs. Never part of CI.
"""
import collections
import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from urllib.parse import urljoin

BASE = "http://example.com/page"
SYNTAXES = ["json-ld", "microdata", "rdfa", "opengraph", "microformat"]


def with_extruct():
    folder = Path(os.environ.get("CARGO_TARGET_DIR", "target")) / "bench_pages_peers"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "extruct"], check=True)
    os.execv(python, [str(python), *sys.argv])


def short(name):
    return name.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1].rsplit(":", 1)[-1]


def text(value):
    if isinstance(value, bool):
        value = str(value).lower()
    words = " ".join(str(value).split())
    # "../a" and "http://example.com" as addresses; other text is the same after this on both sides.
    if words and " " not in words and ("/" in words or words.startswith("#")):
        words = urljoin(BASE, words)
    return words.rstrip("/")


def values(given):
    return given if isinstance(given, list) else [given]


def canonical(item):
    """An item as nested tuples; an item that says nothing but its own address is that address."""
    if not isinstance(item, dict):
        return text(item)
    if "@value" in item:
        return text(item["@value"])
    if "html" in item and "type" not in item:
        return text(item["value"])
    types = [short(one) for one in values(item.get("type", item.get("@type", []))) if one]
    own = item.get("id", item.get("@id"))
    properties = item.get("properties")
    if properties is None:
        properties = {key: value for key, value in item.items() if key not in ("@context", "@type", "@id", "type", "id", "value")}
    held = set()
    for key, given in properties.items():
        for value in values(given):
            if value is not None and value != "" and value != []:
                held.add((short(key), canonical(value)))
    if not held and not types and own:
        return text(own)
    return (tuple(sorted(types)), tuple(sorted(held, key=repr)))


def graph(items):
    for item in items:
        if isinstance(item, list):
            yield from graph(item)
        elif isinstance(item, dict) and "@graph" in item:
            yield from graph(values(item["@graph"]))
        else:
            yield item


def of_schema(item):
    """What an RDFa resource says in the words of schema.org, which are all that is read of that syntax."""
    if isinstance(item, list):
        return [of_schema(one) for one in item]
    if not isinstance(item, dict):
        return item
    return {key: of_schema(value) for key, value in item.items() if key.startswith("@") or "schema.org" in key}


def theirs(found, syntax):
    if syntax == "rdfa":
        found = [of_schema(one) for one in found if any("schema.org" in kind for kind in values(one.get("@type", [])))]
    if syntax == "opengraph":
        return collections.Counter((key.lower(), text(value)) for one in found for key, value in one.get("properties", []))
    return collections.Counter(one for one in map(canonical, graph(found)) if one and one != ((), ()))


def ours(line, syntax):
    if syntax == "opengraph":
        return collections.Counter((key, text(value)) for key, value in line["meta"])
    return collections.Counter(one for one in map(canonical, line[syntax]) if one and one != ((), ()))


def main():
    try:
        import extruct
    except ImportError:
        with_extruct()
    pages = sorted(path for path in Path(sys.argv[1]).rglob("*.html") if path.is_file())
    command = ["cargo", "run", "--quiet", "-p", "crosscheck-markup", "--example", "print_items", "--", BASE, *map(str, pages)]
    lines = map(json.loads, subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines())
    counts = {syntax: [0, 0] for syntax in SYNTAXES}
    same_pages = with_items = 0
    for page, line in zip(pages, lines):
        try:
            found = extruct.extract(page.read_bytes(), base_url=BASE, syntaxes=SYNTAXES, errors="ignore")
        except Exception as error:  # what it cannot read is no measure
            print(f"{page}: extruct fails: {error}")
            continue
        all_same = True
        for syntax in SYNTAXES:
            wanted, read = theirs(found.get(syntax, []), syntax), ours(line, syntax)
            if not wanted:
                continue
            missing = wanted - read
            counts[syntax][1] += 1
            counts[syntax][0] += not missing
            all_same &= not missing
            if missing:
                print(f"{page.name} ({syntax}): not the same: {str(list(missing))[:600]}\n   read {str(list((read - wanted)))[:600]}")
        if any(theirs(found.get(syntax, []), syntax) for syntax in SYNTAXES):
            with_items += 1
            same_pages += all_same
    for syntax, (same, of) in counts.items():
        print(f"{syntax}: {same} of {of} pages the same")
    print(f"all of it: {same_pages} of {with_items} pages")


if __name__ == "__main__":
    main()
