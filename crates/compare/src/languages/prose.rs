//! The words of prose in a text: what is left when code, markup, links, addresses, handles, hashtags, paths, acronyms,
//! technology words and the person's own names are taken out.

use unicode_normalization::UnicodeNormalization;

use super::composed::Composed;
use super::shapes::{is_camel, is_code, is_technology, markup};
use super::writing::{self, Writing};

/// Text beyond this many bytes is not read: no profile holds more prose, and a hostile page must not cost more.
const MAX_BYTES: usize = 1_000_000;
/// Names beyond this many, and letters of a name beyond the second, are not read.
const MAX_NAMES: usize = 200;
const MAX_NAME_CHARS: usize = 256;
/// A longer "word" is no word of any language here (the longest ordinary German compounds have about 40 letters); it is
/// dropped unless its script writes without spaces.
const MAX_WORD_LETTERS: usize = 48;

/// One word of prose.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Bytes of the input.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) writing: Writing,
    /// Letters after composition, marks not counted.
    pub(super) letters: usize,
    /// A sentence or line ends between the word before and this one.
    pub(super) breaks: bool,
    /// Anything but spaces and light punctuation lies between the word before and this one (a dropped word, a break).
    pub(super) apart: bool,
    /// Begins with a capital.
    pub(super) capital: bool,
    norm: (usize, usize),
    shouted: bool,
}

/// The words of one text, in order.
#[derive(Debug, Default)]
pub(super) struct Prose {
    pub(super) words: Vec<Word>,
    norms: String,
}

impl Prose {
    /// The word composed (NFC) and in lower case.
    pub(super) fn norm(&self, word: &Word) -> &str {
        &self.norms[word.norm.0..word.norm.1]
    }
}

/// The parts of a person's names, composed and in lower case.
#[derive(Debug, Default)]
pub(super) struct OwnNames {
    parts: Vec<String>,
    whole: Vec<String>,
}

impl OwnNames {
    pub(super) fn new(names: &[&str]) -> Self {
        let mut own = Self::default();
        for name in names.iter().take(MAX_NAMES) {
            let name: String = name.nfc().take(MAX_NAME_CHARS).flat_map(char::to_lowercase).collect();
            let parts: Vec<&str> = name
                .split(|c: char| !writing::continues_word(c))
                .filter(|part| part.chars().nth(1).is_some())
                .collect();
            if parts.len() > 1 {
                own.whole.push(parts.concat());
            }
            own.parts.extend(parts.into_iter().map(str::to_owned));
        }
        // Longest first, so that a full name is taken out before its parts.
        own.whole.extend(own.parts.iter().cloned());
        own.whole.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        own.whole.dedup();
        own
    }

    /// Whether the word is one of the names, an ending of up to three letters allowed where the name has at least four
    /// (Иваном, Berlinsky's).
    fn names(&self, word: &str) -> bool {
        self.parts.iter().any(|part| {
            word == part
                || (part.chars().count() >= 4
                    && word.starts_with(&part[..part.char_indices().next_back().map_or(0, |(at, _)| at)])
                    && word.chars().count() <= part.chars().count() + 3)
        }) || self.whole.iter().any(|whole| whole == word)
    }

    /// The word without the names it contains, for scripts that write words together.
    fn without(&self, word: &str) -> Option<String> {
        let mut left: Option<String> = None;
        for whole in &self.whole {
            let current = left.as_deref().unwrap_or(word);
            if current.contains(whole.as_str()) {
                left = Some(current.replace(whole.as_str(), ""));
            }
        }
        left
    }
}

/// Reads the words of prose of `text`.
pub(super) fn prose(text: &str, own: &OwnNames) -> Prose {
    let mut end = text.len().min(MAX_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let composed = Composed::new(&text[..end]);
    let mut prose = composed_prose(&composed.text, own);
    for word in &mut prose.words {
        let input = composed.back(word.start..word.end);
        (word.start, word.end) = (input.start, input.end);
    }
    prose
}

fn composed_prose(text: &str, own: &OwnNames) -> Prose {
    let mut reader = Reader {
        text,
        own,
        out: Prose { words: Vec::with_capacity(text.len() / 8 + 1), norms: String::with_capacity(text.len()) },
        breaks: true,
        apart: true,
        hashtag: false,
    };
    reader.read();
    reader.drop_acronyms();
    reader.out
}

struct Reader<'a> {
    text: &'a str,
    own: &'a OwnNames,
    out: Prose,
    breaks: bool,
    apart: bool,
    hashtag: bool,
}

impl Reader<'_> {
    fn read(&mut self) {
        let text = self.text;
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            if c.is_whitespace() {
                if matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}') {
                    self.separate(true);
                }
                self.hashtag = false;
                at += c.len_utf8();
            } else if let Some(skipped) = markup(rest, c) {
                self.apart = true;
                at += skipped;
            } else {
                let length = rest[c.len_utf8()..]
                    .find(|c: char| c.is_whitespace() || matches!(c, '`' | '<'))
                    .map_or(rest.len(), |found| found + c.len_utf8());
                self.chunk(at, &rest[..length]);
                at += length;
            }
        }
    }

    fn separate(&mut self, breaks: bool) {
        self.breaks |= breaks;
        self.apart = true;
    }

    /// One stretch without spaces: cut where ASCII or Latin meets another script, since a link or a technology word may
    /// stand right beside a Japanese or Korean one.
    fn chunk(&mut self, base: usize, chunk: &str) {
        let mut start = 0;
        let mut technical = None;
        for (at, c) in chunk.char_indices() {
            let kind = if c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c) || ('\u{1e00}'..='\u{1eff}').contains(&c)
            {
                Some(true)
            } else if writing::is_mark(c) || matches!(c, '’' | 'ʼ') {
                None
            } else {
                Some(writing::writing(c) == Some(Writing::Latin))
            };
            if let Some(kind) = kind {
                if technical.is_some_and(|before| before != kind) {
                    self.piece(base + start, &chunk[start..at], technical == Some(true));
                    start = at;
                }
                technical = Some(kind);
            }
        }
        self.piece(base + start, &chunk[start..], technical == Some(true));
    }

    fn piece(&mut self, base: usize, piece: &str, technical: bool) {
        if technical {
            let bare = piece.trim_matches(|c: char| {
                c.is_ascii_punctuation() && !matches!(c, '#' | '@' | '/' | '~' | '.' | '+' | '$' | '-' | '_')
            });
            if is_code(bare) {
                self.hashtag = bare.starts_with('#') || bare.ends_with(['/', '=', '#', '-', '_', '%']);
                self.apart = true;
                self.breaks |= piece.ends_with(['.', '!', '?']) && !self.hashtag;
                return;
            }
            self.hashtag |= piece.ends_with('#') || piece.ends_with('@');
        } else if self.hashtag {
            // A hashtag, or the last part of a link, written in another script.
            self.apart = true;
            let end = piece.find(|c: char| !writing::continues_word(c)).unwrap_or(piece.len());
            self.hashtag = end == piece.len();
            self.words(base + end, &piece[end..]);
            return;
        }
        self.words(base, piece);
    }

    /// Cuts a piece into words.
    fn words(&mut self, base: usize, piece: &str) {
        let mut word: Option<(usize, Writing)> = None;
        let mut chars = piece.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if writing::continues_word(c) {
                match (word, writing::writing(c)) {
                    (None, Some(kind)) => word = Some((at, kind)),
                    (Some((start, kind)), Some(other)) if kind != other => {
                        self.word(base + start, &piece[start..at], kind);
                        word = Some((at, other));
                    }
                    _ => {}
                }
                continue;
            }
            let inside = matches!(c, '\'' | '’' | 'ʼ' | '״' | '"' | '·')
                && word.is_some_and(|(_, kind)| match c {
                    '\'' | '’' | 'ʼ' => kind != Writing::HanKana,
                    '״' | '"' => kind == Writing::Hebrew,
                    _ => false,
                })
                && chars.peek().is_some_and(|&(_, next)| writing::continues_word(next));
            if inside {
                continue;
            }
            if let Some((start, kind)) = word.take() {
                self.word(base + start, &piece[start..at], kind);
            }
            if matches!(
                c,
                '.' | '!'
                    | '?'
                    | '|'
                    | '•'
                    | '…'
                    | '。'
                    | '！'
                    | '？'
                    | '؟'
                    | '۔'
                    | '।'
                    | '॥'
                    | ';'
                    | '▪'
                    | '●'
                    | '★'
                    | '→'
            ) {
                self.separate(true);
            } else if c.is_ascii_digit() {
                self.apart = true;
            }
        }
        if let Some((start, kind)) = word {
            self.word(base + start, &piece[start..], kind);
        }
    }

    fn word(&mut self, start: usize, raw: &str, kind: Writing) {
        let from = self.out.norms.len();
        if raw.is_ascii() {
            self.out.norms.extend(raw.bytes().map(|b| char::from(b.to_ascii_lowercase())));
        } else {
            self.out.norms.extend(raw.chars().flat_map(lower));
        }
        let norm = &self.out.norms[from..];
        let letters = norm.chars().filter(|&c| !writing::is_mark(c) && writing::writing(c).is_some()).count();
        let spaced = kind.letters_per_word().is_none();
        let dropped = kind == Writing::Other
            || (spaced && letters > MAX_WORD_LETTERS)
            || (kind == Writing::Latin && (is_technology(norm) || is_camel(raw)));
        let mut letters_left = letters;
        if !dropped && !self.own.whole.is_empty() {
            if spaced && self.own.names(norm) {
                letters_left = 0;
            } else if let Some(left) = (!spaced || kind == Writing::Hangul).then(|| self.own.without(norm)).flatten() {
                let count = left.chars().filter(|&c| !writing::is_mark(c)).count();
                // In Korean a name with two letters or more of ending is a phrase of its own ("... 입니다").
                if !spaced {
                    letters_left = count;
                    self.out.norms.truncate(from);
                    self.out.norms.push_str(&left);
                } else if count < 2 {
                    letters_left = 0;
                }
            }
        }
        if dropped || letters_left == 0 {
            self.out.norms.truncate(from);
            self.apart = true;
            return;
        }
        let mut chars = raw.chars();
        let capital = chars.next().is_some_and(char::is_uppercase);
        let shouted = capital && kind == Writing::Latin && letters > 1 && chars.all(|c| !c.is_lowercase());
        self.out.words.push(Word {
            start,
            end: start + raw.len(),
            writing: kind,
            letters: letters_left,
            breaks: self.breaks,
            apart: self.apart,
            capital,
            norm: (from, self.out.norms.len()),
            shouted,
        });
        self.breaks = false;
        self.apart = false;
    }

    /// Words in capitals are acronyms, unless the greater part of a sentence shouts.
    fn drop_acronyms(&mut self) {
        let words = &mut self.out.words;
        let mut keep = vec![true; words.len()];
        let mut start = 0;
        while start < words.len() {
            let end = (start + 1..words.len()).find(|&at| words[at].breaks).unwrap_or(words.len());
            let shouted = words[start..end].iter().filter(|word| word.shouted).count();
            let prose = shouted >= 4 && shouted * 10 >= (end - start) * 7;
            if shouted > 0 && !prose {
                for at in start..end {
                    keep[at] = !words[at].shouted;
                }
            }
            start = end;
        }
        if keep.iter().all(|&kept| kept) {
            return;
        }
        let (mut breaks, mut apart) = (false, false);
        let mut kept = keep.into_iter();
        words.retain_mut(|word| {
            let keeps = kept.next().unwrap_or(true);
            if keeps {
                word.breaks |= std::mem::take(&mut breaks);
                word.apart |= std::mem::take(&mut apart);
            } else {
                breaks |= word.breaks;
                apart = true;
            }
            keeps
        });
    }
}

fn lower(c: char) -> impl Iterator<Item = char> {
    let c = match c {
        '’' | 'ʼ' => '\'',
        // Lower case would leave a combining dot behind.
        'İ' => 'i',
        c => c,
    };
    c.to_lowercase()
}
