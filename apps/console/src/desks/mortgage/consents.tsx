import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type MortgageConsentPurpose,
  MortgageConsentsDocument,
  type MortgageConsentsQuery,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { RecordConsent } from './record-consent.tsx';

type Consents = NonNullable<MortgageConsentsQuery['mortgageConsents']>;
type Said = Consents['said'][number];

/** A use of a buyer’s data that is consented to by itself. */
export interface ConsentUse {
  readonly purpose: MortgageConsentPurpose;
  readonly bank: string | null;
  readonly title: string;
}

/** What a consent dialog is about: whose, for what, and whether it is given now. */
export interface ConsentWish {
  readonly buyer: Consents['buyers'][number];
  readonly use: ConsentUse;
  readonly given: boolean;
}

/** What each buyer consented to, purpose by purpose and bank by bank; a withdrawal acts at once (S7). */
export function Consents({ item, refetch }: { item: WholeMortgageCaseFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const [wish, setWish] = useState<ConsentWish>();
  const { id, mayWork } = item;
  const read = useQuery(MortgageConsentsDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const told = read.data?.mortgageConsents;
  if (!told) return read.error ? <ErrorState error={read.error} retry={() => void read.refetch()} /> : null;
  const uses: ConsentUse[] = [
    ...told.banks.map(({ key, name }) => ({
      purpose: 'bank' as const,
      bank: key,
      title: t('mortgage.consentTo', { bank: name }),
    })),
    ...(['processing', 'registration', 'dunning', 'marketing'] as const).map((purpose) => ({
      purpose,
      bank: null,
      title: t(`mortgage.consentPurpose.${purpose}`),
    })),
  ];
  const holding = (position: number, { purpose, bank }: ConsentUse): Said | undefined =>
    told.said.find(
      (each) => each.holds && each.position === position && each.purpose === purpose && each.bank === bank,
    );
  return (
    <Section title={t('mortgage.consents')}>
      <p className="k-quiet">{t('mortgage.consentsHow')}</p>
      {told.buyers.length === 0 && <p className="k-quiet">{t('mortgage.noBuyers')}</p>}
      {told.buyers.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <div className="k-scroll" tabIndex={0}>
          <table className="k-table">
            <thead>
              <tr>
                <th>{t('mortgage.consentFor')}</th>
                {told.buyers.map(({ position, name }) => (
                  <th key={position}>{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {uses.map((use) => (
                <tr key={`${use.purpose} ${use.bank}`}>
                  <th scope="row">{use.title}</th>
                  {told.buyers.map((buyer) => {
                    const said = holding(buyer.position, use);
                    const act = t(said?.given ? 'mortgage.withdrawConsent' : 'mortgage.giveConsent');
                    return (
                      <td key={buyer.position}>
                        <Standing said={said} />{' '}
                        {mayWork && (
                          <Button
                            size="small"
                            aria-label={`${act} ${use.title} ${buyer.name}`}
                            onClick={() => setWish({ buyer, use, given: !said?.given })}
                          >
                            {act}
                          </Button>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {wish && (
        <RecordConsent
          item={item}
          wish={wish}
          papers={told.papers}
          close={() => setWish(undefined)}
          refetch={refetch}
        />
      )}
    </Section>
  );
}

function Standing({ said }: { said: Said | undefined }): ReactNode {
  const t = useText();
  if (!said) return <StateChip tone="neutral">{t('mortgage.consentUnsaid')}</StateChip>;
  return (
    <>
      <StateChip tone={said.given ? 'good' : 'bad'}>
        {t(said.given ? 'mortgage.consentGiven' : 'mortgage.consentWithdrawn')}
      </StateChip>{' '}
      <small className="k-quiet">
        <BusinessDate value={said.saidOn} /> {said.paper} {said.note}
      </small>
    </>
  );
}
