-- People who sign in to the page. `lookup` is the keyed digest of the name; name and password's hash are sealed under the store's key.
CREATE TABLE users (
    id TEXT PRIMARY KEY,
    lookup BYTES NOT NULL,
    tenant TEXT NOT NULL,
    live BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    sealed BYTES NOT NULL
);
CREATE UNIQUE INDEX users_by_lookup ON users (lookup);
-- Who is signed in: of what a browser sends only the SHA-256 is kept. Times are seconds since 1970.
CREATE TABLE sessions (digest BYTES PRIMARY KEY, user_id TEXT NOT NULL, until_s BIGINT NOT NULL);
