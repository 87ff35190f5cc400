//! Instructions of fields in word processors' documents: where a link leads, what is only the number of a page.

/// Numbers of pages and of all pages say nothing of the person.
pub(crate) fn is_page_number(instruction: &str) -> bool {
    let word = instruction.split_whitespace().next().unwrap_or_default();
    ["PAGE", "NUMPAGES", "SECTIONPAGES"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// The address of `HYPERLINK "https://example.com" \o "words"`.
pub(crate) fn hyperlink(instruction: &str) -> Option<String> {
    let rest = instruction.trim();
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
    fn links_and_page_numbers() {
        assert_eq!(
            hyperlink(" HYPERLINK \"https://example.com/a b\" \\o \"me\"").as_deref(),
            Some("https://example.com/a b")
        );
        assert_eq!(hyperlink("HYPERLINK \\l \"anchor\""), None);
        assert_eq!(hyperlink("DATE"), None);
        assert!(is_page_number(" page \\* MERGEFORMAT") && !is_page_number("TITLE"));
    }
}
