import { useMutation } from '@apollo/client/react';
import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import {
  CancelImportDocument,
  ConfirmImportDocument,
  type ImportMode,
  type WholeImportFragment,
} from '../../gql/imports/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';

/** The word that the rows may come in, all of them or the clean ones; or that the import is given up. */
export function ConfirmImport({ run, moved }: { run: WholeImportFragment; moved: () => void }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [confirm, confirming] = useMutation(ConfirmImportDocument, { onError: () => {}, onCompleted: moved });
  const [cancel, cancelling] = useMutation(CancelImportDocument, { onError: () => {}, onCompleted: moved });
  const say = (mode: ImportMode): void =>
    void confirm({ variables: { input: { runId: run.id, version: run.version, mode } } });
  const result = confirming.data?.confirmImport ?? cancelling.data?.cancelImport;
  const confirmed = confirming.data?.confirmImport;
  const code = confirmed?.__typename === 'InvalidInput' ? confirmed.fields[0]?.code : undefined;
  const clean = run.rowCount - run.faultyCount;
  return (
    <>
      <FailureAlert error={confirming.error ?? cancelling.error} />
      {result && result.__typename !== 'ImportRun' && (
        <span role="alert">{open('imports.refused', code ?? result.__typename)}</span>
      )}
      {run.availableTransitions.includes('confirm') &&
        (run.faultyCount === 0 ? (
          <Button type="primary" loading={confirming.loading} onClick={() => say('ALL_OR_NOTHING')}>
            {t('imports.takeAll', { count: run.rowCount })}
          </Button>
        ) : (
          <Popconfirm
            title={t('imports.takeCleanTitle', { clean, faulty: run.faultyCount })}
            description={t('imports.takeCleanDetail')}
            okText={t('imports.takeClean', { count: clean })}
            cancelText={t('imports.notYet')}
            onConfirm={() => say('CLEAN_ROWS_ONLY')}
          >
            <Button type="primary" loading={confirming.loading} disabled={clean === 0}>
              {t('imports.takeClean', { count: clean })}
            </Button>
          </Popconfirm>
        ))}
      {run.availableTransitions.includes('cancel') && (
        <Popconfirm
          title={t('imports.cancelTitle')}
          okText={t('imports.cancel')}
          cancelText={t('imports.notYet')}
          onConfirm={() => void cancel({ variables: { runId: run.id, version: run.version } })}
        >
          <Button loading={cancelling.loading}>{t('imports.cancel')}</Button>
        </Popconfirm>
      )}
    </>
  );
}
