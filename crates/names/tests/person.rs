//! What is a person's name, and what is not. All people are invented.

use crosscheck_names::{NameForm, NotAName, display_name, is_person_name, person_name_form};

#[test]
fn full_names_of_many_writings() {
    for name in [
        "Jane Doe",
        "Nguyễn Thị Minh Khai",
        "Sean O'Brien",
        "Ana de la Cruz",
        "María-José de la Cruz",
        "ludwig van example",
        "김민수",
        "홍 길동",
        "山田太郎",
        "山田 太郎",
        "欧阳小明",
        "王芳",
        "Иван Примеров",
        "Γιώργος Παπαδάκης",
        "محمد المثالي",
        "דוד לוין",
        "राहुल शर्मा",
        "মোঃ রফিকুল ইসলাম",
        "สมชาย ใจดี",
        "გიორგი ბერიძე",
        "Արամ Պետրոսյան",
        "Dr. Jane Doe",
        "Jane Doe, PhD",
        "Doe, Jane",
        "JANE DOE",
        "John Sample Jr.",
        "Jean-Claude Exemple",
        "Abd al-Rahman al-Namuthaji",
        "Dev Sharma",
        "An Nguyen",
        "No Minho",
        "My Lindqvist",
        "Sunday Adeyemi",
        "April Baker",
        "Austin Cook",
        "Jordan Page",
        "Phạm Hải (Tony)",
        "Friedrich von der Musterburg",
        "Anna-Lena Müller-Lüdenscheidt",
        "Ng Ah Moi",
        "Zhang Wei",
        "Þóra Jónsdóttir",
        "Ngozi Okafor-Exemple",
        "Wanjiru Mwangi",
    ] {
        assert_eq!(person_name_form(name), NameForm::Likely, "{name}");
    }
}

#[test]
fn a_name_of_everyday_words_only_is_made_up() {
    for name in ["Segmentation Fault", "Dark Matter", "Kernel Panic", "Quiet Storm", "Null Pointer"] {
        assert_eq!(person_name_form(name), NameForm::Possible, "{name}");
    }
    for name in ["Rose Banks", "Mark Price", "Grace Field", "Young Sun Park", "Long Song", "Dean Stone"] {
        assert_eq!(person_name_form(name), NameForm::Likely, "{name}");
    }
}

#[test]
fn mononyms_and_handles_are_possible() {
    for name in
        ["Suharto", "O'Brien", "jane", "de la Cruz", "J. Doe", "さくら", "สมชาย", "Ben", "マイケル", "quux zajonc"]
    {
        assert_eq!(person_name_form(name), NameForm::Possible, "{name}");
        assert!(is_person_name(name));
    }
}

#[test]
fn other_texts_say_what_they_are() {
    let mut wrong = Vec::new();
    for (text, why) in [
        ("Curriculum Vitae", NotAName::Heading),
        ("Lebenslauf", NotAName::Heading),
        ("履歴書", NotAName::Heading),
        ("이력서", NotAName::Heading),
        ("السيرة الذاتية", NotAName::Heading),
        ("Work Experience", NotAName::Heading),
        ("Berufserfahrung", NotAName::Heading),
        ("Mi portafolio", NotAName::Heading),
        ("Опыт работы", NotAName::Heading),
        ("Kinh nghiệm làm việc", NotAName::Heading),
        ("Senior Software Engineer", NotAName::JobTitle),
        ("Product Manager", NotAName::JobTitle),
        ("Softwareentwicklerin", NotAName::JobTitle),
        ("Desarrolladora Web", NotAName::JobTitle),
        ("Ведущий разработчик", NotAName::JobTitle),
        ("バックエンドエンジニア", NotAName::JobTitle),
        ("软件工程师", NotAName::JobTitle),
        ("Yazılım Mühendisi", NotAName::JobTitle),
        ("San Francisco", NotAName::Place),
        ("Berlin, Germany", NotAName::Place),
        ("Deutschland", NotAName::Place),
        ("東京", NotAName::Place),
        ("서울특별시 강남구", NotAName::Place),
        ("Москва", NotAName::Place),
        ("Acme Labs", NotAName::Organisation),
        ("Beispiel GmbH", NotAName::Organisation),
        ("株式会社サンプル", NotAName::Organisation),
        ("Universidad de Ejemplo", NotAName::Organisation),
        ("Ejemplo y Hijos S.L.", NotAName::Organisation),
        ("Security Verification", NotAName::Page),
        ("Just a moment", NotAName::Page),
        ("Page not found", NotAName::Page),
        ("Code Monkey", NotAName::Page),
        ("Dev Null", NotAName::Page),
        ("Machine Learning", NotAName::Subject),
        ("English", NotAName::Subject),
        ("3 years 2 months", NotAName::Digits),
        ("2019 – 2021", NotAName::NoLetters),
        ("January", NotAName::Time),
        ("heute", NotAName::Time),
        ("現在", NotAName::Time),
        ("jane@mail.example", NotAName::Signs),
        ("j_doe x", NotAName::Signs),
        ("who am I?", NotAName::Signs),
        ("I write compilers", NotAName::Sentence),
        ("Builds small things with care.", NotAName::Sentence),
        ("J. D.", NotAName::NoName),
        ("Dr.", NotAName::NoName),
        ("", NotAName::NoLetters),
        ("—", NotAName::NoLetters),
    ] {
        let form = person_name_form(text);
        if form != NameForm::No(why) {
            wrong.push(format!("{text}: {form:?}, not {why:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn hostile_texts_are_answered_at_once() {
    for text in ["a ".repeat(50_000), "山".repeat(100_000), "\u{300}".repeat(400), "'".repeat(90), "-".repeat(99)] {
        assert!(!is_person_name(&text), "{}", text.chars().take(9).collect::<String>());
    }
}

#[test]
fn what_people_put_round_a_name_is_taken_off() {
    for (shown, name) in [
        ("Jane Doe (she/her) 🦀", "Jane Doe"),
        ("Jane Doe (They)", "Jane Doe"),
        ("Jane Doe | Rust developer", "Jane Doe"),
        ("Jane Doe - Engineer", "Jane Doe"),
        ("Jane Doe (Engineer)", "Jane Doe"),
        ("Jane Doe @ Acme (Berlin)", "Jane Doe"),
        ("(김민수)", "(김민수)"),
        // What stands in brackets and may be a name is not thrown away.
        ("Phạm Hải (Tony)", "Phạm Hải (Tony)"),
        ("Jane Doe (née Roe) ✨", "Jane Doe (née Roe)"),
        ("김민수 (Minsu Kim) | 개발자", "김민수 (Minsu Kim)"),
        ("", ""),
        ("🙂", "🙂"),
    ] {
        assert_eq!(display_name(shown), name, "{shown}");
    }
}
