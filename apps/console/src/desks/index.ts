import type shell from '../shell/messages/zh-Hant.ts';
import type ui from '../ui/messages/zh-Hant.ts';
import { applications } from './applications/desk.tsx';
import type applicationsPageWords from './applications/messages/pages/zh-Hant.ts';
import type applicationsWords from './applications/messages/zh-Hant.ts';
import { approvals } from './approvals/desk.tsx';
import type approvalsWords from './approvals/messages/zh-Hant.ts';
import { archive } from './archive/desk.tsx';
import type archiveWords from './archive/messages/zh-Hant.ts';
import { audit } from './audit/desk.tsx';
import type auditPageWords from './audit/messages/pages/zh-Hant.ts';
import type auditWords from './audit/messages/zh-Hant.ts';
import { calendar } from './calendar/desk.tsx';
import type calendarWords from './calendar/messages/zh-Hant.ts';
import type { Desk } from './desk.ts';
import { identity } from './identity/desk.tsx';
import type identityPageWords from './identity/messages/pages/zh-Hant.ts';
import type identityWords from './identity/messages/zh-Hant.ts';
import { imports } from './imports/desk.tsx';
import type importsWords from './imports/messages/zh-Hant.ts';
import { jobs } from './jobs/desk.tsx';
import type jobsWords from './jobs/messages/zh-Hant.ts';
import { letters } from './letters/desk.tsx';
import type lettersWords from './letters/messages/zh-Hant.ts';
import { messaging } from './messaging/desk.tsx';
import type messagingWords from './messaging/messages/zh-Hant.ts';
import { quality } from './quality/desk.tsx';
import type qualityWords from './quality/messages/zh-Hant.ts';
import { renewals } from './renewals/desk.tsx';
import type renewalsWords from './renewals/messages/zh-Hant.ts';
import { reports } from './reports/desk.tsx';
import type reportsWords from './reports/messages/zh-Hant.ts';
import { tasks } from './tasks/desk.tsx';
import type tasksWords from './tasks/messages/zh-Hant.ts';
import { traders } from './traders/desk.tsx';
import type tradersWords from './traders/messages/zh-Hant.ts';
import { transmittals } from './transmittals/desk.tsx';
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
  reports,
  tasks,
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
  applications: typeof applicationsWords;
  applicationsPages: typeof applicationsPageWords;
  traders: typeof tradersWords;
  transmittals: typeof transmittalsWords;
  letters: typeof lettersWords;
  reports: typeof reportsWords;
  tasks: typeof tasksWords;
  archive: typeof archiveWords;
  imports: typeof importsWords;
  quality: typeof qualityWords;
  renewals: typeof renewalsWords;
  messaging: typeof messagingWords;
  calendar: typeof calendarWords;
  audit: typeof auditWords;
  auditPages: typeof auditPageWords;
  identity: typeof identityWords;
  identityPages: typeof identityPageWords;
  jobs: typeof jobsWords;
}

/** Every message of the console. */
export type MessageId = { [Part in keyof Words]: keyof Words[Part] }[keyof Words];
