-- Every act that a page tells of.
SELECT
  page, -- the id of the page
  publisher, -- of the page
  published, -- of the page
  position, -- `events[position]` of the record
  item.type, -- PLOVER
  item.mode, -- PLOVER
  item.cameo, -- CAMEO code
  item.contexts, -- a list
  item.status, -- happened, denied, announced, requested, conditional ...
  item.actors, -- a list of ids on the page: who acts
  item.recipients, -- a list of ids: towards whom
  item.actor_countries, -- a list
  item.recipient_countries, -- a list
  item.attributed_to, -- a list of ids: according to whom, innermost first
  item.date.value AS date, -- a day, week, month or year, where the clause gives it
  item.date.earliest AS earliest, -- ISO
  item.date.latest AS latest, -- ISO
  item.place, -- its id
  item.casualties.killed[1] AS killed_min, -- dead, at least
  item.casualties.killed[2] AS killed_max, -- dead, at most
  item.casualties.wounded[1] AS wounded_min, -- wounded, at least
  item.casualties.wounded[2] AS wounded_max, -- wounded, at most
  item."repeat", -- how often
  item.object, -- what about, as it stands
  item.trigger."start" AS "start", -- code point of the word that tells it
  item.trigger."end" AS "end", -- code point after it
  item.trigger.text AS word, -- that word
  array_to_string(list_transform(item.evidence, lambda one: one.text), ' ') AS evidence, -- the words that let a reader check it
  item.zone, -- the part of the page
  item.rule, -- the rule that found it
  item.score -- how sure the rule is, to 1
FROM (
  SELECT page, publisher, published, generate_subscripts(items, 1) - 1 AS position, unnest(items) AS item
  FROM (
    SELECT id AS page, publisher, published, from_json(line -> '$.events', '[{
    "type": "VARCHAR", "mode": "VARCHAR", "cameo": "VARCHAR", "contexts": ["VARCHAR"], "trigger": {"start": "BIGINT", "end": "BIGINT", "text": "VARCHAR"},
    "actors": ["VARCHAR"], "recipients": ["VARCHAR"], "actor_countries": ["VARCHAR"], "recipient_countries": ["VARCHAR"], "status": "VARCHAR",
    "attributed_to": ["VARCHAR"], "date": {"value": "VARCHAR", "earliest": "VARCHAR", "latest": "VARCHAR"}, "place": "VARCHAR",
    "casualties": {"killed": ["BIGINT"], "wounded": ["BIGINT"]}, "repeat": "BIGINT", "object": "VARCHAR",
    "evidence": [{"start": "BIGINT", "end": "BIGINT", "text": "VARCHAR"}], "zone": "VARCHAR", "rule": "VARCHAR", "score": "DOUBLE"
    }]') AS items
    FROM shard WHERE kind = 'page'
  )
)
