import type cases from './cases/zh-Hant.ts';
import type contracts from './contracts/zh-Hant.ts';
import type money from './money/zh-Hant.ts';
import type papers from './papers/zh-Hant.ts';
import type people from './people/zh-Hant.ts';
import type race from './race/zh-Hant.ts';
import type report from './report/zh-Hant.ts';
import type threads from './threads/zh-Hant.ts';

/** The words of the mortgage desk’s pages, room by room. */
export type MortgagePageWords = typeof cases &
  typeof contracts &
  typeof money &
  typeof papers &
  typeof people &
  typeof race &
  typeof report &
  typeof threads;
