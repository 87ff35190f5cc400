//! The words that CVs and pages about people are written with, in many languages: what heads their sections, and what tells a
//! job from an employer and a degree from a school. One table for every reader.

pub mod forms;
pub mod headings;
pub mod labels;
mod tables;
pub mod unspaced;
pub mod words;
