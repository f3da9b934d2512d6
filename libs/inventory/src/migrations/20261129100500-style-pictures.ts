import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a style looks like (F2): drawn small, so that a fair of hundreds of styles fits a tablet. */
export class StylePictures20261129100500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE style_picture (
        style_id uuid PRIMARY KEY REFERENCES style,
        -- JPEG. The upload is not kept: what a camera wrote into it lies nowhere.
        small bytea NOT NULL,
        set_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      -- Begins the picture's SHA-256 and stands in its address: a picture that changed is asked for anew.
      ALTER TABLE style ADD COLUMN picture_key text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE style DROP COLUMN picture_key; DROP TABLE style_picture');
  }
}
