-- A store of schema version 3, as 'recoupe init' of recoupe 0.1.0 made it: every statement of its sqlite_master.
CREATE TABLE meta (
  "key" TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY ("key")
);
CREATE TABLE page (
  number INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  path TEXT NOT NULL,
  record TEXT,
  url TEXT,
  crawled TEXT,
  encoding TEXT NOT NULL,
  length INTEGER NOT NULL,
  language TEXT,
  engine TEXT NOT NULL,
  given TEXT NOT NULL,
  title TEXT,
  publisher TEXT,
  published TEXT,
  earliest TEXT,
  latest TEXT,
  added TEXT NOT NULL,
  read TEXT NOT NULL,
  PRIMARY KEY (number),
  UNIQUE (id)
);
CREATE INDEX ix_page_name ON page (name);
CREATE INDEX ix_page_path ON page (path);
CREATE TABLE failure (
  path TEXT NOT NULL,
  record TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (path, record)
);
CREATE TABLE decision (
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  page_id TEXT NOT NULL,
  layer TEXT NOT NULL,
  start INTEGER,
  "end" INTEGER,
  type TEXT NOT NULL,
  value JSON,
  PRIMARY KEY (number)
);
CREATE INDEX ix_decision_page_id ON decision (page_id);
CREATE TABLE actor_decision (
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL,
  ids JSON NOT NULL,
  pages JSON NOT NULL,
  label TEXT,
  undoes INTEGER,
  why TEXT NOT NULL,
  anchors JSON NOT NULL,
  PRIMARY KEY (number)
);
CREATE TABLE capture (
  page INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (page),
  FOREIGN KEY(page) REFERENCES page (number) ON DELETE CASCADE
);
CREATE TABLE record (
  page INTEGER NOT NULL,
  line TEXT NOT NULL,
  PRIMARY KEY (page),
  FOREIGN KEY(page) REFERENCES page (number) ON DELETE CASCADE
);
CREATE TABLE source (
  page INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  data BLOB NOT NULL,
  bytemap BLOB,
  PRIMARY KEY (page),
  FOREIGN KEY(page) REFERENCES page (number) ON DELETE CASCADE
);
CREATE TABLE segment (
  page INTEGER NOT NULL,
  position INTEGER NOT NULL,
  start INTEGER,
  "end" INTEGER,
  role TEXT,
  PRIMARY KEY (page, position),
  FOREIGN KEY(page) REFERENCES page (number) ON DELETE CASCADE
);
CREATE TABLE entry (
  page INTEGER NOT NULL,
  position INTEGER NOT NULL,
  start INTEGER,
  "end" INTEGER,
  day TEXT,
  clock TEXT,
  stamp_start INTEGER,
  stamp_end INTEGER,
  stamp_text TEXT,
  PRIMARY KEY (page, position),
  FOREIGN KEY(page) REFERENCES page (number) ON DELETE CASCADE
);
CREATE INDEX ix_entry_day ON entry (day);
CREATE TABLE time (
  page INTEGER NOT NULL,
  position INTEGER NOT NULL,
  start INTEGER,
  "end" INTEGER,
  text TEXT,
  pieces JSON,
  type TEXT,
  value TEXT,
  mod TEXT,
  edtf TEXT,
  earliest TEXT,
  latest TEXT,
  granularity TEXT,
  anchor TEXT,
  flags JSON,
  zone TEXT,
  rule TEXT,
  PRIMARY KEY (page, position),
  FOREIGN KEY(page) REFERENCES page (number) ON DELETE CASCADE
);
CREATE INDEX ix_time_earliest ON time (earliest);
CREATE TABLE mention (
  page INTEGER NOT NULL,
  position INTEGER NOT NULL,
  start INTEGER,
  "end" INTEGER,
  text TEXT,
  pieces JSON,
  form TEXT,
  kind TEXT,
  actor TEXT,
  metonym BOOLEAN,
  zone TEXT,
  rule TEXT,
  PRIMARY KEY (page, position),
  FOREIGN KEY(page) REFERENCES page (number) ON DELETE CASCADE
);
CREATE INDEX ix_mention_actor ON mention (actor);
CREATE TABLE actor (
  page INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT,
  kind TEXT,
  label TEXT,
  aliases JSON,
  country TEXT,
  codes JSON,
  wikidata TEXT,
  local_to TEXT,
  lat FLOAT,
  lon FLOAT,
  PRIMARY KEY (page, position),
  FOREIGN KEY(page) REFERENCES page (number) ON DELETE CASCADE
);
CREATE INDEX ix_actor_id ON actor (id);
CREATE TABLE quote (
  page INTEGER NOT NULL,
  position INTEGER NOT NULL,
  type TEXT,
  content_start INTEGER,
  content_end INTEGER,
  content_text TEXT,
  cue_start INTEGER,
  cue_end INTEGER,
  cue_text TEXT,
  cue_lemma TEXT,
  speaker_start INTEGER,
  speaker_end INTEGER,
  speaker_text TEXT,
  speaker_actor TEXT,
  inferred BOOLEAN,
  addressee_start INTEGER,
  addressee_end INTEGER,
  addressee_text TEXT,
  channel TEXT,
  stance TEXT,
  modality TEXT,
  nested_in INTEGER,
  flags JSON,
  zone TEXT,
  rule TEXT,
  PRIMARY KEY (page, position),
  FOREIGN KEY(page) REFERENCES page (number) ON DELETE CASCADE
);
CREATE INDEX ix_quote_speaker_actor ON quote (speaker_actor);
CREATE TABLE event (
  page INTEGER NOT NULL,
  position INTEGER NOT NULL,
  type TEXT,
  mode TEXT,
  cameo TEXT,
  contexts JSON,
  trigger_start INTEGER,
  trigger_end INTEGER,
  trigger_text TEXT,
  actors JSON,
  recipients JSON,
  actor_countries JSON,
  recipient_countries JSON,
  status TEXT,
  status_cue_start INTEGER,
  status_cue_end INTEGER,
  status_cue_text TEXT,
  attributed_to JSON,
  date JSON,
  place TEXT,
  casualties JSON,
  repeat INTEGER,
  object TEXT,
  "group" TEXT,
  evidence_start INTEGER,
  evidence_end INTEGER,
  evidence_text TEXT,
  zone TEXT,
  rule TEXT,
  score FLOAT,
  PRIMARY KEY (page, position),
  FOREIGN KEY(page) REFERENCES page (number) ON DELETE CASCADE
);
CREATE INDEX ix_event_status ON event (status);
CREATE INDEX ix_event_type ON event (type);
CREATE TABLE problem (
  page INTEGER NOT NULL,
  position INTEGER NOT NULL,
  code TEXT,
  start INTEGER,
  "end" INTEGER,
  message TEXT,
  PRIMARY KEY (page, position),
  FOREIGN KEY(page) REFERENCES page (number) ON DELETE CASCADE
);
CREATE INDEX ix_problem_code ON problem (code);
CREATE TABLE span (
  page INTEGER NOT NULL,
  layer TEXT NOT NULL,
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (page, layer, position, field),
  FOREIGN KEY(page) REFERENCES page (number) ON DELETE CASCADE
);
CREATE INDEX span_place ON span (page, start);
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are only ever added'); END;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are only ever added'); END;
CREATE TRIGGER actor_decision_stays BEFORE UPDATE ON actor_decision BEGIN SELECT RAISE(ABORT, 'decisions are only ever added'); END;
CREATE TRIGGER actor_decision_kept BEFORE DELETE ON actor_decision BEGIN SELECT RAISE(ABORT, 'decisions are only ever added'); END;
CREATE VIRTUAL TABLE words USING fts5(title, body, tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE stems USING fts5(title, body, tokenize='unicode61 remove_diacritics 2');
INSERT INTO meta VALUES ('schema', '3');
INSERT INTO meta VALUES ('language', 'fr');
INSERT INTO meta VALUES ('made_by', 'recoupe-0.1.0');
INSERT INTO meta VALUES ('made', '2026-11-30T09:00:00+00:00');
