//! The scripts that nearly settle the language by themselves.

use super::prose::Prose;
use super::runs::Run;
use super::tables::SIMPLIFIED;
use super::writing::{self, Writing};

/// Fewest letters of such a script in one stretch: shorter ones are names and loan signs more often than prose.
pub(super) const FEWEST_LETTERS: usize = 4;
/// Fewest letters where the script is the lesser part of a text: the person's name written in it is commonly there, and
/// mostly is no longer. Hangul is held to [`FEWEST_LETTERS`] everywhere, since nearly all Korean names have three.
pub(super) const FEWEST_LETTERS_BESIDE: usize = 16;
/// Kana needed before a stretch is called Japanese: a lone の is decoration. Some must be hiragana: names and product names
/// are written in katakana alone.
const FEWEST_KANA: usize = 3;
const FEWEST_HIRAGANA: usize = 1;
/// Kana needed where a text has nothing else, some of it hiragana: no other language is written so.
const FEWEST_KANA_ALONE: usize = 2;
/// Kana among Han from which the whole is Japanese; Japanese prose has about half, Chinese none.
const KANA_SHARE: f32 = 0.1;

/// How a script stands in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The text has no other.
    Alone,
    /// The larger part.
    Larger,
    /// No more than half.
    Lesser,
}

/// Parts the words of such a script into stretches and calls each, or leaves it open.
pub(super) fn runs(prose: &Prose, writing: Writing, members: &[usize], place: Place) -> Vec<Run> {
    let mut stretches: Vec<Vec<usize>> = Vec::new();
    let mut last = None;
    for &at in members {
        let joined = last.is_some_and(|last: usize| last + 1 == at) && !prose.words[at].breaks;
        match stretches.last_mut() {
            Some(stretch) if joined => stretch.push(at),
            _ => stretches.push(vec![at]),
        }
        last = Some(at);
    }
    let count = |stretch: &[usize]| stretch.iter().map(|&at| prose.words[at].letters).sum::<usize>();
    let total = count(members);
    let fewest = match place {
        Place::Lesser if writing != Writing::Hangul => FEWEST_LETTERS_BESIDE,
        Place::Alone if writing == Writing::HanKana => FEWEST_KANA_ALONE,
        _ => FEWEST_LETTERS,
    };
    let any_long = stretches.iter().any(|stretch| count(stretch) >= fewest.min(FEWEST_LETTERS));
    // The letters of the whole text speak for one language together; only stray short stretches are left out.
    let whole = (total >= fewest && any_long).then(|| language(prose, writing, members)).flatten();
    stretches
        .into_iter()
        .map(|words| {
            let own = if writing == Writing::HanKana { language(prose, writing, &words) } else { whole };
            let code = own.or(whole).filter(|_| whole.is_some());
            Run { code, words }
        })
        .collect()
}

fn language(prose: &Prose, writing: Writing, members: &[usize]) -> Option<&'static str> {
    let letters = || members.iter().flat_map(|&at| prose.norm(&prose.words[at]).chars());
    let has = |wanted: &[char]| letters().filter(|c| wanted.contains(c)).count();
    Some(match writing {
        Writing::Hangul => "ko",
        Writing::Thai => "th",
        Writing::Hebrew => {
            // Yiddish writes these as letters of its own.
            if has(&['\u{5f0}', '\u{5f1}', '\u{5f2}']) * 20 > letters().count() { "yi" } else { "he" }
        }
        Writing::Bengali => {
            if has(&['ৰ', 'ৱ']) * 50 > letters().count() {
                "as"
            } else {
                "bn"
            }
        }
        Writing::Greek => "el",
        Writing::Georgian => "ka",
        Writing::Armenian => "hy",
        Writing::Tamil => "ta",
        Writing::Telugu => "te",
        Writing::Gujarati => "gu",
        Writing::Gurmukhi => "pa",
        Writing::Kannada => "kn",
        Writing::Malayalam => "ml",
        Writing::Sinhala => "si",
        Writing::Khmer => "km",
        Writing::Lao => "lo",
        Writing::Myanmar => "my",
        Writing::Ethiopic => "am",
        Writing::HanKana => return han_kana(prose, members),
        _ => return None,
    })
}

/// Pronouns and particles of Chinese that are no part of names and that Japanese does not write: one of them is enough.
/// Common knowledge.
const CHINESE_PARTICLES: &str = "这们吗呢吧啊么没还很您她它咱哪怎啥這們嗎麼沒還說说个個些";
/// Common words of Chinese that Japanese prose writes with kana or not at all, and traditional letters that Japanese
/// writes in another form, but for those that names keep (國, 澤, 邊). Common knowledge.
const CHINESE_COMMON: &str = "的是我你跟把被那就也都在和会過對讓給業開發軟體師團隊經驗電腦網頁動應該學習語編寫設計產後辦來時間雖會數點觀關號實將專屬當變總轉輕鐵錢隨雜雙靈顯餘價兩參單營嚴圍壓壞樣樂權歡歸氣濟為獨獻盡禮稱穩繼續聲聽舊處褒證譯讀賣醫釋辭戰擇擔據擴收斷條檢殘滿濕狀臺選轉週";
/// Letters that only Japanese writes; common knowledge.
const JAPANESE_ONLY: &str = "々〆働込畑峠辻匂榊枠栃笹腺搾凪喰畠匁栞塀麿雫囲円売駅応桜仮価画壊拡覚関観帰犠拠挙恵掲鶏芸撃検権顕験広効済剤雑産賛児実釈従渋獣縦処乗剰譲醸嬢畳条状浄図粋酔穂瀬斉静専浅戦践銭潜繊荘巣総蔵臓続単弾遅鋳庁聴鎮逓鉄転伝徳読届弐悩脳廃拝売麦発髪抜浜払仏変舗黙訳薬与誉謡頼覧竜両猟塁励齢歴恋錬楽";
/// How many more of one kind than of the other settle a stretch without kana.
const TELLING_LETTERS: usize = 2;
/// Fewest Han letters for that: names of people have at most four.
const FEWEST_HAN: usize = 5;

/// Simplified letters that Japanese and Korean do not have.
fn is_simplified(c: char) -> bool {
    SIMPLIFIED.binary_search(&c).is_ok()
}

fn han_kana(prose: &Prose, members: &[usize]) -> Option<&'static str> {
    let (mut han, mut hiragana, mut katakana, mut particles, mut chinese, mut japanese) =
        (0_usize, 0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    for c in members.iter().flat_map(|&at| prose.norm(&prose.words[at]).chars()) {
        match writing::kana(c) {
            Some(true) => hiragana += 1,
            Some(false) => katakana += 1,
            None => {
                han += 1;
                particles += usize::from(CHINESE_PARTICLES.contains(c));
                chinese += usize::from(is_simplified(c) || CHINESE_COMMON.contains(c) || CHINESE_PARTICLES.contains(c));
                japanese += usize::from(JAPANESE_ONLY.contains(c));
            }
        }
    }
    let kana = hiragana + katakana;
    let all = (han + kana) as f32;
    if kana >= FEWEST_KANA_ALONE && hiragana > 0 && han == 0 {
        return Some("ja");
    }
    if kana >= FEWEST_KANA && hiragana >= FEWEST_HIRAGANA && kana as f32 >= KANA_SHARE * all {
        return Some("ja");
    }
    if kana == 0 && particles > 0 && chinese > japanese {
        return Some("zh");
    }
    if han >= FEWEST_HAN && chinese >= japanese + TELLING_LETTERS {
        return Some("zh");
    }
    if japanese >= chinese + TELLING_LETTERS && kana > 0 {
        return Some("ja");
    }
    None
}
