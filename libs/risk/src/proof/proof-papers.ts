import { yuanText } from '@kefu/office/money';
import type { Paper, PaperBlock } from '@kefu/office/printing';
import { currentActor } from '@kefu/platform/context';
import type { Language } from '@kefu/platform/language';
import { levelWords } from '../level/level-words.ts';
import { ratioText } from '../level/risk-level.ts';
import { limitText, standingOf } from '../notice/notice-values.ts';
import { codeText } from '../notice/risk-codes.ts';
import type { DayProof, NoticeProof } from './proof.service.ts';
import { proofWords } from './proof-words.ts';

const wordsIn =
  (language: Language) =>
  (key: keyof typeof proofWords): string =>
    proofWords[key][language];
const codeIn = (code: string | null, language: Language): string => codeText(code, language) ?? '';
const instantIn =
  (language: Language) =>
  (instant: Date | null): string =>
    instant
      ? new Intl.DateTimeFormat(language, {
          timeZone: 'Asia/Shanghai',
          dateStyle: 'medium',
          timeStyle: 'medium',
        }).format(instant)
      : '';

/** One notice on paper (T9): the frozen row, the limits, the words, every attempt, receipt and call. */
export function noticePaper(proof: NoticeProof, language: Language): Paper {
  const word = wordsIn(language);
  const instant = instantIn(language);
  const ratio = ratioText(standingOf(proof));
  const facts: [string, string][] = [
    [word('trader'), `${proof.number} ${proof.name}`],
    [word('branch'), proof.branch],
    [word('market'), proof.market],
    [word('tradingDay'), proof.tradingDay],
    [word('level'), levelWords[proof.level][language]],
    [word('file'), `${proof.file} · ${word('line')} ${proof.line}`],
    [word('margin'), yuanText(proof.margin)],
    [word('equity'), yuanText(proof.equity)],
    [word('floating'), yuanText(proof.floating)],
    [word('ratio'), ratio === null || ratio === '∞' ? (ratio ?? '—') : `${ratio}%`],
    [word('rule'), `v${proof.ruleVersion} · ${word('limits')} ${proof.limits.map(limitText).join(' / ')}`],
    [word('screenedBy'), proof.screenedBy ?? ''],
    [word('approvedBy'), `${proof.approvedBy ?? ''} ${instant(proof.approvedAt)}`.trim()],
    [word('phone'), proof.phoneMasked ?? ''],
    [word('state'), codeIn(proof.state, language)],
    [word('excluded'), proof.excludedReason ?? ''],
  ];
  return {
    title: word('notice'),
    subtitle: `${proof.tradingDay} · ${proof.number}`,
    language,
    madeBy: currentActor().name,
    madeAt: new Date(),
    blocks: [
      { kind: 'facts', facts: facts.filter(([, value]) => value) },
      { kind: 'heading', text: word('words') },
      { kind: 'text', text: proof.text ?? word('none') },
      ...table(
        word('attempts'),
        word('none'),
        [word('when'), word('outcome'), word('note')],
        proof.attempts.map((each) => [instant(each.at), codeIn(each.outcome, language), each.code ?? '']),
      ),
      ...table(
        word('receipts'),
        word('none'),
        [word('when'), word('outcome'), word('note')],
        proof.receipts.map((each) => [instant(each.at), codeIn(each.status, language), each.code ?? '']),
      ),
      ...table(
        word('contacts'),
        word('none'),
        [word('when'), word('step'), word('outcome'), word('note'), word('who')],
        proof.contacts.map((each) => [
          instant(each.at),
          codeIn(each.step, language),
          codeIn(each.outcome, language),
          codeIn(each.note, language),
          each.by,
        ]),
      ),
    ],
  };
}

/** One trading day on paper (T9): its files, who decided, each notice with its end, and the two sums. */
export function dayPaper(proof: DayProof, language: Language): Paper {
  const word = wordsIn(language);
  const instant = instantIn(language);
  const facts: [string, string][] = [
    [word('market'), proof.market],
    [word('tradingDay'), proof.tradingDay],
    [word('file'), proof.file ?? ''],
    [word('rows'), proof.rows === null ? '' : String(proof.rows)],
    [word('refused'), String(proof.refusals)],
    [word('screenedBy'), proof.screenedBy ?? ''],
    [word('approvedBy'), `${proof.approvedBy ?? ''} ${instant(proof.approvedAt)}`.trim()],
    [word('closedBy'), `${proof.closedBy ?? ''} ${instant(proof.closedAt)}`.trim()],
    [word('missing'), String(proof.missing)],
    [word('unexplained'), String(proof.unexplained)],
  ];
  return {
    title: word('day'),
    subtitle: `${proof.market} · ${proof.tradingDay}`,
    language,
    landscape: true,
    madeBy: currentActor().name,
    madeAt: new Date(),
    blocks: [
      { kind: 'facts', facts: facts.filter(([, value]) => value) },
      ...table(
        word('notices'),
        word('none'),
        [word('level'), word('state'), word('count')],
        proof.progress.map((each) => [
          levelWords[each.level][language],
          codeIn(each.state, language),
          String(each.notices),
        ]),
      ),
      ...table(
        word('snapshot'),
        word('none'),
        [word('trader'), word('level'), word('ratio'), word('margin'), word('equity'), word('state'), word('contacts')],
        proof.notices.map((each) => [
          `${each.number} ${each.name}`,
          levelWords[each.level][language],
          ratioText(standingOf(each)) ?? '—',
          yuanText(each.margin),
          yuanText(each.equity),
          codeIn(each.state, language),
          codeIn(each.outcome, language),
        ]),
      ),
    ],
  };
}

function table(
  title: string,
  none: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): PaperBlock[] {
  const heading: PaperBlock = { kind: 'heading', text: title };
  if (rows.length === 0) return [heading, { kind: 'text', text: none }];
  return [
    heading,
    {
      kind: 'table',
      columns: headings.map((each, at) => ({ heading: each, ...(at === headings.length - 1 && { wide: true }) })),
      rows: rows.map((cells) => ({ cells: [...cells] })),
    },
  ];
}
