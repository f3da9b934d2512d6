import type { ReactNode } from 'react';
import type { MortgagePersonLineFragment } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { BusinessDate } from '../../ui/figures.tsx';
import { StateChip } from '../../ui/state-chip.tsx';

/** What ties a person of a contract to others: guardians, whose spouse, for whom and until when an attorney acts (S7). */
export function PersonTies({
  person: { role, marital, adultOn, ofAge, tiedTo, powerScopes, powerUntil, powerLapsed },
  people,
}: {
  person: MortgagePersonLineFragment;
  people: readonly MortgagePersonLineFragment[];
}): ReactNode {
  const t = useText();
  const names = people
    .filter(({ position }) => tiedTo.includes(position))
    .map(({ name }) => name)
    .join(t('ui.comma'));
  switch (role) {
    case 'minor':
      return (
        <>
          {t('mortgage.guardiansAre', { names })}{' '}
          {ofAge ? (
            <StateChip tone="warning">{t('mortgage.ofAge')}</StateChip>
          ) : (
            adultOn && (
              <small className="k-quiet">
                {t('mortgage.adultOn')} <BusinessDate value={adultOn} />
              </small>
            )
          )}
        </>
      );
    case 'spouse':
      return t('mortgage.spouseOf', { names });
    case 'attorney':
      return (
        <>
          {t('mortgage.actsFor', {
            names,
            scopes: powerScopes.map((scope) => t(`mortgage.powerScope.${scope}`)).join(t('ui.comma')),
          })}{' '}
          {powerUntil && (
            <small className="k-quiet">
              {t('mortgage.powerUntil')} <BusinessDate value={powerUntil} />
            </small>
          )}{' '}
          {powerLapsed && <StateChip tone="bad">{t('mortgage.powerLapsed')}</StateChip>}
        </>
      );
    default:
      return marital ? t(`mortgage.marital.${marital}`) : null;
  }
}
