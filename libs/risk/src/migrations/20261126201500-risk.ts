import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The daily risk run (T9): markets, limits, files and their rows, runs, and who is to hear what. */
export class Risk20261126201500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE risk_market (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        name text NOT NULL UNIQUE CHECK (name <> ''),
        -- How far a file's number of rows may lie from the median of the last ten, in percent.
        row_band_percent smallint NOT NULL DEFAULT 20 CHECK (row_band_percent BETWEEN 1 AND 100),
        -- The minute of a Shanghai day by which a trading day must be closed.
        close_minute smallint NOT NULL DEFAULT 18 * 60 CHECK (close_minute BETWEEN 1 AND 1439),
        -- For how long receipts are waited for once everything has left.
        receipt_minutes smallint NOT NULL DEFAULT 60 CHECK (receipt_minutes BETWEEN 1 AND 4320),
        segment_price_fen integer NOT NULL DEFAULT 5 CHECK (segment_price_fen BETWEEN 0 AND 1000),
        -- A run whose highest level lies below it is approved by the house; NULL: never.
        auto_approve_below text CHECK (auto_approve_below IN ('warn', 'call', 'force')),
        -- Which level's beginning a deposit leads down to.
        deposit_to text NOT NULL DEFAULT 'watch' CHECK (deposit_to IN ('watch', 'warn', 'call')),
        -- Who telephones those whom no message reached; NULL: who screened.
        caller_id uuid REFERENCES person,
        -- Falls of equity in a row, and turnover of positions in percent of their mean, that make a care task.
        streak_days smallint NOT NULL DEFAULT 4 CHECK (streak_days BETWEEN 2 AND 30),
        turnover_percent integer NOT NULL DEFAULT 500 CHECK (turnover_percent BETWEEN 100 AND 10000),
        version integer NOT NULL DEFAULT 1
      );
      INSERT INTO risk_market (name) VALUES ('本市場');

      CREATE TABLE risk_threshold (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        market_id uuid NOT NULL REFERENCES risk_market,
        trader_class text NOT NULL CHECK (trader_class IN ('naturalPerson', 'company')),
        version integer NOT NULL,
        effective_from date NOT NULL,
        -- Hundredths of a percent.
        watch integer NOT NULL CHECK (watch > 0),
        warn integer NOT NULL CHECK (warn > watch),
        call integer NOT NULL CHECK (call > warn),
        force integer NOT NULL CHECK (force > call AND force <= 50000),
        clears integer NOT NULL CHECK (clears BETWEEN 0 AND 5000),
        state text NOT NULL CHECK (state IN ('proposed', 'approved', 'refused')),
        reason text NOT NULL,
        proposed_by uuid REFERENCES person,
        proposed_by_name text NOT NULL,
        proposed_at timestamptz NOT NULL DEFAULT now(),
        decided_by uuid REFERENCES person,
        decided_by_name text,
        decided_at timestamptz,
        UNIQUE (market_id, trader_class, version),
        CHECK (proposed_by <> decided_by)
      );
      INSERT INTO risk_threshold (market_id, trader_class, version, effective_from, watch, warn, call, force, clears, state, reason,
        proposed_by_name, decided_by_name, decided_at)
      SELECT id, class, 1, '2000-01-01', 8000, 9000, 10000, 12000, 200, 'approved', '', 'system', 'system', now()
      FROM risk_market, unnest(ARRAY['naturalPerson', 'company']) class;

      CREATE TABLE risk_run (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        market_id uuid NOT NULL REFERENCES risk_market,
        trading_day date NOT NULL,
        lifecycle text NOT NULL,
        lifecycle_version integer NOT NULL,
        state text NOT NULL,
        state_since timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        -- The file that counts: the last one that was taken.
        file_id uuid,
        screened_by uuid REFERENCES person,
        screened_by_name text,
        submitted_by uuid REFERENCES person,
        submitted_by_name text,
        submitted_at timestamptz,
        approved_by uuid REFERENCES person,
        approved_by_name text,
        approved_at timestamptz,
        auto_approved boolean NOT NULL DEFAULT false,
        sent_at timestamptz,
        followed_at timestamptz,
        closed_by_name text,
        closed_at timestamptz,
        -- What was told last of its progress, so that only changes are told.
        told text NOT NULL DEFAULT '',
        opened_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (market_id, trading_day)
      );
      CREATE INDEX risk_run_queue ON risk_run (trading_day DESC, id DESC);
      CREATE INDEX risk_run_open ON risk_run (state) WHERE state <> 'closed';

      CREATE TABLE risk_file (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        market_id uuid NOT NULL REFERENCES risk_market,
        -- NULL for a file that belongs to no run: a day without trading, a day that cannot be read.
        run_id uuid REFERENCES risk_run,
        trading_day date,
        name text NOT NULL,
        sha256 bytea NOT NULL,
        rows integer NOT NULL DEFAULT 0,
        margin_total bigint NOT NULL DEFAULT 0,
        equity_total bigint NOT NULL DEFAULT 0,
        floating_total bigint NOT NULL DEFAULT 0,
        positions_total bigint NOT NULL DEFAULT 0,
        imported_by uuid,
        imported_by_name text NOT NULL,
        imported_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- Why nothing of it was taken, as a code; NULL for a file that was taken.
        refused_code text,
        refused_details jsonb NOT NULL DEFAULT '{}',
        CHECK (refused_code IS NOT NULL OR run_id IS NOT NULL)
      );
      CREATE INDEX risk_file_run ON risk_file (run_id, id);
      CREATE INDEX risk_file_taken ON risk_file (market_id, trading_day DESC) WHERE refused_code IS NULL;
      ALTER TABLE risk_run ADD FOREIGN KEY (file_id) REFERENCES risk_file;

      -- Written by one statement that joins what it refers to; a foreign key would ask the same again, row by row.
      CREATE TABLE risk_row (
        file_id uuid NOT NULL,
        line integer NOT NULL,
        number text NOT NULL,
        trader_id uuid,
        -- Fen; at most 14 digits.
        margin bigint NOT NULL,
        equity bigint NOT NULL,
        floating bigint NOT NULL,
        positions integer NOT NULL,
        -- The one row that stands for its trader; of others nothing is screened.
        counts boolean NOT NULL,
        level text CHECK (level IN ('watch', 'warn', 'call', 'force', 'negativeEquity')),
        threshold_id uuid,
        PRIMARY KEY (file_id, line)
      );
      CREATE UNIQUE INDEX risk_row_trader ON risk_row (file_id, trader_id) WHERE counts;
      CREATE INDEX risk_row_level ON risk_row (file_id, level, number) WHERE level IS NOT NULL;

      -- What a person must decide of a file.
      CREATE TABLE risk_question (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        file_id uuid NOT NULL REFERENCES risk_file,
        number text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('unknown', 'duplicate', 'conflict')),
        lines integer[] NOT NULL,
        decision text CHECK (decision IN ('leaveOut', 'countOnce', 'takeLine')),
        taken_line integer,
        note text NOT NULL DEFAULT '',
        decided_by_name text,
        decided_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (file_id, number)
      );

      CREATE TABLE risk_exclusion (
        run_id uuid NOT NULL REFERENCES risk_run,
        trader_id uuid NOT NULL REFERENCES trader,
        reason text NOT NULL CHECK (reason <> ''),
        excluded_by_name text NOT NULL,
        excluded_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (run_id, trader_id)
      );

      -- The snapshot of an approval: who is to hear which level, by which row.
      CREATE TABLE risk_notice (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        run_id uuid NOT NULL REFERENCES risk_run,
        trader_id uuid NOT NULL REFERENCES trader,
        level text NOT NULL,
        file_id uuid NOT NULL,
        line integer NOT NULL,
        excluded_reason text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (run_id, trader_id, level),
        FOREIGN KEY (file_id, line) REFERENCES risk_row
      );

      INSERT INTO message_policy VALUES ('riskNotice', 0, 24 * 60);
      CREATE TABLE risk_template (
        market_id uuid NOT NULL REFERENCES risk_market,
        level text NOT NULL,
        template_id uuid NOT NULL REFERENCES message_template,
        PRIMARY KEY (market_id, level)
      );
      WITH words (level, name, body) AS (VALUES
        ('watch', '風險提示：關注', '{name}您好，{day}风险度{ratio}，已到关注线，请留意持仓风险。'),
        ('warn', '風險提示：預警', '{name}您好，{day}风险度{ratio}，已到预警线，请备足资金或减仓，补足{deposit}元可降至{target}以下。'),
        ('call', '風險提示：追加保證金', '{name}您好，{day}风险度{ratio}，已到追保线，请于下一交易日开市前补足{deposit}元或自行减仓。'),
        ('force', '風險提示：強制減倉', '{name}您好，{day}风险度{ratio}，已到强平线，请立即补足{deposit}元或自行减仓，并与{branch}联系。'),
        ('negativeEquity', '風險提示：穿倉', '{name}您好，{day}您的账户权益为{equity}元，请尽快补足{deposit}元，并与{branch}联系。')
      ), made AS (
        INSERT INTO message_template (purpose, name) SELECT 'riskNotice', name FROM words RETURNING id, name
      ), worded AS (
        INSERT INTO message_template_version (template_id, version, body, signature, written_by)
        SELECT made.id, 1, words.body, '客服部', 'system' FROM made JOIN words USING (name)
      )
      INSERT INTO risk_template SELECT risk_market.id, words.level, made.id FROM risk_market, made JOIN words USING (name);

      REVOKE DELETE, TRUNCATE ON risk_notice FROM kefu_app;
      ANALYZE risk_market, risk_threshold, risk_template, message_template;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE risk_template, risk_notice, risk_exclusion, risk_question, risk_row, risk_run, risk_file, risk_threshold,
        risk_market CASCADE;
      DELETE FROM message_policy WHERE purpose = 'riskNotice';
    `);
  }
}
