-- What pairs of applications share, sealed under the keys of both: when one is erased, nobody can read it.
CREATE TABLE link_edges (a BIGINT NOT NULL, b BIGINT NOT NULL, sealed BYTES NOT NULL, PRIMARY KEY (a, b));
CREATE INDEX link_edges_by_b ON link_edges (b);
-- Cases that were there when links were made last.
CREATE TABLE linked (case_id BIGINT PRIMARY KEY);
