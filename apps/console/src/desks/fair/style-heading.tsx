import { type ReactNode, useState } from 'react';
import { useText } from '../../shell/text.ts';
import { Money } from '../../ui/figures.tsx';
import { type MatrixStore, useSum } from '../../ui/matrix/store.ts';
import { type FairStyle, skusOf } from './style-groups.ts';

/** Over a style's colours: its picture, what it costs, what of it is ordered. */
export function StyleHeading({ style, store }: { style: FairStyle; store: MatrixStore }): ReactNode {
  const t = useText();
  const pieces = useSum(store, skusOf(style));
  const [missing, setMissing] = useState(false);
  return (
    <div className="f-style">
      {style.picture && !missing ? (
        <img src={style.picture} alt="" loading="lazy" onError={() => setMissing(true)} />
      ) : (
        <span className="f-no-picture" aria-hidden="true">
          {Array.from(style.category)[0]}
        </span>
      )}
      <div>
        <h2>
          {style.number} {style.name}
        </h2>
        <p className="k-quiet">
          {style.category} · {t('fair.price')} <Money fen={style.contractPrice} />
        </p>
      </div>
      <p className="f-style-sum">
        {t('fair.piecesOf', { count: pieces })}
        <br />
        <Money fen={pieces * style.contractPrice} />
      </p>
    </div>
  );
}
