//! Labelled pairs of names, and those of public lists that are set aside.

/// From here on two words count as counterparts: the usual choice for Jaro-Winkler.
pub(crate) const JARO_WINKLER: f64 = 0.85;

pub(crate) struct Row {
    pub(crate) group: String,
    pub(crate) kind: String,
    pub(crate) a: String,
    pub(crate) b: String,
    pub(crate) same: bool,
    pub(crate) source: String,
}

pub(crate) fn read(text: &str) -> Result<Vec<Row>, csv::Error> {
    let mut rows = Vec::new();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers()?.clone();
    let column = |name: &str| head.iter().position(|h| h == name);
    let (group, kind, a, b, label) = (column("group"), column("kind"), column("a"), column("b"), column("label"));
    let source = column("source");
    for record in reader.records() {
        let record = record?;
        let cell = |i: Option<usize>| i.and_then(|i| record.get(i)).unwrap_or_default().to_owned();
        rows.push(Row {
            group: cell(group),
            kind: cell(kind),
            a: cell(a),
            b: cell(b),
            same: cell(label) == "1",
            source: cell(source),
        });
    }
    Ok(rows)
}

/// Words that two spellings of a name may have or leave out.
const PARTICLES: [&str; 24] = [
    "a", "abu", "al", "bin", "bint", "da", "das", "de", "del", "der", "di", "do", "dos", "e", "el", "ibn", "la", "las",
    "los", "ul", "van", "vda", "von", "y",
];

/// Whether a pair of a list of aliases is of assumed names: matched greedily, a word of the shorter name has no counterpart
/// (Jaro-Winkler of .85, or an initial) while the longer name has a word left as well.
pub(crate) fn is_assumed(row: &Row) -> bool {
    let listed = row.source.starts_with("OFAC") || row.source.starts_with("UN ");
    if !row.same || !listed {
        return false;
    }
    let (mut short, mut long) = (folded(&row.a), folded(&row.b));
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    let mut left = 0;
    for word in &short {
        let alike = |other: &String| {
            let initial = word.chars().count() == 1 || other.chars().count() == 1;
            if initial && word.chars().next() == other.chars().next() {
                return 1.0;
            }
            strsim::jaro_winkler(word, other)
        };
        let best = (0..long.len()).max_by(|i, j| alike(&long[*i]).total_cmp(&alike(&long[*j])));
        match best.filter(|at| alike(&long[*at]) >= JARO_WINKLER) {
            Some(at) => drop(long.remove(at)),
            None => left += 1,
        }
    }
    // Names in another writing share no letters, and nothing can be said of their words.
    let latin =
        |s: &str| s.chars().all(|c| !c.is_alphabetic() || c < '\u{250}' || ('\u{1E00}'..='\u{1EFF}').contains(&c));
    left > 0 && !long.is_empty() && latin(&row.a) && latin(&row.b)
}

/// Lower-case words without accents and particles.
fn folded(name: &str) -> Vec<String> {
    use unicode_normalization::UnicodeNormalization;
    let plain: String =
        name.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).flat_map(char::to_lowercase).collect();
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !PARTICLES.contains(w));
    words.map(str::to_owned).collect()
}
