-- Every page, or file, that could not be read.
SELECT
  path, -- as it was named
  record, -- the place in a file of many pages; null for all of it
  reason -- why, for a person
FROM shard WHERE kind = 'failure'
