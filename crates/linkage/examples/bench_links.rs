//! Measures the self-join of many picture codes, or of many texts: which pairs are proposed, how long it takes, how much memory.
//!
//! `cargo run --release -p crosscheck-linkage --example bench_links -- codes|texts N FILE`
//!
//! What is joined is written into FILE for others to join too (`tests/bench_links.py`): of each code the 32 bytes of the whole picture,
//! of each text a line. Of the first hundredth every two are copies of each other. Prints one JSON object.
#![expect(clippy::print_stdout, reason = "a measurement prints its results")]

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::time::Instant;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use crosscheck_linkage::{Application, Gathering, Keys, Proposals, Prose, ProseKind, WithPictures};
use crosscheck_model::Digest;
use crosscheck_photos::{Code, read};
use crosscheck_testkit::pictures::{Random, scenery};

/// Pictures from which codes are drawn.
const DRAWN: u64 = 24;
/// Words of a text, and how many there are to choose from.
const WORDS: usize = 60;
const VOCABULARY: u32 = 20_000;
/// Words of a copied text that are replaced, in a hundred.
const REPLACED: u32 = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, count, file] = arguments.as_slice() else { return Err("usage: bench_links codes|texts N FILE".into()) };
    let count: u32 = count.parse()?;
    let copies = (count / 100).next_multiple_of(2);
    let mut written = BufWriter::new(File::create(file)?);
    let mut gathering = Gathering::new(count as usize);
    let mut seconds = 0.0;
    let mut random = Random::new(7);
    let drawn = if what == "codes" { drawn_codes()? } else { Vec::new() };
    let (mut code, mut text) = (None, Vec::new());
    for number in 0..count {
        let is_copy = number < copies && number % 2 == 1;
        let (keys, began) = if what == "codes" {
            let of = next_code(&drawn, code.take().filter(|_| is_copy), &mut random);
            written.write_all(&whole_picture(&of)?)?;
            let began = Instant::now();
            code = Some(of.clone());
            (Keys { pictures: vec![(Digest::of(&number.to_le_bytes()), of)], ..Keys::default() }, began)
        } else {
            next_text(&mut text, is_copy, &mut random);
            let prose = Prose { kind: ProseKind::Cv, text: text.join(" "), source: "cv.txt".to_owned() };
            writeln!(written, "{}", prose.text)?;
            let began = Instant::now();
            let application = Application { prose: vec![prose], ..Application::default() };
            (Keys::of(&WithPictures { application, ..WithPictures::default() }), began)
        };
        gathering.add_keys(number, keys);
        seconds += began.elapsed().as_secs_f64();
    }
    written.flush()?;
    let began = Instant::now();
    let found = gathering.finish();
    seconds += began.elapsed().as_secs_f64();
    report(&found, count, copies, seconds);
    Ok(())
}

fn drawn_codes() -> Result<Vec<Code>, Box<dyn Error>> {
    let code = |seed| {
        let mut png = std::io::Cursor::new(Vec::new());
        scenery(seed, 128, 128).write_to(&mut png, image::ImageFormat::Png)?;
        Ok(read(png.get_ref())?.code)
    };
    (0..DRAWN).map(code).collect()
}

/// A copy has one bit in thirty-two turned round, a stranger three in eight.
fn next_code(drawn: &[Code], original: Option<Code>, random: &mut Random) -> Code {
    let mut bits = |_| random.bits();
    match original {
        Some(code) => code.altered(std::array::from_fn(|at| (0..5).fold(u64::MAX, |all, _| all & bits(at)))),
        None => {
            let noise = std::array::from_fn(|at| bits(at) & (bits(at) | bits(at) & bits(at)));
            let at = bits(0) % DRAWN;
            drawn[usize::try_from(at).unwrap_or_default()].altered(noise)
        }
    }
}

/// The hash of the whole picture: the first 32 bytes of a code.
fn whole_picture(code: &Code) -> Result<Vec<u8>, Box<dyn Error>> {
    let text: String = serde_json::from_str(&serde_json::to_string(code)?)?;
    let mut bytes = BASE64_STANDARD.decode(text)?;
    bytes.truncate(32);
    Ok(bytes)
}

fn next_text(text: &mut Vec<String>, is_copy: bool, random: &mut Random) {
    if is_copy {
        for word in text.iter_mut().filter(|_| random.below(100) < REPLACED) {
            *word = format!("other{}", word.len());
        }
    } else {
        *text = (0..WORDS).map(|_| format!("word{}", random.below(VOCABULARY))).collect();
    }
}

fn report(found: &Proposals, count: u32, copies: u32, seconds: f64) {
    let mut pairs = found.pairs.clone();
    pairs.extend(found.pictures.iter().map(|(a, b, ..)| (*a, *b)));
    let is_planted = |(a, b): &&(u32, u32)| *b < copies && a % 2 == 0 && *b == a + 1;
    let planted = pairs.iter().filter(is_planted).count();
    let peak = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        peak.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse::<u64>().ok());
    println!(
        "{{\"items\": {count}, \"seconds\": {seconds:.1}, \"mib\": {}, \"planted\": {}, \"found\": {planted}, \"others\": {}}}",
        peak.unwrap_or_default() >> 10,
        copies / 2,
        pairs.len() - planted
    );
}
