import type { CaseStateKey } from '../case/mortgage-case.lifecycle.ts';
import type { Whose } from '../clock/whose.ts';

/** One case of the demo; the price in yuan. */
export interface DemoCase {
  readonly name: string;
  /** The other buyer; empty for one who buys alone. */
  readonly spouse: string;
  readonly state: CaseStateKey;
  readonly whose: Whose;
  /** Key of the bank; empty while none is chosen. */
  readonly bank: string;
  readonly price: number;
  /** Whether the provident fund lends a part. */
  readonly fund: boolean;
  /** Since how many days it is in its state. */
  readonly daysAgo: number;
  /** By how many fen the bank lends less. */
  readonly asksLess?: number;
  readonly held?: string;
  readonly problem?: string;
}

/** Name, spouse, state, whose time, bank, price, `fund` where it lends, days in the state, fen lent less, on hold since, problem. */
const written = `
李文博||intake|us|icbc|1483000||3|||
王雅婷|陳浩然|contractDraft|us||2153000|fund|12|||
張志強|宋佳怡|contractDraft|us|abc|1917000||5|||
劉美玲||review|us||938800||1|||
陳建國|馮麗華|review|us|icbc|896000|fund|3|||
楊曉燕|楊明遠|returned|us||963000||5|||
趙子涵||signed|us|abc|1689000||12|||
黃秀英|胡國棟|filed|us|boc|1978000|fund|8|||
周浩然|劉海燕|docsCollecting|customer|icbc|2104800||5|||
吳佳怡||docsCollecting|customer|ccb|2019567||0|||
徐俊傑|田宇航|docsCollecting|customer|abc|1272000|fund|12|||
孫麗華|鄧春梅|docsCollecting|site|boc|1092567||1||客戶出國，下月回|
馬明遠||docsVerified|bank|icbc|1927000||5|||
朱思琪|孫文博|docsVerified|bank|ccb|1451800|fund|0|||
胡國棟|馬雅婷|bankInterview|us|abc|2011800||2|||
林海燕||bankInterview|us|boc|1019800||8|||
郭㛃|劉美玲|submitted|bank|icbc|948800|fund|5|||
何宇航|潘建國|submitted|bank|ccb|1241567||3|||
高春梅||submitted|bank|abc|2411567||3|||
羅立新|宋子涵|submitted|bank|boc|2019567|fund|2|||
鄭文博|林秀英|supplement|customer|icbc|1328000||0|||夫妻意見不一，要求退房
梁雅婷||supplement|customer|ccb|1996567||5|||
謝志強|韓佳怡|approved|customer|abc|1833567|fund|2|||
宋美玲|黃俊傑|approved|us|boc|2067000||5|||
唐建國||approved|customer|icbc|1676000||12|||
許曉燕|彭明遠|approvedReduced|customer|ccb|1520000|fund|3|4000000||
鄧子涵|陳思琪|loanSigned|us|abc|900800||12|||
馮秀英||loanSigned|us|boc|1962800||12|||
韓浩然|梁海燕|preMortgageRegistered|site|icbc|2495567|fund|8|||
曹佳怡|彭㛃|preMortgageRegistered|site|ccb|1537800||5|||
曾俊傑||preMortgageRegistered|site|abc|2452567||0|||
彭麗華|何春梅|ready|bank|boc|2540000|fund|3|||
蕭明遠|陳立新|ready|bank|icbc|2247800||0|||
蔡思琪||ready|bank|ccb|2317800||2|||
潘國棟|韓雅婷|disbursed|us|abc|2145800|fund|2|||
田海燕|謝志強|disbursed|us|boc|2287567||0|||
董㛃||reconciled|site|icbc|1765567||1|||
袁宇航|彭建國|closed|us|ccb|2071000|fund|60|||
`;

/** Invented buyers on every stretch of the way. */
export const demoCases: readonly DemoCase[] = written
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', spouse = '', state, whose, bank = '', price, fund, daysAgo, less, held = '', problem = ''] =
      line.split('|');
    return {
      name,
      spouse,
      state: state as CaseStateKey,
      whose: whose as Whose,
      bank,
      price: Number(price),
      fund: fund === 'fund',
      daysAgo: Number(daysAgo),
      asksLess: Number(less),
      held,
      problem,
    };
  });
