//! Measures how well languages are told: `cargo run --release -p crosscheck-compare --example accuracy_languages -- --corpus DIR`.
//!
//! `DIR` holds one folder per language code with `single-words.txt`, `word-pairs.txt` and `sentences.txt`. Even lines
//! (counted from 0) were for tuning, odd lines are reported. `--half tuning` shows the other half, `--errors` its errors and what was
//! left open.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a development program: it reads files, the clock and the arguments, and prints"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use crosscheck_compare::languages::{DECLARED_EQUIVALENT, found};
use unicode_normalization::UnicodeNormalization;
use whatlang::Lang;

/// Files of a language folder and what they are called in the output; noisy bios are made from the sentences.
const KINDS: [(&str, &str); 4] = [
    ("single-words.txt", "words"),
    ("word-pairs.txt", "word pairs"),
    ("sentences.txt", "sentences"),
    ("sentences.txt", "noisy bios"),
];

/// Invented names in several scripts; a bio gets one in a script its prose is not written in.
const NAMES: [(&str, &str); 10] = [
    ("Latin", "Marek Lindqvist"),
    ("Hangul", "김도윤"),
    ("Cyrillic", "Андрей Соколенко"),
    ("Han", "陈嘉明"),
    ("Arabic", "سامر الخطيب"),
    ("Latin", "Joana Teixeira"),
    ("Devanagari", "रोहन शर्मा"),
    ("Thai", "ธนกร ศรีสุข"),
    ("Hebrew", "נועם ברק"),
    ("Kana", "タカハシ ユウタ"),
];
const STACKS: [&str; 6] = [
    "Rust, C++, PostgreSQL",
    "React / Node.js / TypeScript",
    "Python • Django • AWS",
    "`let mut buffer = Vec::new();`",
    "Kubernetes | Docker | Terraform",
    "getUserName() snake_case_name FooBarBaz",
];
const LINKS: [&str; 6] = [
    "https://github.com/example-dev/some-nice-project",
    "www.example.com/about/me",
    "me@example.org",
    "<a href=\"https://example.net/portfolio\">portfolio.example.net</a>",
    "example.dev/blog",
    "https://www.example.com/in/profile-name-1234/",
];
const HANDLES: [&str; 6] = [
    "@code_wizard",
    "t.me/example_dev",
    "@exampledev #opensource",
    "#100DaysOfCode",
    "~/src/main.rs",
    "u/example-user",
];

#[derive(Default, Clone, Copy)]
struct Score {
    texts: usize,
    /// Texts with at least one language asserted.
    answered: usize,
    asserted: usize,
    right: usize,
    /// Texts where Korean was asserted without Hangul.
    korean: usize,
}

impl Score {
    fn add(&mut self, asserted: &[&str], code: &str, text: &str) {
        self.texts += 1;
        self.answered += usize::from(!asserted.is_empty());
        self.asserted += asserted.len();
        self.right += asserted.iter().filter(|found| same(found, code)).count();
        let hangul =
            text.chars().any(|c| ('\u{1100}'..='\u{11ff}').contains(&c) || ('\u{ac00}'..='\u{d7a3}').contains(&c));
        self.korean += usize::from(asserted.contains(&"ko") && !hangul);
    }

    fn with(self, other: Self) -> Self {
        Self {
            texts: self.texts + other.texts,
            answered: self.answered + other.answered,
            asserted: self.asserted + other.asserted,
            right: self.right + other.right,
            korean: self.korean + other.korean,
        }
    }

    fn show(self) -> String {
        format!("{:>6} {:>6}", percent(self.answered, self.texts), percent(self.right, self.asserted))
    }
}

fn percent(part: usize, whole: usize) -> String {
    if whole == 0 { "-".to_owned() } else { format!("{:.2}", part as f64 * 100.0 / whole as f64) }
}

fn same(a: &str, b: &str) -> bool {
    a == b || DECLARED_EQUIVALENT.iter().any(|group| group.contains(&a) && group.contains(&b))
}

fn script_of(code: &str) -> &'static str {
    match code {
        "ko" => "Hangul",
        "ru" | "uk" => "Cyrillic",
        "zh" => "Han",
        "ja" => "Kana",
        "ar" | "fa" | "ur" => "Arabic",
        "hi" => "Devanagari",
        "th" => "Thai",
        "he" => "Hebrew",
        _ => "Latin",
    }
}

fn bio(sentence: &str, code: &str, at: usize) -> String {
    let own = script_of(code);
    let other = |script: &str| script != own && !(own == "Kana" && script == "Han");
    let name = (at..).map(|at| NAMES[at % NAMES.len()]).find(|(script, _)| other(script)).map_or("", |(_, name)| name);
    let (stack, link, handle) = (STACKS[at % 6], LINKS[(at / 2) % 6], HANDLES[(at / 3) % 6]);
    match at % 4 {
        0 => format!("{name} | {stack} | {sentence} | {link} {handle}"),
        1 => format!("{sentence}\n{stack}\n{link}\n{name} {handle}"),
        2 => format!("{handle} {name}\n{sentence} {link} {stack}"),
        _ => format!("{stack} — {name}. {sentence} {handle} {link}"),
    }
}

fn raw(text: &str) -> Option<(&'static str, bool)> {
    let info = whatlang::detect(text)?;
    let code = match info.lang() {
        Lang::Cmn => "zh",
        Lang::Pes => "fa",
        Lang::Nob => "nb",
        lang => short(lang.code()),
    };
    Some((code, info.is_reliable()))
}

fn short(code: &'static str) -> &'static str {
    const SHORT: [(&str, &str); 24] = [
        ("eng", "en"),
        ("spa", "es"),
        ("fra", "fr"),
        ("deu", "de"),
        ("ita", "it"),
        ("por", "pt"),
        ("nld", "nl"),
        ("pol", "pl"),
        ("swe", "sv"),
        ("tur", "tr"),
        ("ind", "id"),
        ("tgl", "tl"),
        ("vie", "vi"),
        ("rus", "ru"),
        ("ukr", "uk"),
        ("ara", "ar"),
        ("urd", "ur"),
        ("heb", "he"),
        ("hin", "hi"),
        ("ben", "bn"),
        ("tha", "th"),
        ("kor", "ko"),
        ("jpn", "ja"),
        ("por", "pt"),
    ];
    SHORT.iter().find(|(long, _)| *long == code).map_or(code, |(_, short)| short)
}

struct Options {
    corpus: PathBuf,
    tuning: bool,
    errors: bool,
}

fn options() -> Result<Options, String> {
    let (mut corpus, mut tuning, mut errors) = (None, false, false);
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--corpus" => corpus = arguments.next().map(PathBuf::from),
            "--half" => tuning = arguments.next().as_deref() == Some("tuning"),
            "--errors" => errors = true,
            other => return Err(format!("unknown argument {other}")),
        }
    }
    let corpus = corpus.ok_or("usage: accuracy_languages --corpus DIR [--half tuning|report] [--errors]")?;
    if errors && !tuning {
        return Err("--errors shows the tuning half only: add --half tuning".to_owned());
    }
    Ok(Options { corpus, tuning, errors })
}

/// code -> texts of each kind, of the half asked for.
fn texts(corpus: &Path, tuning: bool) -> Result<BTreeMap<String, Vec<Vec<String>>>, String> {
    let folders = fs::read_dir(corpus).map_err(|error| format!("no corpus at {}: {error}", corpus.display()))?;
    let mut all = BTreeMap::new();
    for folder in folders.flatten() {
        let code = folder.file_name().to_string_lossy().into_owned();
        let mut kinds = Vec::new();
        for (file, kind) in KINDS {
            let Ok(text) = fs::read_to_string(folder.path().join(file)) else { break };
            let half = text.lines().enumerate().filter(|(at, _)| (at % 2 == 0) == tuning);
            kinds.push(
                half.filter(|(_, line)| !line.trim().is_empty())
                    .map(|(at, line)| if kind == "noisy bios" { bio(line, &code, at / 2) } else { line.to_owned() })
                    .collect::<Vec<_>>(),
            );
        }
        if kinds.len() == KINDS.len() {
            all.insert(code, kinds);
        }
    }
    if all.is_empty() {
        return Err(format!("no language folders with {} in {}", KINDS[2].0, corpus.display()));
    }
    Ok(all)
}

fn resident_megabytes() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
}

/// Time this process has run on a processor, so that other work on the machine does not count.
fn processor_seconds() -> Option<f64> {
    let spent = fs::read_to_string("/proc/self/schedstat").ok()?;
    Some(spent.split_whitespace().next()?.parse::<f64>().ok()? / 1e9)
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("accuracy_languages: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let options = options()?;
    let before = resident_megabytes();
    for warm in ["one two three", "один два три", "واحد و اثنان", "एक दो तीन", "一二三"]
    {
        std::hint::black_box(found(warm, &[]));
    }
    let memory = resident_megabytes();
    let all = texts(&options.corpus, options.tuning)?;
    println!("half: {}; coverage % and precision %", if options.tuning { "tuning" } else { "report" });
    for (kind, (_, name)) in KINDS.iter().enumerate() {
        println!("\n{name:<12} crosscheck    whatlang all  whatlang reliable");
        let mut pooled = [Score::default(); 3];
        for (code, kinds) in &all {
            let mut scores = [Score::default(); 3];
            for text in &kinds[kind] {
                let languages = found(text, &[]).languages;
                let asserted: Vec<&str> = languages.iter().map(|language| language.code).collect();
                scores[0].add(&asserted, code, text);
                let guess = raw(text);
                scores[1].add(guess.map(|(code, _)| code).as_slice(), code, text);
                scores[2].add(guess.filter(|guess| guess.1).map(|(code, _)| code).as_slice(), code, text);
                if options.errors && asserted.is_empty() && kind > 0 {
                    println!("    {code} left open: {text}");
                }
                if options.errors && asserted.iter().any(|found| !same(found, code)) {
                    println!("    {code} as {asserted:?}: {text}");
                }
            }
            println!("  {code:<10} {}", scores.map(Score::show).join("  "));
            for (sum, score) in pooled.iter_mut().zip(scores) {
                *sum = sum.with(score);
            }
        }
        println!("  {:<10} {}", "all", pooled.map(Score::show).join("  "));
        println!("  Korean asserted without Hangul: {}", pooled[0].korean);
    }
    hangul(&all);
    decomposed(&all, options.errors);
    speed(&all);
    if let (Some(before), Some(memory)) = (before, memory) {
        println!("resident: {memory:.1} MB with the tables in use, {before:.1} MB before");
    }
    Ok(())
}

/// Hangul runs set into the noisy bios of every other language.
fn hangul(all: &BTreeMap<String, Vec<Vec<String>>>) {
    let Some(korean) = all.get("ko") else { return };
    let words: Vec<&String> = korean[0].iter().filter(|word| word.chars().count() >= 4).collect();
    let (mut runs, mut seen) = (0, 0);
    for (code, kinds) in all.iter().filter(|(code, _)| *code != "ko") {
        for (at, text) in kinds[3].iter().enumerate() {
            let Some(word) = words.get(at % words.len().max(1)) else { continue };
            runs += 1;
            let languages = found(&format!("{text} {word}"), &[]).languages;
            seen += usize::from(languages.iter().any(|language| language.code == "ko"));
            if !languages.iter().any(|language| language.code == "ko") && runs - seen < 5 {
                println!("  missed in {code}: {word}");
            }
        }
    }
    println!("\nHangul runs of 4 letters or more found in bios of other languages: {seen} of {runs}");
}

/// Decomposed input has to give what composed input gives.
fn decomposed(all: &BTreeMap<String, Vec<Vec<String>>>, errors: bool) {
    let (mut texts, mut equal) = (0, 0);
    for text in all.values().flatten().flatten() {
        let composed: String = text.nfc().collect();
        let apart: String = text.nfd().collect();
        let codes = |text: &str| -> Vec<_> {
            found(text, &[]).languages.into_iter().map(|language| (language.code, language.words)).collect()
        };
        let same = codes(&composed) == codes(&apart) && codes(text) == codes(&apart);
        texts += 1;
        equal += usize::from(same);
        if errors && !same {
            println!("    otherwise when decomposed: {text}");
        }
    }
    println!("decomposed as composed: {equal} of {texts}");
}

fn speed(all: &BTreeMap<String, Vec<Vec<String>>>) {
    for (kind, (_, name)) in KINDS.iter().enumerate() {
        let texts: Vec<&String> = all.values().flat_map(|kinds| &kinds[kind]).collect();
        let start = processor_seconds();
        for text in &texts {
            std::hint::black_box(found(text, &[]));
        }
        if let (Some(start), Some(end)) = (start, processor_seconds()) {
            println!("{name}: {:.0} texts per second of processor time", texts.len() as f64 / (end - start));
        }
    }
}
