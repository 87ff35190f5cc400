//! Values that hold a character which could not be read: a font that does not tell its ligatures, bytes that are no text. "O\u{fffd}shore"
//! is nobody's employer, so it is told and not claimed.

use crosscheck_model::{Claims, Personal};

/// What stands for a character that could not be read.
const UNREAD: char = '\u{fffd}';

/// Takes such values out; says how many of each kind, if there were any.
pub(crate) fn take(claims: &mut Claims) -> Option<String> {
    let whole = |part: &Personal| !part.expose().contains(UNREAD);
    let all_whole = |parts: &[&Option<Personal>]| parts.iter().copied().flatten().all(whole);
    let before = counts(claims);
    claims.names.retain(|claim| whole(&claim.value().full));
    claims.places.retain(|claim| whole(&claim.value().text));
    claims.emails.retain(|claim| whole(&claim.value().0));
    claims.work.retain(|claim| all_whole(&[&claim.value().organisation, &claim.value().title]));
    claims.education.retain(|claim| all_whole(&[&claim.value().institution, &claim.value().degree]));
    for claim in &mut claims.work {
        clear(&mut claim.value_mut().place);
    }
    for claim in &mut claims.education {
        clear(&mut claim.value_mut().field);
        clear(&mut claim.value_mut().place);
    }
    let left = counts(claims);
    let lost: Vec<String> = before
        .iter()
        .zip(left)
        .filter(|((_, count), (_, left))| count > left)
        .map(|((kind, count), (_, left))| format!("{kind} {}", count - left))
        .collect();
    (!lost.is_empty()).then(|| {
        let kinds = lost.join(", ");
        format!("some of its characters could not be read (its fonts or its encoding do not say what they are); what holds them was left out: {kinds}")
    })
}

fn clear(part: &mut Option<Personal>) {
    if part.as_ref().is_some_and(|part| part.expose().contains(UNREAD)) {
        *part = None;
    }
}

fn counts(claims: &Claims) -> [(&'static str, usize); 5] {
    [
        ("names", claims.names.len()),
        ("places", claims.places.len()),
        ("e-mail addresses", claims.emails.len()),
        ("employments", claims.work.len()),
        ("courses", claims.education.len()),
    ]
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Address, Digest, Origin, Outcome, SourceId};

    fn read(text: &str) -> crosscheck_model::Extraction {
        let at = jiff::Timestamp::UNIX_EPOCH;
        let origin = Origin::new(SourceId(0), Address::File("cv.txt".into()), at, Digest::of(text.as_bytes()));
        crate::read(text.as_bytes(), "cv.txt", &origin, None)
    }

    #[test]
    fn what_holds_an_unread_letter_is_told_and_not_claimed() {
        let text = "Ana Example\nana@mail.example\n\nExperience\nO\u{fffd}ce Clerk, Sample Ltd\n2019 - 2021\n\nCook, Example Ltd\n2015 - 2019\n";
        let found = read(text);
        assert_eq!(found.outcome, Outcome::Read);
        assert_eq!(found.claims.work.len(), 1);
        assert!(found.problems.iter().any(|problem| problem.what.contains("employments 1")), "{:?}", found.problems);
        let whole = read(&text.replace("O\u{fffd}ce", "Office"));
        assert_eq!(whole.claims.work.len(), 2);
        assert!(whole.problems.is_empty());
    }
}
