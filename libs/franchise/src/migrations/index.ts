import type { Schema } from '@kefu/platform/database';
import { Franchisees20261128090000 } from './20261128090000-franchisees.ts';
import { FranchiseePhone20261129110000 } from './20261129110000-franchisee-phone.ts';
import { FranchiseeCertificate20261129113000 } from './20261129113000-franchisee-certificate.ts';

/** In the order of their time; one a line, so that two rooms can add theirs side by side. */
export const franchiseMigrations: Schema['migrations'] = [
  // One a line.
  Franchisees20261128090000,
  FranchiseePhone20261129110000,
  FranchiseeCertificate20261129113000,
];
