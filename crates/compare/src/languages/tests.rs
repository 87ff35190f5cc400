//! The module through its public face.

use std::collections::BTreeSet;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::evidence::Table;
use super::*;

fn codes(text: &str) -> Vec<&'static str> {
    found(text, &[]).languages.iter().map(|language| twin(language.code)).collect()
}

/// Most Indonesian sentences are good Malay; either is right.
fn twin(code: &'static str) -> &'static str {
    if code == "ms" { "id" } else { code }
}

/// Invented sentences, one language each.
const SENTENCES: &[(&str, &str)] = &[
    ("en", "I build small tools for people who would rather spend their evenings outside."),
    ("es", "Me gusta construir herramientas pequeñas para la gente que trabaja conmigo."),
    ("pt", "Gosto de construir ferramentas pequenas para as pessoas que trabalham comigo."),
    ("fr", "J'aime construire de petits outils pour les gens qui travaillent avec moi."),
    ("de", "Ich baue gerne kleine Werkzeuge für die Menschen, mit denen ich arbeite."),
    ("it", "Mi piace costruire piccoli strumenti per le persone che lavorano con me."),
    ("nl", "Ik maak graag kleine gereedschappen voor de mensen met wie ik werk."),
    ("pl", "Lubię tworzyć małe narzędzia dla ludzi, z którymi pracuję każdego dnia."),
    ("sv", "Jag gillar att bygga små verktyg för människor som jag arbetar med."),
    ("tr", "Birlikte çalıştığım insanlar için küçük araçlar yapmayı çok seviyorum."),
    ("id", "Saya suka membuat alat kecil untuk orang yang bekerja dengan saya setiap hari."),
    ("tl", "Gusto kong gumawa ng maliliit na kagamitan para sa mga taong kasama ko sa trabaho."),
    ("vi", "Tôi thích làm những công cụ nhỏ cho những người làm việc cùng tôi."),
    ("ru", "Мне нравится делать небольшие инструменты для людей, с которыми я работаю."),
    ("uk", "Мені подобається робити невеликі інструменти для людей, з якими я працюю."),
    ("ar", "أحب أن أبني أدوات صغيرة للناس الذين أعمل معهم كل يوم."),
    ("fa", "من دوست دارم برای کسانی که با آنها کار می‌کنم ابزارهای کوچک بسازم."),
    ("ur", "مجھے ان لوگوں کے لیے چھوٹے اوزار بنانا پسند ہے جن کے ساتھ میں کام کرتا ہوں۔"),
    ("hi", "मुझे उन लोगों के लिए छोटे औज़ार बनाना पसंद है जिनके साथ मैं काम करता हूँ।"),
    ("bn", "আমি যাদের সঙ্গে কাজ করি তাদের জন্য ছোট সরঞ্জাম বানাতে ভালোবাসি।"),
    ("he", "אני אוהב לבנות כלים קטנים לאנשים שאני עובד איתם."),
    ("th", "ฉันชอบสร้างเครื่องมือเล็กๆ สำหรับคนที่ทำงานด้วยกัน"),
    ("ko", "함께 일하는 사람들을 위해 작은 도구를 만드는 것을 좋아합니다."),
    ("ja", "一緒に働く人たちのために小さな道具を作るのが好きです。"),
    ("zh", "我喜欢为一起工作的人们制作小工具，也喜欢写作。"),
];

#[test]
fn every_language_is_told_in_a_sentence() {
    for (code, sentence) in SENTENCES {
        assert_eq!(codes(sentence), [*code], "{sentence}");
    }
}

#[test]
fn code_links_handles_and_technology_do_not_count() {
    for text in [
        "",
        "🚀🚀🚀 1234 --- !!!",
        "https://example.com/der/die/das @ich_und_du #dasistgut me@example.org",
        "Rust | C++ | TypeScript | React | Kubernetes | PostgreSQL",
        "`la vida es bella y la casa es grande` ```und der die das ist nicht```",
        "getUserName setUserName parseHTMLDocument ~/src/main.rs C:\\Users\\me",
        "AWS GCP API CI CD REST SQL",
        "Read more | Latest news | Posted by",
    ] {
        assert_eq!(codes(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn a_decomposed_letter_beside_a_digit_is_still_prose() {
    let text = "Oggi 24 gennaio 2008È in corso nella città la visita di una delegazione del consiglio.";
    let apart: String = text.nfd().collect();
    let counted = |text: &str| -> Vec<_> { found(text, &[]).languages.iter().map(|l| (l.code, l.words)).collect() };
    assert_eq!(counted(text), counted(&apart));
    assert_eq!(found(&apart, &[]).words, found(text, &[]).words);
}

#[test]
fn noise_around_a_sentence_changes_nothing() {
    for (code, sentence) in SENTENCES {
        let name = if *code == "ko" || *code == "ja" || *code == "zh" { "Marek Lindqvist" } else { "김도윤" };
        let bio = format!("{name} | Rust, C++, AWS | {sentence} | https://example.com/about @code_wizard");
        assert_eq!(codes(&bio), [*code], "{bio}");
    }
}

#[test]
fn names_and_single_words_are_never_called() {
    for name in ["Marek Lindqvist", "김도윤", "タカハシ", "陈嘉明"] {
        assert_eq!(codes(name), Vec::<&str>::new(), "{name}");
    }
    assert_eq!(codes("arbeite"), Vec::<&str>::new());
    let text = "남궁민수";
    assert_eq!(codes(text), ["ko"]);
    assert_eq!(found(text, &["남궁민수", "Namgung Minsu"]).languages, []);
}

#[test]
fn chinese_names_are_no_chinese_prose() {
    for name in ["刘伟", "马飞龙", "陈嘉明", "欧阳晓东", "國澤"] {
        assert_eq!(codes(name), Vec::<&str>::new(), "{name}");
    }
    assert_eq!(codes("处理经济问题"), ["zh"]);
    assert_eq!(codes("還沒有"), ["zh"]);
    assert_eq!(codes("東京大学工学部情報工学科"), Vec::<&str>::new());
    assert_eq!(codes("国際関係学"), Vec::<&str>::new());
}

#[test]
fn short_titles_and_names_with_capitals_are_left_open() {
    for text in ["Giovanni Esposito", "Katarzyna Kowalska", "Köln Deutschland", "Freie Software", "Олена Шевченко"]
    {
        assert_eq!(codes(text), Vec::<&str>::new(), "{text}");
    }
    assert_eq!(codes("freie Software für alle Menschen"), ["de"]);
}

#[test]
fn two_english_words_need_to_be_known() {
    assert_eq!(codes("Brellwick weather"), Vec::<&str>::new());
    assert_eq!(codes("something beautiful"), ["en"]);
}

#[test]
fn persian_typed_with_arabic_letters_is_no_arabic() {
    let typed = "اين کتاب درباره زندگي مردم ايران است".replace('ک', "ك");
    assert_eq!(codes(&typed), ["fa"]);
}

#[test]
fn every_hangul_run_of_four_letters_is_found_and_no_shorter_one() {
    let english = SENTENCES[0].1;
    assert_eq!(codes(&format!("{english} 안녕하세요")), ["en", "ko"]);
    assert_eq!(codes(&format!("{english} 반갑습니")), ["en", "ko"]);
    assert_eq!(codes(&format!("{english} 김도윤")), ["en"]);
}

#[test]
fn two_languages_of_one_script_are_both_found_and_quoted() {
    let text = format!("{} {}", SENTENCES[0].1, SENTENCES[4].1);
    let found = found(&text, &[]);
    let mut codes: Vec<_> = found.languages.iter().map(|language| language.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["de", "en"]);
    for language in &found.languages {
        assert_eq!(text[language.span.clone()], language.quote);
    }
}

#[test]
fn a_language_without_a_table_is_left_open() {
    // Malagasy and Hausa.
    for text in [
        "Tiako ny manamboatra fitaovana madinika ho an'ny olona miara-miasa amiko",
        "Ina son gina ƙananan kayan aiki don mutanen da nake aiki da su",
    ] {
        let found = found(text, &[]);
        assert!(found.languages.is_empty(), "{:?}", found.languages);
        assert!((found.undecided_share - 1.0).abs() < f32::EPSILON);
    }
}

fn repeated(sentence: &str, times: usize) -> Found {
    found(&vec![sentence; times].join(" "), &[])
}

#[test]
fn sixty_words_and_the_larger_part_make_a_contradiction_in_every_language_alike() {
    for (_, sentence) in &SENTENCES[..20] {
        let other: LanguageCode = if sentence.is_ascii() { "ko" } else { "en" };
        let long = repeated(sentence, 12);
        assert_eq!(against_declared(&long, &[other]).strength, Strength::WeakContradiction, "{sentence}");
        let short = repeated(sentence, 1);
        assert_eq!(against_declared(&short, &[other]).strength, Strength::Info, "{sentence}");
        assert_eq!(against_declared(&long, &[]).verdict, Verdict::NotChecked);
        assert_eq!(against_declared(&long, &[other, long.languages[0].code]).verdict, Verdict::Declared);
    }
    assert_eq!(against_declared(&found("@me", &[]), &["en"]).verdict, Verdict::NotEnoughText);
}

#[test]
fn an_entry_that_is_not_understood_may_be_the_language_found() {
    let (german, english) = (repeated(SENTENCES[3].1, 12), repeated(SENTENCES[0].1, 12));
    let comparison = |found: &super::Found| against_declared(found, &["en"]);
    assert_eq!(comparison(&german).verdict, Verdict::Undeclared);
    let unknown = comparison(&german).with_unknown_entry();
    assert_eq!((unknown.verdict, unknown.strength), (Verdict::NotChecked, super::Strength::Nothing));
    assert!(unknown.sentence().contains("not known by that name"));
    assert_eq!(comparison(&english).with_unknown_entry().verdict, Verdict::Declared);
    for (written, code) in
        [("Crnogorski", "cnr"), ("BCS", "sh"), ("Moldovan", "ro"), ("Vlaams", "nl"), ("Sesotho", "st")]
    {
        assert_eq!(language_code(written), Some(code), "{written}");
    }
}

#[test]
fn one_macrolanguage_counts_as_declared() {
    let indonesian = repeated(SENTENCES[10].1, 12);
    assert_eq!(against_declared(&indonesian, &["ms"]).verdict, Verdict::Declared);
    assert_eq!(language_code("Filipino"), language_code("Tagalog").map(|_| "tl").or(language_code("tl")));
}

#[test]
fn the_columns_of_the_tables_are_the_languages() {
    let heads = [
        (include_str!("data/letters/latin.tsv"), include_str!("data/vocabulary/latin.tsv"), "one"),
        (include_str!("data/letters/cyrillic.tsv"), include_str!("data/vocabulary/cyrillic.tsv"), "один"),
        (include_str!("data/letters/arabic.tsv"), include_str!("data/vocabulary/arabic.tsv"), "واحد"),
        (include_str!("data/letters/devanagari.tsv"), include_str!("data/vocabulary/devanagari.tsv"), "एक"),
    ];
    for (letters, vocabulary, word) in heads {
        let writing = word.chars().next().and_then(super::writing::writing).unwrap();
        let codes = super::shared::table(writing).unwrap().codes().join(" ");
        assert_eq!(letters.lines().next(), Some(format!("#\t{codes}").as_str()));
        assert_eq!(letters.lines().next(), vocabulary.lines().next());
        let width = codes.split(' ').count();
        assert!(
            letters.lines().skip(1).all(|line| line.split_once('\t').is_some_and(|(_, marks)| marks.len() == width))
        );
    }
}

#[test]
fn listed_words_are_composed_lower_case_and_listed_once() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/languages/data/words");
    let files = std::fs::read_dir(folder).unwrap();
    for file in files {
        #[expect(clippy::disallowed_methods, reason = "a test reads its data files")]
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let mut seen = BTreeSet::new();
        for word in text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace) {
            assert!(word.nfc().eq(word.chars()), "{word}");
            assert!(seen.insert(word), "{word} is listed twice");
        }
    }
}

#[test]
fn a_broken_table_says_nothing() {
    for bytes in [&[][..], &[0xff; 4], &[1, 0, 0, 0], &[0xff; 64]] {
        let table =
            Table { codes: &["xx"], letter_slots: bytes, letter_rows: bytes, word_slots: bytes, word_entries: bytes };
        let mut scores = [0.0];
        assert!(!table.score("word", &mut scores) && scores[0].is_finite());
        assert!(!table.lists(0, "word"));
    }
}

#[test]
fn every_word_of_the_sources_is_in_the_laid_out_tables() {
    let sources = [
        (include_str!("data/vocabulary/latin.tsv"), "one"),
        (include_str!("data/vocabulary/cyrillic.tsv"), "один"),
        (include_str!("data/vocabulary/arabic.tsv"), "واحد"),
        (include_str!("data/vocabulary/devanagari.tsv"), "एक"),
    ];
    for (vocabulary, word) in sources {
        let table = super::shared::table(word.chars().next().and_then(super::writing::writing).unwrap()).unwrap();
        for line in vocabulary.lines().skip(1) {
            let (word, languages) = line.split_once('\t').unwrap();
            assert!(languages.bytes().all(|mark| table.lists(usize::from(mark - b'A'), word)), "{line}");
        }
    }
}

#[test]
fn hostile_input_stays_cheap() {
    let alternating = "der la и the\n".repeat(40_000);
    assert!(found(&alternating, &[]).words > 0);
    let marks = format!("e{}", "\u{301}".repeat(200_000));
    assert_eq!(found(&marks, &[]).languages, []);
    let ticks = "<".repeat(20_000) + &"`".repeat(20_001);
    assert_eq!(found(&ticks, &[]).languages, []);
}

proptest! {
    #[test]
    fn anything_may_be_given(text in "\\PC{0,200}", name in "\\PC{0,20}") {
        let found = found(&text, &[&name]);
        let share: f32 = found.languages.iter().map(|language| language.share).sum();
        prop_assert!(share <= 1.001 && (0.0..=1.001).contains(&found.undecided_share));
        for language in &found.languages {
            prop_assert_eq!(&text[language.span.clone()], language.quote.as_str());
        }
    }

    #[test]
    fn decomposed_text_gives_what_composed_text_gives(picks in prop::collection::vec((0..SENTENCES.len(), 0..4_usize), 1..5)) {
        let noise = ["", " Rust C++ ", "\n@some_one ", " https://example.com "];
        let text: String = picks.iter().map(|&(at, between)| format!("{}{}", SENTENCES[at].1, noise[between])).collect();
        let counted = |text: &str| -> Vec<_> { found(text, &[]).languages.iter().map(|l| (l.code, l.words)).collect() };
        prop_assert_eq!(counted(&text.nfc().collect::<String>()), counted(&text.nfd().collect::<String>()));
    }

    #[test]
    fn declared_names_are_read_from_anything(written in "\\PC{0,80}") {
        if let Some(code) = language_code(&written) {
            prop_assert!(!language_name(code).is_empty());
        }
    }
}
