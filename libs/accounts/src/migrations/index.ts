import type { Schema } from '@kefu/platform/database';
import { Trader20261123182000 } from './20261123182000-trader.ts';
import { RegisterOrder20261123184200 } from './20261123184200-register-order.ts';
import { TraderImport20261123184500 } from './20261123184500-trader-import.ts';
import { Renewal20261123185000 } from './20261123185000-renewal.ts';
import { Application20261124083000 } from './20261124083000-application.ts';
import { SearchStatistics20261124085000 } from './20261124085000-search-statistics.ts';
import { AccountEvent20261124090000 } from './20261124090000-account-event.ts';
import { RegisterCheck20261124091000 } from './20261124091000-register-check.ts';
import { PeriodReport20261124092000 } from './20261124092000-period-report.ts';
import { LateLines20261124093000 } from './20261124093000-late-lines.ts';
import { KnownNumbers20261124094500 } from './20261124094500-known-numbers.ts';
import { RenewalAnswer20261124102500 } from './20261124102500-renewal-answer.ts';
import { Transmittal20261124104500 } from './20261124104500-transmittal.ts';
import { PaperChecklists20261125101600 } from './20261125101600-paper-checklists.ts';
import { AccountLetters20261125104500 } from './20261125104500-account-letters.ts';
import { RenewalHours20261126200600 } from './20261126200600-renewal-hours.ts';
import { StagingStatistics20261126210500 } from './20261126210500-staging-statistics.ts';
import { MonthFigures20261126222000 } from './20261126222000-month-figures.ts';

/** In the order of their time; one a line, so that two rooms can add theirs side by side. */
export const accountsMigrations: Schema['migrations'] = [
  Trader20261123182000,
  RegisterOrder20261123184200,
  TraderImport20261123184500,
  Renewal20261123185000,
  SearchStatistics20261124085000,
  Application20261124083000,
  AccountEvent20261124090000,
  PeriodReport20261124092000,
  LateLines20261124093000,
  RegisterCheck20261124091000,
  KnownNumbers20261124094500,
  RenewalAnswer20261124102500,
  Transmittal20261124104500,
  PaperChecklists20261125101600,
  AccountLetters20261125104500,
  StagingStatistics20261126210500,
  RenewalHours20261126200600,
  MonthFigures20261126222000,
];
