use crosscheck_documents::{PagePicture, PageText};
use crosscheck_model::{Locator, Problem};
use crosscheck_sandbox::{Interrupt, Tool, ToolFailure};

/// Pictures of one document that are recognised: a page takes a second or two, and a CV has a few.
const MAX_PICTURES: usize = 24;
/// What helps where there is no such program.
const NOT_INSTALLED: &str = "the pages that are pictures were not read: Tesseract is not installed (Debian and Ubuntu: apt-get install \
                             tesseract-ocr; Fedora: dnf install tesseract; macOS: brew install tesseract)";

/// Reads text off pictures of pages with Tesseract, where that is installed.
#[derive(Debug, Clone)]
pub struct Recogniser {
    tool: Option<Tool>,
    languages: String,
}

impl Recogniser {
    /// `languages` are Tesseract's names, joined by "+": `eng+deu`. Without a tool, what would help is told wherever it is needed.
    pub fn new(tool: Option<Tool>, languages: &str) -> Result<Self, String> {
        let is_name = |name: &str| {
            let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '/');
            name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.len() < 40 && name.chars().all(known)
        };
        if !languages.split('+').all(is_name) {
            return Err(format!("{languages} is no list of languages as Tesseract names them: eng, or eng+deu"));
        }
        Ok(Self { tool, languages: languages.to_owned() })
    }

    /// The words of each picture, and what is to be told.
    pub(crate) fn recognise(&self, pictures: &[PagePicture], interrupt: &Interrupt) -> (Vec<PageText>, Vec<Problem>) {
        let told = |what: String| Problem { locator: Locator::Whole, what };
        let Some(tool) = &self.tool else { return (Vec::new(), vec![told(NOT_INSTALLED.into())]) };
        let (mut texts, mut problems) = (Vec::new(), Vec::new());
        let languages = self.present(tool, interrupt, &mut problems);
        if languages.is_empty() {
            return (texts, problems);
        }
        let arguments = ["stdin", "stdout", "-l", &languages, "--psm", "3", "-c", "tessedit_create_tsv=1"];
        for picture in pictures.iter().take(MAX_PICTURES) {
            match tool.run(&arguments, &picture.bytes, interrupt) {
                Ok(words) => texts.push(picture.recognised(String::from_utf8_lossy(&words).into_owned())),
                Err(ToolFailure::Interrupted) => break,
                Err(failure) => {
                    let what = format!("Tesseract could not read the picture: {failure}");
                    problems.push(Problem { locator: Locator::PageLine(picture.page, 1), what });
                }
            }
        }
        if pictures.len() > MAX_PICTURES {
            problems.push(told(format!("only the first {MAX_PICTURES} pictures of pages were read")));
        }
        if !texts.is_empty() {
            let version = tool.run(&["--version"], b"", interrupt).unwrap_or_default();
            let version = String::from_utf8_lossy(&version).lines().next().unwrap_or_default().to_owned();
            let version = version.rsplit(' ').next().unwrap_or_default().to_owned();
            let count = match texts.len() {
                1 => "1 picture of a page was".to_owned(),
                more => format!("{more} pictures of pages were"),
            };
            problems.push(told(format!(
                "{count} read by Tesseract {version} ({languages}): a letter can be taken for another"
            )));
        }
        (texts, problems)
    }

    /// Those of the languages that are there; the others are told.
    fn present(&self, tool: &Tool, interrupt: &Interrupt, problems: &mut Vec<Problem>) -> String {
        let list = match tool.run(&["--list-langs"], b"", interrupt) {
            Ok(list) => String::from_utf8_lossy(&list).into_owned(),
            Err(failure) => {
                let what = format!("the pages that are pictures were not read: Tesseract was asked, and {failure}");
                problems.push(Problem { locator: Locator::Whole, what });
                return String::new();
            }
        };
        let (present, absent): (Vec<&str>, Vec<&str>) =
            self.languages.split('+').partition(|name| list.lines().any(|line| line.trim() == *name));
        for name in absent {
            let package = name.replace('_', "-").to_lowercase();
            let what =
                format!("Tesseract has no data for the language {name} (Debian and Ubuntu: tesseract-ocr-{package})");
            problems.push(Problem { locator: Locator::Whole, what });
        }
        present.join("+")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_names_and_nothing_else() {
        for good in ["eng", "eng+deu", "chi_sim+script/Latin"] {
            assert!(Recogniser::new(None, good).is_ok(), "{good}");
        }
        for bad in ["", "eng+", "-c", "../eng", "eng deu", "eng,deu"] {
            assert!(Recogniser::new(None, bad).is_err(), "{bad}");
        }
    }
}
