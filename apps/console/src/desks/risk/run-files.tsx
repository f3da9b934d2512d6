import type { ReactNode } from 'react';
import type { RiskFileLineFragment } from '../../gql/risk/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Count, Instant, Money, None } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { useRefusal } from './refused-file.tsx';

/** The files that were brought for the day, also those of which nothing was taken (T9). */
export function RunFiles({ files }: { files: readonly RiskFileLineFragment[] }): ReactNode {
  const t = useText();
  const why = useRefusal();
  if (files.length === 0) return null;
  return (
    <Section title={t('risk.files')}>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('risk.file')}</th>
            <th>{t('risk.outcome')}</th>
            <th className="k-number">{t('risk.rows')}</th>
            <th className="k-number">{t('risk.margin')}</th>
            <th className="k-number">{t('risk.equity')}</th>
            <th>{t('risk.by')}</th>
            <th>{t('risk.at')}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.id}>
              <td className="k-wrap">{file.name}</td>
              <td>
                <StateChip tone={file.refused ? 'bad' : 'good'}>
                  {t(file.refused ? 'risk.file.refused' : 'risk.file.taken')}
                </StateChip>
                {file.refused && <div className="k-quiet">{why(file)}</div>}
              </td>
              <td className="k-number">{file.refused ? <None /> : <Count value={file.rows} />}</td>
              <td className="k-number">{file.refused ? <None /> : <Money fen={file.marginTotal} />}</td>
              <td className="k-number">{file.refused ? <None /> : <Money fen={file.equityTotal} />}</td>
              <td>{file.importedBy}</td>
              <td>
                <Instant value={file.importedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
