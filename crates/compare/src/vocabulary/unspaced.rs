//! Headings in Chinese, Japanese and Korean that part employer and job, or school, subject and degree, by a space only:
//! "株式会社青空 シニアエンジニア".

use unicode_script::{Script, UnicodeScript};

use super::words::{self, Kind};

/// What stands before or after a company's name in a word of its own.
const FORMS: &[&str] =
    &["株式会社", "有限会社", "合同会社", "(株)", "(有)", "㈱", "주식회사", "(주)", "㈜", "유한회사"];

/// What names of companies end in and words of a job do not, where no form of company is written; in the project's own
/// choice. "프론트엔드 개발자" names no employer: what no table knows is left whole.
const ENDINGS: &[&str] = &[
    "시스템즈",
    "테크놀로지",
    "랩스",
    "소프트",
    "솔루션즈",
    "네트웍스",
    "코리아",
    "컴퍼니",
    "게임즈",
    "스튜디오",
    "전자",
    "システムズ",
    "テクノロジー",
    "テクノロジーズ",
    "ホールディングス",
    "ジャパン",
];
/// Shorter words ("銀行", "그룹") say what kind of employer, not which.
const MIN_EMPLOYER_CHARS: usize = 3;

/// Kana, Han characters and Hangul: each letter fills a square, and words of the first two stand without spaces.
#[must_use]
pub fn is_wide(c: char) -> bool {
    matches!(c as u32, 0x3040..=0x30ff | 0x3400..=0x9fff | 0xac00..=0xd7af)
}

/// A school with what was studied there and the degree.
#[derive(Debug, PartialEq, Eq)]
pub struct School {
    /// The school.
    pub institution: String,
    /// What was studied.
    pub field: Option<String>,
    /// The degree.
    pub degree: Option<String>,
}

/// The words of a text whose letters are mostly Han, Kana or Hangul.
fn words_of(text: &str) -> Option<Vec<&str>> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let own = text
        .chars()
        .filter(|c| matches!(c.script(), Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul))
        .count();
    let words: Vec<&str> = text.split(' ').collect();
    (words.len() >= 2 && own * 2 > letters && !text.contains([',', '、'])).then_some(words)
}

/// Employer and title, in the order they stand in.
#[must_use]
pub fn job(text: &str) -> Option<[String; 2]> {
    let words = words_of(text)?;
    let employer = |word: &&str| {
        let known = words::has(Kind::Organisation, word) || words::has(Kind::Institution, word);
        let ending = ENDINGS.iter().any(|ending| word.strip_suffix(ending).is_some_and(|name| !name.is_empty()));
        FORMS.contains(word) || (known || ending) && word.chars().count() >= MIN_EMPLOYER_CHARS
    };
    let title = |from: usize, to: usize| words[from..to].iter().any(|word| words::has(Kind::Title, word));
    let at = words.iter().position(employer)?;
    // "株式会社 青空" and "青空 株式会社" are one name each.
    let (start, end) = if FORMS.contains(&words[at]) && at <= 1 { (0, 2) } else { (at, at + 1) };
    let cut = if start == 0 { end } else { start };
    let (before, after) = (words.get(..cut)?, words.get(cut..)?);
    let told = title(0, cut) || title(cut, words.len());
    (told && !before.is_empty() && !after.is_empty()).then(|| [before.join(" "), after.join(" ")])
}

/// School, subject and degree.
#[must_use]
pub fn school(text: &str) -> Option<School> {
    let words = words_of(text)?;
    let is_school = |word: &&str| words::has(Kind::Institution, word);
    let from = words.iter().position(is_school)?;
    // A university and its graduate school.
    let to = from + words[from..].iter().take_while(|word| is_school(word)).count();
    let (mut field, mut degree) = (Vec::new(), Vec::new());
    for word in words[..from].iter().chain(&words[to..]) {
        // "情報工学専攻" names the subject.
        let subject = word.ends_with("専攻") || word.ends_with("전공") || word.ends_with("专业");
        let word = word.trim_matches(['(', ')', '（', '）']);
        if words::has(Kind::Degree, word) && !subject { degree.push(word) } else { field.push(word) }
    }
    let some = |words: Vec<&str>| (!words.is_empty()).then(|| words.join(" "));
    let (field, degree) = (some(field), some(degree));
    (field.is_some() || degree.is_some()).then(|| School { institution: words[from..to].join(" "), field, degree })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn employers_and_titles_apart_by_a_space() {
        for (text, before, after) in [
            ("株式会社青空 シニアエンジニア", "株式会社青空", "シニアエンジニア"),
            ("株式会社 青空 開発部 主任", "株式会社 青空", "開発部 主任"),
            ("みどりソフト株式会社 エンジニア", "みどりソフト株式会社", "エンジニア"),
            ("한빛시스템즈 선임 연구원", "한빛시스템즈", "선임 연구원"),
            ("시니어 엔지니어 한빛시스템즈", "시니어 엔지니어", "한빛시스템즈"),
            ("青云科技有限公司 高级工程师", "青云科技有限公司", "高级工程师"),
        ] {
            assert_eq!(job(text), Some([before.to_owned(), after.to_owned()]), "{text}");
        }
        for text in
            ["株式会社 青空", "Example Corp Engineer", "한빛 시스템즈", "エンジニア", "웹 개발자", "은행 대리", ""]
        {
            assert_eq!(job(text), None, "{text}");
        }
    }

    #[test]
    fn schools_subjects_and_degrees_apart_by_a_space() {
        let found = |text: &str| school(text).map(|found| (found.institution, found.field, found.degree));
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            found("早稲田大学 基幹理工学部 情報理工学科 学士"),
            Some(("早稲田大学".into(), some("基幹理工学部 情報理工学科"), some("学士")))
        );
        assert_eq!(found("고려대학교 컴퓨터학과 학사"), Some(("고려대학교".into(), some("컴퓨터학과"), some("학사"))));
        assert_eq!(found("清华大学 计算机科学 学士"), Some(("清华大学".into(), some("计算机科学"), some("学士"))));
        assert_eq!(
            found("부산대학교 컴퓨터학부 (학사)"),
            Some(("부산대학교".into(), some("컴퓨터학부"), some("학사")))
        );
        assert_eq!(found("早稲田大学"), None);
        assert_eq!(found("Example University BSc"), None);
    }
}
