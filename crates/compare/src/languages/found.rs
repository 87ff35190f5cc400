//! The set of languages found in a text, with shares and quoted runs.

use std::collections::BTreeMap;

use super::prose::{OwnNames, Prose, prose};
use super::runs::Run;
use super::settled::Place;
use super::writing::Writing;
use super::{runs, settled, shared};

/// Longest quote, in characters.
const QUOTE_CHARS: usize = 160;

/// Words in other scripts from which a text counts as mixed, so that a short stretch in a shared script beside them is not
/// called: more than a name has.
const PROSE_BESIDE: usize = 5;

/// The languages of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Largest share first, equal shares by code.
    pub languages: Vec<FoundLanguage>,
    /// Words of prose considered; for scripts without spaces an estimate from the letters.
    pub words: usize,
    /// Share of those words whose language was left open, 0 to 1; 0 when there are no words.
    pub undecided_share: f32,
}

/// One language of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundLanguage {
    /// BCP 47 primary subtag.
    pub code: &'static str,
    /// Share of the words considered, 0 to 1.
    pub share: f32,
    /// Words called this language.
    pub words: usize,
    /// Verbatim run of the text, the longest of this language, cut at a word to 160 characters.
    pub quote: String,
    /// Which text the quote is from: 0 unless several were given.
    pub text: usize,
    /// Where the quote stands in that text, in bytes.
    pub span: std::ops::Range<usize>,
}

/// Finds the languages of one text. `names` are the person's own names in every script they are known in; they never count.
pub fn found(text: &str, names: &[&str]) -> Found {
    found_in_all(&[text], names)
}

/// Finds the languages of several texts taken together: shares are of all their words. Each text is read by itself.
pub fn found_in_all(texts: &[&str], names: &[&str]) -> Found {
    let own = OwnNames::new(names);
    let mut tally = Tally::default();
    for (at, text) in texts.iter().enumerate() {
        tally.read(at, text, &own);
    }
    tally.into_found(texts)
}

#[derive(Default)]
struct Tally {
    words: usize,
    languages: BTreeMap<&'static str, Entry>,
}

#[derive(Default)]
struct Entry {
    words: usize,
    /// Words in the longest run, its text and span.
    best: (usize, usize, std::ops::Range<usize>),
}

impl Tally {
    fn read(&mut self, at: usize, text: &str, own: &OwnNames) {
        let prose = prose(text, own);
        let mut members: BTreeMap<Writing, Vec<usize>> = BTreeMap::new();
        for (place, word) in prose.words.iter().enumerate() {
            members.entry(word.writing).or_default().push(place);
        }
        let total: usize = members.iter().map(|(&writing, members)| size(&prose, writing, members)).sum();
        self.words += total;
        for (&writing, members) in &members {
            let own = size(&prose, writing, members);
            let lesser = own < total && own * 2 <= total;
            let runs = match shared::table(writing) {
                Some(table) => runs::runs(&prose, writing, table, members, lesser || total - own >= PROSE_BESIDE),
                None => {
                    let place = if own == total {
                        Place::Alone
                    } else if lesser {
                        Place::Lesser
                    } else {
                        Place::Larger
                    };
                    settled::runs(&prose, writing, members, place)
                }
            };
            for run in &runs {
                self.count(at, &prose, writing, run);
            }
        }
    }

    fn count(&mut self, text: usize, prose: &Prose, writing: Writing, run: &Run) {
        let Some(code) = run.code else { return };
        let entry = self.languages.entry(code).or_default();
        entry.words += size(prose, writing, &run.words);
        let mut start = 0;
        while start < run.words.len() {
            let end = (start + 1..run.words.len())
                .find(|&at| run.words[at] != run.words[at - 1] + 1)
                .unwrap_or(run.words.len());
            let stretch = &run.words[start..end];
            let words = size(prose, writing, stretch);
            if words > entry.best.0 {
                let first = &prose.words[stretch[0]];
                let last = &prose.words[stretch[stretch.len() - 1]];
                entry.best = (words, text, first.start..last.end);
            }
            start = end;
        }
    }

    fn into_found(self, texts: &[&str]) -> Found {
        let all = self.words.max(1) as f32;
        let mut languages: Vec<FoundLanguage> = self
            .languages
            .into_iter()
            .map(|(code, entry)| {
                let (_, text, span) = entry.best;
                let quote = cut(&texts[text][span.clone()]);
                let span = span.start..span.start + quote.len();
                FoundLanguage {
                    code,
                    share: entry.words as f32 / all,
                    words: entry.words,
                    quote: quote.to_owned(),
                    text,
                    span,
                }
            })
            .collect();
        languages.sort_by(|a, b| b.words.cmp(&a.words).then_with(|| a.code.cmp(b.code)));
        let decided: usize = languages.iter().map(|language| language.words).sum();
        let undecided_share = if self.words == 0 { 0.0 } else { (self.words.saturating_sub(decided)) as f32 / all };
        Found { languages, words: self.words, undecided_share }
    }
}

/// Words, counted or estimated from letters.
fn size(prose: &Prose, writing: Writing, members: &[usize]) -> usize {
    match writing.letters_per_word() {
        None => members.len(),
        Some(each) => members.iter().map(|&at| prose.words[at].letters.div_ceil(each)).sum(),
    }
}

/// The beginning of the run, cut at the last space that keeps it within the length, or at the length.
fn cut(run: &str) -> &str {
    let Some((end, _)) = run.char_indices().nth(QUOTE_CHARS) else { return run };
    let head = &run[..end];
    match head.rfind(char::is_whitespace) {
        Some(space) if space * 2 > end => head[..space].trim_end(),
        _ => head,
    }
}
