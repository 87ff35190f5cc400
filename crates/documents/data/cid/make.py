"""Lays out the CID-to-Unicode CMaps of adobe-type-tools/mapping-resources-pdf (BSD-3-Clause) as the tables that the PDF reader holds:

    python3 make.py DIRECTORY-OF-pdf2unicode

Writes NAME.ucs2 beside itself. Big-endian throughout: the number of CIDs (16 bits), one UTF-16 unit for each CID (0: none; FFFF: see
below), then for each CID that stands for more than one unit: the CID, how many units, the units."""

import pathlib
import re
import struct
import sys

NAMES = ["Adobe-Japan1", "Adobe-GB1", "Adobe-CNS1", "Adobe-Korea1", "Adobe-KR"]


def entries(text):
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for cid, value in re.findall(r"<([0-9a-f]+)>\s*<([0-9a-f]+)>", block, re.I):
            yield int(cid, 16), bytes.fromhex(value)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, value, array in re.findall(r"<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f]+)>|\[(.*?)\])", block, re.I | re.S):
            first, last = int(first, 16), int(last, 16)
            if array:
                for offset, one in enumerate(re.findall(r"<([0-9a-f]+)>", array, re.I)):
                    yield first + offset, bytes.fromhex(one)
            else:
                start = bytes.fromhex(value)
                for cid in range(first, last + 1):
                    low = int.from_bytes(start[-2:], "big") + cid - first
                    yield cid, start[:-2] + low.to_bytes(2, "big")


def lay_out(found):
    count = max(found) + 1
    units, longer = [0] * count, []
    for cid, value in sorted(found.items()):
        whole = struct.unpack(f">{len(value) // 2}H", value)
        if len(whole) == 1:
            units[cid] = whole[0]
        else:
            units[cid] = 0xFFFF
            longer += [cid, len(whole), *whole]
    return struct.pack(f">{1 + count + len(longer)}H", count, *units, *longer)


def main():
    source, beside = pathlib.Path(sys.argv[1]), pathlib.Path(__file__).parent
    for name in NAMES:
        text = (source / f"{name}-UCS2").read_text(encoding="latin-1")
        found = {cid: value for cid, value in entries(text) if value != b"\xff\xfd"}
        (beside / f"{name}.ucs2").write_bytes(lay_out(found))
        print(name, max(found) + 1, len(lay_out(found)))


main()
