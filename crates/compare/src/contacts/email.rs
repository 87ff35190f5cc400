//! E-mail addresses.

use crosscheck_model::Personal;

const FREE_MAIL: &str = include_str!("../../data/contacts/free_mail.txt");
const ROLE_ADDRESSES: &str = include_str!("../../data/contacts/role_addresses.txt");
/// RFC 5321 allows 254 characters for an address; a little slack for what surrounds it.
const LONGEST: usize = 320;
/// Providers that deliver `name+anything` to `name`.
const PLUS_TAGS: [&str; 13] = [
    "gmail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "fastmail.com",
    "proton.me",
    "protonmail.com",
    "pm.me",
    "posteo.de",
    "yandex.ru",
];
/// Domains of one provider's one mailbox.
const ONE_MAILBOX: [(&str, &str); 17] = [
    ("googlemail.com", "gmail.com"),
    ("protonmail.com", "proton.me"),
    ("protonmail.ch", "proton.me"),
    ("pm.me", "proton.me"),
    ("ya.ru", "yandex.ru"),
    ("yandex.com", "yandex.ru"),
    ("yandex.by", "yandex.ru"),
    ("yandex.kz", "yandex.ru"),
    ("yandex.ua", "yandex.ru"),
    ("yandex.uz", "yandex.ru"),
    ("yandex.net", "yandex.ru"),
    ("yandex.com.tr", "yandex.ru"),
    ("yandex.com.ru", "yandex.ru"),
    ("yandex.fr", "yandex.ru"),
    ("narod.ru", "yandex.ru"),
    ("me.com", "icloud.com"),
    ("mac.com", "icloud.com"),
];
/// Signs of the part before the `@` that a provider does not look at.
const IGNORED_SIGNS: [(&str, &str); 2] = [("gmail.com", "."), ("proton.me", ".-_")];
/// What templates and forms show in the place of an address: "you@example.com", "name@domain.com", "yourname@gmail.com".
const PLACEHOLDERS: &str = include_str!("../../data/contacts/placeholders.tsv");

/// An e-mail address in normal form. `Debug` hides it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Email {
    key: Personal,
    at: usize,
}

/// An address that takes no mail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoReply {
    /// The account it stands for, where the address tells ("1234+maria@users.noreply.forge.example").
    pub login: Option<Personal>,
}

impl Email {
    /// Reads an address as people write it, with `mailto:`, angle brackets, "(at)" and `[dot]`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > 4 * LONGEST {
            return None;
        }
        let text = text.trim().to_lowercase();
        let text = text.strip_prefix("mailto:").unwrap_or(&text);
        let text = text.split('?').next().unwrap_or(text);
        let text = match (text.find('<'), text.rfind('>')) {
            (Some(open), Some(close)) if open < close => &text[open + 1..close],
            _ => text,
        };
        let mut text =
            text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '.' | '"' | '\'')).to_owned();
        for (written, sign) in [
            (" at ", "@"),
            ("(at)", "@"),
            ("[at]", "@"),
            ("{at}", "@"),
            (" dot ", "."),
            ("(dot)", "."),
            ("[dot]", "."),
            ("{dot}", "."),
        ] {
            text = text.replace(written, sign);
        }
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (local, domain) = text.rsplit_once('@')?;
        let valid = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
        if local.is_empty() || !local.chars().all(valid) || local.chars().count() > 64 {
            return None;
        }
        let url::Host::Domain(domain) = url::Host::parse(domain.trim_end_matches('.')).ok()? else { return None };
        if !domain.contains('.') || domain.len() > 253 {
            return None;
        }
        let domain = ONE_MAILBOX.iter().find(|(other, _)| *other == domain).map_or(domain.as_str(), |(_, one)| one);
        let mut local = local.to_owned();
        if PLUS_TAGS.contains(&domain) {
            let end = local.find('+').filter(|at| *at > 0).unwrap_or(local.len());
            local.truncate(end);
        }
        if let Some((_, ignored)) = IGNORED_SIGNS.iter().find(|(one, _)| *one == domain) {
            local.retain(|c| !ignored.contains(c));
        }
        // Yandex takes a hyphen for a full stop.
        if domain == "yandex.ru" {
            local = local.replace('-', ".");
        }
        let at = local.len();
        (at > 0).then(|| Self { key: Personal::new(format!("{local}@{domain}")), at })
    }

    /// The normal form: lower case, domain in ASCII, Gmail dots and tags off. Two addresses with one key are one mailbox.
    #[must_use]
    pub fn key(&self) -> &str {
        self.key.expose()
    }

    /// The part before the `@` of the normal form.
    #[must_use]
    pub fn local(&self) -> &str {
        self.key().get(..self.at).unwrap_or_default()
    }

    /// The domain in ASCII.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.key().get(self.at + 1..).unwrap_or_default()
    }

    /// "info@", "jobs@": an office's address, not a person's; nor is one that a template left.
    #[must_use]
    pub fn is_role_address(&self) -> bool {
        if self.is_placeholder() {
            return true;
        }
        let local = self.local();
        let local = local.split(['+', '-', '_', '.']).next().unwrap_or(local);
        ROLE_ADDRESSES.lines().any(|line| line == local) && !is_free_mail(self.domain())
            || ROLE_ADDRESSES.lines().any(|line| line == self.local())
    }

    /// "you@example.com", "yourname@gmail.com": left in place of an address by a template or a form.
    #[must_use]
    pub fn is_placeholder(&self) -> bool {
        let local: String = self.local().chars().filter(|c| c.is_alphanumeric()).collect();
        let listed = |kind: &str, word: &str| {
            PLACEHOLDERS.lines().filter_map(|line| line.split_once('\t')).any(|(held, one)| held == kind && one == word)
        };
        let reserved = ["example.com", "example.org", "example.net"].contains(&self.domain());
        listed("anywhere", &local) || listed("name", &local) && (reserved || listed("domain", self.domain()))
    }

    /// Set for addresses that take no mail, with the account behind them where the address tells.
    #[must_use]
    pub fn no_reply(&self) -> Option<NoReply> {
        let (local, domain) = (self.local(), self.domain());
        let login = match domain {
            // "1234+maria", "1234-maria": the account's number stands before its login.
            _ if domain.starts_with("noreply.") || domain.contains(".noreply.") => {
                let numbered =
                    local.split_once(['+', '-']).filter(|(number, _)| number.bytes().all(|b| b.is_ascii_digit()));
                Some(numbered.map_or(local, |(_, login)| login))
            }
            _ => {
                let plain: String = local.chars().filter(|c| c.is_alphanumeric()).collect();
                let machine = ["noreply", "donotreply", "nepasrepondre", "mailerdaemon"]
                    .iter()
                    .any(|name| plain.starts_with(name));
                return machine.then_some(NoReply { login: None });
            }
        };
        Some(NoReply { login: login.filter(|login| !login.is_empty()).map(Personal::new) })
    }
}

/// Whether anybody can have an address at this domain, so that two people sharing it means nothing.
#[must_use]
pub fn is_free_mail(domain: &str) -> bool {
    let domain = domain.trim_end_matches('.');
    FREE_MAIL.lines().any(|line| line.eq_ignore_ascii_case(domain))
}
