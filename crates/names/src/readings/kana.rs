//! The sound of Japanese, romanised or in kana, in one plain spelling.

use crate::knowledge::han;

/// The sound of romanised Japanese in one plain spelling: long vowels short, Kunrei as Hepburn, l as r, m before a lip
/// sound as n. Plain lower-case letters in and out.
pub(crate) fn sound(latin: &str) -> String {
    let b = latin.as_bytes();
    let mut out = String::with_capacity(b.len());
    let mut i = 0;
    while i < b.len() {
        let rest = &b[i..];
        let (piece, used): (&str, usize) = match rest {
            [b'c', b'c', b'h', ..] => ("tch", 3),
            [b's', b'h', ..] => ("sh", 2),
            [b'c', b'h', ..] => ("ch", 2),
            [b's', b'i', ..] => ("shi", 2),
            [b's', b'y', ..] => ("sh", 2),
            [b't', b'i', ..] => ("chi", 2),
            [b't', b'y', ..] => ("ch", 2),
            [b't', b'u', ..] => ("tsu", 2),
            [b'h', b'u', ..] => ("fu", 2),
            [b'z' | b'd', b'i', ..] => ("ji", 2),
            [b'z' | b'j', b'y', ..] => ("j", 2),
            [b'd', b'z', b'u', ..] => ("zu", 3),
            [b'd', b'u', ..] => ("zu", 2),
            [b'w', b'o', ..] => ("o", 2),
            // Spellings of before the reform (Inouye, Kwanji, Uyeno).
            [b'y' | b'w', b'e', ..] => ("e", 2),
            [b'k', b'w', b'a', ..] => ("ka", 3),
            [b'l', ..] => ("r", 1),
            [b'm', b'b' | b'p' | b'm', ..] => ("n", 1),
            [b'h', ..] if out.ends_with('o') && !rest.get(1).is_some_and(|c| b"aiueoy".contains(c)) => ("", 1),
            [b'u', ..] if out.ends_with('o') => ("", 1),
            [c, ..] if b"aiueo".contains(c) && out.as_bytes().last() == Some(c) => ("", 1),
            [_, ..] => (&latin[i..=i], 1),
            [] => break,
        };
        // A piece such as "ji" must not double the vowel before it, and long vowels inside pieces cannot occur.
        out.push_str(piece);
        i += used;
    }
    out
}

/// The plain spelling of a kana reading.
pub(crate) fn kana_sound(kana: &str) -> String {
    let mut latin = String::with_capacity(kana.len());
    let mut double = false;
    for c in kana.chars() {
        let c = han::katakana(c);
        if let Some(small) = small(c) {
            let end = latin.pop();
            match (small, end) {
                (v, Some('i')) if v.len() == 2 => {
                    let sibilant = latin.ends_with("sh") || latin.ends_with("ch") || latin.ends_with('j');
                    latin.push_str(if sibilant { &v[1..] } else { v });
                }
                (v, Some(_)) => latin.push_str(v),
                (v, None) => latin.push_str(v),
            }
            continue;
        }
        match c {
            'ッ' => double = true,
            'ー' => {}
            _ => {
                let Some(syllable) = syllable(c) else { continue };
                if double {
                    latin.push_str(if syllable.starts_with("ch") { "t" } else { &syllable[..1] });
                    double = false;
                }
                latin.push_str(syllable);
            }
        }
    }
    sound(&latin)
}

fn small(c: char) -> Option<&'static str> {
    Some(match c {
        'ャ' => "ya",
        'ュ' => "yu",
        'ョ' => "yo",
        'ァ' => "a",
        'ィ' => "i",
        'ゥ' => "u",
        'ェ' => "e",
        'ォ' => "o",
        _ => return None,
    })
}

fn syllable(c: char) -> Option<&'static str> {
    const ROW: &str = "アaイiウuエeオoカkaキkiクkuケkeコkoサsaシshiスsuセseソsoタtaチchiツtsuテteトtoナnaニniヌnuネneノnoハhaヒhiフfuヘheホhoマmaミmiムmuメmeモmoヤyaユyuヨyoラraリriルruレreロroワwaヰiヱeヲoンnガgaギgiグguゲgeゴgoザzaジjiズzuゼzeゾzoダdaヂjiヅzuデdeドdoバbaビbiブbuベbeボboパpaピpiプpuペpeポpoヴvu";
    let at = ROW.find(c)? + c.len_utf8();
    let rest = &ROW[at..];
    let end = rest.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(rest.len());
    Some(&rest[..end])
}

/// Whether a plain Latin word can be romanised Japanese: open syllables, n, doubled consonants.
pub(crate) fn is_romaji(latin: &str) -> bool {
    let s = sound(latin);
    let b = s.as_bytes();
    let mut i = 0;
    while i < b.len() {
        let rest = &b[i..];
        let onset = ["sh", "ch", "ts", "ky", "gy", "ny", "hy", "by", "py", "my", "ry"]
            .iter()
            .find(|o| rest.starts_with(o.as_bytes()))
            .map_or(usize::from(b"kgsztdnhbpmyrwjf".contains(&rest[0])), |o| o.len());
        match rest.get(onset) {
            Some(v) if b"aiueo".contains(v) => i += onset + 1,
            _ if rest[0] == b'n' => i += 1,
            Some(_) if rest.len() > 1 && (rest[0] == rest[1] || rest.starts_with(b"tch")) => i += 1,
            _ => return false,
        }
    }
    !b.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_sound_meet() {
        for (one, other) in [
            ("shunpei", "shumpei"),
            ("ohno", "ono"),
            ("yuuko", "yuko"),
            ("tuji", "tsuji"),
            ("zyunko", "junko"),
            ("inoue", "inoe"),
            ("inouye", "inoue"),
            ("uyeno", "ueno"),
        ] {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
        assert_eq!(kana_sound("シュンペイ"), sound("shunpei"));
        assert_eq!(kana_sound("さっちょう"), sound("satcho"));
        assert!(is_romaji("shunpei") && is_romaji("kenichi") && !is_romaji("denny") && !is_romaji("robert"));
    }
}
