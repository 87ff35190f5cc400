//! OpenDocument text: packed (ODT) or as one XML file (flat ODT).

mod content;
mod properties;
mod styles;

use crosscheck_model::{Extraction, Locator, Origin};

use crate::collect::Collector;
use crate::package::{Package, Unpacking};
use crate::portrait::{MAX_PORTRAITS, is_photo};
use crate::sheet::Sheet;
use crate::xml::{self, Element};
use crate::{cv, flow};
use content::Content;
use styles::Styles;

/// The files of a document that are read; in a flat one all are the same.
struct Files {
    content: Element,
    styles: Option<Element>,
    meta: Option<Element>,
}

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    match lines(bytes, &mut out) {
        Ok(sheet) => cv::interpret(&sheet, &mut out),
        Err(why) => return out.unreadable(why),
    }
    out.finish()
}

/// The lines of the document; its properties, pictures and what was passed over are stated on the way. Or why there are none.
pub(crate) fn lines(bytes: &[u8], out: &mut Collector<'_>) -> Result<Sheet, String> {
    let (files, mut package) = if bytes.starts_with(b"PK") {
        let mut package = Package::open(bytes).map_err(Unpacking::why)?;
        (unpack(&mut package, out)?, Some(package))
    } else {
        let content = xml::parse(bytes).map_err(|refused| refused.to_string())?;
        (Files { content, styles: None, meta: None }, None)
    };
    properties::read(files.meta.as_ref().unwrap_or(&files.content), out);
    let styles = Styles::read(files.styles.iter().chain([&files.content]));
    styles.report_languages(out);
    let mut content = Content::new(&styles);
    let blocks = content.document(&files.content, files.styles.as_ref().unwrap_or(&files.content));
    content.report(out);
    read_pictures(&content, package.as_mut(), out);
    let (mut sheet, cut) = flow::sheet(&blocks);
    if cut {
        out.problem(Locator::Whole, "the document has more lines than are read; the rest was left out");
    }
    if sheet.lines.is_empty() {
        return Err("the document holds no text".into());
    }
    sheet.links.extend(content.links);
    Ok(sheet)
}

fn unpack(package: &mut Package<'_>, out: &mut Collector<'_>) -> Result<Files, String> {
    if let Ok(manifest) = package.read("META-INF/manifest.xml")
        && crate::bytes::contains(&manifest, b"encryption-data")
    {
        return Err(Unpacking::Locked.why());
    }
    let content = package.read("content.xml").map_err(Unpacking::why)?;
    let content = xml::parse(&content).map_err(|refused| refused.to_string())?;
    let mut optional = |name: &str| match package.read(name) {
        Ok(bytes) => match xml::parse(&bytes) {
            Ok(root) => Some(root),
            Err(refused) => {
                out.problem(Locator::Field(name.to_owned()), refused.to_string());
                None
            }
        },
        Err(_) => None,
    };
    Ok(Files { content, styles: optional("styles.xml"), meta: optional("meta.xml") })
}

fn read_pictures(content: &Content<'_>, mut package: Option<&mut Package<'_>>, out: &mut Collector<'_>) {
    let mut taken = 0;
    for picture in &content.pictures {
        let bytes = match (&picture.inside, package.as_deref_mut()) {
            (Some(bytes), _) => Some(bytes.clone()),
            (None, Some(package)) => package.read(picture.part.trim_start_matches("./")).ok(),
            (None, None) => None,
        };
        if let Some(bytes) = bytes.filter(|bytes| is_photo(bytes) && taken < MAX_PORTRAITS) {
            taken += 1;
            let at = out.at(Locator::Field(picture.part.clone()), crosscheck_model::ReadBy::DocumentImage);
            out.builder.picture(&at, bytes, "picture in the document");
        }
    }
}
