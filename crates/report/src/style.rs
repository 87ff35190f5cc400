//! The digest that lets a page's own style, and no other, apply to it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crosscheck_model::Digest;

/// Colours, sizes and spaces of every page, light and dark: a style sheet begins with them.
pub const TOKENS: &str = include_str!("../templates/tokens.css");

/// The source expression of a Content-Security-Policy for this style.
pub fn allowed(style: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Digest::of(style.as_bytes()).as_bytes()))
}
