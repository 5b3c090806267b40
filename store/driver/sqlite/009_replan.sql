-- How a draft was made: a plan leaves what is published as it is, a re-plan moves some of it.
ALTER TABLE draft ADD COLUMN kind TEXT NOT NULL DEFAULT 'plan' CHECK (kind IN ('plan', 'replan'));
