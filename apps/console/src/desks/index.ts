import type shell from '../shell/messages/zh-Hant.ts';
import type ui from '../ui/messages/zh-Hant.ts';
import { applications } from './applications/desk.tsx';
import type applicationsPageWords from './applications/messages/pages/zh-Hant.ts';
import type applicationsWords from './applications/messages/zh-Hant.ts';
import { approvals } from './approvals/desk.tsx';
import type approvalsPageWords from './approvals/messages/pages/zh-Hant.ts';
import type approvalsWords from './approvals/messages/zh-Hant.ts';
import { archive } from './archive/desk.tsx';
import type archivePageWords from './archive/messages/pages/zh-Hant.ts';
import type archiveWords from './archive/messages/zh-Hant.ts';
import { audit } from './audit/desk.tsx';
import type auditPageWords from './audit/messages/pages/zh-Hant.ts';
import type auditWords from './audit/messages/zh-Hant.ts';
import { calendar } from './calendar/desk.tsx';
import type calendarPageWords from './calendar/messages/pages/zh-Hant.ts';
import type calendarWords from './calendar/messages/zh-Hant.ts';
import type { Desk } from './desk.ts';
import { execution } from './execution/desk.tsx';
import type executionPageWords from './execution/messages/pages/zh-Hant.ts';
import type executionWords from './execution/messages/zh-Hant.ts';
import { fair } from './fair/desk.tsx';
import type fairPageWords from './fair/messages/pages/zh-Hant.ts';
import type fairWords from './fair/messages/zh-Hant.ts';
import { hr } from './hr/desk.tsx';
import type hrPageWords from './hr/messages/pages/zh-Hant.ts';
import type hrWords from './hr/messages/zh-Hant.ts';
import { identity } from './identity/desk.tsx';
import type { IdentityPageWords } from './identity/messages/pages/rooms.ts';
import type identityWords from './identity/messages/zh-Hant.ts';
import { imports } from './imports/desk.tsx';
import type importsPageWords from './imports/messages/pages/zh-Hant.ts';
import type importsWords from './imports/messages/zh-Hant.ts';
import { jobs } from './jobs/desk.tsx';
import type jobsPageWords from './jobs/messages/pages/zh-Hant.ts';
import type jobsWords from './jobs/messages/zh-Hant.ts';
import { letters } from './letters/desk.tsx';
import type lettersPageWords from './letters/messages/pages/zh-Hant.ts';
import type lettersWords from './letters/messages/zh-Hant.ts';
import { messaging } from './messaging/desk.tsx';
import type { MessagingPageWords } from './messaging/messages/pages/rooms.ts';
import type messagingWords from './messaging/messages/zh-Hant.ts';
import { mortgage } from './mortgage/desk.tsx';
import type { MortgagePageWords } from './mortgage/messages/pages/rooms.ts';
import type mortgageWords from './mortgage/messages/zh-Hant.ts';
import { orders } from './orders/desk.tsx';
import type { OrdersPageWords } from './orders/messages/pages/rooms.ts';
import type ordersWords from './orders/messages/zh-Hant.ts';
import { quality } from './quality/desk.tsx';
import type qualityPageWords from './quality/messages/pages/zh-Hant.ts';
import type qualityWords from './quality/messages/zh-Hant.ts';
import { renewals } from './renewals/desk.tsx';
import type renewalsPageWords from './renewals/messages/pages/zh-Hant.ts';
import type renewalsWords from './renewals/messages/zh-Hant.ts';
import { reports } from './reports/desk.tsx';
import type reportsPageWords from './reports/messages/pages/zh-Hant.ts';
import type reportsWords from './reports/messages/zh-Hant.ts';
import { risk } from './risk/desk.tsx';
import type riskPageWords from './risk/messages/pages/zh-Hant.ts';
import type riskWords from './risk/messages/zh-Hant.ts';
import { stock } from './stock/desk.tsx';
import type stockPageWords from './stock/messages/pages/zh-Hant.ts';
import type stockWords from './stock/messages/zh-Hant.ts';
import { tasks } from './tasks/desk.tsx';
import type tasksPageWords from './tasks/messages/pages/zh-Hant.ts';
import type tasksWords from './tasks/messages/zh-Hant.ts';
import { traders } from './traders/desk.tsx';
import type tradersPageWords from './traders/messages/pages/zh-Hant.ts';
import type tradersWords from './traders/messages/zh-Hant.ts';
import { transmittals } from './transmittals/desk.tsx';
import type transmittalsPageWords from './transmittals/messages/pages/zh-Hant.ts';
import type transmittalsWords from './transmittals/messages/zh-Hant.ts';

/** Every desk, in the order of the rail. A new desk adds one line here and one to Words. */
export const desks: readonly Desk[] = [
  // One a line.
  approvals,
  applications,
  traders,
  imports,
  quality,
  renewals,
  transmittals,
  risk,
  mortgage,
  fair,
  orders,
  stock,
  execution,
  reports,
  tasks,
  hr,
  archive,
  letters,
  messaging,
  calendar,
  identity,
  audit,
  jobs,
];

/** Where the words of the console stand; zh-Hant is the language they are written in first. */
interface Words {
  shell: typeof shell;
  ui: typeof ui;
  approvals: typeof approvalsWords;
  approvalsPages: typeof approvalsPageWords;
  applications: typeof applicationsWords;
  applicationsPages: typeof applicationsPageWords;
  traders: typeof tradersWords;
  tradersPages: typeof tradersPageWords;
  imports: typeof importsWords;
  importsPages: typeof importsPageWords;
  quality: typeof qualityWords;
  qualityPages: typeof qualityPageWords;
  renewals: typeof renewalsWords;
  renewalsPages: typeof renewalsPageWords;
  transmittals: typeof transmittalsWords;
  transmittalsPages: typeof transmittalsPageWords;
  risk: typeof riskWords;
  riskPages: typeof riskPageWords;
  mortgage: typeof mortgageWords;
  mortgagePages: MortgagePageWords;
  stock: typeof stockWords;
  stockPages: typeof stockPageWords;
  fair: typeof fairWords;
  fairPages: typeof fairPageWords;
  orders: typeof ordersWords;
  ordersPages: OrdersPageWords;
  reports: typeof reportsWords;
  reportsPages: typeof reportsPageWords;
  tasks: typeof tasksWords;
  tasksPages: typeof tasksPageWords;
  execution: typeof executionWords;
  executionPages: typeof executionPageWords;
  hr: typeof hrWords;
  hrPages: typeof hrPageWords;
  archive: typeof archiveWords;
  archivePages: typeof archivePageWords;
  letters: typeof lettersWords;
  lettersPages: typeof lettersPageWords;
  messaging: typeof messagingWords;
  messagingPages: MessagingPageWords;
  calendar: typeof calendarWords;
  calendarPages: typeof calendarPageWords;
  identity: typeof identityWords;
  identityPages: IdentityPageWords;
  audit: typeof auditWords;
  auditPages: typeof auditPageWords;
  jobs: typeof jobsWords;
  jobsPages: typeof jobsPageWords;
}

/** Every message of the console. */
export type MessageId = { [Part in keyof Words]: keyof Words[Part] }[keyof Words];
