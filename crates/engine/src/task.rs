use crosscheck_documents::{Format, Kind, PagePicture, PageText, SavedFormat};
use crosscheck_model::{
    Blob, Digest, Extraction, Locator, Origin, Page, PartialDate, Problem, Request, SiteId, SourceId,
};
use crosscheck_photos::{Fingerprint, PictureAddress};
use crosscheck_records::Known;
use crosscheck_sites::Profile;
use serde::{Deserialize, Serialize};

use crate::application::Role;

/// Longest side of the pictures a report shows, in pixels: two of them fit side by side on a phone.
const PREVIEW_SIDE: u32 = 160;

/// Reading of hostile bytes that a worker does.
#[derive(Serialize, Deserialize)]
pub(crate) enum Task {
    /// A file, as what it was handed in or as what its content says.
    Document {
        bytes: Blob,
        name: String,
        origin: Origin,
        format: Option<Format>,
        role: Role,
        passwords: Vec<String>,
        recognised: Vec<PageText>,
    },
    /// Which pictures of pages a program for OCR has to read first.
    PagePictures { bytes: Blob, name: String, format: Option<Format>, passwords: Vec<String> },
    /// The records of one case, together: some say what others mean.
    Records {
        files: Vec<(String, Origin, Blob)>,
        reference: Option<String>,
        accounts: Vec<String>,
        contacts: Vec<String>,
        today: PartialDate,
    },
    /// The text of a document, as it is read.
    Text { bytes: Blob, name: String, format: Option<Format>, passwords: Vec<String>, recognised: Vec<PageText> },
    /// Which further requests these pages call for.
    FollowUp { profile: Profile, pages: Vec<Page> },
    /// What these pages say.
    Profile { profile: Profile, source: SourceId, pages: Vec<Page> },
    /// What a picture looks like.
    Picture { bytes: Blob, address: Option<String> },
    /// The same, without making a picture to show.
    Fingerprint { bytes: Blob },
}

/// What came of a task.
#[derive(Serialize, Deserialize)]
pub(crate) enum Done {
    Extraction(Extraction),
    Extractions(Vec<Extraction>),
    Opened(Opened),
    PagePictures(Vec<PagePicture>),
    Text(Result<String, String>),
    Requests(Vec<Request>),
    Picture(Result<Picture, String>),
    Fingerprint(Result<Fingerprint, String>),
}

/// What a file turned out to be.
#[derive(Serialize, Deserialize)]
pub(crate) enum Opened {
    /// A CV, or what cannot be read as anything else.
    Cv(Extraction),
    /// A profile that was exported from this site.
    Export(SiteId, Extraction),
    /// Pages that were saved, and the pictures saved with them.
    Pages { pages: Vec<Page>, pictures: Vec<Page>, problems: Vec<Problem> },
}

/// A picture, read.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Picture {
    pub(crate) digest: Digest,
    pub(crate) fingerprint: Fingerprint,
    /// Re-encoded small PNG without metadata.
    pub(crate) preview: Blob,
}

impl Task {
    pub(crate) fn perform(self) -> Done {
        match self {
            Self::Document { bytes, name, origin, format, role, passwords, recognised } => {
                let unlocked = crosscheck_documents::unlocked(&bytes, &passwords);
                let file = File { bytes: unlocked.as_deref().unwrap_or(&bytes), name: &name, recognised: &recognised };
                Done::Opened(open(&file, &origin, format, &role))
            }
            Self::PagePictures { bytes, name, format, passwords } => {
                let unlocked = crosscheck_documents::unlocked(&bytes, &passwords);
                let bytes = unlocked.as_deref().unwrap_or(&bytes);
                Done::PagePictures(crosscheck_documents::page_pictures(bytes, &name, format))
            }
            Self::Records { files, reference, accounts, contacts, today } => {
                let known = Known { reference, accounts, contacts };
                let files = files
                    .iter()
                    .map(|(name, origin, bytes)| crosscheck_records::File::of_bytes(name, origin.clone(), bytes));
                Done::Extractions(crosscheck_records::read(files.collect(), &known, today))
            }
            Self::Text { bytes, name, format, passwords, recognised } => {
                let unlocked = crosscheck_documents::unlocked(&bytes, &passwords);
                let bytes = unlocked.as_deref().unwrap_or(&bytes);
                Done::Text(crosscheck_documents::text_recognised(bytes, &name, format, &recognised))
            }
            Self::FollowUp { profile, pages } => Done::Requests(crosscheck_sites::follow_up(&profile, &pages)),
            Self::Profile { profile, source, pages } => {
                let mut extraction = crosscheck_sites::read(&profile, source, &pages);
                limit(&mut extraction);
                Done::Extraction(extraction)
            }
            Self::Picture { bytes, address } => Done::Picture(read_picture(&bytes, address.as_deref())),
            Self::Fingerprint { bytes } => {
                Done::Fingerprint(crosscheck_photos::read(&bytes).map_err(|error| error.to_string()))
            }
        }
    }
}

/// A file that was handed in, without its lock, and what was recognised on its pictures.
struct File<'a> {
    bytes: &'a [u8],
    name: &'a str,
    recognised: &'a [PageText],
}

fn open(file: &File<'_>, origin: &Origin, format: Option<Format>, role: &Role) -> Opened {
    let File { bytes, name, recognised } = *file;
    let kind = crosscheck_documents::recognise(bytes, name);
    let (as_cv, address) = match role {
        Role::Cv => (true, None),
        Role::ByContent => (format.is_some(), None),
        Role::Profile(address) => (false, address.as_ref()),
        Role::Record => (false, None),
    };
    let saved_as = match (&kind, role) {
        (Kind::SavedPages(saved), _) => Some(*saved),
        // What is handed in as a profile is a page, whatever else it could be.
        (Kind::Cv(Format::Html), Role::Profile(_)) => Some(SavedFormat::Html),
        (Kind::Cv(Format::JsonResume | Format::SchemaPerson), Role::Profile(Some(_))) => Some(SavedFormat::Json),
        _ => None,
    };
    match (saved_as, kind) {
        (Some(saved_as), _) if !as_cv => {
            let saved = crosscheck_documents::saved_pages(bytes, saved_as, address, origin.captured_at);
            Opened::Pages { pages: saved.pages, pictures: saved.pictures, problems: saved.problems }
        }
        (_, Kind::Profile(export)) if !as_cv => {
            let mut extraction = crosscheck_documents::read_profile(bytes, name, origin, export);
            limit(&mut extraction);
            Opened::Export(SiteId(export.site().into()), extraction)
        }
        _ => {
            let mut extraction = crosscheck_documents::read_recognised(bytes, name, origin, format, recognised);
            limit(&mut extraction);
            Opened::Cv(extraction)
        }
    }
}

fn read_picture(bytes: &Blob, address: Option<&str>) -> Result<Picture, String> {
    let read = crosscheck_photos::read_with_preview(bytes, &known_of(address), PREVIEW_SIDE);
    let (fingerprint, preview) = read.map_err(|error| error.to_string())?;
    Ok(Picture { digest: Digest::of(bytes), fingerprint, preview: preview.into() })
}

/// What the sites, and the words of the address, tell of a picture.
fn known_of(address: Option<&str>) -> PictureAddress {
    let Some(url) = address.and_then(|address| url::Url::parse(address).ok()) else { return PictureAddress::default() };
    let (general, sites) = (PictureAddress::of(&url), crosscheck_sites::directory());
    PictureAddress {
        is_placeholder: general.is_placeholder || sites.is_no_picture(&url),
        drawn_for: sites.drawn_for(&url),
    }
}

fn limit(extraction: &mut Extraction) {
    let dropped = extraction.claims.enforce_limits();
    if dropped > 0 {
        extraction.problems.push(too_many(dropped));
    }
}

/// What is said of claims beyond what one source can hold.
pub(crate) fn too_many(dropped: usize) -> Problem {
    let what = format!("{dropped} further entries were left out: more than one source can hold");
    Problem { locator: Locator::Whole, what }
}

/// Performs one task as it came over a worker's input, and gives its outcome as it goes to the worker's output. An input
/// that is no task gives an empty answer.
pub fn answer_task(request: &[u8]) -> Vec<u8> {
    let mut answer = Vec::new();
    if let Ok(task) = ciborium::from_reader::<Task, _>(request) {
        // Writing into memory cannot fail; were the outcome not serialisable, the empty answer says so.
        if ciborium::into_writer(&task.perform(), &mut answer).is_err() {
            answer.clear();
        }
    }
    answer
}
