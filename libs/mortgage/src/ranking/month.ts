import { addMonths, isBusinessDate } from '@kefu/office/calendar';

/** A calendar month as people and addresses write it: `2025-01`. */
export type Month = string;

/** Whether the text is a month. */
export const isMonth = (text: string): text is Month => /^\d{4}-\d{2}$/.test(text) && isBusinessDate(`${text}-01`);

/** The first day of a month. */
export const firstDay = (month: Month): string => `${month}-01`;

/** The month some months later. */
export const laterMonth = (month: Month, months: number): Month => addMonths(firstDay(month), months).slice(0, 7);
