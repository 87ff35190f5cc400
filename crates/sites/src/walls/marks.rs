//! The marks, each with where it was seen. Words are in lower case.

use crosscheck_model::Refusal;

/// What a mark tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tells {
    /// Something stands in front of the profile.
    Wall(Refusal),
    /// There is no such profile.
    Absent,
    /// The service is out of order.
    Down,
    /// Too many requests; ask later.
    Throttled,
}

/// Where a mark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The page was redirected to a host that serves nothing else.
    Host,
    /// A redirect added this segment to the path.
    Segment,
    /// The path begins so, redirected or not.
    Path,
    /// The whole title.
    Title,
    /// The title begins so, and the page asks for a password.
    TitleOfForm,
    /// The title begins so, and the page says little else.
    TitleOfNotice,
    /// In the text of a page that says little else.
    Notice,
    /// In the source of a page that says little and states nobody.
    Source,
    /// In the source, whatever else the page says.
    AnySource,
    /// In an answer for programs that is nothing but an error.
    Error,
}

/// One mark.
pub(super) struct Mark {
    pub(super) tells: Tells,
    pub(super) at: Place,
    pub(super) text: &'static str,
}

/// Rows of marks with the same meaning and place; `seen` says where.
macro_rules! marks {
    ($($tells:expr, $place:ident, seen $seen:literal: $($text:literal)|+;)+) => {
        pub(super) const MARKS: &[Mark] = &[$($(
            Mark { tells: $tells, at: Place::$place, text: $text },
        )+)+];
        /// Where each row of the table was seen.
        #[cfg(test)]
        pub(super) const SEEN: &[&str] = &[$($seen),+];
    };
}

const CHALLENGE: Tells = Tells::Wall(Refusal::Challenge);
const SIGN_IN: Tells = Tells::Wall(Refusal::SignIn);
const BLOCKED: Tells = Tells::Wall(Refusal::Blocked);

marks! {
    // Checks for browsers.
    CHALLENGE, Segment, seen "Google and Cloudflare redirects": "sorry" | "cdn-cgi" | "captcha";
    CHALLENGE, Path, seen "Google's page for unusual traffic": "/sorry/index";
    CHALLENGE, Title, seen "Cloudflare, on CodePen and Upwork": "just a moment..." | "attention required! | cloudflare";
    CHALLENGE, Title, seen "Anubis, on GNOME and Codeberg": "making sure you're not a bot!" | "making sure you&#39;re not a bot!";
    CHALLENGE, Title, seen "HUMAN, on Fiverr": "access to this page has been denied";
    CHALLENGE, Title, seen "LinkedIn, Upwork, Google, Reddit": "security verification" | "security verification | linkedin"
        | "challenge - upwork" | "sorry..." | "reddit - prove your humanity" | "reddit - pair your account to this browser"
        | "robot or human?" | "are you a robot?" | "human verification" | "ddos-guard" | "one moment, please...";
    CHALLENGE, Source, seen "Cloudflare's documentation": "challenges.cloudflare.com" | "/cdn-cgi/challenge-platform/"
        | "cf_chl_opt";
    CHALLENGE, Source, seen "Anubis, whatever its title": "id=\"anubis_version\"" | "id=\"anubis_challenge\"";
    CHALLENGE, Source, seen "DataDome, HUMAN, Imperva, AWS": "captcha-delivery.com" | "px-captcha" | "/sorry/index"
        | "_incapsula_resource" | "awswafcookiedomainlist" | "ddos-guard.net";
    CHALLENGE, Notice, seen "what these pages say to people": "checking your browser before accessing"
        | "please enable javascript to proceed" | "press & hold" | "press &amp; hold" | "verify you are human"
        | "verifying you are human" | "unusual traffic from your computer" | "making sure you're not a bot"
        | "making sure you&#39;re not a bot" | "made us think you were a bot" | "pardon our interruption"
        | "prove your humanity" | "complete the security check" | "are you a robot" | "confirm you are human"
        | "confirm you're not a robot";

    // Sign-in.
    SIGN_IN, Host, seen "Google, Yahoo, Microsoft": "accounts.google.com" | "login.yahoo.com" | "login.microsoftonline.com"
        | "login.live.com" | "consent.google.com" | "consent.youtube.com" | "consent.yahoo.com";
    SIGN_IN, Segment, seen "redirects of many sites": "login" | "log-in" | "log_in" | "login.php" | "signin" | "sign-in" | "sign_in"
        | "signup" | "sign_up" | "authwall" | "auth" | "consent" | "checkpoint" | "sso" | "oauth" | "oauth2" | "authorize"
        | "session_redirect" | "uas" | "ap_login" | "account-security";
    SIGN_IN, Path, seen "LinkedIn": "/authwall" | "/checkpoint/";
    SIGN_IN, Title, seen "Instagram, Facebook, LinkedIn, X, Threads, GitLab": "login • instagram" | "log in to facebook"
        | "log into facebook" | "facebook – log in or sign up" | "facebook - log in or sign up" | "sign up | linkedin"
        | "join linkedin" | "linkedin login, sign in | linkedin" | "log in to x / x" | "threads • log in" | "sign in · gitlab"
        | "sign in" | "log in" | "login" | "login to meetup | meetup";
    SIGN_IN, TitleOfForm, seen "sign-in pages in several languages": "log in" | "login" | "sign in" | "sign-in" | "sign up"
        | "log into" | "anmelden" | "einloggen" | "se connecter" | "connexion" | "iniciar sesi" | "inicia sesi" | "accedi"
        | "entrar" | "вход" | "войти" | "ログイン" | "登录" | "로그인" | "logowanie" | "zaloguj" | "inloggen" | "logga in" | "giriş";
    SIGN_IN, AnySource, seen "GitLab, LinkedIn": "/assets/login-frontend/"
        | "you need to sign in or sign up before continuing" | "name=\"authwall" | "authwall-join-form";

    // Consent: a page that only asks to agree is in front of the profile as a sign-in page is.
    SIGN_IN, TitleOfNotice, seen "Google and YouTube, in the reader's language": "before you continue" | "bevor sie fortfahren"
        | "bevor du fortfährst" | "antes de ir a" | "avant d'accéder à" | "avant de continuer" | "prima di continuare"
        | "antes de continuar" | "voordat je verdergaat" | "zanim przejdziesz" | "прежде чем перейти";
    SIGN_IN, Source, seen "Google and YouTube": "action=\"https://consent.";

    // Refusals in words.
    BLOCKED, Notice, seen "Reddit": "you've been blocked by network security" | "you have been blocked by network security";
    BLOCKED, TitleOfNotice, seen "servers and content networks": "access denied" | "403 forbidden" | "forbidden"
        | "error 403" | "attention required!";

    // Absence with status 200.
    Tells::Absent, TitleOfNotice, seen "many sites, in several languages": "page not found" | "not found" | "404"
        | "user not found" | "profile not found" | "account not found" | "error 404" | "seite nicht gefunden"
        | "page introuvable" | "página no encontrada" | "página não encontrada" | "pagina non trovata"
        | "pagina niet gevonden" | "страница не найдена" | "ページが見つかりません" | "页面不存在" | "找不到页面" | "페이지를 찾을 수 없습니다"
        | "nie znaleziono strony" | "sidan hittades inte" | "sayfa bulunamadı" | "account suspended"
        | "this account has been suspended" | "site not found" | "there isn't a github pages site here";
    Tells::Absent, Notice, seen "Steam": "the specified profile could not be found";
    Tells::Absent, Notice, seen "Hacker News, Instagram, X, Facebook, Blogger, TikTok": "no such user."
        | "sorry, this page isn't available" | "this account doesn’t exist" | "this account doesn't exist"
        | "account suspended" | "this content isn't available" | "this page isn't available" | "blog has been removed"
        | "couldn't find this account" | "user not found" | "profile not found" | "this user does not exist"
        | "this profile is not available" | "the page you’re looking for can’t be found"
        | "the page you're looking for can't be found" | "this account has been suspended"
        | "this domain has expired" | "this domain is for sale" | "diese domain steht zum verkauf";

    Tells::Absent, Title, seen "Spreaker, Dribbble and hosts of pages, whatever stands below": "page not found" | "404 not found"
        | "404 - page not found" | "404 | page not found" | "sorry, the page you were looking for doesn't exist. (404)"
        | "the page you were looking for doesn't exist (404)" | "page not found (404)";
    Tells::Absent, Notice, seen "Dribbble, CodePen, Carrd, Intigriti, Product Hunt, Guru, Calendly": "whoops, that page is gone"
        | "i'm afraid you've found a page that doesn't exist" | "sorry, the requested page could not be found"
        | "we didn't find what you're looking for" | "we seem to have lost this page" | "page not found" | "content deleted"
        | "the page you are looking for could not be found";

    // What interfaces for programs say.
    Tells::Throttled, Error, seen "GitHub, Codeforces, Open Collective": "rate limit" | "call limit exceeded" | "too many requests"
        | "ratelimit";
    SIGN_IN, Error, seen "Instagram, Mastodon, GitLab": "require_login" | "requires authentication" | "requires an authenticated user"
        | "401 unauthorized" | "authentication required" | "authentication credentials were not provided" | "requires a valid";
    BLOCKED, Error, seen "DEV and other Forem sites": "forbidden bots";
    Tells::Absent, Error, seen "Bitbucket, Codewars, crates.io, DEV, Docker Hub, Gravatar, Hex, Mastodon, ORCID, Reddit, RubyGems, WordPress":
        "not found" | "not_found" | "notfound" | "does not exist" | "doesn't exist" | "doesnt_exist" | "doesn\\u0027t exist"
        | "could not be found" | "no such user" | "no_such_user" | "invalid user id" | "user_invalid_id" | "unknown user"
        | "no user with" | "couldn't find" | "could not find" | "unknown_blog" | "no account found";
    Tells::Absent, Error, seen "Bluesky, Mastodon": "accounttakedown" | "repotakendown" | "repodeactivated"
        | "accountdeactivated" | "has been suspended" | "is suspended" | "has been deleted";

    // Out of order.
    Tells::Down, TitleOfNotice, seen "content networks and hosts": "502 bad gateway" | "503 service" | "504 gateway"
        | "service unavailable" | "down for maintenance" | "under maintenance" | "scheduled maintenance" | "we'll be right back"
        | "wartungsarbeiten" | "en mantenimiento" | "en maintenance";
}
