import { useMutation } from '@apollo/client/react';
import { Alert, Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { MapImportDocument, type WholeImportFragment } from '../../gql/imports/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Section } from '../../ui/record-page.tsx';

const encodings = ['utf-8', 'gb18030', 'big5', 'utf-16le'] as const;

/** What each heading of the file is, and how the file is written. What is said here is remembered for the next file. */
export function MappingForm({ run, moved }: { run: WholeImportFragment; moved: () => void }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [headings, setHeadings] = useState(
    run.headings.map(({ heading, column }) => ({ heading, column: column ?? null })),
  );
  const [settings, setSettings] = useState<Record<string, string>>(
    Object.fromEntries(run.settings.map(({ key, value }) => [key, value])),
  );
  const [encoding, setEncoding] = useState(run.encoding);
  const [save, { loading, error, data }] = useMutation(MapImportDocument, { onError: () => {}, onCompleted: moved });
  const missing = run.kind.columns.filter(
    ({ key, required }) => required && !headings.some(({ column }) => column === key),
  );
  const result = data?.mapImport;
  return (
    <Section title={t('imports.mapping')} extra={<span className="k-quiet">{t('imports.remembered')}</span>}>
      <FailureAlert error={error} />
      {result && result.__typename !== 'ImportRun' && (
        <Alert type="warning" showIcon role="alert" title={open('imports.refused', result.__typename)} />
      )}
      {missing.length > 0 && run.state === 'mapping' && (
        <Alert
          type="warning"
          showIcon
          title={t('imports.missing', { list: missing.map(({ title }) => title).join(t('ui.comma')) })}
        />
      )}
      {run.faultyCount > 0 && Object.values(settings).includes('ask') && (
        <p className="k-quiet">{t('imports.answerOnce')}</p>
      )}
      <div className="k-settings">
        {run.kind.options.map((option) => (
          <div key={option.key}>
            <span>{option.title}</span>
            <Select
              aria-label={option.title}
              popupMatchSelectWidth={false}
              value={settings[option.key] ?? null}
              options={option.choices.map(({ value, title }) => ({ value, label: title }))}
              onChange={(value: string | null) => value && setSettings({ ...settings, [option.key]: value })}
            />
          </div>
        ))}
        {run.encoding && (
          <div>
            <span>{t('imports.encoding')}</span>
            <Select
              aria-label={t('imports.encoding')}
              value={encoding ?? null}
              options={encodings.map((value) => ({ value, label: open('imports.encodingName', value) }))}
              onChange={(value: string | null) => setEncoding(value)}
            />
          </div>
        )}
      </div>
      <details open={run.state !== 'ready'}>
        <summary>{t('imports.columnsOf', { count: headings.filter(({ column }) => column).length })}</summary>
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('imports.heading')}</th>
              <th>{t('imports.column')}</th>
            </tr>
          </thead>
          <tbody>
            {headings.map(({ heading, column }, at) => (
              <tr key={`${heading} ${run.headings.slice(0, at).filter((one) => one.heading === heading).length}`}>
                <td>{heading}</td>
                <td>
                  <Select
                    allowClear
                    aria-label={heading}
                    popupMatchSelectWidth={false}
                    style={{ minWidth: 180 }}
                    placeholder={t('imports.leaveOut')}
                    value={column}
                    options={run.kind.columns.map(({ key, title }) => ({ value: key, label: title }))}
                    onChange={(value: string | null | undefined) =>
                      setHeadings(
                        headings.map((one, i) => (i === at ? { heading: one.heading, column: value ?? null } : one)),
                      )
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <div className="k-actions">
        <Button
          type={run.state === 'mapping' ? 'primary' : 'default'}
          loading={loading}
          onClick={() =>
            void save({
              variables: {
                input: {
                  runId: run.id,
                  version: run.version,
                  headings,
                  settings: Object.entries(settings).map(([key, value]) => ({ key, value })),
                  encoding: encoding === run.encoding ? null : (encoding ?? null),
                },
              },
            })
          }
        >
          {t('imports.readAgain')}
        </Button>
      </div>
    </Section>
  );
}
