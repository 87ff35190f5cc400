//! Decodes picture files and nothing else: half of the yardstick of `just bench`. `decode_pictures FILE...`
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a measuring program: it reads files and prints")]

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut pixels = 0;
    for path in std::env::args().skip(1) {
        let picture = image::load_from_memory(&std::fs::read(&path)?).map_err(|error| format!("{path}: {error}"))?;
        pixels += u64::from(picture.width()) * u64::from(picture.height());
    }
    println!("{pixels} pixels");
    Ok(())
}
