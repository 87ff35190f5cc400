//! Suffixes that tell generations of one name apart.

use crate::words::written::{Kind, Written};

/// What a suffix says of the generation: father, son, grandson, nephew, or a number.
fn generation(plain: &str) -> Option<u8> {
    Some(match plain {
        "sr" | "senior" | "snr" | "pere" => 0,
        "jr" | "junior" | "jnr" | "filho" | "fils" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "neto" => 9,
        "sobrinho" => 10,
        _ => return None,
    })
}

/// The suffixes by which two names tell their generations apart (Sr. and Jr., Filho and Neto). A son who is called Junior may
/// be the second of the name.
pub(crate) fn apart(a: &Written<'_>, b: &Written<'_>) -> Option<(usize, usize)> {
    let find = |n: &Written<'_>| {
        let suffix = n.words.iter().enumerate().rev().filter(|(_, w)| w.kind == Kind::Suffix);
        suffix.filter_map(|(i, w)| Some((i, generation(&w.plain)?))).next()
    };
    let ((i, x), (j, y)) = (find(a)?, find(b)?);
    (x != y && !matches!((x, y), (1, 2) | (2, 1))).then_some((i, j))
}
