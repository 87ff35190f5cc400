//! Do two written names denote one employer or one school?
//!
//! Legal forms, short forms, former names, branches and translations are no differences. Names in different scripts that no
//! table connects are not comparable, never different.

mod comparison;
mod institutions;
mod names;
mod scripts;
mod short_forms;
#[cfg(test)]
mod tests;
mod thresholds;
mod trades;

pub use comparison::{AliasReason, OrganisationComparison, OrganisationGap, SimilarReason};
use names::{Name, name_variants};

/// A name of an employer or school, read once for several comparisons.
#[derive(Debug, Clone)]
pub struct Organisation(Vec<Name>);

impl Organisation {
    /// Reads a name as written.
    #[must_use]
    pub fn read(name: &str) -> Self {
        Self(name_variants(name))
    }

    /// As [`compare_organisations`].
    #[must_use]
    pub fn compare(&self, other: &Self) -> OrganisationComparison {
        compare_variants(&self.0, &other.0)
    }
}

/// Compares two names of employers or schools as written.
#[must_use]
pub fn compare_organisations(a: &str, b: &str) -> OrganisationComparison {
    compare_variants(&name_variants(a), &name_variants(b))
}

fn compare_variants(left: &[Name], right: &[Name]) -> OrganisationComparison {
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
    // That one name stands within the other says nothing where both are known, and known apart.
    if matches!(best, OrganisationComparison::Similar(_))
        && left.iter().any(|x| right.iter().any(|y| x.is_known_apart_from(y)))
    {
        return OrganisationComparison::Different;
    }
    // What the side names cannot settle stays as the main names left it.
    match main {
        Some(gap @ OrganisationComparison::NotComparable(_)) if best == OrganisationComparison::Different => gap,
        _ => best,
    }
}

/// Letters of a word that can hold a slip of the pen; shorter ones are too easily two words.
const SHORTEST_MISSPELT: usize = 7;

/// Whether two names are one but for a slip within one word: a letter too many, too few, another one, or two turned round. The first
/// letter and the last two have to agree, for there languages inflect.
#[must_use]
pub fn is_misspelt(a: &str, b: &str) -> bool {
    let words =
        |name: &str| crate::fold(name).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (words(a), words(b));
    let mut differing = a.iter().zip(&b).filter(|(x, y)| x != y);
    let (Some((x, y)), None) = (differing.next(), differing.next()) else { return false };
    let letters = |word: &str| word.chars().collect::<Vec<char>>();
    let (x_letters, y_letters) = (letters(x), letters(y));
    a.len() == b.len()
        && x_letters.len().min(y_letters.len()) >= SHORTEST_MISSPELT
        && x_letters.iter().chain(&y_letters).all(|c| c.is_alphabetic())
        && x_letters[0] == y_letters[0]
        && x_letters[x_letters.len() - 2..] == y_letters[y_letters.len() - 2..]
        && strsim::damerau_levenshtein(x, y) == 1
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
    if a.went_into(b) || b.went_into(a) {
        return Alias(AliasReason::Succession);
    }
    if a.is_known_apart_from(b) {
        return Different;
    }
    let short_form = short_forms::compare(a, b);
    if short_form == Some(short_forms::Fit::Whole) {
        return Alias(AliasReason::Acronym);
    }
    if let Some(found) = institutions::compare(a, b) {
        return found;
    }
    if short_form.is_some() {
        return Similar(SimilarReason::ShortForm);
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
    if trades::group_and_service(a, b) || trades::group_and_service(b, a) {
        return Similar(SimilarReason::Group);
    }
    if a.sorted() == b.sorted() || names::nearly_alike(a.tokens(), b.tokens()) {
        return Similar(SimilarReason::Spelling);
    }
    Different
}
