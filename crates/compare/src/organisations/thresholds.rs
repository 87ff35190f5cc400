//! Every number of this module. All are choices of ours on the lenient side: calling two employers one by mistake hides a
//! difference, calling one employer two accuses somebody.

/// Names longer than this are cut; the longest in use have about 120 characters.
pub(crate) const LONGEST: usize = 256;
/// Names given beside the main one, in brackets or behind a slash.
pub(crate) const MOST_VARIANTS: usize = 6;
/// Jaro-Winkler similarity from which two spellings are called nearly alike: "Mircosoft" and "Microsoft" reach .97, names that
/// share a beginning ("Telefonica", "Telenor") stay below .85.
pub(crate) const ALIKE: f64 = 0.93;
/// Shorter names differ by one letter too easily (KLM, KPM).
pub(crate) const SHORTEST_ALIKE: usize = 5;
/// The same for readings across scripts, which are rougher.
pub(crate) const READ_ALIKE: f64 = 0.85;
/// An acronym has at least so many letters; two letters fit many names and only may be one.
pub(crate) const SHORTEST_ACRONYM: usize = 3;
/// And at most so many: longer ones in use are words of their own.
pub(crate) const LONGEST_ACRONYM: usize = 10;
/// A single word found within a longer name must have so many letters to be called a part of it.
pub(crate) const SHORTEST_PART: usize = 4;
/// First letters of a part of a name: at least so many, and at most so many words before them that give none.
pub(crate) const SHORTEST_PART_ACRONYM: usize = 3;
pub(crate) const MOST_UNMENTIONED: usize = 2;
/// A name of first syllables has at least so many letters, and each word gives at least so many ("SocGen", "Unilag").
pub(crate) const SHORTEST_SYLLABLES: usize = 5;
pub(crate) const SYLLABLE: usize = 2;
/// What is left of a word that is cut short.
pub(crate) const SHORTEST_CUT: usize = 3;
/// A longer East Asian word is not looked at for a word for a branch at its end.
pub(crate) const LONGEST_GLUED: usize = 16;
