//! Passwords: how they are kept, and how often they may be tried.

use std::time::Instant;

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::problem::Problem;
use crate::rate::Rates;

/// Tries a minute under one name. Our choice: nobody types faster, and a day of them finds no password of twelve characters.
const TRIES: u32 = 10;
/// Passwords that are hashed at a time: each takes 19 MiB.
const AT_ONCE: usize = 2;

pub(crate) struct Door {
    tries: Rates,
    hashing: Semaphore,
}

impl Default for Door {
    fn default() -> Self {
        Self { tries: Rates::new(TRIES), hashing: Semaphore::new(AT_ONCE) }
    }
}

impl Door {
    /// As it is kept: argon2id with the parameters that the library takes from OWASP, and a salt of its own.
    pub(crate) async fn hash(&self, password: String) -> Result<String, Problem> {
        let _turn = self.hashing.acquire().await.map_err(|_| Problem::fault())?;
        let hashing = tokio::task::spawn_blocking(move || hashed(&password));
        hashing.await.map_err(|_| Problem::fault())?.ok_or_else(Problem::fault)
    }

    /// Whether this is the password under this name. Without a hash it takes as long and is false.
    pub(crate) async fn opens(&self, name: &str, password: String, kept: Option<String>) -> Result<bool, Problem> {
        let name = name.trim().to_lowercase();
        self.tries.take(&name, Instant::now()).map_err(Problem::too_many)?;
        let _turn = self.hashing.acquire().await.map_err(|_| Problem::fault())?;
        let trying = tokio::task::spawn_blocking(move || match kept {
            Some(kept) => Argon2::default().verify_password(password.as_bytes(), kept.as_str()).is_ok(),
            None => hashed(&password).is_none(),
        });
        trying.await.map_err(|_| Problem::fault())
    }
}

fn hashed(password: &str) -> Option<String> {
    let mut salt = [0; 16];
    let random = ring::rand::SystemRandom::new();
    ring::rand::SecureRandom::fill(&random, &mut salt).ok()?;
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt).ok()?;
    Some(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_password_opens_and_tries_run_out() {
        let door = Door::default();
        let kept = door.hash("correct horse".to_owned()).await.unwrap();
        assert!(kept.starts_with("$argon2id$") && !kept.contains("horse"), "{kept}");
        assert_ne!(kept, door.hash("correct horse".to_owned()).await.unwrap());
        assert!(door.opens("Ada", "correct horse".to_owned(), Some(kept.clone())).await.unwrap());
        assert!(!door.opens("ada ", "Correct horse".to_owned(), Some(kept)).await.unwrap());
        for _ in 2..TRIES {
            assert!(!door.opens("ada", String::new(), None).await.unwrap());
        }
        assert!(door.opens("ada", String::new(), None).await.is_err());
        assert!(!door.opens("bob", String::new(), None).await.unwrap());
    }
}
