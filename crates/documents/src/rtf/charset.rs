//! Code pages by their number, and character sets of fonts by theirs.

use encoding_rs::Encoding;

/// Windows code pages and the encodings they are.
const PAGES: &[(i32, &Encoding)] = &[
    (874, encoding_rs::WINDOWS_874),
    (932, encoding_rs::SHIFT_JIS),
    (936, encoding_rs::GBK),
    (949, encoding_rs::EUC_KR),
    (950, encoding_rs::BIG5),
    (1250, encoding_rs::WINDOWS_1250),
    (1251, encoding_rs::WINDOWS_1251),
    (1252, encoding_rs::WINDOWS_1252),
    (1253, encoding_rs::WINDOWS_1253),
    (1254, encoding_rs::WINDOWS_1254),
    (1255, encoding_rs::WINDOWS_1255),
    (1256, encoding_rs::WINDOWS_1256),
    (1257, encoding_rs::WINDOWS_1257),
    (1258, encoding_rs::WINDOWS_1258),
    (10000, encoding_rs::MACINTOSH),
    (65001, encoding_rs::UTF_8),
];
/// Character sets of fonts (`\fcharset`) and their code pages.
const FONTS: &[(i32, i32)] = &[
    (0, 1252),
    (77, 10000),
    (128, 932),
    (129, 949),
    (134, 936),
    (136, 950),
    (161, 1253),
    (162, 1254),
    (163, 1258),
    (177, 1255),
    (178, 1256),
    (186, 1257),
    (204, 1251),
    (222, 874),
    (238, 1250),
];

pub(super) fn of_page(page: i32) -> &'static Encoding {
    PAGES.iter().find(|(number, _)| *number == page).map_or(encoding_rs::WINDOWS_1252, |(_, encoding)| encoding)
}

/// The encoding of a font's character set; `None` for the document's own, and for symbols.
pub(super) fn of_font(charset: i32) -> Option<&'static Encoding> {
    FONTS.iter().find(|(number, _)| *number == charset).map(|(_, page)| of_page(*page))
}

/// Fonts of symbols: their letters are pictures.
pub(super) const SYMBOLS: i32 = 2;

/// Characters that symbol fonts draw as they please.
pub(super) fn is_private(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// Words that stand for a character.
pub(super) fn character(word: &str) -> Option<&'static str> {
    Some(match word {
        "bullet" => "• ",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "emspace" | "enspace" | "qmspace" => " ",
        _ => return None,
    })
}
