//! The one picture that a page names as its owner's.

use crosscheck_compare::vocabulary::headings::Section;
use crosscheck_markup::Markup;
use crosscheck_model::{ClaimsBuilder, Passage};

use super::outline::{Outline, Topic};

/// Words of classes, files and descriptions that say a picture shows a person.
const WORDS: [&str; 10] =
    ["avatar", "portrait", "headshot", "profile", "profilepic", "profpic", "prof", "selfie", "me", "myself"];
/// Words that say it shows something else, whatever stands beside them.
const OTHERS: [&str; 16] = [
    "logo",
    "icon",
    "badge",
    "fork",
    "forkme",
    "contact",
    "about",
    "hire",
    "buy",
    "coffee",
    "project",
    "client",
    "testimonial",
    "screenshot",
    "banner",
    "app",
];

pub(super) fn read(builder: &mut ClaimsBuilder, markup: &Markup, outline: &Outline, at: &Passage) {
    if !builder.claims().photos.is_empty() {
        return;
    }
    let names: Vec<String> =
        builder.claims().names.iter().map(|name| name.value().full.expose().to_lowercase()).collect();
    let image = markup.images().into_iter().find(|image| {
        let alt = image.attr("alt").unwrap_or_default().to_lowercase();
        let said =
            ["class", "id"].iter().filter_map(|name| image.attr(name)).collect::<Vec<_>>().join(" ").to_lowercase();
        let file = image
            .url
            .as_ref()
            .and_then(|url| url.path_segments()?.next_back().map(str::to_lowercase))
            .unwrap_or_default();
        let words = |text: &str| -> Vec<String> {
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        let all: Vec<String> = [&alt, &said, &file].into_iter().flat_map(|text| words(text)).collect();
        let of_others = all.iter().any(|word| OTHERS.contains(&word.as_str()));
        let named = names.iter().any(|name| !name.is_empty() && alt.contains(name));
        let says = all.iter().any(|word| WORDS.contains(&word.as_str()));
        !of_others && (named || says) && is_own(outline, image.node)
    });
    if let Some(image) = image
        && let Some(url) = &image.url
    {
        builder.photo(&at.with(image.locator.clone()), url);
    }
}

/// Pictures beside other people's words and in galleries show other people and things.
fn is_own(outline: &Outline, node: usize) -> bool {
    !matches!(outline.topic_at(node), Topic::Unknown | Topic::Of(Section::Projects | Section::Other | Section::Work))
}
