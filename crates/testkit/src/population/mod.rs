//! Invented people of twelve cultures: what honest sources say of one of them, in the many ways that honest sources do, and the same
//! with one thing planted that does not fit. For rates of error: the generator knows nothing of how anything is compared.

mod career;
mod culture;
mod numbers;
mod person;
mod planted;
mod records;
mod sources;

use crate::cases::{CaseError, Written};
use crate::random::Random;

pub use culture::{Culture, CultureError, cultures};
pub use planted::Planted;

use person::Person;
use records::Records;
use sources::Sources;

/// One application of an invented person of this culture, of five sources and the records of a customer, with nothing wrong in it.
///
/// # Errors
/// Those of a case file.
pub fn honest(cultures: &[Culture], culture: usize, seed: u64) -> Result<Written, CaseError> {
    application(cultures, culture, seed, None)
}

/// The same with one thing that does not fit.
///
/// # Errors
/// Those of a case file.
pub fn planted(cultures: &[Culture], culture: usize, seed: u64, what: Planted) -> Result<Written, CaseError> {
    application(cultures, culture, seed, Some(what))
}

fn application(cultures: &[Culture], culture: usize, seed: u64, what: Option<Planted>) -> Result<Written, CaseError> {
    Written::parse(&case_file(cultures, culture, seed, what))
}

/// The case file of an application, for people.
pub fn case_file(cultures: &[Culture], culture: usize, seed: u64, what: Option<Planted>) -> String {
    let mut random = Random::new(seed ^ ((culture as u64) << 40));
    let person = Person::new(&mut random, &cultures[culture]);
    let mut sources = Sources::of(&mut random, &person);
    let other = (culture + 1 + random.below(cultures.len() - 1)) % cultures.len();
    let mut records = Records::of(&mut random, &person, &cultures[other]);
    records.second_engagement(&mut random, &person, &mut sources);
    if let Some(what) = what {
        what.plant(&mut random, &person, &cultures[other], &mut sources);
        records.plant(what, &mut random, &person, &cultures[other], &mut sources);
    }
    format!("{}{}", sources.to_toml(), records.to_toml())
}

#[cfg(test)]
mod tests {
    use super::{Planted, case_file, cultures, honest};

    #[test]
    fn every_culture_gives_cases_that_can_be_built() {
        let cultures = cultures().unwrap();
        assert_eq!(cultures.len(), 12);
        for culture in 0..cultures.len() {
            for seed in 0..20 {
                assert!(honest(&cultures, culture, seed).unwrap().build().unwrap().case.sources.len() >= 15);
            }
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_case_and_what_is_planted_another() {
        let cultures = cultures().unwrap();
        for (culture, seed) in (0..cultures.len()).flat_map(|culture| (0..20).map(move |seed| (culture, seed))) {
            let plain = case_file(&cultures, culture, seed, None);
            assert!(plain == case_file(&cultures, culture, seed, None));
            for what in Planted::ALL {
                assert!(
                    plain != case_file(&cultures, culture, seed, Some(what)),
                    "{what:?} plants nothing in {culture}, {seed}"
                );
            }
        }
    }
}
