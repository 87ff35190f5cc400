-- The oldest layout whose programs may go on working on the store beside newer ones.
ALTER TABLE layout ADD COLUMN works_beside BIGINT NOT NULL DEFAULT 0;
-- Until when a process is taken to live: it says so again and again. All times are milliseconds since 1970 by the database's clock.
CREATE TABLE leases (owner BIGINT PRIMARY KEY, until_ms BIGINT NOT NULL);
-- How often a case was given to a process: only the last one may hand its result in.
ALTER TABLE cases ADD COLUMN fence BIGINT NOT NULL DEFAULT 0;
-- Hosts that were asked lately, under keyed digests of their names: when the next turn is, and until when they are left alone.
CREATE TABLE hosts (host BYTES PRIMARY KEY, next_ms BIGINT NOT NULL, paused_ms BIGINT NOT NULL);
-- Requests under way.
CREATE TABLE host_turns (
    owner BIGINT NOT NULL, number BIGINT NOT NULL, host BYTES NOT NULL, until_ms BIGINT NOT NULL, PRIMARY KEY (owner, number)
);
CREATE INDEX host_turns_of_host ON host_turns (host);
