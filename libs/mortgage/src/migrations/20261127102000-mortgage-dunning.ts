import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ladder of reminders of fees (S18): days from the day on which a fee is due, and the words of each. */
export class MortgageDunning20261127102000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mortgage_dunning_step (
        -- Since the day on which it is due; less than nought before.
        days smallint PRIMARY KEY CHECK (days BETWEEN -60 AND 365),
        template_id uuid NOT NULL REFERENCES message_template
      );
      INSERT INTO message_policy VALUES ('mortgageFeeDunning', 9 * 60, 20 * 60);
      WITH words (days, name, body) AS (VALUES
        ('{-7}'::int[], '費用到期前提醒', '{name}您好，您的合同{contract}（{house}）应交{fees}共{amount}元，请于{dueOn}前缴纳。'),
        ('{1}', '費用到期提醒', '{name}您好，您的合同{contract}（{house}）{fees}共{amount}元已于{dueOn}到期，请尽快缴纳。'),
        ('{15,30,60}', '費用逾期催交', '{name}您好，您的合同{contract}（{house}）{fees}共{amount}元已逾期{days}天，逾期将影响办证，请尽快缴纳。')
      ), made AS (
        INSERT INTO message_template (purpose, name) SELECT 'mortgageFeeDunning', name FROM words RETURNING id, name
      ), worded AS (
        INSERT INTO message_template_version (template_id, version, body, signature, written_by)
        SELECT made.id, 1, words.body, '客服部', 'system' FROM made JOIN words USING (name)
      )
      INSERT INTO mortgage_dunning_step SELECT unnest(words.days), made.id FROM made JOIN words USING (name);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mortgage_dunning_step;
      DELETE FROM message_policy WHERE purpose = 'mortgageFeeDunning';
    `);
  }
}
