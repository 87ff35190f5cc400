//! What must not change the verdict: the order of the two names, the order of the parts, case, width, composition, titles.

use crosscheck_names::{Verdict, blocking_keys, compare, oddities};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Invented people of many naming cultures, family name last where that is the custom.
const NAMES: [&str; 48] = [
    "Jane Example",
    "John Sample",
    "Robert Fielder",
    "Bob Fielder",
    "Margaret Oakhurst",
    "Maria Fernández",
    "José Ejemplo",
    "João Exemplar",
    "François Modèle",
    "Jürgen Beispiel",
    "Juergen Beispiel",
    "Søren Prøvesen",
    "Åsa Exempelsson",
    "Łukasz Przykładowski",
    "Çağla Örnek",
    "Mehmet Örnek",
    "Иван Примеров",
    "Ivan Primerov",
    "Олена Зразкова",
    "Olena Zrazkova",
    "Γιώργος Παραδειγματίδης",
    "Giorgos Paradeigmatidis",
    "Արամ Օրինակյան",
    "გიორგი მაგალითაძე",
    "محمد المثالي",
    "Mohammed Al-Mithali",
    "علی نمونه",
    "דוד לדוגמה",
    "David Ledugma",
    "राहुल उदाहरण",
    "Rahul Udaharan",
    "রহিম উদাহরণ",
    "முருகன் உதாரணம்",
    "สมชาย ตัวอย่าง",
    "홍길동",
    "Gildong Hong",
    "Hong Kil-dong",
    "山田花子",
    "Hanako Yamada",
    "佐藤 健一",
    "王小明",
    "Wang Xiaoming",
    "Xiaoming Wang",
    "陳大文",
    "Chan Tai Man",
    "Nguyễn Văn Mẫu",
    "Van Mau Nguyen",
    "田中 タロウ",
];

fn name() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(NAMES.to_vec())
}

fn verdict(a: &str, b: &str) -> &'static str {
    compare(a, b).verdict.as_str()
}

fn full_width(s: &str) -> String {
    s.chars()
        .map(|c| if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c) } else { c })
        .collect()
}

fn reversed(s: &str) -> String {
    s.split(' ').rev().collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_two_names_does_not_matter(a in name(), b in name()) {
        prop_assert_eq!(verdict(a, b), verdict(b, a));
    }

    #[test]
    fn arbitrary_text_never_panics_and_is_symmetric(a in ".{0,40}", b in ".{0,40}") {
        prop_assert_eq!(compare(&a, &b).verdict, compare(&b, &a).verdict);
        let _sentences: Vec<String> = oddities(&a).iter().map(|o| o.sentence()).collect();
        let _keys = blocking_keys(&b);
    }

    #[test]
    fn names_with_noise_never_panic(a in name(), b in name(), noise in "\\PC{0,6}", at in 0usize..20) {
        let at = a.char_indices().nth(at).map_or(a.len(), |c| c.0);
        let noisy = format!("{}{noise}{}", &a[..at], &a[at..]);
        prop_assert_eq!(compare(&noisy, b).verdict, compare(b, &noisy).verdict);
        prop_assert!(!compare(&noisy, b).sentence().is_empty());
    }

    #[test]
    fn case_does_not_matter(a in name(), b in name()) {
        prop_assert_eq!(verdict(&a.to_uppercase(), b), verdict(a, b));
    }

    #[test]
    fn width_does_not_matter(a in name(), b in name()) {
        prop_assert_eq!(verdict(&full_width(a), b), verdict(a, b));
    }

    #[test]
    fn composition_does_not_matter(a in name(), b in name()) {
        prop_assert_eq!(verdict(&a.nfd().collect::<String>(), b), verdict(&a.nfc().collect::<String>(), b));
    }

    #[test]
    fn the_order_of_the_parts_does_not_matter(a in name(), b in name()) {
        // Of two parts: the syllables of a given name in three parts have an order of their own.
        if a.split(' ').count() == 2 {
            prop_assert_eq!(verdict(&reversed(a), b), verdict(a, b));
        }
    }

    #[test]
    fn titles_do_not_matter(a in name(), b in name(), title in proptest::sample::select(vec!["Dr.", "Mr.", "Prof.", "Frau"])) {
        prop_assert_eq!(verdict(&format!("{title} {a}"), b), verdict(a, b));
    }

    #[test]
    fn a_name_agrees_with_itself(a in name()) {
        prop_assert_eq!(compare(a, a).verdict, Verdict::Same);
    }

    #[test]
    fn equal_names_share_a_blocking_key(a in name(), b in name()) {
        if compare(a, b).verdict == Verdict::Same && a.is_ascii() && b.is_ascii() {
            let (x, y) = (blocking_keys(a), blocking_keys(b));
            prop_assert!(x.iter().any(|k| y.iter().any(|l| k.text == l.text)), "{} / {}", a, b);
        }
    }
}

/// The same on every pair of the list, so that no run depends on what was drawn.
#[test]
fn every_pair_keeps_its_verdict() {
    let mut broken = Vec::new();
    for a in NAMES {
        for b in NAMES {
            let base = verdict(a, b);
            let mut check = |what: &str, changed: &str| {
                let now = verdict(changed, b);
                if now != base {
                    broken.push(format!("{what}: {a} / {b}: {base} became {now}"));
                }
            };
            check("case", &a.to_uppercase());
            check("case", &a.to_lowercase());
            check("width", &full_width(a));
            check("composition", &a.nfd().collect::<String>());
            check("title", &format!("Dr. {a}"));
            if a.split(' ').count() == 2 {
                check("order", &reversed(a));
            }
            if verdict(b, a) != base {
                broken.push(format!("symmetry: {a} / {b}"));
            }
        }
    }
    assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
}
