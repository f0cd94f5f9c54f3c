-- When somebody who fitted said who they are. Whoever must not be kept or contacted has said it and is still nobody here.
ALTER TABLE screener_answers ADD COLUMN joined_at timestamptz(3);
