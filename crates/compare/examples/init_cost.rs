//! Prints how long the first and the following calls of each module take, and fails when a first one takes more than two
//! milliseconds: tables are laid out at build time, none is built at start. `cargo run --release -p crosscheck-compare --example
//! init_cost`
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measuring program: it reads the clock and prints"
)]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use crosscheck_compare::{contacts, degrees, hours, languages, organisations, periods, places, titles, vocabulary};

/// Calls after the first one.
const AGAIN: u32 = 1000;

/// What a first call may take, in seconds.
const BAR: f64 = 0.002;

/// Whether the first call was quick enough.
fn measure<T>(what: &str, call: impl Fn() -> T) -> bool {
    let start = Instant::now();
    black_box(call());
    let first = start.elapsed();
    let start = Instant::now();
    for _ in 0..AGAIN {
        black_box(call());
    }
    let again = start.elapsed() / AGAIN;
    println!("{what:42} first {:8.3} ms, then {:7.4} ms", first.as_secs_f64() * 1e3, again.as_secs_f64() * 1e3);
    first.as_secs_f64() <= BAR
}

fn main() -> ExitCode {
    let date = |second| jiff::Timestamp::from_second(second).unwrap_or_default();
    let times: Vec<_> = (0..300).map(|n| date(1_700_000_000 + n * 80_000)).collect();
    let english = "I have worked on the payments service for three years and enjoy writing about it.";
    let quick = [
        measure("places: Austin, TX", || places::resolve("Austin, TX")),
        measure("places: San Francisco Bay Area | Remote", || {
            places::compare_texts("San Francisco Bay Area", "Remote (Lisbon)")
        }),
        measure("places: zones of the United States", || places::resolve("USA").map(|p| places::zones(&p))),
        measure("periods: Mar 2019 - present", || periods::parse_period("Mar 2019 – present")),
        measure("periods: a line", || {
            periods::find_periods("Entwicklerin, Beispiel GmbH, Köln, März 2015 – heute (6 Jahre)")
        }),
        measure("organisations: TUM", || {
            organisations::compare_organisations("Universität Hamburg", "Technical University of Munich")
        }),
        measure("languages: an English sentence", || languages::found(english, &["Ada Example"])),
        measure("languages: a Ukrainian sentence", || languages::found("Я працюю над цим сервісом уже три роки.", &[])),
        measure("languages: a declared name", || languages::language_code("Deutsch (Muttersprache)")),
        measure("vocabulary: a heading", || vocabulary::headings::section("Berufserfahrung")),
        measure("vocabulary: kinds of words", || {
            vocabulary::words::count(vocabulary::words::Kind::Title, "Senior Engineer")
        }),
        measure("titles", || titles::compare_titles("Softwareentwickler", "Senior Software Engineer")),
        measure("degrees", || degrees::compare_degrees("Diplom-Informatiker", "MSc")),
        measure("contacts: two addresses", || contacts::compare_emails("ada@example.org", "Ada.Example@gmail.com")),
        measure("contacts: number with its country", || contacts::Phone::parse("+1 512 555 0123", None)),
        measure("contacts: number without its country", || contacts::Phone::parse("(512) 555-0123", Some("US"))),
        measure("hours: quiet hours of 300 events", || hours::compare_quiet_hours(&times, &["Europe/Berlin"])),
    ];
    if quick.contains(&false) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
