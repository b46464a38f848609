-- Every statement that a page reports.
SELECT
  page, -- the id of the page
  publisher, -- of the page
  published, -- of the page
  position, -- `quotes[position]` of the record
  item.type, -- direct, mixed or indirect
  item.content[1]."start" AS "start", -- code point where the words begin
  item.content[-1]."end" AS "end", -- code point after their last
  array_to_string(list_transform(item.content, lambda one: one.text), ' ') AS words, -- the words, with a blank between stretches
  item.cue.text AS cue, -- the words that say that somebody speaks
  item.cue_lemma, -- its verb
  item.speaker.text AS speaker, -- the speaker as it stands
  item.speaker_actor, -- its id on the page
  item.inferred, -- whether the speaker is not named there
  item.addressee.text AS addressee, -- to whom, as it stands
  item.channel, -- where it was said, as it stands
  item.stance, -- affirm, deny, refuse ...
  item.modality, -- asserted, reported_unconfirmed, hypothetical, negated
  item.nested_in, -- the position of the statement around it
  item.zone, -- the part of the page
  item.rule -- the rule that found it
FROM (
  SELECT page, publisher, published, generate_subscripts(items, 1) - 1 AS position, unnest(items) AS item
  FROM (
    SELECT id AS page, publisher, published, from_json(line -> '$.quotes', '[{
    "type": "VARCHAR", "content": [{"start": "BIGINT", "end": "BIGINT", "text": "VARCHAR"}], "cue": {"start": "BIGINT", "end": "BIGINT", "text": "VARCHAR"},
    "cue_lemma": "VARCHAR", "speaker": {"start": "BIGINT", "end": "BIGINT", "text": "VARCHAR"}, "speaker_actor": "VARCHAR",
    "inferred": "BOOLEAN", "addressee": {"start": "BIGINT", "end": "BIGINT", "text": "VARCHAR"}, "channel": "VARCHAR",
    "stance": "VARCHAR", "modality": "VARCHAR", "nested_in": "BIGINT", "flags": ["VARCHAR"], "zone": "VARCHAR", "rule": "VARCHAR"
    }]') AS items
    FROM shard WHERE kind = 'page'
  )
)
