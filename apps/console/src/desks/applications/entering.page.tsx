import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useText } from '../../shell/text.ts';
import { ApplicationForm } from './application-form.tsx';
import { isKind, kinds } from './kinds.ts';

/** A new application of one of the four kinds (T1–T4); `?kind=change&trader=…` from a trader's page. */
export default function EnteringPage(): ReactNode {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const asked = params.get('kind');
  const kind = isKind(asked) ? asked : 'opening';
  const traderId = params.get('trader') ?? undefined;
  return (
    <>
      <header className="k-head">
        <h1>{t(`applications.new.${kind}`)}</h1>
        <span className="k-grow" />
        <Segmented
          aria-label={t('applications.kind')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`applications.kind.${value}`) }))}
          onChange={(value) => setParams({ kind: value, ...(traderId && { trader: traderId }) }, { replace: true })}
        />
      </header>
      <ApplicationForm key={kind} kind={kind} {...(traderId && { traderId })} />
    </>
  );
}
