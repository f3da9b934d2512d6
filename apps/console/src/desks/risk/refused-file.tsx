import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { RiskFileLineFragment } from '../../gql/risk/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { useDayText } from '../../ui/figures.tsx';

/** Why nothing of a file was taken, in a sentence (T9). */
export function useRefusal(): (file: RiskFileLineFragment) => string {
  const open = useOpenText();
  const dayText = useDayText();
  const said = (value: string | null | undefined): string =>
    value && /^\d{4}-\d\d-\d\d$/.test(value) ? dayText(value) : (value ?? '');
  return (file) =>
    open('risk.refusal', file.refused ?? '', {
      expected: said(file.expected),
      found: said(file.found),
      column: file.column ? open('risk.column', file.column) : '',
      rows: file.badRows.length,
    });
}

/** A file that was refused: why, which rows, and what to do. */
export function RefusedFile({ file }: { file: RiskFileLineFragment }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const why = useRefusal();
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t('risk.refused', { name: file.name })}
      description={
        <>
          <p>{why(file)}</p>
          {file.badRows.length > 0 && (
            <ul>
              {file.badRows.slice(0, 10).map(({ line, code }) => (
                <li key={line}>
                  {t('risk.lineNth', { line })} {open('risk.badRow', code)}
                </li>
              ))}
            </ul>
          )}
          <p className="k-quiet">{t('risk.refusedAdvice')}</p>
        </>
      }
    />
  );
}
