/** SQL columns of a row of `tick` as a Schedule has them. */
export const scheduleColumns = `name, every_seconds AS "everySeconds", last_started_at AS "lastStartedAt",
  last_finished_at AS "lastFinishedAt", error,
  coalesce((SELECT jsonb_agg(jsonb_build_object('name', key, 'value', value) ORDER BY key) FROM jsonb_each_text(findings)), '[]')
    AS findings`;
