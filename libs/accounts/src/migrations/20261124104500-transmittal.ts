import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parcels of files from branches (T8). */
export class Transmittal20261124104500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE transmittal_number;
      GRANT USAGE ON SEQUENCE transmittal_number TO kefu_app;

      CREATE TABLE transmittal_policy (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        -- Office days after sending on which an unacknowledged parcel is chased; ascending.
        chase_days integer[] NOT NULL CHECK (cardinality(chase_days) BETWEEN 1 AND 10),
        version integer NOT NULL DEFAULT 1
      );
      INSERT INTO transmittal_policy VALUES (true, ARRAY[5, 8, 12]);

      CREATE TABLE transmittal (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number text NOT NULL UNIQUE DEFAULT 'P' || lpad(nextval('transmittal_number')::text, 6, '0'),
        lifecycle text NOT NULL,
        lifecycle_version integer NOT NULL,
        state text NOT NULL,
        state_since timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        branch_id uuid NOT NULL REFERENCES org_unit,
        courier text NOT NULL DEFAULT '',
        waybill text NOT NULL DEFAULT '',
        note text NOT NULL DEFAULT '',
        packed_by uuid REFERENCES person,
        packed_by_name text NOT NULL,
        packed_at timestamptz NOT NULL DEFAULT now(),
        sent_by_name text,
        sent_at timestamptz,
        received_by_name text,
        received_at timestamptz,
        acknowledged_by_name text,
        acknowledged_at timestamptz,
        -- Office minutes from sending to acknowledging.
        lag_minutes integer CHECK (lag_minutes >= 0),
        cabinet text,
        shelf_row text,
        box text,
        -- Steps of the chase that it has had.
        chased smallint NOT NULL DEFAULT 0,
        CHECK (cabinet IS NOT NULL OR num_nonnulls(shelf_row, box) = 0)
      );
      CREATE INDEX transmittal_queue ON transmittal (state_since DESC, id DESC);
      CREATE INDEX transmittal_branch ON transmittal (branch_id, state_since DESC, id DESC);
      CREATE INDEX transmittal_open ON transmittal (sent_at) WHERE state IN ('sent', 'received');
      CREATE INDEX transmittal_acknowledged ON transmittal (acknowledged_at) WHERE acknowledged_at IS NOT NULL;

      CREATE TABLE transmittal_item (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        transmittal_id uuid NOT NULL REFERENCES transmittal,
        position smallint NOT NULL,
        trader_id uuid REFERENCES trader,
        application_id uuid REFERENCES account_application,
        type text NOT NULL CHECK (type <> ''),
        copies smallint NOT NULL DEFAULT 1 CHECK (copies BETWEEN 1 AND 999),
        note text NOT NULL DEFAULT '',
        tick text CHECK (tick IN ('present', 'missing', 'damaged', 'extra')),
        ticked_by_name text,
        ticked_at timestamptz,
        resolution text CHECK (resolution IN ('branchResends', 'agreedMissing', 'accepted', 'sentBack')),
        resolution_note text NOT NULL DEFAULT '',
        resolved_by_name text,
        resolved_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (transmittal_id, position),
        CHECK (resolution IS NULL OR tick <> 'present')
      );
      CREATE INDEX transmittal_item_trader ON transmittal_item (trader_id) WHERE trader_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE transmittal_item, transmittal, transmittal_policy;
      DROP SEQUENCE transmittal_number
    `);
  }
}
