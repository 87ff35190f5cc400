//! How far two spellings of one name may be apart, in hundredths of an edit. All numbers were set on the tuning half of
//! a labelled set of 4,774 pairs (see the README), none on the half that is reported.

use crate::knowledge::spellings::Name;

/// The budget of a word with this many letters on its shorter side.
pub(crate) fn of(table: Name, letters: usize) -> u16 {
    let (base, per_letter, cap) = match table {
        // European spellings: a vowel more or less already makes another name.
        Name::Latin => (5, 5, 40),
        // Written down by ear from another script.
        Name::Translit | Name::TranslitArabic => (26, 6, 75),
        Name::GreekLatin => (10, 5, 45),
        Name::Cyrillic | Name::Armenian | Name::Georgian | Name::Greek => (26, 8, 95),
        // Every vowel is written.
        Name::Ethiopic => (15, 5, 45),
        // Consonant scripts: the vowels are free already, so little else is.
        Name::Arabic | Name::Hebrew => (20, 10, 79),
        Name::Indic | Name::Bengali | Name::Tamil => (22, 8, 90),
        Name::Thai => (30, 8, 95),
        Name::Kana => (25, 8, 90),
        // Syllable systems list their spellings; a budget only joins rarer habits.
        Name::Hangul => (36, 3, 66),
        Name::KoreanLatin => (30, 2, 50),
        Name::Mandarin | Name::Cantonese => (30, 2, 45),
        Name::MandarinLatin | Name::CantoneseLatin => (20, 2, 30),
    };
    (base + per_letter * letters as u16).min(cap)
}

/// The same for a word that is looked at longer. A consonant that no spelling covers is another name in any
/// case; of Thai too many final letters are written that are not spoken.
pub(crate) fn patient(table: Name, letters: usize, patience: u16) -> u16 {
    let all = of(table, letters) * patience / 100;
    if table == Name::Thai { all } else { all.min(99) }
}

/// Letters a word must have before one slip of the pen is taken for a slip.
pub(crate) const TYPO_LETTERS: usize = 6;

/// Spellings of one sound (c and k, y and i or j, one s or two): up to this cost two listed names are still one.
pub(crate) const SAME_SOUND: u16 = 15;

/// Hundredths of the transliteration budget of short words where only given names hint at one: a changed vowel in a short
/// surname (Lind, Lund) must not pass.
pub(crate) const SOFT: u16 = 90;

/// Hundredths of the budget of European spellings where both sides write the letters of their language: no vowel is free.
pub(crate) const MARKED: u16 = 60;
