"""Makes the tables of readings in this folder from the dictionaries they come from (see README.md).

    python3 generate.py INPUT OUTPUT

INPUT is a folder with the fields of Unihan_Readings as `u_<field>.tsv` (code point TAB value: kMandarin, kTGHZ2013,
kHanyuPinlu, kCantonese, kHangul, kVietnamese, kJapaneseOn, kJapaneseKun) and with the surnames and given names of UniDic and
IPADIC as `ja_sur.tsv` and `ja_giv.tsv` (key TAB katakana readings, separated by commas). OUTPUT receives han.tsv,
japanese_surnames.tsv, japanese_given.tsv and japanese_characters.tsv.
"""

import collections
import pathlib
import re
import sys
import unicodedata

# Readings that these characters have as surnames (after CLDR, Han-Latin-Names) and the modern fields lack.
SURNAME_READINGS = {"刀": "diao", "區": "ou", "員": "yun", "單": "shan", "種": "chong", "繆": "miao", "蓋": "ge"}
# A reading of a character inside names counts when this many names are explained by it.
NAMES = 3
# More readings of one character than this are dictionary lore.
KEPT = {"korean": 3, "vietnamese": 3}

# The next tables and `sound` do what `japanese::sound` and `japanese::kana_sound` do.
ROW = (
    "アaイiウuエeオoカkaキkiクkuケkeコkoサsaシshiスsuセseソsoタtaチchiツtsuテteトtoナnaニniヌnuネneノnoハhaヒhiフfuヘheホho"
    "マmaミmiムmuメmeモmoヤyaユyuヨyoラraリriルruレreロroワwaヰiヱeヲoンnガgaギgiグguゲgeゴgoザzaジjiズzuゼzeゾzoダdaヂji"
    "ヅzuデdeドdoバbaビbiブbuベbeボboパpaピpiプpuペpeポpoヴvu"
)
SYLLABLES = dict(re.findall(r"([ァ-ヿ])([a-z]+)", ROW))
SMALL = {"ャ": "ya", "ュ": "yu", "ョ": "yo", "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}
PIECES = {
    "sh": "sh", "ch": "ch", "si": "shi", "sy": "sh", "ti": "chi", "ty": "ch", "tu": "tsu", "hu": "fu", "zi": "ji",
    "di": "ji", "zy": "j", "jy": "j", "du": "zu", "wo": "o",
}  # fmt: skip


def sound(latin):
    out, i = "", 0
    while i < len(latin):
        rest = latin[i:]
        if rest.startswith("cch"):
            piece, used = "tch", 3
        elif rest.startswith("dzu"):
            piece, used = "zu", 3
        elif rest[:2] in PIECES:
            piece, used = PIECES[rest[:2]], 2
        elif rest[0] == "l":
            piece, used = "r", 1
        elif rest[0] == "m" and rest[1:2] and rest[1] in "bpm":
            piece, used = "n", 1
        elif rest[0] == "h" and out.endswith("o") and not (rest[1:2] and rest[1] in "aiueoy"):
            piece, used = "", 1
        elif rest[0] == "u" and out.endswith("o"):
            piece, used = "", 1
        elif rest[0] in "aiueo" and out.endswith(rest[0]):
            piece, used = "", 1
        else:
            piece, used = rest[0], 1
        out += piece
        i += used
    return out


def katakana(c):
    return chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c


def kana_sound(kana):
    out, double = "", False
    for c in map(katakana, kana):
        if c in SMALL:
            small, end, out = SMALL[c], out[-1:], out[:-1]
            if len(small) == 2 and end == "i":
                out += small[1:] if out.endswith(("sh", "ch", "j")) else small
            else:
                out += small
        elif c == "ッ":
            double = True
        elif c in SYLLABLES:
            syllable = SYLLABLES[c]
            if double:
                out += "t" if syllable.startswith("ch") else syllable[0]
                double = False
            out += syllable
    return sound(out)


def unique(items):
    return list(dict.fromkeys(i for i in items if i))


def rows(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        yield line.split("\t", 1)


def unihan(folder, field):
    return {chr(int(code[2:], 16)): value for code, value in rows(folder / f"u_{field}.tsv")}


def without_tones(pinyin):
    out = ""
    for c in unicodedata.normalize("NFD", pinyin):
        if c == "\u0308" and out.endswith("u"):
            out = out[:-1] + "v"
        elif not unicodedata.combining(c):
            out += c
    return out


def han(folder):
    mandarin, modern, frequent, cantonese, korean, vietnamese = (
        unihan(folder, f) for f in ("kMandarin", "kTGHZ2013", "kHanyuPinlu", "kCantonese", "kHangul", "kVietnamese")
    )
    for c in sorted({*mandarin, *modern, *frequent, *cantonese, *korean, *vietnamese}):
        if ord(c) > 0xFFFF and c not in modern and c not in korean:
            continue
        pinyin = mandarin.get(c, "").split()
        pinyin += [re.sub(r"\(.*", "", p) for p in frequent.get(c, "").split()]
        pinyin += [p for part in modern.get(c, "").split() for p in part.split(":")[1].split(",")]
        fields = [
            unique([without_tones(p) for p in pinyin] + [SURNAME_READINGS.get(c)]),
            unique(p.rstrip("0123456789") for p in cantonese.get(c, "").split()),
            unique(p.split(":")[0] for p in korean.get(c, "").split())[: KEPT["korean"]],
            unique(vietnamese.get(c, "").split())[: KEPT["vietnamese"]],
        ]
        if any(fields[:3]):
            yield "\t".join([c, *map(",".join, fields)])


def names(path):
    found = {}
    for key, readings in rows(path):
        found.setdefault(key, []).extend(kana_sound(r) for r in readings.split(","))
    return {key: unique(sounds) for key, sounds in found.items()}


def voiced(sounds):
    """How a reading sounds behind another character (rendaku)."""
    for s in sounds:
        for plain, others in (
            ("sh", "j"), ("ch", "j"), ("ts", "z"), ("s", "z"), ("t", "d"), ("k", "g"), ("h", "bp"), ("f", "bp"),
        ):  # fmt: skip
            if s.startswith(plain):
                yield from (other + s[len(plain) :] for other in others)
                break


def explained(chars, rest, known, gap, at=0):
    """The readings that the one character at `gap` would need, the others being read as known."""
    if at == len(chars):
        return {""} if not rest else set()
    found = set()
    if at == gap:
        for end in range(1, min(len(rest), 8) + 1):
            if explained(chars, rest[end:], known, -1, at + 1):
                found.add(rest[:end])
        return found
    for reading in known.get(chars[at], ()):
        if reading and rest.startswith(reading):
            found |= explained(chars, rest[len(reading) :], known, gap, at + 1)
            if gap < 0 and found:
                return found
    return found


def characters(folder, dictionaries):
    on, kun = unihan(folder, "kJapaneseOn"), unihan(folder, "kJapaneseKun")
    base = {}
    for c in {*on, *kun}:
        base[c] = unique(sound(r.lower()) for r in f"{on.get(c, '')} {kun.get(c, '')}".split())
    known = {c: {*sounds, *voiced(sounds)} for c, sounds in base.items()}
    seen = collections.Counter()
    for names_of in dictionaries:
        for key, sounds in names_of.items():
            if len(key) > 4:
                continue
            for s in sounds:
                if explained(key, s, known, -1):
                    continue
                for gap, c in enumerate(key):
                    # A character alone says how it is read as a whole name; that is what the dictionary is for.
                    if len(key) > 1 or c not in base:
                        for reading in explained(key, s, known, gap):
                            seen[c, reading] += 1
    kanji = re.compile(r"[々㐀-鿿]")
    # What a cut through a doubled consonant leaves is no reading.
    morae = re.compile(r"(([kgnhbpmr]y|sh|ch|ts|[kgsztdnhbpmyrwjf])?[aiueo]|n)+")
    for (c, reading), count in seen.items():
        if count >= NAMES and kanji.match(c) and morae.fullmatch(reading) and reading not in known.get(c, ()):
            base.setdefault(c, []).append(reading)
    for c in sorted(base):
        plain = sorted(unique(base[c]))
        yield c + "\t" + ",".join(plain + [f"~{v}" for v in unique(voiced(plain)) if v not in plain])


def main():
    source, target = map(pathlib.Path, sys.argv[1:3])
    dictionaries = [names(source / "ja_sur.tsv"), names(source / "ja_giv.tsv")]
    tables = {
        "han.tsv": han(source),
        "japanese_surnames.tsv": (f"{k}\t{','.join(v)}" for k, v in sorted(dictionaries[0].items())),
        "japanese_given.tsv": (f"{k}\t{','.join(v)}" for k, v in sorted(dictionaries[1].items())),
        "japanese_characters.tsv": characters(source, dictionaries),
    }
    for name, lines in tables.items():
        (target / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
