//! A written name taken apart: legal form off, the names given beside it, its tokens and what is known of them.

use unicode_script::{Script, UnicodeScript};

use super::thresholds::{ALIKE, LONGEST, LONGEST_GLUED, MOST_VARIANTS, SHORTEST_ALIKE, SHORTEST_PART};
use crate::fold::fold;
use crate::places::place_key;
use crate::table::find;

const KINDS: &str = include_str!("../../data/organisations/kinds.tsv");
const ALIASES: &str = include_str!("../../data/organisations/aliases.tsv");
/// Names of before: the organisation, what happened, the year.
const SUCCESSIONS: &str = include_str!("../../data/organisations/successions.tsv");

/// Legal forms written before the name as well.
const IN_FRONT: [&str; 29] = [
    "pt",
    "cv",
    "cong ty",
    "cong ty tnhh",
    "cong ty co phan",
    "ooo",
    "ооо",
    "оао",
    "ао",
    "пао",
    "зао",
    "ип",
    "тов",
    "тоо",
    "ат",
    "株式会社",
    "有限会社",
    "合同会社",
    "一般社団法人",
    "学校法人",
    "国立大学法人",
    "株",
    "주식회사",
    "유한회사",
    "주",
    "재단법인",
    "บริษัท",
    "uab",
    "sia",
];
/// Legal forms written without a space beside East Asian and Thai names.
const GLUED: [&str; 17] = [
    "国立大学法人",
    "学校法人",
    "株式会社",
    "有限会社",
    "合同会社",
    "股份有限公司",
    "有限责任公司",
    "有限責任公司",
    "集团有限公司",
    "有限公司",
    "주식회사",
    "유한회사",
    "재단법인",
    "학교법인",
    "บริษัท",
    "จำกัด",
    "มหาชน",
];
/// Words of a name that do not count for its short form.
pub(super) const LITTLE: [&str; 30] = [
    "of", "the", "and", "for", "in", "at", "de", "del", "di", "da", "do", "des", "du", "la", "le", "les", "el", "los",
    "las", "fur", "und", "et", "y", "e", "i", "der", "die", "van", "на", "и",
];

/// One name of an organisation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Name {
    tokens: Vec<String>,
    /// With the legal form, whose words count in a short form: the C of BBC.
    full: Vec<String>,
    /// As the tables have it, ".com" included.
    whole: String,
    /// How many capitals the first word has, if it has no other letters: "EA", "DB Systel".
    capitals: usize,
    /// It is one side of a comma: "University of California" of "University of California, Berkeley".
    is_piece: bool,
}

/// The main name and those given beside it. Empty when the text names nothing.
pub(crate) fn name_variants(text: &str) -> Vec<Name> {
    let text: String = text.chars().take(LONGEST).collect();
    let (mut outside, mut inside, mut depth) = (String::new(), Vec::new(), 0usize);
    for c in text.chars() {
        match c {
            '(' | '[' | '（' | '【' => {
                depth += 1;
                inside.push(String::new());
                outside.push(' ');
            }
            ')' | ']' | '）' | '】' => depth = depth.saturating_sub(1),
            _ if depth > 0 => inside.last_mut().map_or((), |last| last.push(c)),
            _ => outside.push(c),
        }
    }
    let mut texts = split_names(&outside);
    if texts.iter().all(|t| t.trim().is_empty()) {
        texts.clear();
    }
    texts.extend(inside.iter().flat_map(|text| split_names(text)));
    let mut found: Vec<Name> = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let Some(mut name) = Name::read(text) else { continue };
        name.is_piece = at > 0 && texts[0].contains([',', '，', '、']) && texts[0].contains(text.as_str());
        // A place or a line of business beside the name is no name of its own; the whole text is.
        let aside = at > 0 && !found.is_empty() && *text != outside;
        if (!aside || !name.says_nothing_by_itself(text)) && !found.contains(&name) {
            found.push(name);
        }
        if found.len() == MOST_VARIANTS {
            break;
        }
    }
    found
}

/// "Google via Adecco", "Meta / Facebook", "TU München, Fakultät für Informatik".
fn split_names(text: &str) -> Vec<String> {
    let mut pieces = vec![text.to_owned()];
    for mark in [
        "/",
        "|",
        ";",
        " - ",
        " – ",
        " — ",
        "·",
        "•",
        " via ",
        " through ",
        " formerly ",
        " f/k/a ",
        " fka ",
        " aka ",
        " dba ",
        " ehemals ",
        " vormals ",
        " ex ",
        " now ",
        " acquired by ",
        " part of ",
        " subsidiary of ",
        " a division of ",
    ] {
        pieces = pieces.iter().flat_map(|piece| piece.split(mark).map(str::to_owned).collect::<Vec<_>>()).collect();
    }
    let mut all = vec![text.to_owned()];
    if pieces.len() == 1 {
        let parts: Vec<&str> = text.split([',', '，', '、']).collect();
        if parts.len() > 1 {
            all.extend(parts.iter().map(|part| (*part).to_owned()));
        }
        return all;
    }
    // The first piece is the main name, unless nothing stands before the mark.
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces.push(text.to_owned());
    pieces
}

impl Name {
    fn read(text: &str) -> Option<Self> {
        let mut text = text.trim().to_owned();
        let whole = fold(&text.replace('&', " and "));
        for ending in [".com", ".io", ".ai", ".de", ".org", ".net", ".co", ".app", ".dev", ".ru", ".uk", ".fr", ".es"] {
            if text.len() > ending.len() + 1
                && text.is_char_boundary(text.len() - ending.len())
                && text[text.len() - ending.len()..].eq_ignore_ascii_case(ending)
            {
                text.truncate(text.len() - ending.len());
            }
        }
        let mut folded = fold(&text.replace('&', " and ").replace('+', " plus "));
        for form in GLUED {
            folded = folded.replace(form, " ");
        }
        let mut tokens: Vec<String> = folded.split_whitespace().flat_map(apart).take(24).collect();
        if tokens.len() > 1 && tokens[0] == "the" {
            tokens.remove(0);
        }
        // "日本IBM" is IBM's branch there: the country stands behind in other languages.
        if let [country, brand, ..] = tokens.as_slice()
            && !country.is_ascii()
            && brand.is_ascii()
            && is_descriptive(country)
        {
            tokens.rotate_left(1);
        }
        let full = tokens.clone();
        strip_legal_forms(&mut tokens);
        let first = text.split_whitespace().find(|word| fold(word) != "the").unwrap_or_default();
        let letters = first.chars().filter(|c| c.is_alphabetic());
        let capitals = if letters.clone().all(char::is_uppercase) { letters.count() } else { 0 };
        (!tokens.is_empty()).then_some(Self { tokens, full, whole, capitals, is_piece: false })
    }

    /// A place, a line of business, a legal form ("Example Foods Co., Ltd."), nobody, or a letter.
    fn says_nothing_by_itself(&self, text: &str) -> bool {
        let is_place = || crate::places::read(text).mentions.len() == 1 && find(ALIASES, &self.joined()).is_none();
        self.tokens.iter().all(|token| is_kind(token, "descriptor"))
            || is_kind(&self.joined(), "legal")
            || self.is_nobody()
            || self.packed().chars().count() < 2
            || is_place()
    }

    pub(crate) fn is_piece(&self) -> bool {
        self.is_piece
    }

    pub(crate) fn tokens(&self) -> &[String] {
        &self.tokens
    }

    /// The words with those of the legal form.
    pub(crate) fn full(&self) -> &[String] {
        &self.full
    }

    /// Letters of the first word if all are capitals, else 0.
    pub(crate) fn capitals(&self) -> usize {
        self.capitals
    }

    pub(crate) fn joined(&self) -> String {
        self.tokens.join(" ")
    }

    /// Without spaces: "Git Hub", "J P Morgan".
    pub(crate) fn packed(&self) -> String {
        self.tokens.concat()
    }

    pub(crate) fn sorted(&self) -> Vec<&str> {
        let mut tokens: Vec<&str> = self.tokens.iter().map(String::as_str).collect();
        tokens.sort_unstable();
        tokens
    }

    /// "Freelance", "confidential", "NDA client", "a large European bank": no organisation.
    pub(crate) fn is_nobody(&self) -> bool {
        if is_kind(&self.joined(), "nobody") || is_kind(&self.whole, "nobody") {
            return true;
        }
        let is = |kind: &'static str| move |token: &String| is_kind(token, kind);
        let named = |token: &String| !["secret", "generic", "generic_word"].iter().any(|kind| is_kind(token, kind));
        let unnamed = !self.full.iter().any(|token| named(token) && place_key(token).is_none());
        unnamed && self.full.iter().any(is("secret"))
            || unnamed && self.full.len() > 1 && self.full.iter().any(is("generic"))
    }

    /// What a table says of this name, or of the brand in front of it: "Google Cloud Korea".
    fn listed(&self, table: &'static str) -> Vec<&'static str> {
        let of = |key: &str| find(table, key).into_iter().flat_map(|list| list.split(',')).collect::<Vec<_>>();
        let mut found = of(&self.joined());
        for key in [&self.whole, &self.full.join(" ")] {
            found.extend(of(key));
        }
        if !found.is_empty() {
            return found;
        }
        for length in (1..self.tokens.len().min(6)).rev() {
            if self.tokens[length..].iter().all(|t| is_descriptive(t)) {
                found.extend(of(&self.tokens[..length].join(" ")));
            }
        }
        found
    }

    fn groups(&self) -> Vec<&'static str> {
        self.listed(ALIASES)
    }

    pub(crate) fn shares_group(&self, other: &Self) -> bool {
        let theirs = other.groups();
        self.groups().iter().any(|group| theirs.contains(group))
    }

    /// This one was renamed to the other, or bought by it, or is a part of it.
    pub(crate) fn went_into(&self, other: &Self) -> bool {
        let theirs = other.groups();
        self.listed(SUCCESSIONS).iter().filter_map(|entry| entry.split(':').next()).any(|group| theirs.contains(&group))
    }

    /// Both are names of known organisations, and of different ones. Short forms of three letters are shared too often to say so.
    pub(crate) fn is_known_apart_from(&self, other: &Self) -> bool {
        let known = |name: &Self| {
            let key = name.joined();
            (key.len() > 3).then(|| find(ALIASES, &key).or_else(|| find(ALIASES, &name.whole))).flatten()
        };
        matches!((known(self), known(other)), (Some(a), Some(b)) if !a.split(',').any(|group| b.split(',').any(|g| g == group)))
    }

    /// "Google Korea" of "Google": the same words in front, behind them only places and business words.
    pub(crate) fn is_branch_of(&self, parent: &Self) -> bool {
        let (long, short) = (&self.tokens, &parent.tokens);
        let brand = short.iter().any(|t| !is_descriptive(t));
        long.len() > short.len()
            && brand
            && long.starts_with(short)
            && long[short.len()..].iter().all(|t| is_descriptive(t))
    }

    pub(crate) fn is_part_of(&self, longer: &Self) -> bool {
        let telling = |t: &&String| !is_descriptive(t) && !LITTLE.contains(&t.as_str());
        let mine: Vec<&String> = self.tokens.iter().filter(telling).collect();
        let enough = mine.len() > 1 || mine.iter().any(|t| t.chars().count() >= SHORTEST_PART);
        enough && self.tokens.len() < longer.tokens.len() && mine.iter().all(|t| longer.tokens.contains(t))
    }

    /// The script most letters are in; Han and kana count as one.
    pub(crate) fn script(&self) -> Script {
        let mut counted: Vec<(Script, usize)> = Vec::new();
        for c in self.tokens.iter().flat_map(|t| t.chars()) {
            let script = match c.script() {
                Script::Hiragana | Script::Katakana => Script::Han,
                Script::Common | Script::Inherited => continue,
                other => other,
            };
            match counted.iter_mut().find(|(s, _)| *s == script) {
                Some((_, n)) => *n += 1,
                None => counted.push((script, 1)),
            }
        }
        counted.iter().rev().max_by_key(|(_, n)| *n).map_or(Script::Common, |(script, _)| *script)
    }
}

/// "日本ibm" and "google코리아" in their two scripts; "구글코리아" in the name and the word for a branch.
fn apart(token: &str) -> Vec<String> {
    let east_asian = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    let border = token.char_indices().zip(token.chars().skip(1)).find_map(|((at, c), next)| {
        let mixed = east_asian(c) && next.is_ascii_alphabetic() || c.is_ascii_alphabetic() && east_asian(next);
        mixed.then_some(at + c.len_utf8())
    });
    if let Some(border) = border {
        let (front, behind) = token.split_at(border);
        return [apart(front), apart(behind)].concat();
    }
    if token.chars().all(east_asian) && token.chars().count() <= LONGEST_GLUED {
        let ends = token.char_indices().map(|(at, _)| at).skip(2);
        let cut = ends.filter(|at| token[*at..].chars().count() >= 2).find(|at| is_kind(&token[*at..], "descriptor"));
        if let Some(cut) = cut {
            return vec![token[..cut].to_owned(), token[cut..].to_owned()];
        }
    }
    vec![token.to_owned()]
}

fn strip_legal_forms(tokens: &mut Vec<String>) {
    for _ in 0..3 {
        let longest = (1..=4.min(tokens.len().saturating_sub(1)))
            .rev()
            .find(|n| is_kind(&tokens[tokens.len() - n..].join(" "), "legal"));
        match longest {
            Some(n) => tokens.truncate(tokens.len() - n),
            None => break,
        }
    }
    let front =
        (1..=4.min(tokens.len().saturating_sub(1))).rev().find(|n| IN_FRONT.contains(&tokens[..*n].join(" ").as_str()));
    if let Some(n) = front {
        tokens.drain(..n);
    }
    while tokens.len() > 1 && tokens.last().is_some_and(|t| t == "and") {
        tokens.pop();
    }
}

/// A business word or a place.
pub(crate) fn is_descriptive(token: &str) -> bool {
    is_kind(token, "descriptor") || is_kind(token, "legal") || place_key(token).is_some()
}

fn is_kind(key: &str, kind: &str) -> bool {
    find(KINDS, key).is_some_and(|kinds| kinds.split(',').any(|k| k == kind))
}

/// Nearly the same spelling of what the two do not share: "Deutsche Bank" and "Deutsche Bahn" differ in their second word.
pub(crate) fn nearly_alike(a: &[String], b: &[String]) -> bool {
    let own = |x: &[String], y: &[String]| x.iter().filter(|t| !y.contains(t)).cloned().collect::<String>();
    let (a, b) = (own(a, b), own(b, a));
    let length = a.chars().count().min(b.chars().count());
    length >= SHORTEST_ALIKE && strsim::jaro_winkler(&a, &b) >= ALIKE
}
