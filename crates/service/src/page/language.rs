//! In which language a visitor reads: as they chose, or else as their browser asks.

use axum::http::{HeaderMap, header};

use super::texts::{ENGLISH, GERMAN, Texts};

/// Holds the language that a visitor chose.
pub(crate) const LANGUAGE: &str = "crosscheck_language";

/// All languages.
pub(crate) static LANGUAGES: [&Texts; 2] = [&ENGLISH, &GERMAN];

/// The language with this code.
pub(crate) fn named(code: &str) -> Option<&'static Texts> {
    LANGUAGES.into_iter().find(|texts| texts.language == code)
}

/// The language that a browser likes best of ours.
pub(crate) fn asked_for(headers: &HeaderMap) -> &'static Texts {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let liked = asked.split(',').filter_map(|range| {
        let mut parts = range.split(';').map(str::trim);
        let texts = named(parts.next()?.split('-').next()?)?;
        let quality = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f64>().ok()).unwrap_or(1.0);
        Some((quality, texts))
    });
    // The first of those that are liked alike.
    let best = liked.fold(None, |best: Option<(f64, _)>, one| match best {
        Some(best) if best.0 >= one.0 => Some(best),
        _ => Some(one),
    });
    best.filter(|(quality, _)| *quality > 0.0).map_or(&ENGLISH, |(_, texts)| texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_gets_the_language_that_it_likes_best() {
        for (asked, expected) in [
            ("de-AT,de;q=0.9,en;q=0.8", "de"),
            ("en-GB,en;q=0.9,de;q=0.8", "en"),
            ("fr, de;q=0.7, en;q=0.3", "de"),
            ("fr", "en"),
            ("de;q=0", "en"),
            ("", "en"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, asked.parse().unwrap());
            assert_eq!(asked_for(&headers).language, expected, "{asked}");
        }
    }
}
