-- Keys of the callers of the service: of a key only its SHA-256 is kept.
CREATE TABLE api_keys (
    id TEXT PRIMARY KEY,
    digest BYTES NOT NULL,
    tenant TEXT NOT NULL,
    scopes TEXT NOT NULL,
    live BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT NOT NULL
);
CREATE UNIQUE INDEX api_keys_by_digest ON api_keys (digest);

-- Cases that were handed in through the service, in the order they came. `wish` is the keyed digest of an Idempotency-Key, `wished`
-- that of what came with it, `external` that of the customer's reference. A row outlives the erasure of its case: it names nobody.
CREATE TABLE submissions (
    number BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL,
    public_id TEXT NOT NULL,
    tenant TEXT NOT NULL,
    live BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    closed_at TEXT NOT NULL,
    erased_at TEXT NOT NULL,
    external BYTES NOT NULL,
    wish BYTES NOT NULL,
    wished BYTES NOT NULL
);
CREATE UNIQUE INDEX submissions_by_case ON submissions (case_id);
CREATE UNIQUE INDEX submissions_by_public_id ON submissions (public_id);
CREATE INDEX submissions_of_tenant ON submissions (tenant, live, number);
CREATE INDEX submissions_by_wish ON submissions (wish);
CREATE INDEX submissions_by_external ON submissions (external);

-- What happened to a case, in order. What belongs to an event is sealed under the key of its case.
CREATE TABLE events (
    number BIGINT PRIMARY KEY,
    event_id TEXT NOT NULL,
    case_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    sealed BYTES NOT NULL
);
CREATE INDEX events_of_case ON events (case_id, number);
CREATE UNIQUE INDEX events_by_id ON events (event_id);

-- Where events are told to. Address, secret and kinds are sealed under the store's key.
CREATE TABLE endpoints (id TEXT PRIMARY KEY, tenant TEXT NOT NULL, live BIGINT NOT NULL, created_at TEXT NOT NULL, sealed BYTES NOT NULL);
CREATE INDEX endpoints_of_tenant ON endpoints (tenant, live);
-- Times are milliseconds since 1970, so that both databases order them.
CREATE TABLE deliveries (
    event BIGINT NOT NULL,
    endpoint TEXT NOT NULL,
    state TEXT NOT NULL,
    owner BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    answer BIGINT NOT NULL,
    PRIMARY KEY (event, endpoint)
);
CREATE INDEX deliveries_due ON deliveries (state, next_at);
CREATE INDEX deliveries_of_endpoint ON deliveries (endpoint, event);
