import { officeSchema } from '@kefu/office/schema';
import type { Schema } from '@kefu/platform/database';
import { AccountClass, AccountEvent } from './account-event/index.ts';
import { Application } from './application/application.entity.ts';
import { accountsMigrations } from './migrations/index.ts';
import { PeriodReport } from './period-report/period-report.entity.ts';
import { PeriodReportRow } from './period-report/period-report-row.entity.ts';
import { TraderExcludedRow } from './quality/trader-excluded-row.entity.ts';
import { TraderFault } from './quality/trader-fault.entity.ts';
import { Term } from './renewal/term.entity.ts';
import { Trader } from './trader/trader.entity.ts';
import { TraderBankCard } from './trader/trader-bank-card.entity.ts';
import { TraderPhone } from './trader/trader-phone.entity.ts';
import { TraderTag } from './trader/trader-tag.entity.ts';
import { Transmittal } from './transmittal/transmittal.entity.ts';
import { TransmittalItem } from './transmittal/transmittal-item.entity.ts';

/** The tables of the accounts desk. */
export const accountsSchema: Schema = {
  name: 'accounts',
  entities: [
    Application,
    Trader,
    TraderPhone,
    TraderBankCard,
    TraderTag,
    Term,
    TraderFault,
    TraderExcludedRow,
    AccountEvent,
    AccountClass,
    PeriodReport,
    PeriodReportRow,
    Transmittal,
    TransmittalItem,
  ],
  migrations: accountsMigrations,
  requires: [officeSchema],
};
