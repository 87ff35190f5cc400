//! Lines for machines on identity documents: ICAO Doc 9303, parts 4 to 6 (TD3, TD1, TD2).

use crosscheck_model::PartialDate;
use crosscheck_model::records::{MrzFault, MrzReading};

/// Letters and digits that readers of print take for each other.
const MISREAD: [(u8, u8); 6] = [(b'O', b'0'), (b'I', b'1'), (b'B', b'8'), (b'S', b'5'), (b'Z', b'2'), (b'G', b'6')];

/// Where the fields of a form stand: line, first character, length.
struct Form {
    name: &'static str,
    lines: usize,
    width: usize,
    number: (usize, usize, usize),
    birth: (usize, usize),
    expiry: (usize, usize),
    /// Optional data that has a check digit of its own.
    optional: Option<(usize, usize, usize)>,
    names: (usize, usize, usize),
    /// Line and place of the composite digit, and the parts that it covers.
    composite: (usize, usize),
    parts: &'static [(usize, usize, usize)],
}

const FORMS: [Form; 3] = [
    Form {
        name: "TD1",
        lines: 3,
        width: 30,
        number: (0, 5, 9),
        birth: (1, 0),
        expiry: (1, 8),
        optional: None,
        names: (2, 0, 30),
        composite: (1, 29),
        parts: &[(0, 5, 25), (1, 0, 7), (1, 8, 7), (1, 18, 11)],
    },
    Form {
        name: "TD2",
        lines: 2,
        width: 36,
        number: (1, 0, 9),
        birth: (1, 13),
        expiry: (1, 21),
        optional: None,
        names: (0, 5, 31),
        composite: (1, 35),
        parts: &[(1, 0, 10), (1, 13, 7), (1, 21, 14)],
    },
    Form {
        name: "TD3",
        lines: 2,
        width: 44,
        number: (1, 0, 9),
        birth: (1, 13),
        expiry: (1, 21),
        optional: Some((1, 28, 14)),
        names: (0, 5, 39),
        composite: (1, 43),
        parts: &[(1, 0, 10), (1, 13, 7), (1, 21, 22)],
    },
];

/// A reading, and what has to be hidden behind a key: the document's number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What the lines say, without the number.
    pub reading: MrzReading,
    /// The number, in clear.
    pub number: String,
}

/// Reads the lines, or says why they are none. `today` decides the century of the day of birth.
pub fn read(lines: &[String], today: PartialDate) -> Result<Read, &'static str> {
    let lines: Vec<Vec<u8>> = lines
        .iter()
        .map(|line| line.bytes().filter(|c| !c.is_ascii_whitespace()).map(|c| c.to_ascii_uppercase()).collect())
        .filter(|line: &Vec<u8>| !line.is_empty())
        .collect();
    let fits = |form: &&Form| form.lines == lines.len() && lines.iter().all(|line| line.len() == form.width);
    let Some(form) = FORMS.iter().find(fits) else {
        return Err("not the lines of TD1 (3 of 30), TD2 (2 of 36) or TD3 (2 of 44 characters)");
    };
    if lines.iter().flatten().any(|&c| value(c).is_none()) {
        return Err("the lines hold a character that is neither A to Z, 0 to 9 nor <");
    }
    let at = |(line, from, length): (usize, usize, usize)| &lines[line][from..from + length];
    let (number, faulty_number) = number(form, &lines);
    let mut faults = Vec::new();
    let mut hold = |field: &str, data: &[u8], digit: u8, optional: bool| {
        let empty = optional && digit == b'<' && data.iter().all(|&c| c == b'<');
        if !empty && char::from(digit).to_digit(10) != check_digit(data) {
            let one_misread_mends_it = mends(data, digit);
            faults.push(MrzFault { field: field.to_owned(), one_misread_mends_it });
        }
    };
    if let Some((data, digit)) = faulty_number {
        hold("number", &data, digit, false);
    }
    let (birth, expiry) = (at((form.birth.0, form.birth.1, 6)), at((form.expiry.0, form.expiry.1, 6)));
    hold("birth", birth, lines[form.birth.0][form.birth.1 + 6], false);
    hold("expiry", expiry, lines[form.expiry.0][form.expiry.1 + 6], false);
    if let Some((line, from, length)) = form.optional {
        hold("optional", at((line, from, length)), lines[line][from + length], true);
    }
    let whole: Vec<u8> = form.parts.iter().flat_map(|&part| at(part)).copied().collect();
    hold("composite", &whole, lines[form.composite.0][form.composite.1], false);
    let (surname, given, truncated) = names(at(form.names));
    let reading = MrzReading {
        form: form.name.to_owned(),
        surname: surname.into(),
        given: given.into(),
        truncated,
        born: date(birth, today, true),
        expires: date(expiry, today, false),
        faults,
    };
    Ok(Read { reading, number })
}

/// The number, and the data and digit to hold against each other. On TD1 and TD2 a number of more than nine characters goes on in the
/// optional data, and a filler stands where its check digit would.
fn number(form: &Form, lines: &[Vec<u8>]) -> (String, Option<(Vec<u8>, u8)>) {
    let (line, from, length) = form.number;
    let mut data = lines[line][from..from + length].to_vec();
    let mut digit = lines[line][from + length];
    if digit == b'<' && form.name != "TD3" {
        let (line, from, length) = if form.name == "TD1" { (0, 15, 15) } else { (1, 28, 7) };
        let rest: Vec<u8> = lines[line][from..from + length].iter().copied().take_while(|&c| c != b'<').collect();
        if let Some((&last, more)) = rest.split_last() {
            data.extend_from_slice(more);
            digit = last;
        }
    }
    let text: String = data.iter().map(|&c| char::from(c)).filter(|&c| c != '<').collect();
    (text, Some((data, digit)))
}

/// The value of a character: digits as they are, A is 10, a filler is nothing.
fn value(c: u8) -> Option<u32> {
    if c == b'<' { Some(0) } else { char::from(c).to_digit(36) }
}

/// Weights 7, 3, 1; the remainder by ten.
pub fn check_digit(data: &[u8]) -> Option<u32> {
    let products = data.iter().zip([7, 3, 1].iter().cycle()).map(|(&c, weight)| value(c).map(|value| value * weight));
    products.sum::<Option<u32>>().map(|sum| sum % 10)
}

fn mends(data: &[u8], digit: u8) -> bool {
    let other = |c: u8| MISREAD.iter().find_map(|&(a, b)| (c == a).then_some(b).or((c == b).then_some(a)));
    let in_data = (0..data.len()).any(|place| {
        other(data[place]).is_some_and(|c| {
            let mut mended = data.to_vec();
            mended[place] = c;
            check_digit(&mended) == char::from(digit).to_digit(10)
        })
    });
    in_data || other(digit).is_some_and(|c| check_digit(data) == char::from(c).to_digit(10))
}

fn names(field: &[u8]) -> (String, String, bool) {
    let text = String::from_utf8_lossy(field);
    let truncated = !text.ends_with('<');
    let words = |part: &str| part.split('<').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    match text.trim_end_matches('<').split_once("<<") {
        Some((surname, given)) => (words(surname), words(given), truncated),
        None => (words(&text), String::new(), truncated),
    }
}

fn date(digits: &[u8], today: PartialDate, past: bool) -> Option<PartialDate> {
    let two = |from: usize| std::str::from_utf8(&digits[from..from + 2]).ok()?.parse::<i16>().ok();
    let (year, month, day) = (two(0)?, u8::try_from(two(2)?).ok()?, u8::try_from(two(4)?).ok()?);
    let date = |year| PartialDate { year, month: Some(month), day: Some(day) };
    jiff::civil::Date::new(2000 + year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let this_century = date(2000 + year);
    // Documents are used for ten years or a little more, people get older than a hundred.
    let is_last = if past { this_century > today } else { this_century.year > today.year + 50 };
    Some(if is_last { date(1900 + year) } else { this_century })
}

#[cfg(test)]
mod tests {
    use super::{check_digit, read};
    use crosscheck_model::PartialDate;

    const TODAY: PartialDate = PartialDate { year: 2026, month: Some(11), day: Some(20) };

    fn lines(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    /// The specimens that ICAO Doc 9303 prints in parts 4, 5 and 6 (Utopia's Anna Maria Eriksson).
    const SPECIMENS: [(&str, &str, &str); 3] = [
        (
            "TD3",
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<< L898902C36UTO7408122F1204159ZE184226B<<<<<10",
            "L898902C3",
        ),
        (
            "TD1",
            "I<UTOD231458907<<<<<<<<<<<<<<< 7408122F1204159UTO<<<<<<<<<<<6 ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
            "D23145890",
        ),
        ("TD2", "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<< D231458907UTO7408122F1204159<<<<<<<6", "D23145890"),
    ];

    #[test]
    fn the_specimens_of_icao_compute() {
        for (form, text, number) in SPECIMENS {
            let read = read(&lines(text), TODAY).unwrap_or_else(|why| panic!("{form}: {why}"));
            assert_eq!((read.reading.form.as_str(), read.number.as_str()), (form, number));
            assert_eq!(read.reading.faults, [], "{form}");
            assert_eq!((read.reading.surname.expose(), read.reading.given.expose()), ("ERIKSSON", "ANNA MARIA"));
            assert_eq!(read.reading.born.map(|date| date.to_string()).as_deref(), Some("1974-08-12"));
            assert_eq!(read.reading.expires.map(|date| date.to_string()).as_deref(), Some("2012-04-15"));
            assert!(!read.reading.truncated);
        }
    }

    #[test]
    fn a_number_of_more_than_nine_characters_goes_on_in_the_optional_data() {
        // The example of Doc 9303 part 5, appendix: D23145890734 with check digit 9.
        let text = "I<UTOD23145890<7349<<<<<<<<<<< 3407127M9507122UTO<<<<<<<<<<<2 STEVENSON<<PETER<JOHN<<<<<<<<<";
        let read = read(&lines(text), TODAY).unwrap();
        assert_eq!(read.number, "D23145890734");
        assert_eq!(read.reading.faults, []);
    }

    #[test]
    fn a_digit_that_does_not_compute_names_its_field() {
        let wrong = SPECIMENS[0].1.replace("7408122F", "7408127F");
        let faults: Vec<String> =
            read(&lines(&wrong), TODAY).unwrap().reading.faults.into_iter().map(|f| f.field).collect();
        assert_eq!(faults, ["birth", "composite"]);
        let misread = SPECIMENS[0].1.replace("L898902C3", "L8989O2C3");
        let faults = read(&lines(&misread), TODAY).unwrap().reading.faults;
        assert!(faults.iter().any(|fault| fault.field == "number" && fault.one_misread_mends_it), "{faults:?}");
    }

    #[test]
    fn what_is_no_such_line_is_told() {
        for text in ["", "P<UTO", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<< short"] {
            assert!(read(&lines(text), TODAY).is_err(), "{text}");
        }
        let foreign = SPECIMENS[0].1.replace("ANNA", "ÄNNA");
        assert!(read(&lines(&foreign), TODAY).is_err());
        assert_eq!(check_digit(b"520727"), Some(3), "the example of Doc 9303 part 3");
    }
}
