import { enterFirstLetters, removeFirstLetters } from '@kefu/office/letters';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const letters = [
  {
    kind: 'mortgageCase.contract',
    name: '商品房買賣合同',
    title: '商品房買賣合同 {number}',
    body: `# 一、買受人
買受人：{buyers}（聯絡電話 {phones}）
# 二、房屋
買受人購買 {project} 項目 {house} 號房屋，建築面積 {area} 平方米。
# 三、價款
總價款人民幣 {price} 元（大寫：{price.words}）。
# 四、付款方式
首付款人民幣 {downPayment} 元（大寫：{downPayment.words}）。
商業貸款人民幣 {commercial} 元（大寫：{commercial.words}），公積金貸款人民幣 {providentFund} 元（大寫：{providentFund.words}）。
尾款人民幣 {balance} 元（大寫：{balance.words}）。
# 五、簽署
> 簽訂日期：{signedOn}
> 經辦人：{writer}`,
  },
];

/** The text of contracts as they are drafted (S14), and the rounds of their review with what was found (S15). */
export class MortgageDrafting20261129120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A version of the text of a case's contract; never changed. Its paper is the letter.
      CREATE TABLE mortgage_draft (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        case_id uuid NOT NULL REFERENCES mortgage_case,
        number smallint NOT NULL CHECK (number > 0),
        letter_id uuid NOT NULL REFERENCES letter,
        body text NOT NULL CHECK (body <> ''),
        drafted_by uuid REFERENCES person,
        drafted_by_name text NOT NULL,
        drafted_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (case_id, number),
        UNIQUE (letter_id)
      );
      REVOKE UPDATE, DELETE ON mortgage_draft FROM kefu_app;

      -- A round of review: handed in by an author, decided by somebody else.
      CREATE TABLE mortgage_review (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        case_id uuid NOT NULL REFERENCES mortgage_case,
        round smallint NOT NULL CHECK (round > 0),
        -- NULL: the text was not drafted here.
        draft_id uuid REFERENCES mortgage_draft,
        drafter_id uuid REFERENCES person,
        -- Who handed it in.
        author_id uuid REFERENCES person,
        author_name text NOT NULL,
        submitted_at timestamptz NOT NULL DEFAULT now(),
        -- 'left': the case was cancelled meanwhile.
        outcome text CHECK (outcome IN ('passed', 'returned', 'left')),
        reviewer_id uuid REFERENCES person,
        reviewer_name text,
        decided_at timestamptz,
        UNIQUE (case_id, round),
        CHECK ((outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (reviewer_name IS NULL)),
        -- Four eyes; whoever wrote it or handed it in may still cancel the case.
        CONSTRAINT mortgage_review_four_eyes
          CHECK (outcome = 'left' OR (reviewer_id <> author_id AND reviewer_id <> drafter_id))
      );
      CREATE UNIQUE INDEX mortgage_review_open ON mortgage_review (case_id) WHERE outcome IS NULL;
      CREATE INDEX mortgage_review_first ON mortgage_review (decided_at) WHERE round = 1;

      -- What is wrong with one field; open until its author answered, or whoever found it took it back.
      CREATE TABLE mortgage_finding (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        review_id uuid NOT NULL REFERENCES mortgage_review,
        case_id uuid NOT NULL REFERENCES mortgage_case,
        field text NOT NULL CHECK (field IN ('buyers', 'house', 'area', 'price', 'downPayment', 'commercial', 'providentFund',
          'balance', 'signedOn', 'terms')),
        severity text NOT NULL CHECK (severity IN ('minor', 'major')),
        detail text NOT NULL CHECK (detail <> ''),
        found_by uuid REFERENCES person,
        found_by_name text NOT NULL,
        found_at timestamptz NOT NULL DEFAULT now(),
        answer text CHECK (answer <> ''),
        answered_by uuid REFERENCES person,
        answered_by_name text,
        answered_at timestamptz,
        withdrawn_at timestamptz,
        CHECK ((answer IS NULL) = (answered_at IS NULL)),
        CHECK (answered_by <> found_by),
        CHECK (num_nonnulls(answered_at, withdrawn_at) <= 1)
      );
      CREATE INDEX mortgage_finding_case ON mortgage_finding (case_id, found_at);
      CREATE INDEX mortgage_finding_review ON mortgage_finding (review_id);
      -- What is under review now goes on with a round of its own.
      INSERT INTO mortgage_review (case_id, round, author_id, author_name, submitted_at)
      SELECT k.id, 1, k.submitted_by, coalesce(p.name, 'system'), k.state_since
      FROM mortgage_case k LEFT JOIN person p ON p.id = k.submitted_by WHERE k.state = 'review';
    `);
    await enterFirstLetters(runner, letters);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mortgage_finding, mortgage_review, mortgage_draft');
    await removeFirstLetters(runner, letters);
  }
}
