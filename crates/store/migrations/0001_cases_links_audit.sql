-- Columns of type BYTES hold sealed records or keyed digests, never readable personal data.
CREATE TABLE layout (step BIGINT PRIMARY KEY);
CREATE TABLE settings (name TEXT PRIMARY KEY, value BYTES NOT NULL);

-- One row an application. `lookup` is the keyed digest of its reference, `input` that of everything handed in for it.
CREATE TABLE cases (
    id BIGINT PRIMARY KEY,
    lookup BYTES NOT NULL,
    input BYTES NOT NULL,
    position BIGINT NOT NULL,
    state TEXT NOT NULL,
    owner BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    jurisdiction TEXT NOT NULL,
    finished_at TEXT NOT NULL,
    sealed BYTES NOT NULL
);
CREATE INDEX cases_in_order ON cases (position, id);
CREATE INDEX cases_by_state ON cases (state, owner);
CREATE TABLE case_keys (case_id BIGINT PRIMARY KEY, wrapped BYTES NOT NULL);
CREATE TABLE sources (case_id BIGINT NOT NULL, number BIGINT NOT NULL, sealed BYTES NOT NULL, PRIMARY KEY (case_id, number));
CREATE TABLE findings (case_id BIGINT NOT NULL, number BIGINT NOT NULL, sealed BYTES NOT NULL, PRIMARY KEY (case_id, number));
-- `address` is the keyed digest of the content: equal content of one case is kept once.
CREATE TABLE blobs (case_id BIGINT NOT NULL, address BYTES NOT NULL, sealed BYTES NOT NULL, PRIMARY KEY (case_id, address));
CREATE TABLE blob_names (case_id BIGINT NOT NULL, name TEXT NOT NULL, address BYTES NOT NULL, PRIMARY KEY (case_id, name));
CREATE TABLE holds (case_id BIGINT PRIMARY KEY, since TEXT NOT NULL, sealed BYTES NOT NULL);
CREATE TABLE erasures (lookup BYTES PRIMARY KEY, at TEXT NOT NULL, entry BIGINT NOT NULL);

-- Which cases stood in which group of linked applications, so that groups keep their names.
CREATE TABLE link_groups (group_id BIGINT NOT NULL, case_id BIGINT NOT NULL, PRIMARY KEY (group_id, case_id));
CREATE INDEX link_groups_of_case ON link_groups (case_id);
-- What a reviewer said of two applications, under the keyed digests of their references.
CREATE TABLE link_decisions (
    a BYTES NOT NULL, b BYTES NOT NULL, verdict TEXT NOT NULL, at TEXT NOT NULL, sealed BYTES NOT NULL, PRIMARY KEY (a, b)
);

CREATE TABLE audit (
    number BIGINT PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    event TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous BYTES NOT NULL,
    hash BYTES NOT NULL
);
CREATE TABLE checkpoints (number BIGINT PRIMARY KEY, at TEXT NOT NULL, hash BYTES NOT NULL, signature BYTES NOT NULL);
