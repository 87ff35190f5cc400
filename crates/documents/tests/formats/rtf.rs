use super::{emails, extract, metadata, names, problems, work};

const CV: &str = r#"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Helvetica;}{\f1\fnil\fcharset204 Arial;}{\f2\fnil\fcharset2 Wingdings;}}
{\stylesheet{\s1\b\fs28 heading 1;}{\s2 Normal;}}
{\info{\author Ana Example}{\title CV}}
{\header\pard Curriculum\par}
\pard\plain\fs48\b Ana Ex{\'e1}mple\b0\par
\pard\plain\fs22 {\f2\'28} {\field{\*\fldinst{HYPERLINK "mailto:ana@example.com"}}{\fldrslt{\ul ana@example.com}}}\line +44 20 7946 0958\par
{\v hidden@example.org}{\deleted gone@example.org}
\pard\s1\plain\b\fs28 Experience\par
\trowd\cellx2000\cellx9000\pard\intbl\plain 03/2019 {\endash} present\cell Engineer, Sample Ltd\par Built the billing.\cell\row
\pard\plain {\listtext\f2\'b7\tab}Kept it running.\par
{\*\unknowndestination nobody sees this}
{\footnote a note}
}"#;

#[test]
fn text_tables_fields_and_information() {
    let read = extract(CV.as_bytes(), "cv.rtf");
    assert_eq!(names(&read), ["Ana Exámple"]);
    assert_eq!(emails(&read), ["ana@example.com"]);
    assert_eq!(read.claims.phones.len(), 1);
    assert_eq!(work(&read), ["Engineer at Sample Ltd, 2019-03 to present"]);
    assert_eq!(metadata(&read, "Author"), Some("Ana Example"));
    let told = problems(&read).join("\n");
    for what in ["1 tracked deletions", "1 notes", "1 pieces of hidden text"] {
        assert!(told.contains(what), "{what} in {told}");
    }
}

#[test]
fn hostile_groups_end() {
    for bytes in [
        "{".repeat(200_000),
        format!("{{\\rtf1 {}", "}".repeat(100_000)),
        "{\\rtf1\\bin99999999999 x".to_owned(),
        "{\\rtf1\\u-1?\\u55357?\\'zz\\".to_owned(),
        format!("{{\\rtf1 {}}}", "\\trowd\\cell\\row".repeat(20_000)),
        format!("{{\\rtf1{{\\pict\\pngblip {}}}}}", "89504e47".repeat(100)),
    ] {
        extract(format!("{{\\rtf1{bytes}").as_bytes(), "cv.rtf");
    }
}

#[test]
fn letters_of_other_alphabets() {
    let cv = r#"{\rtf1\ansi{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset128 MS Mincho;}}\pard\fs48 \u1040?\u1085?\u1085?\u1072? {\f1 \'cf\'f0\'e8\'ec\'e5\'f0\'ee\'e2\'e0}\par
\pard\fs22 ana@example.com\par}"#;
    assert_eq!(names(&extract(cv.as_bytes(), "cv.rtf")), ["Анна Примерова"]);
    let cv = r#"{\rtf1\ansi\uc2{\fonttbl{\f2\fcharset128 MS Mincho;}}\pard\fs48{\f2 \'8e\'52\'93\'63}\u22826\'91\'be\u-28466\'98\'59\par\pard\fs22 taro@example.com\par}"#;
    assert_eq!(names(&extract(cv.as_bytes(), "cv.rtf")), ["山田太郎"]);
}
