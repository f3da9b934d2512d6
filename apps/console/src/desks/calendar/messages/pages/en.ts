import type zhHant from './zh-Hant.ts';

/** The words of the calendar. */
export default {
  'calendar.before': 'Month before',
  'calendar.after': 'Next month',
  'calendar.thisMonth': 'This month',
  'calendar.today': 'Today',
  'calendar.office': 'Office',
  'calendar.off': 'Off',
  'calendar.trading': 'Trading',
  'calendar.edited': 'Changed here',
  'calendar.officeWorks': 'The office works',
  'calendar.marketTrades': 'The market trades',
  'calendar.name': 'Name',
  'calendar.reason': 'Reason',
  'calendar.required': 'Needed',
  'calendar.save': 'Save',
  'calendar.saved': 'Saved',
  'calendar.cancel': 'Cancel',
  'calendar.changedMeanwhile': 'Somebody else has just changed it. Load it again, then change it.',
  'calendar.problem.MARKET_RESTS_ON_WEEKENDS': 'The market never trades on a weekend, worked or not.',
  'calendar.problem.REQUIRED': 'Needed',
  'calendar.problem.IMPOSSIBLE_DATE': 'There is no such day',
  'calendar.unknownYear': 'The calendar does not know {year} yet',
  'calendar.unknownYearDetail':
    'What depends on it stops with an alarm; nothing is guessed. Enter it here once it is announced.',
  'calendar.holidays': 'Days off',
  'calendar.makeUpWorkdays': 'Weekends that are worked',
  'calendar.daysExplain': 'One a line, such as 2027-10-01; weekends need not be listed.',
  'calendar.wrongDays': 'These days cannot be: {days}',
  'calendar.enterYear': 'Enter {year}',
} satisfies Record<keyof typeof zhHant, string>;
