CREATE FUNCTION audit_is_append_only() RETURNS trigger AS 'BEGIN RAISE EXCEPTION ''the log is append-only''; END' LANGUAGE plpgsql;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
