//! The sources as they are written, and the spellings of a name.

use std::collections::{BTreeMap, BTreeSet};
use std::{fs, io};

use crosscheck_compare::fold;

/// One city of the table.
pub(super) struct City {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) country: String,
    pub(super) region: String,
    pub(super) zone: String,
    pub(super) population: u64,
    pub(super) line: String,
}

/// Keys of names, each with what bears it.
pub(super) type Keys = BTreeMap<String, Vec<String>>;

/// Languages in which the regions of a country are kept; the larger regions listed by hand are kept in all languages.
pub(super) fn at_home(country: &str) -> &'static [&'static str] {
    match country {
        "AR" | "BO" | "CL" | "CO" | "CR" | "CU" | "DO" | "EC" | "ES" | "GT" | "HN" | "MX" | "NI" | "PA" | "PE"
        | "PY" | "SV" | "UY" | "VE" => &["es", "ca"],
        "AE" | "DZ" | "EG" | "IQ" | "JO" | "LB" | "LY" | "MA" | "SA" | "SY" | "TN" | "YE" => &["ar", "fr"],
        "RU" | "BY" => &["ru"],
        "UA" => &["uk", "ru"],
        "KZ" => &["kk", "ru"],
        "FR" | "CA" | "BE" => &["fr", "nl"],
        "AT" | "DE" | "CH" => &["de", "fr", "it"],
        "PT" | "BR" => &["pt"],
        "IT" => &["it"],
        "NL" => &["nl"],
        "VN" => &["vi"],
        "TR" => &["tr"],
        "RO" | "MD" => &["ro"],
        "HU" => &["hu"],
        "CZ" => &["cs"],
        "SK" => &["sk"],
        "PL" => &["pl"],
        "BG" => &["bg"],
        "RS" => &["sr"],
        "HR" => &["hr"],
        "GR" => &["el"],
        "IR" => &["fa"],
        "IL" => &["he"],
        "TH" => &["th"],
        "ID" => &["id"],
        "TW" => &["zh_Hant"],
        "SE" => &["sv"],
        "NO" => &["no", "nb"],
        "DK" => &["da"],
        "FI" => &["fi", "sv"],
        "PK" => &["ur"],
        "BD" => &["bn"],
        "IN" => &["hi", "bn", "ta", "te"],
        _ => &[],
    }
}

pub(super) const LANGUAGES: [&str; 51] = [
    "en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "no", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "bg", "uk",
    "ru", "sr", "hr", "sl", "el", "tr", "ar", "he", "fa", "ur", "hi", "bn", "ta", "te", "th", "vi", "id", "ms", "ko",
    "ja", "zh", "zh_Hant", "ka", "hy", "et", "lv", "lt", "kk", "uz", "am", "sw", "ca",
];

pub(super) fn read_cities(table: &str) -> Vec<City> {
    let mut cities = Vec::new();
    for line in table.lines() {
        let field: Vec<&str> = line.split('\t').collect();
        let [id, name, country, region, zone, population, _, _] = field.as_slice() else { continue };
        cities.push(City {
            id: (*id).to_owned(),
            name: (*name).to_owned(),
            country: (*country).to_owned(),
            region: (*region).to_owned(),
            zone: (*zone).to_owned(),
            population: population.parse().unwrap_or(0),
            line: line.to_owned(),
        });
    }
    cities
}

/// `key TAB one|two|three` lines; lines of one key add up.
pub(super) fn pairs(table: &str) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, names) in table.lines().filter_map(|line| line.split_once('\t')) {
        found.entry(key.to_owned()).or_default().extend(names.split('|').map(str::to_owned));
    }
    found
}

/// `<subdivision type="debw" ...>Baden-Württemberg</subdivision>` as `DE-BW` and the name.
pub(super) fn subdivision(line: &str) -> Option<(String, String)> {
    let rest = line.trim().strip_prefix("<subdivision type=\"")?;
    let (code, rest) = rest.split_once('"')?;
    let name = rest.split_once('>')?.1.split_once("</subdivision>")?.0;
    let (country, region) = code.split_at_checked(2)?;
    Some((format!("{}-{}", country.to_uppercase(), region.to_uppercase()), name.replace("&amp;", "&").replace('²', "")))
}

/// `<territory type="DE">Germany</territory>` as code, name, and whether it is the everyday form.
pub(super) fn territory(line: &str) -> Option<(String, String, bool)> {
    let rest = line.trim().strip_prefix("<territory type=\"")?;
    let (code, rest) = rest.split_once('"')?;
    let (attributes, rest) = rest.split_once('>')?;
    let name = rest.split_once("</territory>")?.0;
    Some((code.to_owned(), name.replace("&amp;", "&"), !attributes.contains("alt=")))
}

/// A region's name without the word for its kind.
pub(super) fn bare(name: &str) -> &str {
    let mut name = name;
    for word in [
        " Oblast",
        " Province",
        " State",
        " Prefecture",
        " Region",
        " Voivodeship",
        " Governorate",
        " District",
        " Department",
        " County",
        " City",
        " Municipality",
        " Krai",
        " область",
        " край",
        "県",
        "府",
        "省",
        "市",
    ] {
        name = name.strip_suffix(word).unwrap_or(name);
    }
    for word in
        ["Province of ", "Region of ", "State of ", "Provincia de ", "Estado de ", "Departamento de ", "Comunidad de "]
    {
        name = name.strip_prefix(word).unwrap_or(name);
    }
    name
}

/// Look-up keys of a name: as folded; with ä ö ü å ø written out; saint and sankt shortened; `&` read as "and".
pub(super) fn spellings(name: &str) -> BTreeSet<String> {
    let mut written = BTreeSet::from([name.to_owned(), name.replace('&', " and ")]);
    let plain = name.split(['(', '[']).next().unwrap_or(name).trim();
    written.insert(plain.to_owned());
    let mut long = name.to_owned();
    for (letter, pair) in [
        ('ä', "ae"),
        ('ö', "oe"),
        ('ü', "ue"),
        ('å', "aa"),
        ('ø', "oe"),
        ('Ä', "Ae"),
        ('Ö', "Oe"),
        ('Ü', "Ue"),
        ('Ø', "Oe"),
        ('Å', "Aa"),
    ] {
        long = long.replace(letter, pair);
    }
    written.insert(long);
    let mut keys: BTreeSet<String> = written.iter().map(|w| fold(w)).collect();
    for key in keys.clone() {
        for (long, short) in [("saint ", "st "), ("sankt ", "st "), ("mount ", "mt "), ("fort ", "ft ")] {
            if let Some(rest) = key.strip_prefix(long) {
                keys.insert(format!("{short}{rest}"));
            }
        }
    }
    keys.retain(|key| key.chars().count() > 1 && key.chars().any(char::is_alphabetic));
    keys
}

pub(super) fn put(keys: &mut Keys, key: String, value: &str) {
    let values = keys.entry(key).or_default();
    if !values.iter().any(|v| v == value) {
        values.push(value.to_owned());
    }
}

pub(super) fn write(path: &str, keys: &Keys) -> io::Result<()> {
    fs::write(path, keys.iter().map(|(key, values)| format!("{key}\t{}\n", values.join(","))).collect::<String>())
}
