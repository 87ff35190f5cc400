//! Do two written names denote one employer or one school?
//!
//! Legal forms, short forms, former names, branches and translations are no differences. Names in different scripts that no
//! table connects are not comparable, never different.

mod institutions;
mod names;
mod scripts;
#[cfg(test)]
mod tests;
mod thresholds;
mod trades;

use names::{Name, name_variants};

/// Why nothing can be said about two names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum OrganisationGap {
    /// At least one side names nothing.
    NoName,
    /// At least one side names no organisation: "freelance", "confidential".
    NotAnOrganisation,
    /// They are written in different scripts, and no table connects them.
    Scripts,
    /// They are written in different languages, and a part has no known translation.
    Languages,
}

/// Why two unlike names are one organisation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AliasReason {
    /// One side writes the name reversed or with the same words in another script.
    Transliteration,
    /// The words of one are those of the other in another language.
    Translation,
    /// One is the other with a country, city or business word added.
    Branch,
    /// One is made of the first letters of the other.
    Acronym,
    /// One side gives both names itself.
    OtherName,
    /// Both are known names of one organisation or group.
    KnownNames,
}

/// Why two names may be one organisation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum SimilarReason {
    /// The readings of names in two scripts resemble each other.
    Reading,
    /// One is contained in the other.
    Part,
    /// They differ in words often left out, such as "national".
    WeakWords,
    /// They are spelt nearly alike.
    Spelling,
}

/// How two names of organisations relate; ordered by agreement.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum OrganisationComparison {
    /// Nothing can be said.
    NotComparable(OrganisationGap),
    /// Different names, and nothing known connects them. Renamings, owners and agencies may still.
    Different,
    /// May be one.
    Similar(SimilarReason),
    /// One organisation under different names.
    Alias(AliasReason),
    /// The same name, apart from case, accents and legal form.
    Same,
}

impl OrganisationComparison {
    /// Whether the names denote one organisation or may.
    #[must_use]
    pub fn may_be_one(&self) -> bool {
        matches!(self, Self::Similar(_) | Self::Alias(_) | Self::Same)
    }

    /// The result in words.
    #[must_use]
    pub fn sentence(&self) -> &'static str {
        match self {
            Self::NotComparable(OrganisationGap::NoName) => "at least one side names no organisation",
            Self::NotComparable(OrganisationGap::NotAnOrganisation) => {
                "at least one side does not say for whom the work was done"
            }
            Self::NotComparable(OrganisationGap::Scripts) => {
                "the names are in different scripts and nothing known connects them"
            }
            Self::NotComparable(OrganisationGap::Languages) => {
                "the names are in different languages and a part has no known translation"
            }
            Self::Different => "two different names, and nothing known connects them",
            Self::Similar(SimilarReason::Reading) => "read aloud, the names resemble each other",
            Self::Similar(SimilarReason::Part) => "one name is part of the other",
            Self::Similar(SimilarReason::WeakWords) => "the names differ only in words that are often left out",
            Self::Similar(SimilarReason::Spelling) => "the names are spelt nearly alike",
            Self::Alias(AliasReason::Transliteration) => "the same name in another script",
            Self::Alias(AliasReason::Translation) => "the same name in another language",
            Self::Alias(AliasReason::Branch) => "one name is the other with a place or a line of business added",
            Self::Alias(AliasReason::Acronym) => "one name is the short form of the other",
            Self::Alias(AliasReason::OtherName) => "one side gives both names",
            Self::Alias(AliasReason::KnownNames) => "both are known names of one organisation",
            Self::Same => "the same name",
        }
    }
}

/// Compares two names of employers or schools as written.
#[must_use]
pub fn compare_organisations(a: &str, b: &str) -> OrganisationComparison {
    let (left, right) = (name_variants(a), name_variants(b));
    if left.is_empty() || right.is_empty() {
        return OrganisationComparison::NotComparable(OrganisationGap::NoName);
    }
    if left[0].is_nobody() || right[0].is_nobody() {
        return OrganisationComparison::NotComparable(OrganisationGap::NotAnOrganisation);
    }
    let mut best = OrganisationComparison::Different;
    let mut main = None;
    for (i, x) in left.iter().enumerate() {
        for (j, y) in right.iter().enumerate() {
            let mut found = compare_names(x, y);
            if (i, j) == (0, 0) {
                main = Some(found);
            } else if found == OrganisationComparison::Same && (x.is_piece() || y.is_piece()) {
                found = OrganisationComparison::Similar(SimilarReason::Part);
            } else if found == OrganisationComparison::Same {
                found = OrganisationComparison::Alias(AliasReason::OtherName);
            }
            best = best.max(found);
        }
    }
    // What the side names cannot settle stays as the main names left it.
    match main {
        Some(gap @ OrganisationComparison::NotComparable(_)) if best == OrganisationComparison::Different => gap,
        _ => best,
    }
}

/// The name as it is compared: folded, legal form and article off. Fit for grouping, not for showing.
#[must_use]
pub fn organisation_key(name: &str) -> Option<String> {
    name_variants(name).first().map(Name::joined)
}

fn compare_names(a: &Name, b: &Name) -> OrganisationComparison {
    use OrganisationComparison::{Alias, Different, NotComparable, Same, Similar};
    if a.is_nobody() || b.is_nobody() {
        return Different;
    }
    if a.joined() == b.joined() || a.packed() == b.packed() {
        return Same;
    }
    if a.shares_group(b) {
        return Alias(AliasReason::KnownNames);
    }
    if a.is_known_apart_from(b) {
        return Different;
    }
    if a.is_short_for(b) || b.is_short_for(a) {
        return Alias(AliasReason::Acronym);
    }
    if let Some(found) = institutions::compare(a, b) {
        return found;
    }
    if a.is_branch_of(b) || b.is_branch_of(a) {
        return Alias(AliasReason::Branch);
    }
    if a.script() != b.script() {
        return match scripts::resemblance(&a.joined(), &b.joined()) {
            scripts::Resemblance::Same => Alias(AliasReason::Transliteration),
            scripts::Resemblance::Close => Similar(SimilarReason::Reading),
            scripts::Resemblance::None => NotComparable(OrganisationGap::Scripts),
        };
    }
    if a.is_part_of(b) || b.is_part_of(a) {
        return Similar(SimilarReason::Part);
    }
    if let Some(found) = trades::compare(a, b) {
        return found;
    }
    if a.sorted() == b.sorted() || names::nearly_alike(a.tokens(), b.tokens()) {
        return Similar(SimilarReason::Spelling);
    }
    Different
}
