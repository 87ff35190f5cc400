//! What applications share, as a page: small graphs, both pictures, both quotes, no script.

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::style;

const STYLE: &str = include_str!("../templates/links_page.css");

/// One side of what is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkSide {
    /// The words.
    pub quote: String,
    /// The source.
    pub source: String,
    /// A small PNG, for pictures.
    pub picture: Option<Vec<u8>>,
}

impl LinkSide {
    fn data_address(&self) -> Option<String> {
        self.picture.as_ref().map(|png| format!("data:image/png;base64,{}", STANDARD.encode(png)))
    }
}

/// One thing that two applications share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkLine {
    /// Place of the first in the list of members.
    pub from: usize,
    /// Place of the second.
    pub to: usize,
    /// What.
    pub kind: String,
    /// How much of it.
    pub extent: String,
    /// In the first.
    pub a: LinkSide,
    /// In the second.
    pub b: LinkSide,
}

/// Applications that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkGroup {
    /// What it is called.
    pub title: String,
    /// Reference and agency of each.
    pub members: Vec<(String, String)>,
    /// What they share.
    pub lines: Vec<LinkLine>,
}

/// Side of a graph in pixels, and how far from its middle the members stand.
const SIDE: f64 = 260.0;
const RADIUS: f64 = 95.0;

impl LinkGroup {
    /// How many pairs share something.
    pub fn edges(&self) -> usize {
        let mut pairs: Vec<(usize, usize)> = self.lines.iter().map(|line| (line.from, line.to)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs.len()
    }

    /// Where a member stands, on a circle, from the top.
    fn place(&self, at: &usize) -> (String, String) {
        let turn = std::f64::consts::TAU * *at as f64 / self.members.len().max(1) as f64;
        let (x, y) = (SIDE / 2.0 + RADIUS * turn.sin(), SIDE / 2.0 - RADIUS * turn.cos());
        (format!("{x:.1}"), format!("{y:.1}"))
    }

    /// Both sides of a line, each with the reference of its application.
    fn sides<'a>(&'a self, line: &'a LinkLine) -> [(&'a str, &'a LinkSide); 2] {
        let name = |at: usize| self.members.get(at).map_or("", |(reference, _)| reference.as_str());
        [(name(line.from), &line.a), (name(line.to), &line.b)]
    }
}

/// All groups of a store.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "links_page.html")]
pub struct LinksPage<'a> {
    /// The groups.
    pub groups: &'a [LinkGroup],
    /// Pairs that share one thing only and are in no group.
    pub other_edges: usize,
    /// Version of the program.
    pub version: &'a str,
}

impl LinksPage<'_> {
    /// The page as one HTML file.
    pub fn to_html(&self) -> String {
        // Rendering into memory fails only if a value's Display does, and all are strings and numbers.
        self.render().unwrap_or_default()
    }

    fn style(&self) -> &'static str {
        STYLE
    }

    fn style_hash(&self) -> String {
        style::allowed(STYLE)
    }
}
