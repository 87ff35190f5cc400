//! Addresses that a narrow column breaks: "linkedin.com/in/ana-" over "example", "ana@mail.exam" over "ple". Half an address is
//! somebody else's, so it is joined or not claimed at all.

use crosscheck_compare::contacts::is_public_host_name;

use super::row::{Piece, Row};
use super::scan;

/// Left edges of one column differ by less than this, in points or characters.
const ALIGNED: f32 = 3.0;
/// Lines of another column that can stand between the two halves.
const BETWEEN: usize = 2;

/// Joins the halves, the second of them taken from its line.
pub(super) fn join(rows: &mut [Row]) {
    for at in 0..rows.len() {
        for piece in 0..rows[at].pieces.len() {
            join_one(rows, at, piece);
        }
    }
}

fn join_one(rows: &mut [Row], at: usize, piece: usize) {
    let first = &rows[at].pieces[piece];
    let Some(token) = first.text.split_whitespace().last().map(str::to_owned) else { return };
    if !token.contains(['@', '/']) {
        return;
    }
    let level = |other: &Piece| (other.x - first.x).abs() < ALIGNED;
    let below = (at + 1..rows.len().min(at + 2 + BETWEEN))
        .find_map(|row| Some((row, rows[row].pieces.iter().position(level)?)));
    let Some((row, other)) = below else { return };
    let Some(rest) = rows[row].pieces[other].text.split_whitespace().next().map(str::to_owned) else { return };
    if !continues(&token, &rest) {
        return;
    }
    rows[at].pieces[piece].text.push_str(&rest);
    rows[at].quote = format!("{}\n{}", rows[at].quote, rows[row].quote);
    let left = rows[row].pieces[other].text[rest.len()..].trim_start().to_owned();
    if left.is_empty() {
        rows[row].pieces.remove(other);
    } else {
        rows[row].pieces[other].text = left;
    }
    for changed in [at, row] {
        let row = &mut rows[changed];
        row.text = row.pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
    }
}

fn continues(token: &str, rest: &str) -> bool {
    let sign = |c: char| c.is_ascii_alphanumeric() || "._~%?=&+#-/".contains(c);
    if rest.contains('@') || !rest.chars().all(sign) {
        return false;
    }
    if let Some((_, host)) = token.rsplit_once('@').filter(|_| !token.contains('/')) {
        return !is_public_host_name(host) && is_public_host_name(&format!("{host}{rest}"));
    }
    let address = !scan::addresses(token, true).is_empty();
    let goes_on = is_cut(token) && rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    let slash = token.ends_with('/')
        && scan::addresses(rest, true).is_empty()
        && rest.chars().any(|c| c.is_ascii_digit() || matches!(c, '-' | '_' | '/'));
    address && (goes_on || slash)
}

/// Whether an address ends as none does that is whole.
pub(super) fn is_cut(address: &str) -> bool {
    address.ends_with(['-', '_', '=', '&', '?', '%', '~'])
}

#[cfg(test)]
mod tests {
    use super::continues;

    #[test]
    fn halves_of_an_address() {
        assert!(continues("www.linkedin.com/in/ana-", "example"));
        assert!(continues("www.linkedin.com/in/", "ana-example"));
        assert!(continues("ana@mail.exam", "ple"));
        // Whole addresses over something else.
        assert!(!continues("ana@mail.example", "rust"));
        assert!(!continues("https://ana.example/", "github.com/ana"));
        assert!(!continues("github.com/ana", "skills"));
        assert!(!continues("https://ana.example/", "Skills"));
    }
}
