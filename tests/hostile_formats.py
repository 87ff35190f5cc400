"""Files that readers can break on: small invented CVs and pages in every format that is read, damaged in many ways, bombs, and files of noise.

For `just conformance hostile --formats N`, and the poison rows of `just torture`. The same numbers give the same bytes.
"""

import io
import json
import plistlib
import random
import zipfile
from pathlib import Path

WORDS = ["Ana Example", "ana@mail.example", "Experience", "Engineer, Sample Ltd", "March 2019 - present", "Education", "Sample University"]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
#: A member that unpacks to far more than any reader may take.
BOMB = 256 << 20


def packed(members: dict) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def lines(before: str, after: str) -> str:
    return "".join(before + word + after for word in WORDS)


def samples() -> dict:
    """One whole file of each format, by ending."""
    page = f"<!doctype html><html><head><title>Ana Example</title></head><body>{lines('<p>', '</p>')}</body></html>"
    resume = {"basics": {"name": WORDS[0], "email": WORDS[1]}, "work": [{"name": "Sample Ltd", "position": "Engineer", "startDate": "2019-03"}]}
    document = f'<w:document xmlns:w="{W}"><w:body>{lines("<w:p><w:r><w:t>", "</w:t></w:r></w:p>")}</w:body></w:document>'
    content = f"<office:document-content {OFFICE}><office:body><office:text>{lines('<text:p>', '</text:p>')}</office:text></office:body></office:document-content>"
    response = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}"
    record = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://ana.example/\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(response)}\r\n\r\n{response}\r\n\r\n"
    web = {"WebMainResource": {"WebResourceURL": "https://ana.example/", "WebResourceMIMEType": "text/html", "WebResourceData": page.encode()}}
    europass = "".join(f"<{tag}>{word}</{tag}>" for tag, word in (("FirstName", "Ana"), ("Surname", "Example")))
    mhtml = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://ana.example/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://ana.example/\r\n\r\n{page}\r\n--b--\r\n"
    made = {
        "docx": packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document}),
        "odt": packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}),
        "rtf": "{\\rtf1\\ansi " + lines("", "\\par ") + "}",
        "tex": "\\documentclass{article}\\begin{document}" + lines("\\section{", "}\n") + "\\end{document}",
        "md": lines("# ", "\n\n"),
        "txt": lines("", "\n"),
        "html": page,
        "saved.html": page.replace("<head>", "<head><!-- saved from url=(0019)https://ana.example/ -->"),
        "mhtml": mhtml,
        "webarchive": plistlib.dumps(web, fmt=plistlib.FMT_BINARY),
        "warc": record,
        "wacz": packed({"archive/data.warc": record, "datapackage.json": "{}"}),
        "json": json.dumps(resume),
        "fresh.json": json.dumps({"meta": {"format": "FRESH@0.6.0"}, "name": WORDS[0], "contact": {"email": WORDS[1]}}),
        "jsonld.json": json.dumps({"@context": "https://schema.org", "@type": "Person", "name": WORDS[0], "alumniOf": {"name": WORDS[6]}}),
        "hr-open.json": json.dumps({"candidate": {"person": {"name": {"given": "Ana", "family": "Example"}}}}),
        "portability.json": json.dumps({"elements": [{"snapshotDomain": "PROFILE", "snapshotData": [{"First Name": "Ana", "Last Name": "Example"}]}]}),
        "europass.xml": f'<Candidate xmlns="http://www.europass.eu/1.0"><PersonName>{europass}</PersonName></Candidate>',
        "learner.xml": f'<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo>{europass}</LearnerInfo></SkillsPassport>',
        "word2003.xml": f'<?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>{lines("<w:p><w:r><w:t>", "</w:t></w:r></w:p>")}</w:body></w:wordDocument>',
        "vcf": f"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{WORDS[0]}\r\nEMAIL:{WORDS[1]}\r\nEND:VCARD\r\n",
        "csv": "First Name,Last Name,Headline\nAna,Example,Engineer\n",
        "export.zip": packed({"Profile.csv": "First Name,Last Name\nAna,Example\n", "Positions.csv": "Company Name,Title,Started On\nSample Ltd,Engineer,Mar 2019\n"}),
    }
    return {ending: content if isinstance(content, bytes) else content.encode() for ending, content in made.items()}


def damaged(whole: bytes, many: int, chance: random.Random) -> list:
    """The file cut off, with bytes changed, with a piece again and again, and inside out."""
    made = []
    for number in range(many):
        content = bytearray(whole)
        at = chance.randrange(len(content))
        match number % 5:
            case 0:
                del content[at:]
            case 1:
                for _ in range(1 + len(content) // 50):
                    content[chance.randrange(len(content))] = chance.randrange(256)
            case 2:
                piece = bytes(content[at : at + 40])
                content[at:at] = piece * (200_000 // max(1, len(piece)))
            case 3:
                content[at:at] = chance.choice([b"\0" * 5_000, b"\xff\xfe" * 2_000, b"<a>" * 60_000, b"[" * 60_000, b"{\\b " * 60_000, b"9" * 60_000])
            case _:
                half = len(content) // 2
                content = content[half:] + content[:half]
        made.append(bytes(content))
    return made


def bombs() -> dict:
    """Files that unpack to far more than they are, and XML whose entities multiply."""
    zeros = b" " * BOMB
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "ha">{entities}]><d>&e9;</d>'
    return {
        "bomb.docx": packed({"[Content_Types].xml": "<Types/>", "word/document.xml": zeros}),
        "bomb.odt": packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": zeros}),
        "bomb.wacz": packed({"archive/data.warc": zeros, "datapackage.json": "{}"}),
        "bomb.export.zip": packed({"Profile.csv": zeros}),
        "laughs.europass.xml": laughs.replace("<d>", '<d xmlns="http://www.europass.eu/1.0">').encode(),
        "laughs.word2003.xml": laughs.encode(),
        "laughs.docx": packed({"[Content_Types].xml": "<Types/>", "word/document.xml": laughs}),
    }


def breaking(number: int) -> tuple:
    """A file that a reader can break on, and its ending; the same for the same number."""
    noise = random.Random(number).randbytes(20_000)
    kinds = [
        (noise, "pdf"), (b"%PDF-1.7\n" + noise, "pdf"), (noise, "docx"), (packed({"word/document.xml": "<w:document>" * 200_000}), "docx"),
        (packed({"word/document.xml": b"\0" * (200 << 20)}), "docx"), (packed({"content.xml": "<a>" * 100_000}), "odt"),
        (b"{\\rtf1" + b"{" * 300_000, "rtf"), (b"[" * 500_000, "json"), (b"<div>" * 300_000, "html"), (b"", "pdf"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\2\0\0\0" + noise, "png"), (b"a" * (8 << 20), "txt"),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R>>", "pdf"),
    ]
    return kinds[number % len(kinds)]


def write(folder: Path, many: int, seed: int = 1) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    for ending, whole in samples().items():
        (folder / f"whole.{ending}").write_bytes(whole)
        for number, content in enumerate(damaged(whole, many, chance)):
            (folder / f"damaged-{number}.{ending}").write_bytes(content)
    for name, content in bombs().items():
        (folder / name).write_bytes(content)
    for number in range(many):
        content, ending = breaking(number)
        (folder / f"breaking-{number}.{ending}").write_bytes(content)
