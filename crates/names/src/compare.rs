//! The comparison of two names.

use crate::align::{self, Aligned as Rows};
use crate::compact;
use crate::describe;
use crate::forms;
use crate::generation;
use crate::iberian;
use crate::item::Item;
use crate::lexicon::flag;
use crate::oddity::oddities;
use crate::outcome::{Comparison, Reason, Relation, Verdict, WhyNot};
use crate::place;
use crate::relate::{Setting, is_western_given};
use crate::romanised;
use crate::vietnamese;
use crate::word::{self, Kind, Word, Writing, Written};

/// Compares two personal names as written, in any script and order.
#[must_use]
pub fn compare(a: &str, b: &str) -> Comparison {
    let mut out = match (word::read(a), word::read(b)) {
        (Ok(x), Ok(y)) => written(&x, &y),
        (Err(limit), _) | (_, Err(limit)) => not_comparable(WhyNot::TooLong(limit)),
    };
    if !a.is_ascii() {
        out.oddities = oddities(a);
    }
    if !b.is_ascii() {
        out.oddities.extend(oddities(b));
    }
    out
}

pub(crate) fn not_comparable(why: WhyNot) -> Comparison {
    Comparison {
        verdict: Verdict::NotComparable(why),
        alignment: Vec::new(),
        readings: Vec::new(),
        reasons: vec![Reason::NotComparable(why)],
        oddities: Vec::new(),
    }
}

fn written(a: &Written<'_>, b: &Written<'_>) -> Comparison {
    if a.words.is_empty() || b.words.is_empty() {
        return not_comparable(WhyNot::NothingToCompare);
    }
    if let Some(done) = compact::compare(a, b) {
        return done;
    }
    if let Some(done) = romanised::compare(a, b) {
        return done;
    }
    let (items_a, items_b) = (align::items(a), align::items(b));
    if items_a.is_empty() || items_b.is_empty() {
        return not_comparable(WhyNot::NothingToCompare);
    }
    let setting = setting(a, b);
    let counts = (items_a.len(), items_b.len());
    let rows = align::align(a, b, items_a, items_b, setting);
    let mut verdict = verdict(a, b, &rows, counts, setting);
    let unread = |left: &[Item<'_>]| left.iter().any(Item::is_unread);
    if verdict == Verdict::Contradictory && (unread(&rows.left_a) || unread(&rows.left_b)) {
        verdict = Verdict::NotComparable(WhyNot::NoReading);
    }
    let agree = matches!(verdict, Verdict::Same | Verdict::Compatible);
    if agree && (generation::apart(a, b).is_some() || iberian::are_turned(&rows)) {
        verdict = Verdict::Contradictory;
    }
    describe::describe(a, b, &rows, verdict)
}

fn setting(a: &Written<'_>, b: &Written<'_>) -> Setting {
    let mut s = Setting { patience: 100, ..Setting::default() };
    let words = || a.words.iter().chain(&b.words);
    s.muslim = words().any(|w| w.has(flag::MUSLIM) || w.writing == Writing::Arabic)
        || words().any(|w| w.kind == Kind::Particle && matches!(w.plain.as_str(), "al" | "el" | "bin" | "ibn" | "abu"))
        || words().any(|w| is_muslim_surname(&w.plain));
    // A name that West Europeans bear as well ("Peter") says nothing of another script.
    let slavic = |w: &Word| w.has(flag::SLAVIC) && !w.has(flag::WEST_EUROPE);
    s.translit = s.muslim
        || words().any(|w| {
            slavic(w) || is_slavic_ending(&w.plain) || has_slavic_letters(w) || !matches!(w.writing, Writing::Latin)
        });
    if !s.translit {
        // A name of both East and West, spelled in two ways (Viktor, Victor) or not known in English.
        let here = |n: &Written<'_>, w: &Word| n.words.iter().any(|v| v.plain == w.plain);
        s.soft = words().any(|w| w.has(flag::SLAVIC) && !(w.has(flag::ENGLISH) && here(a, w) && here(b, w)));
        s.translit = s.soft;
    }
    s.indian = words().any(|w| w.has(flag::INDIAN) && !w.has(flag::WEST_EUROPE | flag::SLAVIC));
    s.greek = words().any(|w| w.writing == Writing::Greek || is_greek_ending(&w.plain));
    s.vietnamese = vietnamese(a) && vietnamese(b) && words().any(|w| w.vietnamese);
    s
}

/// A surname with an ending of Persian, or the beginning that the French spelling of the Maghreb gives an Arabic one.
fn is_muslim_surname(plain: &str) -> bool {
    let ends = || ["zadeh", "zade", "zada", "nejad", "nezhad", "pour", "abadi"].iter().any(|e| plain.ends_with(e));
    plain.len() > 6 && (plain.starts_with("oua") || ends())
}

/// Groups of letters that stand for one letter of Cyrillic.
fn has_slavic_letters(w: &Word) -> bool {
    let group = |s: &str| ["shch", "schtsch", "chtch", "tsch"].iter().any(|g| s.contains(g));
    let zh = |s: &str| s.len() > 5 && s.as_bytes().windows(2).any(|w| matches!(w, [b'z', b'h']));
    // All groups have an h or begin with ts.
    let may = |s: &str| s.bytes().any(|b| b == b'h') || s.contains("tsch");
    w.plain.len() > 4 && may(&w.plain) && !w.has(flag::CHINESE | flag::KOREAN) && (group(&w.plain) || zh(&w.plain))
        || w.other.as_deref().is_some_and(|o| group(o) || o.contains("zh"))
}

fn is_slavic_ending(plain: &str) -> bool {
    plain.len() > 4
        && matches!(
            plain.as_bytes(),
            [.., b'o' | b'e', b'v']
                | [.., b'o' | b'e', b'v', b'a' | b's']
                | [.., b'o', b'v', b'a', b's']
                | [.., b'o' | b'e', b'f', b'f']
                | [.., b's', b'k', b'y' | b'i']
                | [.., b's', b'k', b'i', b'y' | b'j']
                | [.., b's', b'k', b'y', b'y' | b'i' | b'j']
                | [.., b's', b'k', b'a', b'y' | b'i' | b'j', b'a']
                | [.., b'e', b'n', b'k', b'o' | b'a']
                | [.., b'o' | b'e', b'v', b'i', b'c', b'h']
                | [.., b'o' | b'e', b'v', b'n', b'a']
                | [.., b'c', b'h', b'u' | b'o', b'k']
                | [.., b'c', b'h', b'o', b'u', b'k']
        )
}

/// The endings and beginnings of Greek surnames, of men and of women.
fn is_greek_ending(plain: &str) -> bool {
    plain.len() > 5
        && (matches!(
            plain.as_bytes(),
            [.., b'u', b'l', b'o', b's']
                | [.., b'u', b'l', b'o', b'u']
                | [.., b'i', b'd', b'i', b's']
                | [.., b'i', b'd', b'o', b'u']
                | [.., b'i', b'a', b'd', b'i' | b'e', b's']
                | [.., b'i', b'a', b'd', b'o', b'u']
                | [.., b'a', b'k', b'i', b's']
                | [.., b'o', b'g', b'l', b'o', b'u']
                | [.., b'a', b't', b'o', b's']
                | [.., b'i', b'o', b't', b'i', b's']
                | [.., b'e', b'l', b'l', b'i', b's']
                | [.., b'i' | b'a', b'o', b'u']
                | [.., b'i', b'o', b's']
                | [.., b'n', b'n', b'i', b's']
                | [.., b'o', b'u', b'l', b'a', b's']
                | [.., b'g', b'e', b'l', b'o', b's']
                | [.., b'e', b'i', b'r', b'i', b'n', b'i']
                | [.., b't', b'e', b'r', b'i', b'n', b'i']
                | [.., b'o', b'm', b'o', b'u']
        ) || matches!(
            plain.as_bytes(),
            [b'p', b'a', b'p', b'a', b'd' | b'g' | b'o', ..] | [b'k', b'a', b'r', b'a', b'g', b'i', ..]
        ) || plain.starts_with("hatzi")
            || plain.starts_with("chatzi"))
}

/// A Vietnamese name: a surname of the list in front or behind.
fn vietnamese(name: &Written<'_>) -> bool {
    let mut names = name.words.iter().filter(|w| matches!(w.kind, Kind::Name | Kind::Particle));
    let (Some(first), last) = (names.next(), names.next_back()) else { return false };
    first.has(flag::VIETNAMESE) || last.is_some_and(|l| l.has(flag::VIETNAMESE))
}

fn names<'x, 'w>(items: &'x [Item<'w>]) -> impl Iterator<Item = &'x Item<'w>> {
    items.iter().filter(|i| i.kind == Kind::Name)
}

/// The number of a ruler ("Nasir XII", "ناصر الثاني") is nobody's surname, so no other word contradicts it.
fn is_ordinal(item: &Item<'_>) -> bool {
    const ORDINALS: [&str; 10] = ["iii", "vii", "viii", "xii", "xiii", "xiv", "الأول", "الثاني", "الثالث", "الرابع"];
    ORDINALS.contains(&&*item.plain)
}

fn verdict(a: &Written<'_>, b: &Written<'_>, rows: &Rows<'_>, counts: (usize, usize), setting: Setting) -> Verdict {
    let strong = rows.rows.iter().filter(|r| r.bond.relation != Relation::Initial).count();
    let (left_a, left_b) = (names(&rows.left_a).count(), names(&rows.left_b).count());
    let single = counts.0 == 1 || counts.1 == 1;
    let handle = a.handle || b.handle;
    if strong == 0 {
        return without_shared_part(a, b, rows, single || handle);
    }
    if left_a > 0 && left_b > 0 {
        if handle {
            return Verdict::NotComparable(WhyNot::Handle);
        }
        if names(&rows.left_a).all(is_ordinal) || names(&rows.left_b).all(is_ordinal) {
            return Verdict::Compatible;
        }
        if strong > 1 && (fathers_beside(&rows.left_a, &rows.left_b) || fathers_beside(&rows.left_b, &rows.left_a)) {
            return Verdict::Compatible;
        }
        if other_name(rows) {
            return Verdict::NotComparable(WhyNot::OtherName);
        }
        if let Some(leads) = [by_name(a, &rows.left_a), by_name(b, &rows.left_b)].into_iter().flatten().max() {
            // In front it stands for the given name, else it is one name more.
            return if leads { Verdict::NotComparable(WhyNot::ByName) } else { Verdict::Compatible };
        }
        return iberian::verdict(a, b, rows).unwrap_or(Verdict::Contradictory);
    }
    let opposed = match (rows.left_a.as_slice(), rows.left_b.as_slice()) {
        ([], _) | (_, []) => false,
        ([x], [y]) if left_a + left_b > 0 => place::in_one_place(a, b, rows, x, y),
        _ => left_a == 0 && left_b == 0,
    };
    let opposed = opposed || (left_a == 0 || left_b == 0) && place::lead_apart(rows);
    if opposed {
        // Other initials, or an initial in the place of a name that it does not begin.
        return Verdict::Contradictory;
    }
    let initial_against_name =
        |x: &[Item<'_>], y: &[Item<'_>]| x.iter().any(|i| i.kind == Kind::Initial) && names(y).count() > 0;
    if strong == 1
        && rows.rows.len() == 1
        && (initial_against_name(&rows.left_a, &rows.left_b) || initial_against_name(&rows.left_b, &rows.left_a))
    {
        // A lone I behind a name may be the number of a ruler.
        let number = |n: &Written<'_>, left: &[Item<'_>]| {
            left.iter().any(|i| i.kind == Kind::Initial && i.plain == "i" && i.words.0 + 1 == n.words.len())
        };
        if number(a, &rows.left_a) || number(b, &rows.left_b) {
            return Verdict::NotComparable(WhyNot::NothingToCompare);
        }
        // The only given name is abbreviated, and it does not fit the one that is written out.
        return Verdict::Contradictory;
    }
    if setting.vietnamese && given_left_out(a, b, rows) {
        return Verdict::Contradictory;
    }
    if fathers_swapped(a, b, rows) {
        return Verdict::Contradictory;
    }
    let whole = rows.left_a.is_empty() && rows.left_b.is_empty();
    if whole && rows.rows.iter().all(|r| matches!(r.bond.relation, Relation::Equal | Relation::Variant)) {
        Verdict::Same
    } else {
        Verdict::Compatible
    }
}

fn without_shared_part(a: &Written<'_>, b: &Written<'_>, rows: &Rows<'_>, open: bool) -> Verdict {
    let (left_a, left_b) = (names(&rows.left_a).count(), names(&rows.left_b).count());
    let full = |w: &Written<'_>| w.words.iter().any(|w| w.kind == Kind::Name);
    if rows.rows.len() > 1 && (left_a == 0 || left_b == 0) && !(full(a) && full(b)) {
        // One side is initials only, all of which fit.
        return Verdict::Compatible;
    }
    if rows.rows.len() > 1 && left_a + left_b > 0 && !open {
        // Initials fit, the full names do not.
        return Verdict::Contradictory;
    }
    if left_a == 0 || left_b == 0 {
        return Verdict::NotComparable(WhyNot::NothingToCompare);
    }
    if open || a.handle || b.handle {
        return Verdict::NotComparable(WhyNot::Handle);
    }
    let unread = |w: &Written<'_>| w.words.iter().any(|w| matches!(w.writing, Writing::Other));
    if unread(a) != unread(b) {
        return Verdict::NotComparable(WhyNot::NoReading);
    }
    if is_kunya(a) != is_kunya(b) {
        return Verdict::NotComparable(WhyNot::ByName);
    }
    Verdict::Contradictory
}

/// Whether the by-name that is all that is left over leads the name; `None` where another word is left over, or where it has
/// the place of the surname.
fn by_name(name: &Written<'_>, left: &[Item<'_>]) -> Option<bool> {
    let [item] = left else { return None };
    let before = name.words.get(..item.words.0)?;
    (item.has(flag::BYNAME) && item.words.1 < name.words.len()).then(|| before.iter().all(|w| w.kind != Kind::Name))
}

/// "Abu Omar al-Masri", father of Omar, from Egypt: how people are called, beside a name that shares nothing with it. Abu
/// before a name is the beginning of many a legal name, too (Abu Sayed, Abu Bakr Siddiqui), so the origin is asked for.
fn is_kunya(name: &Written<'_>) -> bool {
    const PARENT: [&str; 7] = ["abu", "abou", "abi", "um", "umm", "oum", "om"];
    const ARTICLE: [&str; 4] = ["al", "el", "as", "ash"];
    let [parent, child, article, origin] = name.words.as_slice() else { return false };
    parent.kind == Kind::Particle
        && PARENT.contains(&parent.plain.as_str())
        && child.kind == Kind::Name
        && ARTICLE.contains(&article.plain.as_str())
        && origin.plain.ends_with(['i', 'y'])
}

/// A Western given name on one side and one of a syllable language, or of Africa, on the other, the surname agreeing.
fn other_name(rows: &Rows<'_>) -> bool {
    let baptismal =
        |left: &[Item<'_>]| names(left).all(|i| is_western_given(i) && !i.has(flag::AFRICAN | flag::MUSLIM));
    let african =
        |left: &[Item<'_>]| names(left).all(|i| i.has(flag::AFRICAN) && !i.has(flag::MUSLIM) && !is_western_given(i));
    if baptismal(&rows.left_a) && african(&rows.left_b) || african(&rows.left_a) && baptismal(&rows.left_b) {
        return true;
    }
    const EASTERN: u32 = flag::CHINESE | flag::KOREAN | flag::VIETNAMESE;
    let surname = rows
        .rows
        .iter()
        .any(|r| (r.a.has(EASTERN) || r.b.has(EASTERN)) && !r.a.has(flag::IBERIAN) && !r.b.has(flag::IBERIAN));
    if !surname {
        return false;
    }
    // "Kim", "Jo", "Tam" are syllables before they are short forms.
    let western = |left: &[Item<'_>]| {
        names(left).any(|i| {
            is_western_given(i) && i.marked.is_none() && (i.letters() > 4 || !romanised::is_syllables(&i.plain))
        })
    };
    let eastern = |left: &[Item<'_>]| {
        names(left).all(|i| {
            let syllables = romanised::is_syllables(&i.plain) || vietnamese::is_syllable(&i.plain);
            i.writing == Writing::Latin && !is_western_given(i) && syllables
        })
    };
    western(&rows.left_a) && eastern(&rows.left_b) || western(&rows.left_b) && eastern(&rows.left_a)
}

/// Whether all that is left over on one side are names of fathers (Ivanovna), and nothing on the other side is: a further
/// surname there contradicts none of them.
fn fathers_beside(left: &[Item<'_>], other: &[Item<'_>]) -> bool {
    left.iter().all(|i| forms::is_patronymic(&i.plain))
        && !other.iter().any(|i| forms::is_patronymic(&i.plain) || forms::father(&i.plain).is_some())
}

/// "Ahmad bin Hasan" and "Hasan bin Ahmad": the son of the one is the father of the other.
fn fathers_swapped(a: &Written<'_>, b: &Written<'_>, rows: &Rows<'_>) -> bool {
    let son = |n: &Written<'_>| {
        let particle = |w: &Word| w.kind == Kind::Particle && matches!(w.plain.as_str(), "bin" | "ibn" | "bint" | "بن");
        n.words.iter().position(particle).filter(|k| *k > 0 && k + 1 < n.words.len())
    };
    let (Some(x), Some(y)) = (son(a), son(b)) else { return false };
    let beside = |i: usize, j: usize| rows.rows.iter().any(|r| r.a.words.0 == i && r.b.words.0 == j);
    beside(x - 1, y + 1) && beside(x + 1, y - 1)
}

/// Vietnamese names are shortened to surname and given name, the given name last: a short form that keeps the middle
/// name and drops the last one belongs to somebody else.
fn given_left_out(a: &Written<'_>, b: &Written<'_>, rows: &Rows<'_>) -> bool {
    for (name, left, full) in
        [(a, &rows.left_a, a.words.len() > b.words.len()), (b, &rows.left_b, b.words.len() > a.words.len())]
    {
        let Some(first) = name.words.first() else { continue };
        let last = name.words.len() - 1;
        if full
            && first.has(flag::VIETNAMESE)
            && left.iter().any(|i| i.words.0 == last)
            && !left.iter().any(|i| i.words.0 == 0)
        {
            // Only where the short form has a given name at all.
            let short_given = rows.rows.iter().any(|r| {
                let w = if std::ptr::eq(left, &rows.left_a) { r.a.words.0 } else { r.b.words.0 };
                w != 0
            });
            if short_given {
                return true;
            }
        }
    }
    false
}
