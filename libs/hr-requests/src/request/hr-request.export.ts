import { approvalRoute } from '@kefu/office/approvals';
import { businessDateAt } from '@kefu/office/calendar';
import { column, cursorRows, defineExport, instantText, readFilter } from '@kefu/office/exports';
import { stateTitle } from '@kefu/office/lifecycle';
import { currentActor } from '@kefu/platform/context';
import { defineTexts, type Text } from '@kefu/platform/language';
import { RequestKinds } from '../kind/request-kinds.ts';
import { type HrRequestRow, requestConditions, requestFacts, requestReachSql } from './hr-request.sql.ts';
import { HrRequestFilter } from './hr-request.types.ts';

const words = defineTexts({
  title: { 'zh-Hant': '人事申請', 'zh-Hans': '人事申请', en: 'Requests to HR' },
  number: { 'zh-Hant': '編號', 'zh-Hans': '编号', en: 'Number' },
  applicant: { 'zh-Hant': '申請人', 'zh-Hans': '申请人', en: 'Applicant' },
  kind: { 'zh-Hant': '種類', 'zh-Hans': '种类', en: 'Kind' },
  from: { 'zh-Hant': '原崗位', 'zh-Hans': '原岗位', en: 'From' },
  to: { 'zh-Hant': '新崗位', 'zh-Hans': '新岗位', en: 'To' },
  state: { 'zh-Hant': '狀態', 'zh-Hans': '状态', en: 'State' },
  since: { 'zh-Hant': '進入此狀態', 'zh-Hans': '进入此状态', en: 'In this state since' },
  step: { 'zh-Hant': '待誰審批', 'zh-Hans': '待谁审批', en: 'Waits for' },
  answerBy: { 'zh-Hant': '應答覆', 'zh-Hans': '应答复', en: 'Answer by' },
  effectiveOn: { 'zh-Hant': '生效日', 'zh-Hans': '生效日', en: 'Takes effect' },
});

type Line = HrRequestRow & { readonly kindName: Text | undefined };

const post = (...names: (string | null)[]): string => names.filter(Boolean).join(' · ');

/** Requests to HR as a file, the longest in its state first (H1, X6); its filter is what `hrRequests` takes. */
export const hrRequestExport = defineExport<Line>({
  name: 'hr-requests',
  title: words.title,
  permission: 'hrRequest.read',
  columns: [
    column(words.number, ({ number }) => number, 12),
    column(words.applicant, ({ person }) => person, 14),
    column(words.kind, ({ kind, kindName }, language) => kindName?.[language] ?? kind),
    column(words.from, ({ fromUnit, fromTitle }) => post(fromUnit, fromTitle), 24),
    column(words.to, ({ toUnit, toTitle }) => post(toUnit, toTitle), 24),
    column(words.state, stateTitle),
    column(words.since, ({ stateSince }) => businessDateAt(stateSince), 12, 'date'),
    column(
      words.step,
      ({ approvalId, route, step }, language) =>
        approvalId && (approvalRoute(route).steps.find(({ key }) => key === step)?.title[language] ?? step),
    ),
    column(words.answerBy, ({ answerBy }) => instantText(answerBy), 18),
    column(words.effectiveOn, ({ effectiveOn }) => effectiveOn, 12, 'date'),
  ],
  rows: ({ database, filter, service }) => {
    const values: unknown[] = [currentActor().id];
    const asked = requestConditions(readFilter(HrRequestFilter, filter), values);
    const conditions = [requestReachSql(values), ...asked].join(' AND ');
    const select = `${requestFacts} WHERE ${conditions} ORDER BY r.state_since, r.id`;
    return (async function* () {
      const names = await service(RequestKinds).names();
      for await (const row of cursorRows<HrRequestRow>(database, select, values)) {
        yield { ...row, kindName: names.get(row.kind) };
      }
    })();
  },
});
