//! A part of a name in characters that can be matched with Latin letters.

use std::borrow::Cow;

use crate::knowledge::han;
use crate::knowledge::lines;
use crate::knowledge::spellings;
use crate::knowledge::spellings::Name;
use crate::knowledge::surnames;
use crate::outcome::relation::ReadingSystem;
use crate::readings::chinese;
use crate::readings::chinese::Chinese;
use crate::readings::japanese;
use crate::readings::kana;
use crate::readings::korean;
use crate::readings::pattern::Pattern;
use crate::rules::word::budget;
use crate::text::packed::Text;

/// Spellings that are taken as they are.
type Literals = Cow<'static, [&'static str]>;

/// A part that can be matched with Latin letters.
pub(crate) enum Matcher {
    Spelled { pattern: Option<Pattern<'static>>, literals: Literals, budget: Name },
    Japanese { part: String, surname: bool, readings: japanese::Part },
    Plain(Vec<String>),
}

/// What a matcher says.
pub(crate) struct Hit {
    pub(crate) cost: u16,
    pub(crate) characters: bool,
    pub(crate) doubtful: bool,
    pub(crate) listed: bool,
}

impl Matcher {
    pub(crate) fn hit(&self, latin: &str) -> Option<Hit> {
        let found = |cost| Some(Hit { cost, characters: false, doubtful: false, listed: false });
        match self {
            Matcher::Spelled { pattern, literals, budget } => {
                let text = Text::plain(latin)?;
                let read = pattern.as_ref().and_then(|p| p.cost(&text, budget::of(*budget, text.len())));
                if literals.contains(&latin) {
                    let chinese = matches!(budget, Name::Mandarin | Name::Cantonese);
                    return Some(Hit {
                        cost: 0,
                        characters: false,
                        doubtful: false,
                        listed: chinese && read.is_none(),
                    });
                }
                read.and_then(found)
            }
            Matcher::Japanese { part, surname, readings } => {
                if *surname && japanese::is_long_beside_short(part, latin) {
                    return None;
                }
                let sound = kana::sound(latin);
                let fits = readings.reads_as(&sound);
                if fits.is_none() && part.chars().all(han::is_kana) {
                    let kana: Vec<char> = part.chars().map(han::katakana).collect();
                    let text = Text::plain(latin)?;
                    let cost = Pattern::of_chars(spellings::get(Name::Kana), &kana)?;
                    return cost.cost(&text, budget::of(Name::Kana, text.len())).and_then(found);
                }
                let characters = fits? == japanese::Found::Characters;
                // A surname of the dictionary that is read in a way the dictionary does not know: possible, not sure.
                let doubtful = characters && *surname && readings.is_listed();
                Some(Hit { cost: if characters { 12 } else { 0 }, characters, doubtful, listed: false })
            }
            Matcher::Plain(readings) => readings.iter().any(|r| r == latin).then_some(Hit {
                cost: 0,
                characters: false,
                doubtful: false,
                listed: false,
            }),
        }
    }

    pub(crate) fn begins_with(&self, letter: u8) -> bool {
        match self {
            Matcher::Spelled { pattern, .. } => pattern.as_ref().is_some_and(|p| p.begins_with(letter)),
            Matcher::Japanese { readings, .. } => readings.begins_with(letter),
            Matcher::Plain(readings) => readings.iter().any(|r| r.as_bytes().first() == Some(&letter)),
        }
    }
}

/// The systems a compact name is read in.
pub(crate) static HAN_SYSTEMS: [ReadingSystem; 5] = [
    ReadingSystem::Pinyin,
    ReadingSystem::Cantonese,
    ReadingSystem::JapaneseName,
    ReadingSystem::SinoKorean,
    ReadingSystem::SinoVietnamese,
];

/// The same, for names whose Latin form looks Japanese.
pub(crate) static JAPANESE_FIRST: [ReadingSystem; 5] = [
    ReadingSystem::JapaneseName,
    ReadingSystem::Pinyin,
    ReadingSystem::Cantonese,
    ReadingSystem::SinoKorean,
    ReadingSystem::SinoVietnamese,
];

/// The matcher of a compact part in one system; `None` when the system has no reading for it.
pub(crate) fn matcher(part: &str, system: ReadingSystem, surname: bool) -> Option<Matcher> {
    let chars: Vec<char> = part.chars().collect();
    match system {
        ReadingSystem::Pinyin | ReadingSystem::Cantonese => {
            let (which, budget) = match system {
                ReadingSystem::Pinyin => (Chinese::Mandarin, Name::Mandarin),
                _ => (Chinese::Cantonese, Name::Cantonese),
            };
            let pattern =
                if surname { chinese::surname_pattern(part, &chars, which) } else { chinese::pattern(&chars, which) };
            let literals = Cow::Borrowed(if surname { surnames::chinese(part) } else { &[] });
            (pattern.is_some() || !literals.is_empty()).then_some(Matcher::Spelled { pattern, literals, budget })
        }
        ReadingSystem::SinoKorean => {
            let pattern = korean::hanja(&chars)?;
            let mut literals = Vec::new();
            if let (true, [c]) = (surname, chars.as_slice()) {
                for reading in lines::list(han::field(*c, lines::KOREAN)) {
                    literals.extend(surnames::korean(reading));
                }
            }
            Some(Matcher::Spelled { pattern: Some(pattern), literals: Cow::Owned(literals), budget: Name::Hangul })
        }
        ReadingSystem::Hangul => {
            let jamo = korean::jamo(part);
            let pattern = Pattern::of_chars(spellings::get(Name::Hangul), &jamo);
            let literals = Cow::Borrowed(if surname { surnames::korean(part) } else { &[] });
            Some(Matcher::Spelled { pattern, literals, budget: Name::Hangul })
        }
        ReadingSystem::JapaneseName => {
            let known = chars.iter().all(|c| han::is_kana(*c) || *c == '々' || han::is_known(*c));
            known.then(|| Matcher::Japanese {
                part: part.to_owned(),
                surname,
                readings: japanese::Part::of(part, surname),
            })
        }
        ReadingSystem::SinoVietnamese => {
            let mut readings = vec![String::new()];
            for c in &chars {
                let field = han::field(*c, lines::VIETNAMESE);
                if field.is_empty() || readings.len() > 8 {
                    return None;
                }
                readings = readings
                    .iter()
                    .flat_map(|r| field.split(',').map(move |f| format!("{r}{}", plain_vietnamese(f))))
                    .collect();
            }
            Some(Matcher::Plain(readings))
        }
        _ => None,
    }
}

fn plain_vietnamese(s: &str) -> String {
    let mut out = String::new();
    for c in s.chars() {
        match crate::text::fold::latin(c) {
            Some(f) if !c.is_ascii() => out.push_str(f.plain),
            _ => out.push(c),
        }
    }
    out
}
