//! Runs of one language within the words of one shared script.

use whatlang::{Detector, Lang};

use super::evidence::Table;
use super::prose::{Prose, Word};
use super::writing::Writing;

/// The numbers by which a run of a shared script is called or left open. Natural logarithms throughout. All were set on the
/// tuning half of the accuracy corpus (`examples/accuracy_languages.rs`), never on the half that is reported.
pub(super) mod limits {
    /// The most one word can say for one language over another: no single word decides.
    pub(in super::super) const WORD_SAYS_AT_MOST: f32 = 10.0;
    /// A word with a capital inside a sentence that no list has is likely a name, and counts this much.
    pub(in super::super) const LIKELY_NAME_COUNTS: f32 = 0.3;
    /// What a change of language from one sentence to the next must gain.
    pub(in super::super) const CHANGE_COSTS: f32 = 12.0;
    /// Lead over the next language needed with whatlang agreeing, and without.
    pub(in super::super) const LEAD_AGREED: f32 = 4.0;
    pub(in super::super) const LEAD_ALONE: f32 = 8.5;
    /// Added where none or one word of a run is known in its language, and in the scripts whose languages share most of their
    /// learned words (Arabic, Devanagari).
    pub(in super::super) const LEAD_NONE_KNOWN: f32 = 2.0;
    pub(in super::super) const LEAD_ONE_KNOWN: f32 = 0.5;
    pub(in super::super) const LEAD_CLOSE: f32 = 1.0;
    /// Runs shorter than this are held to the leads below as well.
    pub(in super::super) const SHORT_RUN: usize = 6;
    /// Added for a language: titles, terms and names of products in English stand in texts of every language; Spanish and
    /// Portuguese share most of their words, and Persian lends its own to Urdu and has taken its learned ones from Arabic.
    pub(in super::super) const LEAD_SHORT: &[(&str, f32)] = &[("en", 3.0), ("es", 3.0), ("pt", 3.0), ("fa", 3.0)];
    /// Added for a short run of English with a word that is not known: the rest may be a loan, and the word a name.
    pub(in super::super) const LEAD_ENGLISH_UNKNOWN: f32 = 8.0;
    /// Added for a language that is not among those measured: fewer words are known of it.
    pub(in super::super) const LEAD_UNMEASURED: f32 = 6.0;
    /// The languages that were measured and share their script with others.
    pub(in super::super) const MEASURED: &[&str] = &[
        "ar", "de", "en", "es", "fa", "fr", "hi", "id", "it", "ms", "nl", "pl", "pt", "ru", "sv", "tl", "tr", "uk",
        "ur", "vi",
    ];
    /// Lead needed when whatlang calls another language and holds itself reliable.
    pub(in super::super) const LEAD_AGAINST: f32 = 14.0;
    /// Fewest words of a run that is called, and of one that is the lesser part of a text in another script.
    pub(in super::super) const FEWEST_WORDS: usize = 2;
    /// Beside another script so many words must not begin with a capital: headings, titles and names of products do.
    pub(in super::super) const FEWEST_WORDS_BESIDE_OTHER_SCRIPT: usize = 5;
    pub(in super::super) const FEWEST_SMALL_WORDS_BESIDE: usize = 4;
    /// Fewest words of a run that stands beside a longer one in the same script: a loan, a title or a quotation is shorter.
    pub(in super::super) const FEWEST_WORDS_BESIDE_LONGER: usize = 6;
    /// From this many words on, a share of them must be listed for the language; keeps out languages there is no table for.
    pub(in super::super) const LISTED_FROM: usize = 6;
    pub(in super::super) const LISTED_SHARE: f32 = 0.12;
    /// whatlang reads at most this many words of a run.
    pub(in super::super) const WHATLANG_WORDS: usize = 60;
}

/// So many words of a run are looked up, to tell none, one and more apart.
const KNOWN_WORDS: usize = 2;

/// Words next to each other in one script that were called one language, or left open.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) code: Option<&'static str>,
    /// Places in [`Prose::words`].
    pub(super) words: Vec<usize>,
}

/// Parts the words of a shared script into runs and calls each, or leaves it open.
pub(super) fn runs(prose: &Prose, writing: Writing, table: &Table, members: &[usize], beside: bool) -> Vec<Run> {
    let width = table.codes().len();
    let segments = segments(prose, members);
    let mut totals = vec![0.0_f32; segments.len() * width];
    let mut scores = vec![0.0_f32; width];
    for (segment, total) in segments.iter().zip(totals.chunks_exact_mut(width)) {
        for (place, &at) in segment.iter().enumerate() {
            let word = &prose.words[at];
            let listed = table.score(prose.norm(word), &mut scores);
            let counts = if word.capital && place > 0 && !listed { limits::LIKELY_NAME_COUNTS } else { 1.0 };
            let best = scores.iter().copied().fold(f32::MIN, f32::max);
            for (sum, score) in total.iter_mut().zip(&scores) {
                *sum += (score - best).max(-limits::WORD_SAYS_AT_MOST) * counts;
            }
        }
    }
    let path = path(&totals, width, table);
    let mut out: Vec<Run> = Vec::new();
    let mut words_of = vec![0_usize; width];
    for (segment, &language) in segments.iter().zip(&path) {
        words_of[language] += segment.len();
    }
    let longest = words_of.iter().copied().max().unwrap_or(0);
    let mut start = 0;
    while start < segments.len() {
        let language = path[start];
        let end = (start + 1..segments.len()).find(|&at| path[at] != language).unwrap_or(segments.len());
        let words: Vec<usize> = segments[start..end].iter().flatten().copied().collect();
        let mut sums: Vec<f32> = table.handicaps().collect();
        for total in totals[start * width..end * width].chunks_exact(width) {
            for (sum, score) in sums.iter_mut().zip(total) {
                *sum += score;
            }
        }
        let alone = words_of[language] == longest || words.len() >= limits::FEWEST_WORDS_BESIDE_LONGER;
        let code = alone.then(|| call(prose, writing, table, &words, language, &sums, beside)).flatten();
        out.push(Run { code, words });
        start = end;
    }
    out
}

/// The words of a script between ends of sentences or lines.
fn segments(prose: &Prose, members: &[usize]) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    let mut next = 0;
    for &at in members {
        let broken = prose.words[next..=at].iter().any(|word: &Word| word.breaks);
        next = at + 1;
        match out.last_mut() {
            Some(last) if !broken => last.push(at),
            _ => out.push(vec![at]),
        }
    }
    out
}

/// The likeliest language of each segment, where changing language between two of them costs something.
fn path(totals: &[f32], width: usize, table: &Table) -> Vec<usize> {
    let mut value: Vec<f32> = table.handicaps().collect();
    let mut came_from: Vec<usize> = Vec::with_capacity(totals.len());
    for total in totals.chunks_exact(width) {
        let (best, best_value) = first_best(&value);
        let changed = best_value - limits::CHANGE_COSTS;
        for (language, value) in value.iter_mut().enumerate() {
            let stays = *value >= changed;
            came_from.push(if stays { language } else { best });
            *value = if stays { *value } else { changed } + total[language];
        }
    }
    let mut language = first_best(&value).0;
    let mut path = vec![0; totals.len() / width];
    for (at, place) in path.iter_mut().enumerate().rev() {
        *place = language;
        language = came_from[at * width + language];
    }
    path
}

fn first_best(values: &[f32]) -> (usize, f32) {
    values.iter().enumerate().fold((0, f32::MIN), |best, (at, &value)| if value > best.1 { (at, value) } else { best })
}

fn call(
    prose: &Prose,
    writing: Writing,
    table: &Table,
    words: &[usize],
    language: usize,
    sums: &[f32],
    beside: bool,
) -> Option<&'static str> {
    let fewest = if beside { limits::FEWEST_WORDS_BESIDE_OTHER_SCRIPT } else { limits::FEWEST_WORDS };
    let small = || words.iter().filter(|&&at| !prose.words[at].capital).count();
    if words.len() < fewest || (beside && small() < limits::FEWEST_SMALL_WORDS_BESIDE) {
        return None;
    }
    if words.len() < limits::SHORT_RUN && small() == 0 && has_cases(writing) {
        return None;
    }
    let codes = table.codes();
    let code = codes[language];
    let next = sums
        .iter()
        .zip(codes)
        .filter(|&(_, other)| !super::equivalent::equivalent(code, other))
        .fold(f32::MIN, |best, (&sum, _)| best.max(sum));
    let lead = sums[language] - next;
    if lead < limits::LEAD_AGREED {
        return None;
    }
    if words.len() >= limits::LISTED_FROM {
        let listed = words.iter().filter(|&&at| table.lists(language, prose.norm(&prose.words[at]))).count();
        if (listed as f32) < limits::LISTED_SHARE * words.len() as f32 {
            return None;
        }
    }
    if lead >= limits::LEAD_AGAINST {
        return Some(code);
    }
    let known =
        words.iter().filter(|&&at| table.lists(language, prose.norm(&prose.words[at]))).take(KNOWN_WORDS).count();
    let mut more = match known {
        0 => limits::LEAD_NONE_KNOWN,
        1 => limits::LEAD_ONE_KNOWN,
        _ => 0.0,
    };
    if !matches!(writing, Writing::Latin | Writing::Cyrillic) {
        more += limits::LEAD_CLOSE;
    }
    if words.len() < limits::SHORT_RUN {
        let own = limits::LEAD_SHORT.iter().find(|(short, _)| *short == code).map_or(0.0, |&(_, lead)| lead);
        more += if limits::MEASURED.contains(&code) { own } else { limits::LEAD_UNMEASURED };
        if code == "en" && known < KNOWN_WORDS {
            more += limits::LEAD_ENGLISH_UNKNOWN;
        }
    }
    let needed = match second_opinion(prose, writing, words) {
        Some((other, _)) if super::equivalent::equivalent(code, other) => limits::LEAD_AGREED + more,
        Some((_, true)) => limits::LEAD_AGAINST,
        _ => limits::LEAD_ALONE + more,
    };
    (lead >= needed).then_some(code)
}

/// Whether names begin with a capital in this script; a short run of nothing else is a name or a title.
fn has_cases(writing: Writing) -> bool {
    matches!(writing, Writing::Latin | Writing::Cyrillic)
}

/// What whatlang calls the run, and whether it holds itself reliable.
fn second_opinion(prose: &Prose, writing: Writing, words: &[usize]) -> Option<(&'static str, bool)> {
    let mut text = String::new();
    for &at in words.iter().take(limits::WHATLANG_WORDS) {
        text.push_str(prose.norm(&prose.words[at]));
        text.push(' ');
    }
    let info = Detector::with_allowlist(allowed(writing).iter().map(|&(lang, _)| lang).collect()).detect(&text)?;
    let code = allowed(writing).iter().find(|&&(lang, _)| lang == info.lang())?.1;
    Some((code, info.is_reliable()))
}

/// whatlang's languages of a script that have a table here.
fn allowed(writing: Writing) -> &'static [(Lang, &'static str)] {
    match writing {
        Writing::Latin => &[
            (Lang::Eng, "en"),
            (Lang::Spa, "es"),
            (Lang::Fra, "fr"),
            (Lang::Deu, "de"),
            (Lang::Ita, "it"),
            (Lang::Por, "pt"),
            (Lang::Nld, "nl"),
            (Lang::Pol, "pl"),
            (Lang::Swe, "sv"),
            (Lang::Tur, "tr"),
            (Lang::Ind, "id"),
            (Lang::Tgl, "tl"),
            (Lang::Vie, "vi"),
            (Lang::Cat, "ca"),
            (Lang::Ron, "ro"),
            (Lang::Dan, "da"),
            (Lang::Nob, "nb"),
            (Lang::Fin, "fi"),
            (Lang::Ces, "cs"),
            (Lang::Slk, "sk"),
            (Lang::Hun, "hu"),
            (Lang::Hrv, "hr"),
            (Lang::Slv, "sl"),
            (Lang::Est, "et"),
            (Lang::Lav, "lv"),
            (Lang::Lit, "lt"),
            (Lang::Aze, "az"),
            (Lang::Afr, "af"),
            (Lang::Epo, "eo"),
        ],
        Writing::Cyrillic => &[
            (Lang::Rus, "ru"),
            (Lang::Ukr, "uk"),
            (Lang::Bul, "bg"),
            (Lang::Srp, "sr"),
            (Lang::Mkd, "mk"),
            (Lang::Bel, "be"),
        ],
        Writing::Arabic => &[(Lang::Ara, "ar"), (Lang::Pes, "fa"), (Lang::Urd, "ur")],
        Writing::Devanagari => &[(Lang::Hin, "hi"), (Lang::Mar, "mr"), (Lang::Nep, "ne")],
        _ => &[],
    }
}
