use super::career::{Career, Month};
use super::culture::{Culture, Name, Variants};
use crate::random::Random;

/// One invented person.
pub(super) struct Person<'a> {
    pub(super) culture: &'a Culture,
    pub(super) given: &'a Name,
    middle: Option<&'a str>,
    pub(super) family: &'a Name,
    western: Option<&'a str>,
    /// Number that tells this person's addresses and pictures from others'.
    pub(super) number: usize,
    pub(super) city: &'a Variants,
    pub(super) career: Career<'a>,
}

impl<'a> Person<'a> {
    pub(super) fn new(random: &mut Random, culture: &'a Culture) -> Self {
        let middle = one(random, &culture.middle).filter(|_| random.chance(400));
        let western = one(random, &culture.western).filter(|_| random.chance(300));
        Self {
            culture,
            given: &culture.given[random.below(culture.given.len())],
            middle: middle.map(String::as_str),
            family: &culture.family[random.below(culture.family.len())],
            western: western.map(String::as_str),
            number: random.below(900) + 100,
            city: &culture.cities[random.below(culture.cities.len())],
            career: Career::new(random, culture),
        }
    }

    /// As the CV has it.
    pub(super) fn full(&self) -> String {
        let middle = self.middle.map(|middle| format!("{middle} ")).unwrap_or_default();
        if self.culture.id == "vietnamese" {
            return format!("{} {}", self.family.latin, self.given.latin);
        }
        format!("{} {middle}{}", self.given.latin, self.family.latin)
    }

    /// The name that is used with foreigners, which a CV states beside the other.
    pub(super) fn alternate(&self) -> Option<String> {
        self.western.map(|western| format!("{western} {}", self.family.latin))
    }

    /// As one of the person's own profiles may have it.
    pub(super) fn written(&self, random: &mut Random) -> String {
        let (given, family) = (self.given, self.family);
        let plain = format!("{} {}", given.latin, family.latin);
        let way = random.below(100);
        match way {
            0..45 => self.full(),
            45..60 => plain,
            60..70 => given.short.as_ref().map_or(plain, |short| format!("{short} {}", family.latin)),
            70..80 => match (&given.own, &family.own) {
                (Some(given), Some(family)) if self.culture.family_first => format!("{family}{given}"),
                (Some(given), Some(family)) => format!("{given} {family}"),
                _ => self.full(),
            },
            80..90 => {
                let or = |name: &'a Name| name.spelling.as_ref().unwrap_or(&name.latin).clone();
                format!("{} {}", or(given), or(family))
            }
            90..94 => format!("{} {}", family.latin, given.latin),
            94..97 => match (&family.short, given.latin.chars().next()) {
                (Some(short), _) => format!("{} {short}", given.latin),
                (None, Some(initial)) => format!("{initial}. {}", family.latin),
                (None, None) => plain,
            },
            _ => self.alternate().unwrap_or(plain),
        }
    }

    /// `given.family` in plain letters.
    pub(super) fn handle(&self) -> String {
        let plain = |name: &Name| {
            let text = name.spelling.as_ref().unwrap_or(&name.latin);
            text.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase()
        };
        format!("{}.{}{}", plain(self.given), plain(self.family), self.number)
    }

    /// City and country, in one of the ways.
    pub(super) fn place(&self, random: &mut Random, city: &Variants) -> String {
        let city = city.any(random);
        match (random.below(4), &self.culture.country_own) {
            (0, _) => city.to_owned(),
            (1, Some(own)) => format!("{city}, {own}"),
            _ => format!("{city}, {}", self.culture.country),
        }
    }

    /// The number of years worked, in whole years.
    pub(super) fn years(&self) -> u16 {
        (Month::NOW.0 - self.career.jobs[0].start.0) / 12
    }
}

fn one<'a, T>(random: &mut Random, list: &'a [T]) -> Option<&'a T> {
    let at = random.below(list.len());
    list.get(at)
}
