-- Every time that a page names.
SELECT
  page, -- the id of the page
  published, -- of the page
  position, -- `times[position]` of the record
  item."start", -- code point
  item."end", -- code point after the last
  item.text, -- as it stands
  item.type, -- DATE, TIME, DURATION or SET
  item.value, -- TimeML
  item.mod, -- TimeML: START, MID, END, APPROX, BEFORE, AFTER, LESS_THAN, MORE_THAN
  item.edtf, -- the same day as EDTF
  item.earliest, -- ISO
  item.latest, -- ISO
  item.granularity, -- from time to century, or vague
  item.anchor, -- what it was reckoned from
  item.flags, -- a list
  item.zone, -- the part of the page
  item.rule -- the rule that found it
FROM (
  SELECT page, publisher, published, generate_subscripts(items, 1) - 1 AS position, unnest(items) AS item
  FROM (
    SELECT id AS page, publisher, published, from_json(line -> '$.times', '[{
    "start": "BIGINT", "end": "BIGINT", "text": "VARCHAR", "type": "VARCHAR", "value": "VARCHAR", "mod": "VARCHAR", "edtf": "VARCHAR",
    "earliest": "VARCHAR", "latest": "VARCHAR", "granularity": "VARCHAR", "anchor": "VARCHAR", "flags": ["VARCHAR"], "zone": "VARCHAR", "rule": "VARCHAR"
    }]') AS items
    FROM shard WHERE kind = 'page'
  )
)
