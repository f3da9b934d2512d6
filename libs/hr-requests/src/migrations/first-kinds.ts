import type { Text } from '@kefu/platform/language';

/** As the migration that enters them knows it: what a kind is today may have changed since. */
interface FirstField {
  readonly key: string;
  readonly label: Text;
  readonly type: string;
  readonly required: boolean;
  readonly sensitive: boolean;
  readonly longest: number | null;
  readonly least: number | null;
  readonly most: number | null;
  readonly fromToday: boolean;
  readonly options: readonly { readonly key: string; readonly label: Text }[];
  readonly detail: string | null;
}

const text = (hant: string, hans: string, en: string): Text => ({ 'zh-Hant': hant, 'zh-Hans': hans, en });

const field = (key: string, label: Text, more: Partial<FirstField> = {}): FirstField => ({
  key,
  label,
  type: 'text',
  required: true,
  sensitive: false,
  longest: more.type === undefined ? 200 : more.type === 'longText' ? 2000 : null,
  least: null,
  most: null,
  fromToday: false,
  options: [],
  detail: null,
  ...more,
});

const detail = (key: string, label: Text, more: Partial<FirstField> = {}): FirstField =>
  field(key, label, { required: false, sensitive: true, detail: key, longest: 200, ...more });

const step = (decider: string): { decider: string; postId: null } => ({ decider, postId: null });

/** Types of paper that the first kinds ask for. */
export const firstPapers: Readonly<Record<string, Text>> = {
  handoverList: text('工作交接清單', '工作交接清单', 'Handover list'),
  proofOfChange: text('變更證明材料', '变更证明材料', 'Proof of the change'),
};

/** Letters about the first kinds. */
export const firstLetters = [
  {
    kind: 'hrRequest.form',
    name: '在職證明',
    title: '在職證明',
    body: `致：{answer.recipient}

茲證明{name}自 {joinedOn} 起在我公司任職，現任{unit}{post}。

本證明應本人申請（{number}）出具，用於：{answer.purpose}。

特此證明。

> {employer}
> （公章）
> {today}`,
  },
  {
    kind: 'hrRequest.form',
    name: '離崗／離職批覆',
    title: '離崗／離職批覆',
    body: `{name}：

您於 {appliedOn} 提出的{answer.leaveKind}申請（{number}）已於 {approvedOn} 獲批准。您現任{unit}{post}，最後工作日為 {answer.lastDay}。

請於最後工作日前辦妥工作交接，並歸還鑰匙及領用物品。

> {employer}
> {today}`,
  },
  {
    kind: 'hrRequest.form',
    name: '人事申請批覆',
    title: '人事申請批覆',
    body: `{name}：

您於 {appliedOn} 提出的申請（{number}）已於 {approvedOn} 獲批准，內容如下：

{answer}

> {employer}
> {today}`,
  },
];

/** Leave of post, certificate of employment, change of personal data (H1). */
export const firstKinds = [
  {
    key: 'leave',
    title: text('離崗／離職申請', '离岗／离职申请', 'Leave of post'),
    hint: text(
      '離職須提前三十日申請，試用期內提前三日。',
      '离职须提前三十日申请，试用期内提前三日。',
      'Resign thirty days ahead, three days ahead while on probation.',
    ),
    fields: [
      field('leaveKind', text('類別', '类别', 'Kind'), {
        type: 'choice',
        options: [
          { key: 'resign', label: text('離職', '离职', 'Resignation') },
          { key: 'pause', label: text('離崗', '离岗', 'Leave of absence') },
        ],
      }),
      field('lastDay', text('最後工作日', '最后工作日', 'Last working day'), { type: 'date', fromToday: true }),
      field('backOn', text('預計返崗日', '预计返岗日', 'Expected back on'), {
        type: 'date',
        fromToday: true,
        required: false,
      }),
      field('reason', text('申請理由', '申请理由', 'Why'), { type: 'longText' }),
      field('handover', text('交接安排', '交接安排', 'Who takes over what'), { type: 'longText', required: false }),
    ],
    route: [step('currentManager'), step('hr'), step('gm')],
    answerDays: 10,
    confirmed: true,
    letter: '離崗／離職批覆',
    papers: [{ type: 'handoverList', required: false }],
  },
  {
    key: 'employmentCertificate',
    title: text('在職證明', '在职证明', 'Certificate of employment'),
    hint: text(
      '批准後可在本頁開具並下載。',
      '批准后可在本页开具并下载。',
      'Once it is approved, write and download it on the page of the request.',
    ),
    fields: [
      field('purpose', text('用途', '用途', 'What for')),
      field('recipient', text('致送單位', '致送单位', 'Addressed to')),
      field('copies', text('份數', '份数', 'Copies'), { type: 'number', required: false, least: 1, most: 10 }),
    ],
    route: [step('hr')],
    answerDays: 3,
    confirmed: false,
    letter: '在職證明',
    papers: [],
  },
  {
    key: 'personalData',
    title: text('個人資料變更', '个人资料变更', 'Change of personal data'),
    hint: text(
      '只填寫有變更的項目。人事確認後記入檔案。',
      '只填写有变更的项目。人事确认后记入档案。',
      'Fill in what changed. It goes on record once HR confirms it.',
    ),
    fields: [
      detail('mobile', text('手機號碼', '手机号码', 'Mobile number')),
      detail('address', text('住址', '住址', 'Home address')),
      detail('emergencyContact', text('緊急聯絡人', '紧急联系人', 'Emergency contact')),
      detail('emergencyPhone', text('緊急聯絡電話', '紧急联系电话', 'Emergency telephone')),
      detail('bankAccount', text('工資銀行帳號', '工资银行账号', 'Bank account for pay')),
      detail('maritalStatus', text('婚姻狀況', '婚姻状况', 'Marital status'), {
        type: 'choice',
        longest: null,
        options: [
          { key: 'single', label: text('未婚', '未婚', 'Single') },
          { key: 'married', label: text('已婚', '已婚', 'Married') },
          { key: 'other', label: text('其他', '其他', 'Other') },
        ],
      }),
    ],
    route: [step('hr')],
    answerDays: 5,
    confirmed: true,
    letter: null,
    papers: [{ type: 'proofOfChange', required: false }],
  },
];
