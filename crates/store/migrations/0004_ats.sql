-- On which basis the cases of a key are run where its caller cannot say; sealed under the store's key.
CREATE TABLE key_bases (key_id TEXT PRIMARY KEY, sealed BYTES NOT NULL);
