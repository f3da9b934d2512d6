import { defineLetterKind, letterField } from '@kefu/office/letters';
import { sql } from '@kefu/platform/database';
import { todaySql } from '@kefu/platform/identity';

const answers = { purpose: '辦理銀行貸款', lastDay: '2026-12-31' };

/**
 * What is written about an approved request on a form that HR wrote (H1): a certificate of employment, a notice of leave. The
 * kind says from which template; `{answer.key}` is what was filled into a field that is not sensitive.
 */
export const formLetter = defineLetterKind({
  key: 'hrRequest.form',
  title: { 'zh-Hant': '人事申請的函件', 'zh-Hans': '人事申请的函件', en: 'Letter about a request to HR' },
  subjectType: 'hrRequest',
  fields: {
    number: letterField('text', 'H000012', '申請編號', '申请编号', 'Number of the request'),
    name: letterField('text', '張強', '申請人', '申请人', 'Applicant'),
    post: letterField('text', '門衛', '現任崗位', '现任岗位', 'Present post'),
    unit: letterField('text', '保安隊', '現任部門', '现任部门', 'Present unit'),
    joinedOn: letterField('day', '2012-01-09', '入職日', '入职日', 'First day in the company'),
    employer: letterField('text', '君悅置業有限公司', '用人單位', '用人单位', 'Employer'),
    appliedOn: letterField('day', '2012-02-24', '申請日', '申请日', 'Day of the request'),
    approvedOn: letterField('day', '2012-02-28', '批准日', '批准日', 'Day of the approval'),
    answer: letterField('answers', answers, '填寫內容', '填写内容', 'What was filled in'),
  },
  templates: sql(
    'letter.formTemplates',
    `SELECT v.definition ->> 'letterTemplateId' AS id FROM hr_request r
     JOIN hr_request_kind_version v ON v.kind = r.kind AND v.version = r.kind_version WHERE r.id = $1::uuid`,
  ),
  load: sql(
    'letter.form',
    `SELECT r.number, r.person_name AS name, held.title AS post, held.unit, e.joined_on AS "joinedOn", held.employer,
       (r.submitted_at AT TIME ZONE 'Asia/Shanghai')::date AS "appliedOn",
       (r.answered_at AT TIME ZONE 'Asia/Shanghai')::date AS "approvedOn",
       (SELECT coalesce(jsonb_object_agg(f ->> 'key', coalesce(
            (SELECT o -> 'label' FROM jsonb_array_elements(f -> 'options') o WHERE o ->> 'key' = r.answers ->> (f ->> 'key')),
            r.answers -> (f ->> 'key'))), '{}')
          FROM jsonb_array_elements(v.definition -> 'fields') f
          WHERE NOT (f -> 'sensitive')::boolean AND r.answers ? (f ->> 'key')) AS answer
     FROM hr_request r JOIN hr_request_kind_version v ON v.kind = r.kind AND v.version = r.kind_version
     LEFT JOIN employment e ON e.person_id = r.person_id
     LEFT JOIN LATERAL (
       SELECT p.title, u.name AS unit, l.name AS employer
       FROM post_holding h JOIN post p ON p.id = h.post_id JOIN org_unit u ON u.id = p.unit_id
       LEFT JOIN post_establishment s ON s.post_id = p.id
       LEFT JOIN legal_entity l ON l.id = coalesce(e.legal_entity_id, s.legal_entity_id)
       WHERE h.person_id = r.person_id AND ${todaySql} BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')
       ORDER BY h.starts_on, h.id LIMIT 1) held ON true
     WHERE r.id = $1::uuid AND r.state IN ('approved', 'done')`,
  ),
});
