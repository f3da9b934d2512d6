import type { ReactNode } from 'react';
import type { MortgageBoardQuery } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Count, Money, MoneyUnitContext } from '../../ui/figures.tsx';
import { whoseTime } from './whose-chip.tsx';

type Counts = MortgageBoardQuery['mortgageBoard']['counts'];

/** Where a case is, from the left to the right; each state within its part of the way. */
const phases = {
  contract: ['intake', 'contractDraft', 'review', 'returned', 'signed', 'filed'],
  papers: ['docsCollecting', 'docsVerified', 'bankInterview'],
  bank: ['submitted', 'supplement', 'approved', 'approvedReduced', 'rejected', 'bankSwitch'],
  money: ['loanSigned', 'preMortgageRegistered', 'ready', 'partDisbursed', 'disbursed'],
  after: ['reconciled', 'formalMortgage', 'guaranteeReleased', 'cashConvert', 'refunding'],
} as const;

/** Cases by state: how many, whose time it is, and how much loan money is still to come; a state chosen is listed below. */
export function BoardColumns({
  counts,
  chosen,
  choose,
}: {
  counts: Counts;
  chosen: string;
  choose: (state: string) => void;
}): ReactNode {
  const t = useText();
  return (
    <section className="m-board" aria-label={t('mortgage.board')}>
      {(Object.keys(phases) as (keyof typeof phases)[]).map((phase) => (
        <div key={phase}>
          <h2>{t(`mortgage.phase.${phase}`)}</h2>
          {phases[phase].map((state) => (
            <Tile
              key={state}
              state={state}
              counts={counts.filter((each) => each.state.key === state)}
              chosen={chosen === state}
              choose={choose}
            />
          ))}
        </div>
      ))}
    </section>
  );
}

function Tile({
  state,
  counts,
  chosen,
  choose,
}: {
  state: string;
  counts: Counts;
  chosen: boolean;
  choose: (state: string) => void;
}): ReactNode {
  const t = useText();
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const dueFen = counts.reduce((sum, each) => sum + each.dueFen, 0);
  const [first] = counts;
  // A state in which nobody stands takes no room.
  if (!first) return null;
  const parts = whoseTime.flatMap((whose) => counts.filter((each) => each.whose === whose));
  return (
    <button type="button" className="m-tile" aria-pressed={chosen} onClick={() => choose(chosen ? '' : state)}>
      <span className="m-tile-head">
        <span>{first.state.title}</span>
        <b>
          <Count value={total} />
        </b>
      </span>
      <span className="m-bar" aria-hidden="true">
        {parts.map(({ whose, count }) => (
          <i key={whose} data-whose={whose} style={{ flexGrow: count }} />
        ))}
      </span>
      <small className="k-quiet">
        {parts.map(({ whose, count }) => `${t(`mortgage.whose.${whose}`)} ${count}`).join(' · ')}
      </small>
      {dueFen > 0 && (
        <small className="k-quiet">
          <MoneyUnitContext value="wan">
            <Money fen={dueFen} />
          </MoneyUnitContext>
        </small>
      )}
    </button>
  );
}
