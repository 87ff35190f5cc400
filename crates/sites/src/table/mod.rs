//! Sites that are a table: which addresses name a profile, what to ask, which member of the answer means what. A site needs
//! code only for what a table cannot say.

mod fields;
mod forms;
mod items;
mod marks;
pub(crate) mod reader;
mod values;
mod wording;

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, Want};

/// A site as a table. The forms of a profile's address stand in [`crate::Site::url_forms`]; the first is the profile's own.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Words that stand where a handle stands and are none (`about`), besides those that every site has.
    pub reserved: &'static [&'static str],
    /// What answers look like, the one to ask first first.
    pub answers: &'static [Answer],
    /// What to read of the profile's page besides its structured data.
    pub page: &'static [Cell],
    /// State that a script of the page holds: the script's id or the name it is assigned to, and what its members mean.
    pub state: &'static [(&'static str, &'static [Field])],
    /// How the site says that there is no such profile, besides status 404 and 410.
    pub absent: &'static [Mark],
    /// How a page looks that shows nothing of a profile without its scripts or a sign-in, besides the marks of every site.
    pub shell: &'static [Mark],
    /// Entries of a history in the page, each an element with its parts inside.
    pub entries: &'static [Entry],
    /// Whether headed sections of the page are the person's own history ("Experience", "Education", "Languages").
    pub sections: bool,
    /// Whether the page is somebody's own, every word of it theirs: it is read like one under an address of their own.
    pub own_page: bool,
    /// Whether the page is asked for: always, never, or only when no other answer came.
    pub ask_page: AskPage,
}

/// When the profile's page is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskPage {
    /// Always.
    Always,
    /// Never.
    Never,
    /// When no other answer came.
    IfNothingElse,
}

impl Table {
    /// A site whose JSON says everything.
    pub const fn json(answers: &'static [Answer]) -> Self {
        Self {
            reserved: &[],
            answers,
            page: &[],
            state: &[],
            absent: &[],
            shell: &[],
            entries: &[],
            sections: false,
            own_page: false,
            ask_page: AskPage::IfNothingElse,
        }
    }

    /// A site whose page says everything.
    pub const fn page(page: &'static [Cell]) -> Self {
        Self {
            reserved: &[],
            answers: &[],
            page,
            state: &[],
            absent: &[],
            shell: &[],
            entries: &[],
            sections: false,
            own_page: false,
            ask_page: AskPage::Always,
        }
    }
}

/// One kind of JSON answer.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    /// Addresses that give it. `{handle}` is the profile's, `{key}` a value that an earlier answer gave. The first is asked.
    pub at: &'static [&'static str],
    /// Whether it is asked, and as what; an answer that is not asked is read where an archive or a file holds it.
    pub ask: Option<Want>,
    /// Where an earlier answer gives `{key}`.
    pub key: &'static str,
    /// Members by which such an answer is known under any address.
    pub holds: &'static [&'static str],
    /// Where its records stand; the whole answer is the record where this is empty. Of several, the one whose
    /// [`Answer::own`] names the profile is read; if none says whose it is, an only one.
    pub record: &'static str,
    /// The member of a record that must be the profile's handle where it is there: records about others are not read.
    pub own: &'static str,
    /// What the members of the record mean.
    pub fields: &'static [Field],
    /// What members of the whole answer mean, once the record is known to be the profile's.
    pub around: &'static [Field],
}

impl Answer {
    /// An answer that is asked for at this address.
    pub const fn new(at: &'static [&'static str], fields: &'static [Field]) -> Self {
        Self { at, ask: Some(Want::Json), key: "", holds: &[], record: "", own: "", fields, around: &[] }
    }
}

/// A member and what it means. Pointers are RFC 6901 with `*` for every element or member.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Where; several are joined by [`Field::between`].
    pub at: &'static [&'static str],
    /// What stands between joined values.
    pub between: &'static str,
    /// What it means.
    pub means: Means,
}

/// A member that means something.
pub const fn field(at: &'static [&'static str], means: Means) -> Field {
    let between = match means {
        Means::Place => ", ",
        _ => " ",
    };
    Field { at, between, means }
}

/// What a value means.
#[derive(Debug, Clone, Copy)]
pub enum Means {
    /// A name of the person.
    Name(NameRole),
    /// The handle on this site.
    Handle,
    /// The handle on this site as the part of a text or address that stands at `{}` of this form.
    HandleIn(&'static str),
    /// A handle on another site, by that site's id; a profile there is a link of the person's own.
    HandleOn(&'static str),
    /// What the person says of themselves, as text or HTML.
    Bio,
    /// A post, as text or HTML.
    Post,
    /// Where the person is.
    Place,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A page: an address with or without its scheme, or an address for mail.
    Link(LinkRole),
    /// A handle that is the name of a host: the site has seen a record there that names the account. Below these hosts
    /// everybody gets one.
    OwnHost(&'static [&'static str]),
    /// A page whose address is this with `{}` for the value.
    LinkTo(LinkRole, &'static str),
    /// A picture.
    Photo,
    /// A picture whose address is this with `{}` for the value.
    PhotoAt(&'static str),
    /// A fact about the account. Times come as ISO 8601 or as seconds or milliseconds since 1970.
    Fact(AccountFactKind),
    /// Said of the account where the member is true (`bot`), in this word.
    If(&'static str),
    /// Said of the account where the member is false (`is_active`), in this word.
    Unless(&'static str),
    /// The kind of account; anything but these words is no person, and its name is no person's.
    Person(&'static [&'static str]),
    /// The member is true for an account that is no person's, in this word.
    NotPerson(&'static str),
    /// The time zone.
    Zone,
    /// A skill.
    Skill,
    /// A language that the person says they know.
    Language,
    /// Languages with their levels: pointers from the item.
    LanguageAt(&'static str, &'static str),
    /// When something public was done.
    Activity,
    /// Where the person works now.
    Employer,
    /// Languages as an object: each member's name is a language, its value the level.
    LanguagesByName,
    /// Something that a site says of the person under this name, without a kind of claim of its own (`hourly_rate`).
    Detail(&'static str),
    /// One employment.
    Work(Item),
    /// One course of education; title is the degree.
    Education(Item),
}

/// Where the parts of an employment or a course stand, from the item itself; empty where there is no such member.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    /// Employer or school.
    pub organisation: &'static str,
    /// Title or degree.
    pub title: &'static str,
    /// Subject of a course.
    pub subject: &'static str,
    /// Where.
    pub place: &'static str,
    /// First day, month or year.
    pub start: &'static str,
    /// Last one.
    pub end: &'static str,
    /// True if it has not ended.
    pub current: &'static str,
    /// What the person writes about it.
    pub summary: &'static str,
}

impl Item {
    /// No part is known yet.
    pub const NONE: Self =
        Self { organisation: "", title: "", subject: "", place: "", start: "", end: "", current: "", summary: "" };
}

/// One kind of entry in a page: the class of its element, and the classes of the parts inside it, empty where there is none.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The entry itself.
    pub each: &'static str,
    /// Whether it is a course of education and no employment.
    pub is_education: bool,
    /// The id of the element that it has to stand in, where entries of other kinds have the same class; empty for anywhere.
    pub within: &'static str,
    /// Employer or school.
    pub organisation: &'static str,
    /// Title or degree.
    pub title: &'static str,
    /// Where.
    pub place: &'static str,
    /// When, as a range.
    pub dates: &'static str,
}

/// A part of a page and what it means.
#[derive(Debug, Clone, Copy)]
pub struct Cell {
    /// Where.
    pub at: Spot,
    /// How its text is written: `{}` is the value, `{handle}` the profile's, `*` anything; the first form that fits counts.
    pub forms: &'static [&'static str],
    /// What the value means.
    pub means: Means,
}

/// A part of a page whose whole text means something.
pub const fn cell(at: Spot, means: Means) -> Cell {
    Cell { at, forms: &["{}"], means }
}

/// A place in a page.
#[derive(Debug, Clone, Copy)]
pub enum Spot {
    /// A `meta` element's property or name.
    Meta(&'static str),
    /// The title.
    Title,
    /// Elements of this class.
    Class(&'static str),
    /// The element with this id.
    Id(&'static str),
    /// Elements with this attribute and value.
    Attribute(&'static str, &'static str),
    /// The links or pictures inside elements of this class.
    LinksIn(&'static str),
    /// The first element of this class.
    First(&'static str),
    /// The first heading of this level.
    Heading(u8),
    /// Links to other hosts in the body of the page, outside its frame.
    Outward,
    /// What stands beside or below this label in a table or a list of definitions.
    Labelled(&'static str),
}

/// A sign in an answer.
#[derive(Debug, Clone, Copy)]
pub enum Mark {
    /// The member is there and this text.
    Says(&'static str, &'static str),
    /// The member's text has these words in it.
    Includes(&'static str, &'static str),
    /// The member is there and true.
    True(&'static str),
    /// The member is there and null, an empty list, an empty object, an empty text or zero. `""` is the whole answer.
    Empty(&'static str),
    /// The words stand in the body, in lower case.
    Words(&'static str),
    /// The page's title is this, in lower case.
    Title(&'static str),
}
