//! Languages, scripts, countries and offsets change places in a case, and the findings change places with them: no rule
//! knows one of them by name.

use crate::support::Prepared;

/// What is found, without the words of the sources.
fn found(case: &str) -> Vec<String> {
    let prepared = Prepared::read(case).expect("a case of these tests is well formed");
    let findings = prepared.findings();
    findings.iter().map(|f| format!("{} {} {} {}", f.check, f.kind.as_str(), f.level.0, f.claims.len())).collect()
}

/// Every case gives what the first gives.
fn all_alike(cases: &[String]) {
    let first = found(&cases[0]);
    assert!(!first.is_empty());
    for case in &cases[1..] {
        assert_eq!(found(case), first, "{case}");
    }
}

fn places(here: &str, there: &str) -> String {
    format!(
        "about = \"\"\n[[source]]\naddress = \"cv.pdf\"\nplaces = [\"{here}\"]\n[[source]]\naddress = \"https://a.example/b\"\nplaces = [\"{there}\"]\n"
    )
}

#[test]
fn countries_change_places() {
    let capitals = [
        "Washington, D.C., USA",
        "Lisbon, Portugal",
        "Seoul, South Korea",
        "Moscow, Russia",
        "Tehran, Iran",
        "Lagos, Nigeria",
        "Hanoi, Vietnam",
        "Buenos Aires, Argentina",
    ];
    let cases: Vec<String> = capitals
        .iter()
        .flat_map(|here| capitals.iter().filter(move |there| *there != here).map(move |there| places(here, there)))
        .collect();
    all_alike(&cases);
}

fn offsets(place: &str, offset: &str) -> String {
    format!(
        "about = \"\"\n[[source]]\naddress = \"cv.pdf\"\nnames = [\"Jane Doe\"]\nplaces = [\"{place}\"]\n\
         [[source]]\naddress = \"https://a.example/b\"\nnames = [\"Jane Doe\"]\n\
         [[source.commits]]\ncount = 100\nname = \"Jane Doe\"\nemail = \"jane@example.org\"\noffset = \"{offset}\"\n\
         from = \"2025-01-06T09:00:00Z\"\nevery_hours = 48\n"
    )
}

#[test]
fn offsets_change_places() {
    let zones = [
        ("Chicago, USA", "-06:00"),
        ("Seoul, South Korea", "+09:00"),
        ("Berlin, Germany", "+01:00"),
        ("Mumbai, India", "+05:30"),
        ("Auckland, New Zealand", "+12:00"),
        ("Honolulu, Hawaii", "-10:00"),
    ];
    let at_home: Vec<String> = zones.iter().map(|(place, offset)| offsets(place, offset)).collect();
    all_alike(&at_home);
    let abroad: Vec<String> = zones
        .iter()
        .flat_map(|(place, _)| {
            zones.iter().filter(move |(other, _)| other != place).map(move |(_, o)| offsets(place, o))
        })
        .collect();
    all_alike(&abroad);
}

const PROSE: [(&str, &str); 6] = [
    (
        "English",
        "Today I published a new version of the library that I use every day at work. I fixed several problems that readers sent me during the holidays, improved the documentation and wrote a small guide for those who are starting now. Next week I want to measure the performance with real data and tell you here what I learned, because many people asked me whether it is worth moving from the old version.",
    ),
    (
        "Portuguese",
        "Hoje publiquei uma nova versão da biblioteca que uso todos os dias no trabalho. Corrigi vários problemas que os leitores me mandaram durante as férias, melhorei a documentação e escrevi um pequeno guia para quem começa agora. Na próxima semana quero medir o desempenho com dados verdadeiros e contar aqui o que aprendi, porque muita gente me perguntou se vale a pena trocar a versão antiga por esta.",
    ),
    (
        "German",
        "Heute habe ich eine neue Fassung der Bibliothek veröffentlicht, die ich jeden Tag bei der Arbeit benutze. Ich habe mehrere Fehler behoben, die mir Leser in den Ferien geschickt haben, die Anleitung verbessert und eine kleine Einführung für alle geschrieben, die jetzt anfangen. Nächste Woche möchte ich die Geschwindigkeit mit echten Daten messen und hier erzählen, was ich gelernt habe, weil viele gefragt haben, ob sich der Wechsel lohnt.",
    ),
    (
        "Russian",
        "Сегодня я опубликовал новую версию библиотеки, которой пользуюсь каждый день на работе. Я исправил несколько ошибок, о которых мне написали читатели во время отпуска, улучшил документацию и написал небольшое руководство для тех, кто начинает сейчас. На следующей неделе я хочу измерить скорость на настоящих данных и рассказать здесь, что я узнал, потому что многие спрашивали меня, стоит ли переходить со старой версии на эту, и что при этом нужно изменить в своих программах.",
    ),
    (
        "Korean",
        "오늘 제가 매일 직장에서 사용하는 라이브러리의 새 버전을 공개했습니다. 휴가 동안 독자들이 보내 준 여러 가지 문제를 고치고 문서를 개선했으며 지금 시작하는 사람들을 위해 작은 안내서를 썼습니다. 다음 주에는 실제 데이터로 속도를 측정하고 여기서 배운 것을 이야기하고 싶습니다. 많은 사람들이 옛 버전에서 이 버전으로 옮길 가치가 있는지 물었기 때문입니다. 아이디어와 인내심으로 도와준 모든 분들께 감사드립니다. 그리고 다음 달에는 새로운 글을 쓰겠습니다. 그때까지 모두 건강하게 지내시기를 바랍니다. 질문이 있으면 언제든지 편지를 보내 주세요. 저는 모든 편지에 답장을 하려고 노력합니다.",
    ),
    (
        "Turkish",
        "Bugün işte her gün kullandığım kütüphanenin yeni bir sürümünü yayımladım. Tatil boyunca okurların bana gönderdiği birkaç sorunu düzelttim, belgeleri geliştirdim ve şimdi başlayanlar için küçük bir kılavuz yazdım. Gelecek hafta hızı gerçek verilerle ölçmek ve öğrendiklerimi burada anlatmak istiyorum, çünkü birçok kişi bana eski sürümden buna geçmenin değip değmeyeceğini sordu. Fikirleriyle ve sabırlarıyla yardım eden herkese çok teşekkür ederim. Önümüzdeki ay başka bir konuda daha uzun bir yazı yazacağım ve orada bu yılın en önemli gelişmelerini anlatacağım.",
    ),
];

#[test]
fn languages_change_places() {
    let case = |declared: &str, text: &str| {
        format!(
            "about = \"\"\n[[source]]\naddress = \"cv.pdf\"\nlanguages = [\"{declared}\"]\n\
             [[source]]\naddress = \"https://a.example/b\"\nposts = [\"{text}\"]\n"
        )
    };
    all_alike(&PROSE.map(|(language, text)| case(language, text)));
    let other: Vec<String> = PROSE
        .iter()
        .flat_map(|(declared, _)| {
            PROSE.iter().filter(move |(l, _)| l != declared).map(move |(_, text)| case(declared, text))
        })
        .collect();
    all_alike(&other);
}

#[test]
fn scripts_change_places() {
    let case = |a: &str, b: &str| {
        format!(
            "about = \"\"\n[[source]]\naddress = \"cv.pdf\"\nnames = [\"{a}\"]\n[[source]]\naddress = \"https://a.example/b\"\nnames = [\"{b}\"]\n"
        )
    };
    let same = [
        ("Jane Doe", "Jane Doe"),
        ("김민수", "김민수"),
        ("Алексей Иванов", "Алексей Иванов"),
        ("محمد السيد", "محمد السيد"),
        ("रमेश कुमार", "रमेश कुमार"),
    ];
    all_alike(&same.map(|(a, b)| case(a, b)));
    let other = [
        ("Jane Doe", "Robert Miller"),
        ("김민수", "박지영"),
        ("Алексей Иванов", "Дмитрий Соколов"),
        ("محمد السيد", "خالد منصور"),
        ("रमेश कुमार", "विक्रम देशपांडे"),
    ];
    all_alike(&other.map(|(a, b)| case(a, b)));
}
