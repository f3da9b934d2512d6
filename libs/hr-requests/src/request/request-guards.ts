import { CalendarService, CalendarYearMissing } from '@kefu/office/calendar';
import { Documents } from '@kefu/office/documents';
import type { LifecycleCase, Reason } from '@kefu/office/lifecycle';
import type { Text } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { text } from './words.ts';

/** Why something does not go on. */
export const reason = (code: string, words: Text, values?: Reason['values']): Reason => ({
  code,
  text: words,
  ...(values && { values }),
});

/** What stands in the way of a request of any kind; every reason is told at once. */
@Injectable()
export class RequestGuards {
  readonly #documents: Documents;
  readonly #calendar: CalendarService;

  constructor(documents: Documents, calendar: CalendarService) {
    this.#documents = documents;
    this.#calendar = calendar;
  }

  /** The papers that are needed now are there. */
  async papersComplete(tx: EntityManager, { id }: LifecycleCase): Promise<Reason[]> {
    const missing = await this.#documents.missing(tx, { type: 'hrRequest', id });
    return missing.map(({ text: words }) => reason('PAPER_MISSING', words));
  }

  /** The calendar knows the days within which an answer is owed. @param answerMinutes office minutes */
  async calendarKnown(answerMinutes: number): Promise<Reason[]> {
    try {
      await this.#calendar.afterOfficeMinutes(answerMinutes);
      return [];
    } catch (error) {
      if (!(error instanceof CalendarYearMissing)) throw error;
      const words = text(
        '{year} 年的工作日曆尚未登記',
        '{year} 年的工作日历尚未登记',
        'The calendar does not know {year} yet',
      );
      return [reason('CALENDAR_UNKNOWN', words, { year: error.year })];
    }
  }
}
