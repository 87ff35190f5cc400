//! What a visitor sent in a form.

use std::collections::BTreeMap;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart};
use axum::http::{HeaderMap, Request, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::handed_in::File;
use crate::problem::Problem;

/// Texts by name, and files in the order they came.
#[derive(Default)]
pub(crate) struct Form {
    texts: BTreeMap<String, String>,
    pub(crate) files: Vec<(String, File)>,
}

impl Form {
    pub(crate) async fn read(headers: &HeaderMap, body: Bytes) -> Result<Self, Problem> {
        let media = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if media.starts_with("multipart/form-data") {
            return Self::of_parts(headers, body).await;
        }
        let texts = url::form_urlencoded::parse(&body).map(|(name, value)| (name.into_owned(), value.into_owned()));
        Ok(Self { texts: texts.collect(), files: Vec::new() })
    }

    async fn of_parts(headers: &HeaderMap, body: Bytes) -> Result<Self, Problem> {
        let malformed = |_| Problem::malformed("the form cannot be read");
        let mut request = Request::new(Body::from(body));
        *request.headers_mut() = headers.clone();
        let mut parts =
            Multipart::from_request(request, &()).await.map_err(|_| Problem::malformed("the form has no boundary"))?;
        let mut form = Self::default();
        while let Some(part) = parts.next_field().await.map_err(malformed)? {
            let name = part.name().unwrap_or_default().to_owned();
            let Some(file_name) = part.file_name().map(str::to_owned) else {
                form.texts.insert(name, part.text().await.map_err(malformed)?);
                continue;
            };
            let bytes = part.bytes().await.map_err(malformed)?;
            // A field where no file was chosen.
            if file_name.is_empty() && bytes.is_empty() {
                continue;
            }
            form.files.push((name, File { name: file_name, content: STANDARD.encode(bytes) }));
        }
        Ok(form)
    }

    /// What stands in this field, without the space around it.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", |text| text.trim())
    }
}
