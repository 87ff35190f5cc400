-- What a person who signs in may do, in the service's words. Whoever was there before may do everything.
ALTER TABLE users ADD COLUMN role TEXT NOT NULL DEFAULT 'administrator';
-- Cases that are to be erased, so that it can be undone until then. Times are seconds since 1970.
CREATE TABLE erasures_due (case_id BIGINT PRIMARY KEY, at_s BIGINT NOT NULL, actor TEXT NOT NULL);
-- Cases that were handed in together.
CREATE TABLE rosters (id TEXT PRIMARY KEY, number BIGINT NOT NULL, tenant TEXT NOT NULL, live BIGINT NOT NULL, created_at TEXT NOT NULL, sealed BYTES NOT NULL);
CREATE INDEX rosters_of_tenant ON rosters (tenant, live, number);
ALTER TABLE submissions ADD COLUMN roster TEXT NOT NULL DEFAULT '';
CREATE INDEX submissions_of_roster ON submissions (roster, number);
-- Whose case was taken from the queue when: the customer who waits longest since is next.
CREATE TABLE turns (tenant TEXT NOT NULL, live BIGINT NOT NULL, turn BIGINT NOT NULL, PRIMARY KEY (tenant, live));
