-- What a workspace wants to know beyond what everybody has: fields of people and of organisations.
CREATE TABLE fields (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  subject text NOT NULL CONSTRAINT fields_subject CHECK (subject IN ('person', 'organisation')),
  key text COLLATE "C" NOT NULL,
  label text NOT NULL,
  label_key text COLLATE "C" NOT NULL,
  type text NOT NULL CONSTRAINT fields_type CHECK (type IN ('text', 'number', 'date', 'choice', 'money', 'person')),
  help text NOT NULL DEFAULT '',
  unit text,
  currency text,
  exponent smallint,
  position int NOT NULL,
  created_at timestamptz(3) NOT NULL,
  created_by uuid,
  archived_at timestamptz(3),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT fields_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT fields_key UNIQUE (workspace_id, subject, key),
  CONSTRAINT fields_money CHECK ((type = 'money') = (currency IS NOT NULL AND exponent IS NOT NULL))
);
SELECT fh_tenant('fields');

CREATE TABLE field_choices (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  field_id uuid NOT NULL,
  label text NOT NULL,
  label_key text COLLATE "C" NOT NULL,
  position int NOT NULL,
  CONSTRAINT field_choices_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT field_choices_field FOREIGN KEY (workspace_id, field_id) REFERENCES fields (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT field_choices_label UNIQUE (workspace_id, field_id, label_key)
);
SELECT fh_tenant('field_choices');

-- One row per subject and field. A value stands in the column of its type, so that each type has an index of its order.
CREATE TABLE field_values (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  field_id uuid NOT NULL,
  person_id uuid,
  organisation_id uuid,
  text_value text,
  -- Folded and cut, for comparing and sorting; the whole stands in text_value.
  text_key text COLLATE "C",
  -- A number; of a choice, its place among the choices, so that lists are in that order.
  number_value numeric,
  date_value date,
  choice_id uuid,
  amount_minor bigint,
  currency text,
  exponent smallint,
  referred_id uuid,
  CONSTRAINT field_values_pk PRIMARY KEY (workspace_id, id),
  CONSTRAINT field_values_subject CHECK (num_nonnulls(person_id, organisation_id) = 1),
  CONSTRAINT field_values_something CHECK (num_nonnulls(text_value, number_value, date_value, amount_minor, referred_id) = 1),
  CONSTRAINT field_values_money CHECK ((amount_minor IS NULL) = (currency IS NULL) AND (amount_minor IS NULL) = (exponent IS NULL)),
  CONSTRAINT field_values_field FOREIGN KEY (workspace_id, field_id) REFERENCES fields (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT field_values_choice FOREIGN KEY (workspace_id, choice_id) REFERENCES field_choices (workspace_id, id),
  CONSTRAINT field_values_person FOREIGN KEY (workspace_id, person_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT field_values_organisation FOREIGN KEY (workspace_id, organisation_id) REFERENCES organisations (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT field_values_referred FOREIGN KEY (workspace_id, referred_id) REFERENCES people (workspace_id, id) ON DELETE CASCADE
);
SELECT fh_tenant('field_values');
CREATE UNIQUE INDEX field_values_of_person ON field_values (workspace_id, person_id, field_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX field_values_of_organisation ON field_values (workspace_id, organisation_id, field_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX field_values_by_text ON field_values (workspace_id, field_id, text_key, person_id) WHERE text_key IS NOT NULL;
CREATE INDEX field_values_by_number ON field_values (workspace_id, field_id, number_value, person_id) WHERE number_value IS NOT NULL;
CREATE INDEX field_values_by_date ON field_values (workspace_id, field_id, date_value, person_id) WHERE date_value IS NOT NULL;
CREATE INDEX field_values_by_choice ON field_values (workspace_id, choice_id, person_id) WHERE choice_id IS NOT NULL;
CREATE INDEX field_values_by_amount ON field_values (workspace_id, field_id, amount_minor, person_id) WHERE amount_minor IS NOT NULL;
CREATE INDEX field_values_by_referred ON field_values (workspace_id, referred_id, field_id) WHERE referred_id IS NOT NULL;
