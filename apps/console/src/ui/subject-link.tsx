import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** Where the record of a kind of subject stands; a kind without a page of its own is only named. */
const pages: Readonly<Record<string, string>> = {
  trader: '/traders',
  application: '/applications',
  transmittal: '/transmittals',
  riskRun: '/risk',
  hrRequest: '/hr-requests',
  riskFollowUp: '/risk-follow-ups',
  mortgageContract: '/mortgage-contracts',
  mortgageCase: '/mortgage-cases',
  mortgageThread: '/mortgage-threads',
  mortgagePrivatePromise: '/mortgage-private-promises',
  mortgagePenalty: '/mortgage-penalties',
  goodsRequest: '/goods-requests',
};

/** What a task, a letter or a paper is about, and the way there. */
export function SubjectLink({
  subject: { type, id, title },
}: {
  subject: { readonly type: string; readonly id: string; readonly title: string };
}): ReactNode {
  const page = pages[type];
  return page ? <Link to={`${page}/${id}`}>{title}</Link> : title;
}
