//! Complex fields: marks in the run of text that begin an instruction, part it from its result, and end it.

/// Fields inside one another.
const MAX_OPEN: usize = 16;

/// Fields that are open where the reader stands.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<Open>);

#[derive(Debug, Default)]
struct Open {
    instruction: String,
    result: bool,
}

impl Fields {
    /// `begin`, `separate` or `end`.
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" if self.0.len() < MAX_OPEN => self.0.push(Open::default()),
            "separate" => {
                if let Some(open) = self.0.last_mut() {
                    open.result = true;
                }
            }
            "end" => {
                self.0.pop();
            }
            _ => {}
        }
    }

    /// A piece of an instruction.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(open) = self.0.last_mut().filter(|open| !open.result && open.instruction.len() < 4096) {
            open.instruction.push_str(text);
        }
    }

    /// Whether the text here is what a reader of the page sees.
    pub(super) fn is_shown(&self) -> bool {
        self.0.iter().all(|open| open.result && !is_page_number(&open.instruction))
    }

    /// Where the text here leads.
    pub(super) fn link(&self) -> Option<String> {
        self.0.iter().rev().find_map(|open| hyperlink(&open.instruction))
    }
}

/// Numbers of pages and of all pages say nothing of the person.
pub(super) fn is_page_number(instruction: &str) -> bool {
    let word = instruction.split_whitespace().next().unwrap_or_default();
    ["PAGE", "NUMPAGES", "SECTIONPAGES"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// The address of `HYPERLINK "https://example.com" \o "words"`.
pub(super) fn hyperlink(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start();
    let rest = rest.get(..9).filter(|word| word.eq_ignore_ascii_case("hyperlink")).map(|_| rest[9..].trim_start())?;
    let address = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next()?,
    };
    (!address.is_empty() && !address.starts_with('\\')).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_not_text_and_say_where_a_link_leads() {
        let mut fields = Fields::default();
        fields.mark("begin");
        fields.instruct(" HYPER");
        fields.instruct("LINK \"https://example.com/a b\" \\o \"me\"");
        assert!(!fields.is_shown());
        fields.mark("separate");
        assert!(fields.is_shown());
        assert_eq!(fields.link().as_deref(), Some("https://example.com/a b"));
        fields.mark("end");
        assert_eq!(fields.link(), None);
        assert_eq!(hyperlink("HYPERLINK \\l \"anchor\""), None);
        assert!(is_page_number(" page \\* MERGEFORMAT"));
        fields.mark("end");
    }
}
