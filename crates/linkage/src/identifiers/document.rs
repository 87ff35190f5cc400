/// Words before a number that say that it is that of an identity document, in lower case.
const LABELS: [&str; 12] = [
    "passport",
    "reisepass",
    "passeport",
    "pasaporte",
    "passaporto",
    "passaporte",
    "personalausweis",
    "identity card",
    "id card",
    "national id",
    "driving licence",
    "driver's license",
];
/// Words that may stand between label and number.
const BETWEEN: [&str; 12] = ["no", "no.", "nr", "nr.", "number", "nummer", "numero", "número", "n°", "nº", "#", "id"];

/// Numbers of documents in normal form and as written.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = (String, &str)> {
    text.lines().filter_map(|line| {
        // Lower case can change lengths: then nothing is cut out of the line.
        let lower = line.to_lowercase();
        let (at, label) = LABELS.iter().filter_map(|label| Some((lower.find(label)?, *label))).min()?;
        let rest = line.get(at + label.len()..).filter(|_| lower.len() == line.len())?;
        let mut words = rest.split([' ', ':', '\t', '=']).filter(|word| !word.is_empty());
        let word = words.find(|word| !BETWEEN.contains(&word.to_lowercase().as_str()))?;
        let key: String = word.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
        let digits = key.bytes().filter(u8::is_ascii_digit).count();
        ((6..=12).contains(&key.len()) && digits >= 5).then_some((key, line.trim()))
    })
}
