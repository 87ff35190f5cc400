//! Where the text of a group goes.

/// What becomes of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    /// Shown on the page.
    Body,
    /// Nobody reads it.
    Skip,
    /// The table of fonts.
    Fonts,
    /// The sheet of styles.
    Styles,
    /// The information group, and the field of it that is read.
    Info,
    InfoField(&'static str),
    /// The instruction of a field.
    Instruction,
    /// A picture's bytes in hexadecimal.
    Picture,
    /// Above the page, below it.
    Header,
    Footer,
    /// The sign of a list's item.
    ListText,
}

/// Fields of the information group and the names they go by.
const INFO: &[(&str, &str)] = &[
    ("title", "Title"),
    ("subject", "Subject"),
    ("author", "Author"),
    ("operator", "LastModifiedBy"),
    ("manager", "Manager"),
    ("company", "Company"),
    ("keywords", "Keywords"),
    ("doccomm", "Description"),
];
/// Groups that hold no text of the page.
const SKIPPED: &[&str] = &[
    "colortbl",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "xmlnstbl",
    "filetbl",
    "revtbl",
    "mmathPr",
    "sp",
    "template",
    "private",
    "bkmkstart",
    "bkmkend",
    "pgdsctbl",
    "pnseclvl",
    "background",
    "nonshppict",
    "objdata",
    "objclass",
    "datafield",
    "formfield",
    "fontemb",
    "falt",
    "panose",
    "userprops",
    "docvar",
    "xe",
    "tc",
    "rxe",
];

/// The destination that a control word begins, in a group that had this one.
pub(super) fn of_word(word: &str, outer: Destination) -> Option<Destination> {
    if outer == Destination::Skip {
        return None;
    }
    if outer == Destination::Info || matches!(outer, Destination::InfoField(_)) {
        return INFO.iter().find(|(known, _)| *known == word).map(|(_, name)| Destination::InfoField(name));
    }
    Some(match word {
        "fonttbl" => Destination::Fonts,
        "stylesheet" => Destination::Styles,
        "info" => Destination::Info,
        "fldinst" => Destination::Instruction,
        "pict" => Destination::Picture,
        "header" | "headerf" | "headerl" | "headerr" => Destination::Header,
        "footer" | "footerf" | "footerl" | "footerr" => Destination::Footer,
        "listtext" | "pntext" | "pntxtb" | "pntxta" => Destination::ListText,
        "footnote" | "annotation" | "atnid" | "atnauthor" | "atnref" | "atndate" => Destination::Skip,
        _ if SKIPPED.contains(&word) => Destination::Skip,
        _ => return None,
    })
}

/// Destinations that may begin with `\*` and still hold text of the page.
pub(super) fn is_shown(word: &str) -> bool {
    matches!(word, "shpinst" | "shptxt" | "fldinst" | "shppict" | "cs" | "ud")
}
