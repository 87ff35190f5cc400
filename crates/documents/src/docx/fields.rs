//! Complex fields: marks in the run of text that begin an instruction, part it from its result, and end it.

use crate::field_code::{hyperlink, is_page_number};

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
        fields.mark("end");
    }
}
