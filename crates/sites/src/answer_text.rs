//! The words of an answer in JSON, for the question whether a value stands anywhere in it.

use std::fmt;

use crosscheck_model::{ClaimsBuilder, Locator, Page};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Bytes of one answer; larger ones hold lists of commits and the like, no prose.
const MAX_ANSWER: usize = 1 << 20;
/// Bytes of one text that is kept: longer ones are pictures and keys.
const MAX_STRING: usize = 20_000;

/// Keeps the words of all texts of an answer, each with its pointer.
pub(crate) fn keep(builder: &mut ClaimsBuilder, page: &Page) {
    let body = page.body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&page.body);
    if page.is_html() || body.len() > MAX_ANSWER || !matches!(body.first(), Some(b'{' | b'[' | b' ' | b'\n' | b'\r')) {
        return;
    }
    let mut pointer = String::new();
    let mut json = serde_json::Deserializer::from_slice(body);
    // Half an answer has words, too.
    let _broken = Texts { builder, pointer: &mut pointer }.deserialize(&mut json);
}

struct Texts<'a> {
    builder: &'a mut ClaimsBuilder,
    pointer: &'a mut String,
}

impl Texts<'_> {
    fn text(&mut self, text: &str) {
        let is_prose = text.len() <= MAX_STRING && !text.contains("://") && text.chars().any(char::is_alphabetic);
        for line in text.lines().filter(|_| is_prose) {
            self.builder.line_of_text(&Locator::JsonPointer(self.pointer.clone()), line);
        }
    }

    fn inner<E>(&mut self, step: &str, read: impl FnOnce(Texts<'_>) -> Result<Option<()>, E>) -> Result<bool, E>
    where
        E: serde::de::Error,
    {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(&step.replace('~', "~0").replace('/', "~1"));
        let read = read(Texts { builder: self.builder, pointer: self.pointer });
        self.pointer.truncate(length);
        read.map(|found| found.is_some())
    }
}

impl<'de> DeserializeSeed<'de> for Texts<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Texts<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_str<E>(mut self, text: &str) -> Result<(), E> {
        self.text(text);
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        // Years stand beside what they belong to.
        if (1900..2100).contains(&number) {
            let locator = Locator::JsonPointer(self.pointer.clone());
            self.builder.line_of_text(&locator, &number.to_string());
        }
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        let mut at = 0_usize;
        while self.inner(&at.to_string(), |texts| items.next_element_seed(texts))? {
            at += 1;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        while let Some(key) = members.next_key::<String>()? {
            if key.len() > MAX_STRING {
                members.next_value::<IgnoredAny>()?;
                continue;
            }
            self.inner(&key, |texts| members.next_value_seed(texts).map(Some))?;
        }
        Ok(())
    }
}
