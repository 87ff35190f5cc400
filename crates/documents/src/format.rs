/// What kind of file a CV is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// JSON Resume, any version.
    JsonResume,
    /// Plain text or Markdown.
    PlainText,
    /// A web page.
    Html,
    /// Word 2007 and later, also as one XML file.
    Docx,
    /// OpenDocument text, packed or as one XML file.
    Odt,
    /// Word before 2007.
    Doc,
    /// Rich Text Format.
    Rtf,
    /// Word 2003 XML.
    WordXml,
    /// LaTeX source.
    Latex,
    /// FRESH résumé, in JSON.
    Fresh,
    /// HR Open (once HR-XML) candidate, in XML or JSON.
    HrOpen,
    /// Europass, both dialects of XML.
    Europass,
    /// vCard 2.1, 3.0 or 4.0.
    Vcard,
    /// schema.org Person as JSON-LD in a file of its own.
    SchemaPerson,
    /// A picture of a CV.
    Image,
    /// Any other ZIP archive.
    Archive,
}

/// Every format with the word it is asked for by on a command line and its name as shown to people.
const NAMES: &[(Format, &str, &str)] = &[
    (Format::Pdf, "pdf", "PDF"),
    (Format::JsonResume, "json-resume", "JSON Resume"),
    (Format::PlainText, "text", "plain text"),
    (Format::Html, "html", "HTML"),
    (Format::Docx, "docx", "Word document (DOCX)"),
    (Format::Odt, "odt", "OpenDocument text (ODT)"),
    (Format::Doc, "doc", "Word 97-2003 document (DOC)"),
    (Format::Rtf, "rtf", "Rich Text Format (RTF)"),
    (Format::WordXml, "word-xml", "Word 2003 XML"),
    (Format::Latex, "latex", "LaTeX source"),
    (Format::Fresh, "fresh", "FRESH résumé"),
    (Format::HrOpen, "hr-open", "HR Open (HR-XML) candidate"),
    (Format::Europass, "europass", "Europass XML"),
    (Format::Vcard, "vcard", "vCard"),
    (Format::SchemaPerson, "schema-person", "schema.org Person (JSON-LD)"),
    (Format::Image, "image", "picture"),
    (Format::Archive, "archive", "ZIP archive"),
];

impl Format {
    /// Every format, in the order of the enumeration.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(format, ..)| *format)
    }

    /// The word it is asked for by on a command line.
    pub fn id(self) -> &'static str {
        NAMES.iter().find(|(format, ..)| *format == self).map_or("", |(_, id, _)| id)
    }

    /// As shown to people.
    pub fn label(self) -> &'static str {
        NAMES.iter().find(|(format, ..)| *format == self).map_or("", |(.., label)| label)
    }

    /// Whether [`read`](crate::read) reads it, rather than only naming it; pictures with [`read_recognised`](crate::read_recognised).
    pub const fn is_read(self) -> bool {
        !matches!(self, Self::Doc | Self::Archive)
    }
}

/// What kind of file holds a profile that a candidate exported from a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum ProfileFormat {
    /// LinkedIn's "Save to PDF".
    LinkedinPdf,
    /// LinkedIn's data export, a ZIP archive of tables.
    LinkedinExport,
    /// One table of LinkedIn's data export.
    LinkedinTable,
    /// LinkedIn's Member Snapshot, JSON of the data portability interface.
    LinkedinSnapshot,
    /// GitHub's account export, an archive or its JSON of users.
    GithubExport,
    /// A GitLab user record, JSON.
    GitlabExport,
}

impl ProfileFormat {
    /// As shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::LinkedinPdf => "LinkedIn profile saved as PDF",
            Self::LinkedinExport => "LinkedIn data export (ZIP)",
            Self::LinkedinTable => "table of a LinkedIn data export (CSV)",
            Self::LinkedinSnapshot => "LinkedIn Member Snapshot (JSON)",
            Self::GithubExport => "GitHub account export",
            Self::GitlabExport => "GitLab user record (JSON)",
        }
    }

    /// The site it was exported from, as its folder is named.
    pub const fn site(self) -> &'static str {
        match self {
            Self::LinkedinPdf | Self::LinkedinExport | Self::LinkedinTable | Self::LinkedinSnapshot => "linkedin",
            Self::GithubExport => "github",
            Self::GitlabExport => "gitlab",
        }
    }
}

/// How a page, or several, were saved by a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum SavedFormat {
    /// One HTML file, with or without a folder of its parts; SingleFile too.
    Html,
    /// MHTML: "Web page, single file".
    Mhtml,
    /// Safari's web archive.
    Webarchive,
    /// An answer of a site's JSON interface.
    Json,
}

impl SavedFormat {
    /// As shown to people.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Html => "saved page (HTML)",
            Self::Mhtml => "saved page (MHTML)",
            Self::Webarchive => "saved page (Safari web archive)",
            Self::Json => "saved answer of a site (JSON)",
        }
    }
}
