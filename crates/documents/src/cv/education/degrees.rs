//! What a written degree says: the degree itself and its subject.

use crate::cv::words::{self, Kind};

/// "PhD in Computer Science", "Bachelor of Science, Physics", "Licenciatura en Química", "M.Sc. Informatik".
pub(super) fn degree_and_field(written: &str) -> (Option<String>, Option<String>) {
    let cut = |at: usize, length: usize| {
        let (degree, field) = (written[..at].trim().trim_end_matches(','), written[at + length..].trim());
        let fits = !degree.is_empty() && !field.is_empty() && words::has(Kind::Degree, degree);
        fits.then(|| (Some(degree.to_owned()), Some(field.to_owned())))
    };
    let joints =
        [" in ", ", ", ": ", " en ", " em ", " of ", " de ", " w zakresie ", " по ", " з ", " für ", " — ", " - "];
    for joint in joints {
        // "Bachelor of Science" is the degree itself.
        let of = matches!(joint, " of " | " de ");
        let found = written.match_indices(joint).find_map(|(at, _)| {
            let after = words::plain(&written[at + joint.len()..]);
            let title = [
                "science",
                "arts",
                "engineering",
                "business administration",
                "technology",
                "laws",
                "philosophy",
                "education",
                "fine arts",
                "commerce",
                "applied science",
                "ciencias",
                "sciences",
            ];
            let part_of_title = of
                && title.iter().any(|word| {
                    after == *word || after.starts_with(&format!("{word} ")) || after.starts_with(&format!("{word},"))
                });
            (!part_of_title).then(|| cut(at, joint.len())).flatten()
        });
        if let Some(found) = found {
            return found;
        }
    }
    // In Chinese, Japanese and Korean the degree stands after its subject: "情報工学 学士".
    if let Some((subject, degree)) = written.rsplit_once(' ')
        && words::has(Kind::Degree, degree)
        && !words::has(Kind::Degree, subject)
        && written.chars().all(|c| c == ' ' || c >= '\u{1100}')
    {
        return (Some(degree.to_owned()), Some(subject.trim().to_owned()));
    }
    let mut tokens = written.splitn(2, ' ');
    if let (Some(first), Some(rest)) = (tokens.next(), tokens.next()) {
        let short = first.chars().count() <= 8 && words::has(Kind::Degree, first) && !words::has(Kind::Degree, rest);
        let of = ["of ", "de ", "en ", "in ", "degree"].iter().any(|start| words::plain(rest).starts_with(start));
        if short && !of && rest.chars().any(char::is_alphabetic) && !rest.starts_with('(') {
            return (Some(first.to_owned()), Some(rest.to_owned()));
        }
    }
    if words::has(Kind::Degree, written) { (Some(written.to_owned()), None) } else { (None, Some(written.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_and_fields() {
        let cases = [
            ("PhD in Computer Science", "PhD", Some("Computer Science")),
            ("Bachelor of Science in Physics", "Bachelor of Science", Some("Physics")),
            ("Bachelor of Science", "Bachelor of Science", None),
            ("BS Computer Engineering", "BS", Some("Computer Engineering")),
            ("Licenciatura en Química", "Licenciatura", Some("Química")),
            ("Master of Computer Science", "Master", Some("Computer Science")),
            ("M.Sc., Informatik", "M.Sc.", Some("Informatik")),
        ];
        for (written, degree, field) in cases {
            let (found, subject) = degree_and_field(written);
            assert_eq!((found.as_deref(), subject.as_deref()), (Some(degree), field), "{written}");
        }
    }
}
