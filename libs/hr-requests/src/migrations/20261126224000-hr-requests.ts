import type { MigrationInterface, QueryRunner } from 'typeorm';

type Words = readonly [hant: string, hans: string, en: string];

const text = ([hant, hans, en]: Words): string => JSON.stringify({ 'zh-Hant': hant, 'zh-Hans': hans, en });

const papers: Readonly<Record<string, Words>> = {
  diploma: ['畢業證書', '毕业证书', 'Diploma'],
  enrolmentCertificate: ['在讀證明', '在读证明', 'Certificate of enrolment'],
  dischargeCertificate: ['退伍證', '退伍证', 'Certificate of discharge'],
  qualificationCertificate: ['資格證書', '资格证书', 'Certificate of qualification'],
  contractAmendment: ['勞動合同變更協議書', '劳动合同变更协议书', 'Amendment of the employment contract'],
};

/** What of the case makes a paper needed: a qualification that is claimed, or that the amendment is to be signed. */
const conditions: Readonly<Record<string, Words>> = {
  degree: ['學歷', '学历', 'Degree'],
  degreeInProgress: ['在讀學歷', '在读学历', 'Degree in progress'],
  veteran: ['退役軍人', '退役军人', 'Veteran'],
  certificate: ['資格證書', '资格证书', 'Certificate'],
  signing: ['簽署變更協議', '签署变更协议', 'Signing the amendment'],
};

/** A qualification without its proof stays unverified and keeps nobody from applying; the amendment is signed or it is not. */
const items = [
  ['diploma', false, 'degree'],
  ['enrolmentCertificate', false, 'degreeInProgress'],
  ['dischargeCertificate', false, 'veteran'],
  ['qualificationCertificate', false, 'certificate'],
  ['contractAmendment', true, 'signing'],
].map(([type, required, when]) => ({ type, required, form: null, when: [when], lent: false }));

/** Applications to change posts, and the qualifications that speak for them (H1, H3, H5). */
export class HrRequests20261126224000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE hr_request_number;
      GRANT USAGE ON SEQUENCE hr_request_number TO kefu_app;

      CREATE TABLE hr_request (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number text NOT NULL UNIQUE DEFAULT 'H' || lpad(nextval('hr_request_number')::text, 6, '0'),
        kind text NOT NULL,
        lifecycle text NOT NULL,
        lifecycle_version integer NOT NULL,
        state text NOT NULL,
        state_since timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        person_id uuid NOT NULL REFERENCES person,
        person_name text NOT NULL,
        -- What was filled in.
        answers jsonb NOT NULL DEFAULT '{}',
        -- A change of posts: from which holding, to which post, wished for and set for which day.
        from_holding_id uuid REFERENCES post_holding,
        to_post_id uuid REFERENCES post,
        desired_on date,
        effective_on date,
        submitted_at timestamptz,
        -- By when an answer is owed.
        answer_by timestamptz,
        answered_at timestamptz,
        -- When it was said that the answer is overdue.
        overdue_told_at timestamptz,
        -- What the record said when it was handed in.
        snapshot jsonb,
        -- What changed when it took effect: permissions, and what was handed over to whom.
        carried_out jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK (kind = 'transfer' OR num_nonnulls(from_holding_id, to_post_id, desired_on, effective_on) = 0)
      );
      CREATE INDEX hr_request_queue ON hr_request (state, state_since, id);
      CREATE INDEX hr_request_person ON hr_request (person_id, id);
      CREATE INDEX hr_request_due ON hr_request (effective_on) WHERE state = 'scheduled';
      CREATE INDEX hr_request_answer ON hr_request (answer_by) WHERE answered_at IS NULL AND answer_by IS NOT NULL;
      CREATE INDEX hr_request_incoming ON hr_request (to_post_id)
        WHERE state IN ('approved', 'amendmentSigned', 'scheduled');
      -- Nobody changes to two posts at once.
      CREATE UNIQUE INDEX hr_request_open ON hr_request (person_id)
        WHERE kind = 'transfer' AND state NOT IN ('effective', 'rejected', 'withdrawn', 'lapsed');

      -- Who gets what lies with the person, by kind of work.
      CREATE TABLE hr_successor (
        request_id uuid NOT NULL REFERENCES hr_request,
        kind text NOT NULL,
        successor_id uuid NOT NULL REFERENCES person,
        named_by_name text NOT NULL,
        PRIMARY KEY (request_id, kind)
      );

      CREATE TABLE qualification (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        person_id uuid NOT NULL REFERENCES person,
        kind text NOT NULL CHECK (kind IN ('degree', 'degreeInProgress', 'veteran', 'certificate', 'other')),
        title text NOT NULL CHECK (title <> ''),
        institution text NOT NULL DEFAULT '',
        -- When it was obtained, or is going to be.
        obtained_on date,
        state text NOT NULL DEFAULT 'claimed' CHECK (state IN ('claimed', 'asked', 'verified', 'refused')),
        -- What HR wants to know of what is ambiguous, and what the person said.
        question text,
        answer text,
        decided_by_name text,
        decided_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        CHECK ((state IN ('verified', 'refused')) = (decided_at IS NOT NULL))
      );
      CREATE INDEX qualification_person ON qualification (person_id);
    `);
    for (const [key, title] of Object.entries(papers)) {
      await runner.query('INSERT INTO document_type (key, title) VALUES ($1, $2)', [key, text(title)]);
    }
    const words = Object.fromEntries(
      Object.entries(conditions).map(([key, title]) => [key, JSON.parse(text(title)) as object]),
    );
    await runner.query(
      `INSERT INTO document_checklist (key, subject_type, title, conditions) VALUES ('hrRequest.transfer', 'hrRequest', $1, $2)`,
      [text(['調整崗位申請', '调整岗位申请', 'Request to change posts']), JSON.stringify(words)],
    );
    await runner.query(
      `INSERT INTO document_checklist_version (checklist, version, items, changed_by_name)
       VALUES ('hrRequest.transfer', 1, $1, 'system')`,
      [JSON.stringify(items)],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM document_checklist_version WHERE checklist = 'hrRequest.transfer';
      DELETE FROM document_checklist WHERE key = 'hrRequest.transfer';
    `);
    await runner.query('DELETE FROM document_type WHERE key = ANY($1)', [Object.keys(papers)]);
    await runner.query('DROP TABLE qualification, hr_successor, hr_request; DROP SEQUENCE hr_request_number');
  }
}
