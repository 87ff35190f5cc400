//! Pages that are pictures of text: what is to be recognised, and what a program for it (OCR) made of it. That program runs elsewhere.

use crosscheck_model::Blob;
use serde::{Deserialize, Serialize};

/// A picture of a page, or of a strip of one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PagePicture {
    /// The page it stands on, from 1.
    pub page: u32,
    /// A file that programs for OCR open: PNG, JPEG, TIFF and the like.
    pub bytes: Blob,
    /// The box it fills on its page, in points from the top left corner; nothing where the picture is all there is.
    bounds: Option<[f32; 4]>,
}

/// The words of a picture of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageText {
    /// The page, from 1.
    pub page: u32,
    /// A table of the words and their places, as Tesseract writes it (TSV).
    pub(crate) words: String,
    pub(crate) bounds: Option<[f32; 4]>,
}

impl PagePicture {
    pub(crate) fn new(page: u32, bytes: Vec<u8>, bounds: Option<[f32; 4]>) -> Self {
        Self { page, bytes: bytes.into(), bounds }
    }

    /// What was recognised on it: Tesseract's table of words (TSV).
    pub fn recognised(&self, words: String) -> PageText {
        PageText { page: self.page, words, bounds: self.bounds }
    }
}
