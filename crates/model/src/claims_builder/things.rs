use url::Url;

use super::{ClaimsBuilder, Passage, field, push, readable, short};
use crate::{Blob, Claim, DeclaredLanguage, Digest, EducationItem, Fact, Photo, WorkItem};

impl ClaimsBuilder {
    /// A picture at an address.
    pub fn photo(&mut self, at: &Passage, address: &Url) {
        if matches!(address.scheme(), "http" | "https") {
            let photo = Photo { address: Some(address.clone()), bytes: None, sha256: None };
            let claim = at.claim_of_machine_words(photo, readable::PICTURE, address.as_str());
            push(&mut self.claims.photos, &mut self.left_out, claim);
        }
    }

    /// A picture inside the source, told by `words`.
    pub fn picture(&mut self, at: &Passage, bytes: Vec<u8>, words: &str) {
        let photo = Photo { address: None, sha256: Some(Digest::of(&bytes)), bytes: Some(Blob::from(bytes)) };
        push(&mut self.claims.photos, &mut self.left_out, at.claim(photo, words));
    }

    /// Employment. A value that cannot be a field (too long, starred out) is not stated at all.
    pub fn work(&mut self, at: &Passage, item: WorkItem, words: &str) {
        let item = WorkItem { organisation: field(item.organisation), title: field(item.title), ..item };
        if item.organisation.is_some() || item.title.is_some() {
            push(&mut self.claims.work, &mut self.left_out, at.claim(item, words));
        }
    }

    /// Education, as [`ClaimsBuilder::work`].
    pub fn education(&mut self, at: &Passage, item: EducationItem, words: &str) {
        let item = EducationItem {
            institution: field(item.institution),
            degree: field(item.degree),
            field: field(item.field),
            ..item
        };
        if item.institution.is_some() || item.degree.is_some() || item.field.is_some() {
            push(&mut self.claims.education, &mut self.left_out, at.claim(item, words));
        }
    }

    /// A language and its level as written; a language that is known without a level gets it.
    pub fn language(&mut self, at: &Passage, language: &str, level: Option<&str>) {
        let Some(language) = short(language) else { return };
        let known = |claim: &Claim<DeclaredLanguage>| claim.value().language.expose().eq_ignore_ascii_case(language);
        if self.claims.languages.iter().any(known) {
            return;
        }
        let words = level.map_or_else(|| language.to_owned(), |level| format!("{language} {level}"));
        let value = DeclaredLanguage { language: language.into(), level: level.map(Into::into) };
        push(&mut self.claims.languages, &mut self.left_out, at.claim(value, &words));
    }

    /// The level of a language whose level stands elsewhere than its name.
    pub fn language_level(&mut self, language: &str, level: &str) {
        let known = |claim: &&mut Claim<DeclaredLanguage>| claim.value().language.expose() == language;
        if let Some(claim) = self.claims.languages.iter_mut().find(known)
            && claim.value().level.is_none()
        {
            claim.value_mut().level = Some(level.into());
        }
    }

    /// A skill.
    pub fn skill(&mut self, at: &Passage, skill: &str) {
        if let Some(skill) = short(skill) {
            let claim = at.claim(Fact { name: "skill".to_owned(), value: skill.into() }, skill);
            push(&mut self.claims.skills, &mut self.left_out, claim);
        }
    }

    /// Metadata of a document.
    pub fn metadata(&mut self, at: &Passage, name: &str, value: &str) {
        let claim = at.claim(Fact { name: name.to_owned(), value: value.trim().into() }, value);
        push(&mut self.claims.metadata, &mut self.left_out, claim);
    }
}
