-- A column with a constant default: versions of the service from before go on working.
ALTER TABLE payments ADD COLUMN taken_at TEXT NOT NULL DEFAULT '';
CREATE TRIGGER payments_taken_at AFTER INSERT ON payments WHEN NEW.taken_at = ''
BEGIN
  UPDATE payments SET taken_at = CURRENT_TIMESTAMP WHERE id = NEW.id;
END;
