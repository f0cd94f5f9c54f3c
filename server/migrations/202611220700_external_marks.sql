-- Some people are known by nothing but the id that another system gave them: they stay away by it once they are erased.
ALTER TABLE suppressions DROP CONSTRAINT suppressions_kind;
ALTER TABLE suppressions ADD CONSTRAINT suppressions_kind CHECK (kind IN ('email', 'phone', 'external'));
