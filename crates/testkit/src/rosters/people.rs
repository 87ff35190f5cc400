use crate::random::Random;

/// Given names and family names by culture; every combination is invented.
const CULTURES: [(&[&str], &[&str]); 8] = [
    (
        &["Adam", "Claire", "Dennis", "Helen", "Martin", "Nora", "Oliver", "Paula", "Stuart", "Wendy"],
        &[
            "Ashdown",
            "Bellwood",
            "Carmody",
            "Driscoll",
            "Easterby",
            "Farnham",
            "Goodacre",
            "Halloway",
            "Ingleby",
            "Kempson",
            "Lockyer",
            "Marchbank",
        ],
    ),
    (
        &["Lotte", "Joris", "Marijke", "Pieter", "Sanne", "Wouter", "Femke", "Daan"],
        &["van Tongeren", "Beekhuis", "Grachtman", "Molendijk", "Oosterwold", "Polderman", "Rietveldt", "Zandstra"],
    ),
    (
        &["Minkyung", "Jiho", "Sujin", "Taeyang", "Haneul", "Dongwoo", "Yerin", "Seojun"],
        &["Kim", "Bae", "Cho", "Han", "Lim", "Noh", "Seo", "Yoon"],
    ),
    (
        &["Thanh", "Minh", "Linh", "Quang", "Huong", "Tuan", "Ngoc", "Dung"],
        &["Nguyen", "Tran", "Le", "Pham", "Hoang", "Vu", "Dang", "Bui"],
    ),
    (
        &["Lucia", "Mateo", "Carmen", "Diego", "Ines", "Pablo", "Rocio", "Javier"],
        &[
            "Garcia Soto",
            "Moreno Vidal",
            "Castillo Rey",
            "Herrera Pons",
            "Navarro Gil",
            "Ortega Luna",
            "Ramos Puig",
            "Vargas Roca",
        ],
    ),
    (
        &["Aarav", "Diya", "Ishaan", "Kavya", "Meera", "Rohan", "Sanjana", "Vikram"],
        &["Agarwala", "Bhandare", "Chakrapani", "Deshmane", "Gopalani", "Iyengarh", "Kulkarnee", "Menonath"],
    ),
    (
        &["Olena", "Taras", "Iryna", "Bohdan", "Kateryna", "Andriy", "Halyna", "Maksym"],
        &["Bondarchuk", "Dovzhenko", "Havryliuk", "Kovalenko", "Lysenko", "Marchuk", "Savchenko", "Tkachuk"],
    ),
    (
        &["Chidi", "Amara", "Emeka", "Ngozi", "Obinna", "Adaeze", "Ifeanyi", "Zainab"],
        &["Adeyemi", "Balogun", "Eze", "Ibekwe", "Nwosu", "Okafor", "Onyema", "Uche"],
    ),
];
/// Second given names: with them, few people share a full name by chance.
const SECOND: [&str; 24] = [
    "Alba", "Bram", "Cora", "Dov", "Elin", "Finn", "Gala", "Hugo", "Isla", "Jens", "Kai", "Lia", "Milo", "Nils", "Ola",
    "Pia", "Quin", "Rune", "Siv", "Tor", "Una", "Vera", "Wim", "Yara",
];

/// A full name.
pub(super) fn name(random: &mut Random) -> String {
    let (given, family) = CULTURES[random.below(CULTURES.len())];
    format!("{} {} {}", random.pick(given), random.pick(&SECOND), random.pick(family))
}

/// Another person of the same family.
pub(super) fn relative(random: &mut Random, name: &str) -> String {
    let culture = CULTURES.iter().find(|(given, _)| given.iter().any(|one| name.starts_with(one)));
    let (given, _) = culture.unwrap_or(&CULTURES[0]);
    let family = name.splitn(3, ' ').nth(2).unwrap_or(name);
    let taken = name.split(' ').next().unwrap_or_default();
    loop {
        let other = random.pick(given);
        if other != taken {
            return format!("{other} {} {family}", random.pick(&SECOND));
        }
    }
}
