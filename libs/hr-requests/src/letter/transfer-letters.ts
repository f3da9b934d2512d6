import { defineLetterKind, letterField } from '@kefu/office/letters';
import { sql } from '@kefu/platform/database';

const people = {
  number: letterField('text', 'H000012', '申請編號', '申请编号', 'Number of the request'),
  name: letterField('text', '張強', '申請人', '申请人', 'Applicant'),
  fromPost: letterField('text', '門衛', '現任崗位', '现任岗位', 'Present post'),
  fromUnit: letterField('text', '保安隊', '現任部門', '现任部门', 'Present unit'),
  toPost: letterField('text', '置業顧問', '申請崗位', '申请岗位', 'Post applied for'),
  toUnit: letterField('text', '銷售部', '申請部門', '申请部门', 'Unit applied for'),
  joinedOn: letterField('day', '2012-01-09', '入職日', '入职日', 'First day in the company'),
  desiredOn: letterField('day', '2012-03-01', '希望的調崗日', '希望的调岗日', 'Day wished for'),
};

const peopleColumns = `r.number, r.person_name AS name, coalesce(r.snapshot ->> 'fromTitle', f.title) AS "fromPost",
  coalesce(r.snapshot ->> 'fromUnit', fu.name) AS "fromUnit", coalesce(r.snapshot ->> 'toTitle', t.title) AS "toPost",
  coalesce(r.snapshot ->> 'toUnit', tu.name) AS "toUnit", e.joined_on AS "joinedOn", r.desired_on AS "desiredOn"`;
const peopleTables = `hr_request r JOIN post_holding h ON h.id = r.from_holding_id JOIN post f ON f.id = h.post_id
  JOIN org_unit fu ON fu.id = f.unit_id JOIN post t ON t.id = r.to_post_id JOIN org_unit tu ON tu.id = t.unit_id
  LEFT JOIN employment e ON e.person_id = r.person_id`;

/** 調整崗位申請書: the formal letter of an application to change posts, as the employee hands it in (H6). */
export const transferApplication = defineLetterKind({
  key: 'hrRequest.transferApplication',
  title: { 'zh-Hant': '調整崗位申請書', 'zh-Hans': '调整岗位申请书', en: 'Application to change posts' },
  subjectType: 'hrRequest',
  fields: {
    ...people,
    appliedOn: letterField('day', '2012-02-24', '申請日', '申请日', 'Day of the application'),
    tenure: letterField('text', '1 個月 15 天', '在職時間', '在职时间', 'Time in the company'),
    tenureDays: letterField('count', 46, '在職天數', '在职天数', 'Days in the company'),
    qualifications: letterField('text', '退役軍人；市場營銷（在讀）', '資歷', '资历', 'Qualifications'),
    reason: letterField('text', '我認為這樣更能實現個人價值。', '申請理由', '申请理由', 'Why'),
    strengths: letterField('text', '以軍人的身份嚴格要求自己。', '個人優勢', '个人优势', 'What speaks for them'),
  },
  load: sql(
    'letter.transferApplication',
    `SELECT ${peopleColumns}, told.on AS "appliedOn", told.on - e.joined_on AS "tenureDays",
       concat_ws(' ', nullif(told.months, 0) || ' 個月', told.days || ' 天') AS tenure,
       (SELECT string_agg(CASE q.kind WHEN 'degreeInProgress' THEN q.title || '（在讀）' ELSE q.title END, '；' ORDER BY q.id)
          FROM qualification q WHERE q.person_id = r.person_id AND q.state <> 'refused') AS qualifications,
       r.answers ->> 'reason' AS reason, r.answers ->> 'strengths' AS strengths
     FROM ${peopleTables}, LATERAL (
       SELECT applied.on, extract(year FROM span) * 12 + extract(month FROM span) AS months, extract(day FROM span) AS days
       FROM (SELECT coalesce((r.snapshot ->> 'on')::date, (now() AT TIME ZONE 'Asia/Shanghai')::date) AS on) applied,
         LATERAL (SELECT age(applied.on, e.joined_on) AS span) aged
     ) told
     WHERE r.id = $1::uuid AND r.kind = 'transfer'`,
  ),
});

/** 勞動合同變更協議書: what both sides sign once the change was approved (H5). */
export const contractAmendment = defineLetterKind({
  key: 'hrRequest.contractAmendment',
  title: {
    'zh-Hant': '勞動合同變更協議書',
    'zh-Hans': '劳动合同变更协议书',
    en: 'Amendment of the employment contract',
  },
  subjectType: 'hrRequest',
  fields: {
    ...people,
    employer: letterField('text', '君悅置業有限公司', '用人單位', '用人单位', 'Employer'),
    effectiveOn: letterField('day', '2012-03-01', '生效日', '生效日', 'Day on which it takes effect'),
  },
  load: sql(
    'letter.contractAmendment',
    `SELECT ${peopleColumns}, coalesce(r.effective_on, r.desired_on) AS "effectiveOn",
       coalesce(r.snapshot ->> 'toEntity', r.snapshot ->> 'fromEntity') AS employer
     FROM ${peopleTables}
     WHERE r.id = $1::uuid AND r.kind = 'transfer' AND r.state IN ('approved', 'amendmentSigned', 'scheduled', 'effective')`,
  ),
});
