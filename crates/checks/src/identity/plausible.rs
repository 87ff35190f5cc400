//! Which written names could be a person's full name. A display name can be anything: "Code Monkey" beside "Jane Doe" is
//! no contradiction.

/// Words that a person's name does not hold; a display name with one of them is a description or a brand.
const NOT_IN_A_NAME: &[&str] = &[
    "a",
    "academy",
    "agency",
    "alias",
    "an",
    "and",
    "anonymous",
    "app",
    "apps",
    "archive",
    "at",
    "backend",
    "blog",
    "bot",
    "boy",
    "channel",
    "cloud",
    "code",
    "coder",
    "codes",
    "coding",
    "company",
    "consulting",
    "creative",
    "cyber",
    "data",
    "design",
    "designer",
    "dev",
    "developer",
    "devs",
    "digital",
    "dot",
    "dr.who",
    "dude",
    "engineer",
    "engineering",
    "enthusiast",
    "expert",
    "foundation",
    "freelance",
    "freelancer",
    "frontend",
    "full",
    "fullstack",
    "game",
    "gamer",
    "games",
    "geek",
    "girl",
    "github",
    "group",
    "guy",
    "hacker",
    "hello",
    "home",
    "hub",
    "inc",
    "internet",
    "it",
    "journal",
    "lab",
    "labs",
    "lead",
    "limited",
    "llc",
    "ltd",
    "machine",
    "maker",
    "media",
    "monkey",
    "my",
    "nerd",
    "net",
    "ninja",
    "no",
    "notes",
    "null",
    "of",
    "official",
    "online",
    "open",
    "org",
    "page",
    "portfolio",
    "private",
    "profile",
    "programmer",
    "programming",
    "project",
    "projects",
    "resume",
    "scientist",
    "senior",
    "site",
    "software",
    "solutions",
    "source",
    "stack",
    "studio",
    "studios",
    "system",
    "systems",
    "team",
    "tech",
    "technologies",
    "technology",
    "the",
    "unknown",
    "user",
    "web",
    "website",
    "welcome",
    "wizard",
    "world",
];

/// Small words inside a person's name.
const PARTICLES: &[&str] = &[
    "a", "af", "al", "am", "an", "ap", "av", "aw", "bar", "ben", "bin", "bint", "binte", "da", "dal", "das", "de",
    "degli", "dei", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "ed", "el", "et", "ferch", "i", "ibn",
    "in", "la", "las", "le", "lo", "los", "na", "nic", "of", "op", "os", "san", "st", "te", "ten", "ter", "then", "to",
    "ua", "ul", "und", "van", "vom", "von", "y", "ye", "zu", "zum", "zur",
];

/// Parts of a person's full name: more is a sentence.
const MOST_PARTS: usize = 7;

/// A display name without what people put round their name: pronouns, a trade after a bar, emoji.
pub(crate) fn cleaned(name: &str) -> String {
    let cut = name.find(['|', '•', '·', '—', '@', '/']).map_or(name, |at| &name[..at]);
    let cut = [" - ", " – "].iter().filter_map(|dash| cut.find(dash)).min().map_or(cut, |at| &cut[..at]);
    // A name in another script in brackets is stated as an alternate by readers that know; here it is beside the point.
    let mut depth = 0_u32;
    let mut kept = String::with_capacity(cut.len());
    for c in cut.chars() {
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ if depth > 0 || is_ornament(c) => {}
            _ => kept.push(c),
        }
    }
    let kept = kept.trim();
    if kept.is_empty() { name.trim().to_owned() } else { kept.to_owned() }
}

/// Emoji, flags and other symbols that stand beside a name.
fn is_ornament(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0f}' | '\u{e0020}'..='\u{e007f}' | '"' | '“' | '”')
}

/// Whether the text reads like a person's full name: two parts or more (or a run of a script that writes names without
/// spaces), letters only, none of the words that names do not hold.
pub(crate) fn could_be_a_full_name(name: &str) -> bool {
    let name = cleaned(name);
    if name.chars().any(|c| c.is_numeric() || matches!(c, '_' | '@' | '/' | '#' | '<' | '>' | '=' | '!' | '?' | ':')) {
        return false;
    }
    let parts: Vec<String> = name
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(|part| part.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase())
        .filter(|part| !part.is_empty())
        .collect();
    if parts.len() > MOST_PARTS || parts.iter().any(|part| NOT_IN_A_NAME.contains(&part.as_str())) {
        return false;
    }
    if tells_a_sentence(&name) {
        return false;
    }
    let long = parts.iter().filter(|part| part.chars().count() >= 2).count();
    match parts.as_slice() {
        [] => false,
        [one] => one.chars().all(writes_names_without_spaces) && (2..=8).contains(&one.chars().count()),
        // Initials alone name nobody.
        _ => long >= 2 || (long == 1 && parts.iter().all(|part| part.chars().all(writes_names_without_spaces))),
    }
}

/// Some words with a capital and others without that are no particles: "I write compilers".
fn tells_a_sentence(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let particle = |word: &str| PARTICLES.contains(&word) || word.contains(['\'', '’']);
    words.iter().any(|word| !small(word)) && words.iter().any(|word| small(word) && !particle(word))
}

/// Han, kana, Hangul and Thai.
pub(crate) fn writes_names_without_spaces(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{e00}'..='\u{e7f}' | '々')
}

#[cfg(test)]
mod tests {
    use super::{cleaned, could_be_a_full_name};

    #[test]
    fn full_names_of_many_writings_can_speak() {
        for name in [
            "Jane Doe",
            "김민수",
            "山田 太郎",
            "María-José de la Cruz",
            "Nguyễn Thị Minh Khai",
            "Иван Петров",
            "ludwig van beethoven",
            "Ana de la Cruz",
            "O'Neil Sean",
            "Doe, Jane",
        ] {
            assert!(could_be_a_full_name(name), "{name}");
        }
    }

    #[test]
    fn handles_single_words_and_descriptions_cannot() {
        for name in [
            "jane",
            "jdoe42 x",
            "Code Monkey",
            "The Rust Guy",
            "J. D.",
            "Dev Null",
            "Acme Labs",
            "",
            "j_doe x",
            "who am I?",
            "I write compilers",
        ] {
            assert!(!could_be_a_full_name(name), "{name}");
        }
    }

    #[test]
    fn what_people_put_round_a_name_is_taken_off() {
        assert_eq!(cleaned("Jane Doe (she/her) 🦀"), "Jane Doe");
        assert_eq!(cleaned("Jane Doe | Rust developer"), "Jane Doe");
        assert_eq!(cleaned("Jane Doe - Engineer"), "Jane Doe");
        assert_eq!(cleaned("(김민수)"), "(김민수)");
    }
}
