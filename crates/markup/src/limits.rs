//! How much of one page is read. Every number stands here with where it comes from.

/// Bytes of one page. The largest saved profile pages seen are about 2 MiB; four times that is ample.
pub const MAX_BYTES: usize = 8 << 20;
/// Elements open at one time. html5ever takes time quadratic in nesting (160 KB of nested `div` cost it 6.8 s), and
/// Blink itself stops nesting at 512.
pub const MAX_DEPTH: usize = 512;
/// Attributes of one tag: html5ever compares each with all before it. Real pages stay below 100.
pub const MAX_ATTRIBUTES: usize = 1_000;
/// Formatting elements (`b`, `font` ...) left open. Each one is opened again in every later paragraph, so that n of
/// them in n paragraphs make n² nodes. Real pages that forget to close them stay below 20.
pub const MAX_OPEN_FORMATTING: usize = 64;
/// Formatting elements that a parser may have to open again, over the whole page: each becomes a node. 60 open ones before
/// 100,000 paragraphs took 19 s; pages of real sites stay below 20,000.
pub const MAX_REOPENED: usize = 400_000;
/// Start and end tags of one page. Ten times what the largest profile pages hold.
pub const MAX_TAGS: usize = 600_000;
/// Bytes of one JSON-LD block, as for every JSON block that a page embeds.
pub const MAX_JSON_BLOCK: usize = 1 << 20;
/// Things, items, links, blocks and `meta` elements kept of one page, each.
pub const MAX_KEPT: usize = 2_000;
/// Values kept of one property.
pub const MAX_VALUES: usize = 200;
/// Nested microformats or microdata items.
pub const MAX_NESTING: usize = 24;
/// Bytes of one text value; longer text is cut.
pub const MAX_TEXT: usize = 60_000;
/// Bytes of text that all microformats of one page may hold together. Nested items repeat the text of their ancestors,
/// so that a page could otherwise multiply its own size.
pub const MAX_ITEM_TEXT: usize = 4 << 20;
/// `itemref` references followed on one page; each costs a walk over the page. Real pages have fewer than ten.
pub const MAX_ITEM_REFERENCES: usize = 50;
