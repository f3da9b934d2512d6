import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import { LetterTemplatesDocument, type LetterTemplatesQuery } from '../../gql/letters/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant } from '../../ui/figures.tsx';
import { type QueueColumn, QueueTable } from '../../ui/queue-table.tsx';
import { TemplateState, useAuthor } from './template-state.tsx';

type Row = LetterTemplatesQuery['letterTemplates'][number];

/** Every template of letters and whether its newest words are approved (X6). */
export default function TemplatesPage(): ReactNode {
  const t = useText();
  const author = useAuthor();
  const { may } = useSession();
  const { data, loading, error, refetch } = useQuery(LetterTemplatesDocument);
  const columns = useMemo<QueueColumn<Row>[]>(
    () => [
      { key: 'name', title: t('letters.name'), width: 220, render: (row) => row.name },
      { key: 'kind', title: t('letters.kind'), width: 180, render: (row) => row.kindTitle },
      { key: 'state', title: t('letters.state'), width: 260, render: (row) => <TemplateState template={row} /> },
      { key: 'by', title: t('letters.writtenBy'), width: 140, render: (row) => author(row.versions[0]?.writtenBy) },
      {
        key: 'at',
        title: t('letters.writtenAt'),
        width: 150,
        render: (row) => <Instant value={row.versions[0]?.writtenAt} />,
      },
    ],
    [t, author],
  );
  return (
    <>
      <header className="k-head">
        <h1>{t('letters.templates')}</h1>
        <span className="k-grow" />
        {may('letterTemplate.write') && (
          <Link className="k-button" to="/letter-templates/new">
            {t('letters.new')}
          </Link>
        )}
      </header>
      <QueueTable<Row>
        name="letter-templates"
        label={t('letters.templates')}
        columns={columns}
        rows={data?.letterTemplates}
        idOf={(row) => row.id}
        loading={loading}
        error={error}
        retry={() => void refetch()}
        addressOf={(row) => `/letter-templates/${row.id}`}
        exported={{ name: 'letter-templates', filter: {} }}
        empty={<EmptyState title={t('letters.none')} detail={t('letters.noneDetail')} />}
      />
    </>
  );
}
