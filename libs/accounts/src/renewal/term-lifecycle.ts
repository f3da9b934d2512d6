import { addDays, type BusinessDate } from '@kefu/office/calendar';
import type { TermState } from './term.entity.ts';

/** Lengths that the department sets (T3), in calendar days. */
export interface RenewalLengths {
  /** A term is expiring from so many days before its last day. */
  readonly expiringDays: number;
  /** After its last day it is expired for so long, then in grace. */
  readonly expiredDays: number;
  /** Grace lasts so long, then it is closed. */
  readonly graceDays: number;
}

/** The last days of a term that nobody renewed. */
export interface TermDays {
  readonly expiringFrom: BusinessDate;
  readonly expiredFrom: BusinessDate;
  readonly graceFrom: BusinessDate;
  readonly closedFrom: BusinessDate;
}

/** When a term that ends on a day changes its state, if nobody renews it (T3). */
export function termDays(endsOn: BusinessDate, lengths: RenewalLengths): TermDays {
  const expiredFrom = addDays(endsOn, 1);
  const graceFrom = addDays(expiredFrom, lengths.expiredDays);
  return {
    expiringFrom: addDays(endsOn, -lengths.expiringDays),
    expiredFrom,
    graceFrom,
    closedFrom: addDays(graceFrom, lengths.graceDays),
  };
}

/** The state of a term on a day by the calendar alone (T3); renewal and closing by hand come on top. */
export function termStateOn(endsOn: BusinessDate, today: BusinessDate, lengths: RenewalLengths): TermState {
  const days = termDays(endsOn, lengths);
  if (today >= days.closedFrom) return 'closed';
  if (today >= days.graceFrom) return 'grace';
  if (today >= days.expiredFrom) return 'expired';
  return today >= days.expiringFrom ? 'expiring' : 'active';
}
