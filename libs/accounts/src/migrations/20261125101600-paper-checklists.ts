import type { MigrationInterface, QueryRunner } from 'typeorm';

type Words = readonly [hant: string, hans: string, en: string];

/** Types of paper; with days: they are good until a day, and so many days before it somebody is reminded. */
const types: Readonly<Record<string, { title: Words; remindDays?: readonly number[] }>> = {
  openingForm: { title: ['開戶申請表', '开户申请表', 'Account opening form'] },
  identityDocument: { title: ['身份證件', '身份证件', 'Identity document'], remindDays: [60, 30, 7] },
  businessLicence: { title: ['營業執照', '营业执照', 'Business licence'], remindDays: [60, 30, 7] },
  legalRepresentativeIdentity: {
    title: ['法定代表人身份證件', '法定代表人身份证件', 'Identity document of the legal representative'],
    remindDays: [60, 30, 7],
  },
  corporateAuthorisation: {
    title: ['法人授權書', '法人授权书', 'Corporate authorisation'],
    remindDays: [30, 7],
  },
  agentIdentity: {
    title: ['經辦人身份證件', '经办人身份证件', 'Identity document of the authorised agent'],
    remindDays: [60, 30, 7],
  },
  bankAccountProof: { title: ['銀行卡／帳戶證明', '银行卡／账户证明', 'Bank card or account certificate'] },
  riskDisclosure: { title: ['風險揭示書', '风险揭示书', 'Risk disclosure statement'] },
  marketAgreement: { title: ['入市協議', '入市协议', 'Market agreement'] },
  sealSpecimen: { title: ['印鑒卡', '印鉴卡', 'Seal specimen card'] },
  closingForm: { title: ['銷戶申請表', '销户申请表', 'Account closing form'] },
  changeForm: { title: ['資料變更申請表', '资料变更申请表', 'Change request form'] },
  nameChangeProof: { title: ['更名證明', '更名证明', 'Proof of the change of name'] },
  phoneConfirmation: { title: ['電話變更確認書', '电话变更确认书', 'Confirmation of the new phone number'] },
  renewalForm: { title: ['續簽申請表', '续签申请表', 'Renewal form'] },
};

interface Item {
  readonly type: string;
  readonly required: boolean;
  readonly form: 'original' | 'copy' | null;
  readonly when: readonly string[];
  readonly lent: boolean;
}

const item = (type: string, more: Partial<Item> = {}): Item => ({
  type,
  required: true,
  form: null,
  when: [],
  lent: false,
  ...more,
});
const original = { form: 'original' } as const;
const optional = { required: false } as const;
const lent = { lent: true } as const;

const person = [item('identityDocument')];
const company = [
  item('businessLicence'),
  item('legalRepresentativeIdentity'),
  item('corporateAuthorisation'),
  item('agentIdentity'),
];
const lentPerson = [item('identityDocument', lent)];
const lentCompany = [item('businessLicence', lent), item('corporateAuthorisation', lent), item('agentIdentity', lent)];
const sensitive = ['name', 'certificate', 'phones', 'bankCard'];
const changes = [
  item('changeForm', { when: sensitive }),
  item('nameChangeProof', { when: ['name'] }),
  item('bankAccountProof', { when: ['bankCard'] }),
  item('phoneConfirmation', { when: ['phones'] }),
];

const checklists: Readonly<Record<string, { title: Words; items: readonly Item[] }>> = {
  'trader.naturalPerson': {
    title: ['自然人交易商檔案', '自然人交易商档案', 'File of a natural person'],
    items: [
      item('openingForm', original),
      ...person,
      item('bankAccountProof'),
      item('riskDisclosure', original),
      item('marketAgreement', original),
    ],
  },
  'trader.company': {
    title: ['法人交易商檔案', '法人交易商档案', 'File of a company'],
    items: [
      item('openingForm', original),
      ...company,
      item('bankAccountProof'),
      item('riskDisclosure', original),
      item('marketAgreement', original),
      item('sealSpecimen', optional),
    ],
  },
  'application.opening.naturalPerson': {
    title: ['自然人開戶', '自然人开户', 'Opening by a natural person'],
    items: [item('openingForm'), ...person, item('bankAccountProof'), item('riskDisclosure'), item('marketAgreement')],
  },
  'application.opening.company': {
    title: ['法人開戶', '法人开户', 'Opening by a company'],
    items: [
      item('openingForm'),
      ...company,
      item('bankAccountProof'),
      item('riskDisclosure'),
      item('marketAgreement'),
      item('sealSpecimen', optional),
    ],
  },
  'application.closing.naturalPerson': {
    title: ['自然人銷戶', '自然人销户', 'Closing by a natural person'],
    items: [item('closingForm'), ...lentPerson],
  },
  'application.closing.company': {
    title: ['法人銷戶', '法人销户', 'Closing by a company'],
    items: [item('closingForm'), ...lentCompany],
  },
  'application.change.naturalPerson': {
    title: ['自然人資料變更', '自然人资料变更', 'Change by a natural person'],
    items: [...changes, item('identityDocument', { when: ['name', 'certificate'] })],
  },
  'application.change.company': {
    title: ['法人資料變更', '法人资料变更', 'Change by a company'],
    items: [
      ...changes,
      item('businessLicence', { when: ['name', 'certificate'] }),
      item('corporateAuthorisation', { when: sensitive, ...lent }),
    ],
  },
  'application.renewal.naturalPerson': {
    title: ['自然人續簽', '自然人续签', 'Renewal by a natural person'],
    items: [item('renewalForm'), item('marketAgreement'), ...lentPerson],
  },
  'application.renewal.company': {
    title: ['法人續簽', '法人续签', 'Renewal by a company'],
    items: [item('renewalForm'), item('marketAgreement'), ...lentCompany],
  },
};

const changeConditions: Readonly<Record<string, Words>> = {
  name: ['變更名稱', '变更名称', 'Change of name'],
  certificate: ['變更證件', '变更证件', 'Change of certificate'],
  phones: ['變更電話', '变更电话', 'Change of phone'],
  bankCard: ['變更銀行卡', '变更银行卡', 'Change of bank card'],
};

const text = ([hant, hans, en]: Words): object => ({ 'zh-Hant': hant, 'zh-Hans': hans, en });

/** What papers traders and their applications need, to begin with; supervisors change it (T5, T1–T4). */
export class PaperChecklists20261125101600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [key, { title, remindDays }] of Object.entries(types)) {
      await runner.query('INSERT INTO document_type (key, title, expires, remind_days) VALUES ($1, $2, $3, $4)', [
        key,
        JSON.stringify(text(title)),
        remindDays !== undefined,
        remindDays ?? [],
      ]);
    }
    for (const [key, { title, items }] of Object.entries(checklists)) {
      const conditions = key.startsWith('application.change.') ? changeConditions : {};
      await runner.query(
        'INSERT INTO document_checklist (key, subject_type, title, conditions) VALUES ($1, $2, $3, $4)',
        [
          key,
          key.split('.')[0],
          JSON.stringify(text(title)),
          JSON.stringify(Object.fromEntries(Object.entries(conditions).map(([fact, words]) => [fact, text(words)]))),
        ],
      );
      await runner.query(
        `INSERT INTO document_checklist_version (checklist, version, items, changed_by_name) VALUES ($1, 1, $2, 'system')`,
        [key, JSON.stringify(items)],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM document_checklist_version WHERE checklist = ANY($1)', [Object.keys(checklists)]);
    await runner.query('DELETE FROM document_checklist WHERE key = ANY($1)', [Object.keys(checklists)]);
    await runner.query('DELETE FROM document_type WHERE key = ANY($1)', [Object.keys(types)]);
  }
}
