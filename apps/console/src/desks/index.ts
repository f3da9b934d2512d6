import type shell from '../shell/messages/zh-Hant.ts';
import type ui from '../ui/messages/zh-Hant.ts';
import { audit } from './audit/desk.tsx';
import type auditWords from './audit/messages/zh-Hant.ts';
import { calendar } from './calendar/desk.tsx';
import type calendarWords from './calendar/messages/zh-Hant.ts';
import type { Desk } from './desk.ts';
import { identity } from './identity/desk.tsx';
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
  traders,
  imports,
  quality,
  renewals,
  transmittals,
  reports,
  tasks,
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
  traders: typeof tradersWords;
  transmittals: typeof transmittalsWords;
  letters: typeof lettersWords;
  reports: typeof reportsWords;
  tasks: typeof tasksWords;
  imports: typeof importsWords;
  quality: typeof qualityWords;
  renewals: typeof renewalsWords;
  messaging: typeof messagingWords;
  calendar: typeof calendarWords;
  audit: typeof auditWords;
  identity: typeof identityWords;
  jobs: typeof jobsWords;
}

/** Every message of the console. */
export type MessageId = { [Part in keyof Words]: keyof Words[Part] }[keyof Words];
