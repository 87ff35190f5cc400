//! Reads files as pages and prints how long each took and what came of it: `time_pages FILE...`.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a command that times the reading of files")]

use std::error::Error;
use std::time::Instant;

use crosscheck_markup::read;
use url::Url;

fn main() -> Result<(), Box<dyn Error>> {
    let base = Url::parse("https://example.com/")?;
    let mut slowest = (0.0, String::new());
    for file in std::env::args().skip(1) {
        let bytes = std::fs::read(&file)?;
        let start = Instant::now();
        let markup = read(&bytes, None, &base);
        let milliseconds = start.elapsed().as_secs_f64() * 1_000.0;
        if milliseconds > 50.0 {
            println!("{file}: {} bytes, {milliseconds:.1} ms, refused {:?}", bytes.len(), markup.refused);
        }
        if milliseconds > slowest.0 {
            slowest = (milliseconds, file);
        }
    }
    println!("slowest {:.1} ms: {}", slowest.0, slowest.1);
    Ok(())
}
