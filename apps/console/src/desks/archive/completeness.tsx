import { useQuery } from '@apollo/client/react';
import { Drawer, Progress } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ArchiveFiguresDocument, type ArchiveFiguresQuery } from '../../gql/archive/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Count } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';

type Figure = ArchiveFiguresQuery['archiveFigures'][number];
type Sum = Pick<Figure, 'dossiers' | 'complete' | 'required' | 'there' | 'completeness'>;

function sumOf(figures: readonly Figure[]): Sum {
  const sum = (field: 'dossiers' | 'complete' | 'required' | 'there'): number =>
    figures.reduce((all, figure) => all + figure[field], 0);
  const [required, there] = [sum('required'), sum('there')];
  // Rounded down, as the server does it: only what is complete is at 100.
  const completeness = required === 0 ? 100 : Math.floor((there * 100) / required);
  return { dossiers: sum('dossiers'), complete: sum('complete'), required, there, completeness };
}

/** How complete the papers are that the person reaches. */
export function useCompleteness(): Sum | undefined {
  const { data } = useQuery(ArchiveFiguresDocument, { fetchPolicy: 'cache-and-network' });
  return data && sumOf(data.archiveFigures);
}

/** How complete the papers of each branch are; every figure opens its rows. */
export function CompletenessFigures({ close }: { close: () => void }): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(ArchiveFiguresDocument);
  const figures = data?.archiveFigures ?? [];
  const line = (figure: Sum): ReactNode => (
    <>
      <td className="k-number">
        <Count value={figure.dossiers} />
      </td>
      <td className="k-number">
        <Count value={figure.complete} />
      </td>
      <td className="k-number">{t('archive.thereOf', figure)}</td>
      <td className="archive-share">
        <Progress percent={figure.completeness} size="small" aria-label={t('archive.completeness')} />
      </td>
    </>
  );
  return (
    <Drawer open size={720} title={t('archive.completenessByBranch')} onClose={close}>
      {!data && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
      {data && figures.length === 0 && <EmptyState title={t('archive.noDossiers')} />}
      {figures.length > 0 && (
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('archive.branch')}</th>
              <th className="k-number">{t('archive.dossiers')}</th>
              <th className="k-number">{t('archive.complete')}</th>
              <th className="k-number">{t('archive.requiredPapers')}</th>
              <th>{t('archive.completeness')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <tr key={figure.branchId}>
                <th scope="row">
                  <Link to={`/archive?shelf=incomplete&branch=${figure.branchId}`} onClick={close}>
                    {figure.branch}
                  </Link>
                </th>
                {line(figure)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('archive.sum')}</th>
              {line(sumOf(figures))}
            </tr>
          </tfoot>
        </table>
      )}
    </Drawer>
  );
}
