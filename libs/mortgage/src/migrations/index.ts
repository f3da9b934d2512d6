import type { Schema } from '@kefu/platform/database';
import { Mortgage20261127090000 } from './20261127090000-mortgage.ts';
import { MortgageImports20261127090500 } from './20261127090500-mortgage-imports.ts';
import { MortgageFees20261127091000 } from './20261127091000-mortgage-fees.ts';
import { MortgageRanking20261127091500 } from './20261127091500-mortgage-ranking.ts';
import { MortgageCases20261127093000 } from './20261127093000-mortgage-cases.ts';
import { MortgageChecklist20261127094000 } from './20261127094000-mortgage-checklist.ts';
import { MortgagePayerCards20261127101000 } from './20261127101000-mortgage-payer-cards.ts';
import { MortgageDunning20261127102000 } from './20261127102000-mortgage-dunning.ts';
import { MortgagePenaltyCap20261127103000 } from './20261127103000-mortgage-penalty-cap.ts';
import { MortgageMeasuredArea20261127104000 } from './20261127104000-mortgage-measured-area.ts';
import { MortgageSupplements20261127110000 } from './20261127110000-mortgage-supplements.ts';
import { MortgageProblems20261127112000 } from './20261127112000-mortgage-problems.ts';
import { MortgageDrafting20261129120000 } from './20261129120000-mortgage-drafting.ts';
import { MortgageRegister20261129121000 } from './20261129121000-mortgage-register.ts';
import { MortgageConsents20261129130000 } from './20261129130000-mortgage-consents.ts';
import { MortgagePayers20261129131000 } from './20261129131000-mortgage-payers.ts';
import { MortgageSamePerson20261129132000 } from './20261129132000-mortgage-same-person.ts';
import { MortgageReports20261129140000 } from './20261129140000-mortgage-reports.ts';
import { MortgageThread20261202100000 } from './20261202100000-mortgage-thread.ts';
import { MortgagePrivatePromises20261202101000 } from './20261202101000-mortgage-private-promises.ts';
import { MortgagePeople20261202110000 } from './20261202110000-mortgage-people.ts';
import { MortgageFormRules20261202110500 } from './20261202110500-mortgage-form-rules.ts';
import { MortgageRetention20261202112000 } from './20261202112000-mortgage-retention.ts';
import { MortgageHandover20261202120000 } from './20261202120000-mortgage-handover.ts';
import { MortgageStreaks20261202121000 } from './20261202121000-mortgage-streaks.ts';

/** In the order of their time; one a line, so that two rooms can add theirs side by side. */
export const mortgageMigrations: Schema['migrations'] = [
  // One a line.
  Mortgage20261127090000,
  MortgageImports20261127090500,
  MortgageFees20261127091000,
  MortgageRanking20261127091500,
  MortgageCases20261127093000,
  MortgageChecklist20261127094000,
  MortgagePayerCards20261127101000,
  MortgageDunning20261127102000,
  MortgagePenaltyCap20261127103000,
  MortgageMeasuredArea20261127104000,
  MortgageSupplements20261127110000,
  MortgageProblems20261127112000,
  MortgageDrafting20261129120000,
  MortgageRegister20261129121000,
  MortgageConsents20261129130000,
  MortgagePayers20261129131000,
  MortgageSamePerson20261129132000,
  MortgageReports20261129140000,
  MortgageThread20261202100000,
  MortgagePrivatePromises20261202101000,
  MortgagePeople20261202110000,
  MortgageFormRules20261202110500,
  MortgageRetention20261202112000,
  MortgageHandover20261202120000,
  MortgageStreaks20261202121000,
];
