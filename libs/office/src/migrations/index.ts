import type { Schema } from '@kefu/platform/database';
import { Calendar20261123182500 } from './20261123182500-calendar.ts';
import { Messaging20261123184000 } from './20261123184000-messaging.ts';

import { Imports20261123184100 } from './20261123184100-imports.ts';
import { Exports20261123185000 } from './20261123185000-exports.ts';
import { Lifecycle20261124081500 } from './20261124081500-lifecycle.ts';
import { OfficeHours20261124082000 } from './20261124082000-office-hours.ts';
import { Approvals20261124082500 } from './20261124082500-approvals.ts';
import { Letters20261124091000 } from './20261124091000-letters.ts';
import { Tasks20261124092000 } from './20261124092000-tasks.ts';
import { MessageText20261124104000 } from './20261124104000-message-text.ts';
import { Documents20261125101500 } from './20261125101500-documents.ts';
import { Gateways20261125101500 } from './20261125101500-gateways.ts';
import { LetterTemplatesOfTheHouse20261125104000 } from './20261125104000-letter-templates-of-the-house.ts';
import { PracticeDay20261126200500 } from './20261126200500-practice-day.ts';
import { GatewayRetry20261126204500 } from './20261126204500-gateway-retry.ts';
import { ArchiveQueues20261126213500 } from './20261126213500-archive-queues.ts';
import { ApprovalsAlongTheLine20261126223000 } from './20261126223000-approvals-along-the-line.ts';
import { GatewayRules20261127003000 } from './20261127003000-gateway-rules.ts';
import { MessageTemplateApproval20261127003100 } from './20261127003100-message-template-approval.ts';
import { OptOuts20261127003200 } from './20261127003200-opt-outs.ts';
import { ParkedAndFrozen20261127003300 } from './20261127003300-parked-and-frozen.ts';
import { GatewayReports20261127003400 } from './20261127003400-gateway-reports.ts';
import { AlarmMail20261127003500 } from './20261127003500-alarm-mail.ts';
import { ExplainedDifferences20261127084000 } from './20261127084000-explained-differences.ts';
import { ErasedPapers20261202111500 } from './20261202111500-erased-papers.ts';

export const officeMigrations: Schema['migrations'] = [
  Calendar20261123182500,
  Messaging20261123184000,
  Imports20261123184100,
  Exports20261123185000,
  Lifecycle20261124081500,
  OfficeHours20261124082000,
  Approvals20261124082500,
  Letters20261124091000,
  Tasks20261124092000,
  MessageText20261124104000,
  Gateways20261125101500,
  Documents20261125101500,
  LetterTemplatesOfTheHouse20261125104000,
  GatewayRetry20261126204500,
  PracticeDay20261126200500,
  ArchiveQueues20261126213500,
  ApprovalsAlongTheLine20261126223000,
  GatewayRules20261127003000,
  MessageTemplateApproval20261127003100,
  OptOuts20261127003200,
  ParkedAndFrozen20261127003300,
  GatewayReports20261127003400,
  AlarmMail20261127003500,
  ExplainedDifferences20261127084000,
  ErasedPapers20261202111500,
];
