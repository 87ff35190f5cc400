//! International bank account numbers: ISO 13616, remainder 97 by ISO 7064.

/// Countries of the registry, how long their numbers are, and which characters (from 0) of the number are the bank's code.
/// From the IBAN registry of SWIFT.
const LENGTHS: &str = include_str!("../../data/iban.tsv");

/// A number whose country and length are known and that computes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Iban {
    /// Without spaces, in capitals.
    pub text: String,
    /// Characters of the bank's code.
    bank: (usize, usize),
}

impl Iban {
    /// The country that the number names.
    pub fn country(&self) -> &str {
        &self.text[..2]
    }

    /// The bank's part.
    pub fn bank(&self) -> &str {
        &self.text[self.bank.0..self.bank.1]
    }
}

/// Reads a number, or says what of it does not compute.
pub fn read(text: &str) -> Result<Iban, &'static str> {
    let text: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '.')).flat_map(char::to_uppercase).collect();
    let plain = text.bytes().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    if !plain || text.len() < 5 {
        return Err("not an IBAN: letters A to Z and digits only");
    }
    let entry = LENGTHS.lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let mut fields = line.split('\t');
        (fields.next()? == &text[..2]).then_some(())?;
        let length: usize = fields.next()?.parse().ok()?;
        let (from, to) = fields.next()?.split_once('-')?;
        Some((length, from.parse::<usize>().ok()?, to.parse::<usize>().ok()?))
    });
    let Some((length, from, to)) = entry else { return Err("the country of the IBAN is not in the registry") };
    if text.len() != length {
        return Err("the IBAN has another length than its country's");
    }
    if remainder(&text) != 1 {
        return Err("the check digits of the IBAN do not compute");
    }
    Ok(Iban { text, bank: (from, to) })
}

fn remainder(text: &str) -> u32 {
    let (start, rest) = text.split_at(4);
    rest.chars()
        .chain(start.chars())
        .filter_map(|c| c.to_digit(36))
        .fold(0, |sum, value| if value > 9 { (sum * 100 + value) % 97 } else { (sum * 10 + value) % 97 })
}

#[cfg(test)]
mod tests {
    use super::{LENGTHS, read};

    #[test]
    fn the_examples_of_the_registry_compute() {
        let examples: Vec<&str> = LENGTHS.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(examples.len() > 75, "{}", examples.len());
        for line in examples {
            let fields: Vec<&str> = line.split('\t').collect();
            let example = fields[3];
            let iban = read(example).unwrap_or_else(|why| panic!("{example}: {why}"));
            assert_eq!(iban.country(), fields[0]);
            assert!(!iban.bank().is_empty(), "{line}");
            // One digit off never computes.
            let last = example.chars().next_back().unwrap();
            let other = if last == '7' { '8' } else { '7' };
            let wrong = format!("{}{other}", &example[..example.len() - 1]);
            assert!(read(&wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn spaces_do_not_count_and_lengths_do() {
        assert_eq!(read("GB29 NWBK 6016 1331 9268 19").unwrap().bank(), "NWBK");
        for (wrong, why) in [
            ("GB29 NWBK 6016 1331 9268 1", "length"),
            ("ZZ29NWBK60161331926819", "registry"),
            ("GB30NWBK60161331926819", "compute"),
            ("ÄÖ", "not an IBAN"),
            ("", "not an IBAN"),
        ] {
            assert!(read(wrong).unwrap_err().contains(why), "{wrong}");
        }
    }
}
