import { useMutation } from '@apollo/client/react';
import { Alert, Button, Progress, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type ImportLineFragment, StartImportDocument } from '../../gql/imports/graphql.ts';
import { useText } from '../../shell/text.ts';
import { codeOfStatus } from '../../ui/failure.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Instant } from '../../ui/figures.tsx';
import { UploadFailed, uploadFile } from '../../ui/upload-file.ts';

/** Takes a file by drop or choice, sends it, and goes to its run. The same file twice is pointed out, never hidden. */
export function DropFile({ kind }: { kind: string }): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const [share, setShare] = useState<number>();
  const [refused, setRefused] = useState<number>();
  const [before, setBefore] = useState<{ run: ImportLineFragment; fileId: string }>();
  const [start, { error }] = useMutation(StartImportDocument, { onError: () => {} });

  const begin = async (fileId: string, again: boolean): Promise<void> => {
    const { data } = await start({ variables: { input: { kind, fileId, again } } });
    const started = data?.startImport;
    if (started?.__typename === 'ImportRun') await navigate(`/imports/${started.id}`);
    if (started?.__typename === 'SameFileBefore') setBefore({ run: started.run, fileId });
  };
  const send = async (file: File): Promise<void> => {
    setRefused(undefined);
    setBefore(undefined);
    setShare(0);
    try {
      await begin(await uploadFile(file, setShare), false);
    } catch (failure) {
      setRefused(failure instanceof UploadFailed ? failure.status : 0);
    } finally {
      setShare(undefined);
    }
  };

  return (
    <div className="k-stack">
      <FailureAlert error={error} />
      {refused !== undefined && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t(`ui.failure.${refused === 0 ? 'UNREACHABLE' : codeOfStatus(refused)}`)}
          description={t(`ui.failureAdvice.${refused === 0 ? 'UNREACHABLE' : codeOfStatus(refused)}`)}
        />
      )}
      {before && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('imports.sameFile', { name: before.run.fileName, who: before.run.startedByName })}
          description={
            <div className="k-actions">
              <Instant value={before.run.createdAt} />
              <Link to={`/imports/${before.run.id}`}>{t('imports.seeEarlier')}</Link>
              <Button onClick={() => void begin(before.fileId, true)}>{t('imports.again')}</Button>
            </div>
          }
        />
      )}
      <Upload.Dragger
        accept=".csv,.txt,.tsv,.xlsx"
        multiple={false}
        showUploadList={false}
        disabled={share !== undefined}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <p>
          <b>{t('imports.drop')}</b>
        </p>
        <p className="k-quiet">{t('imports.dropDetail')}</p>
      </Upload.Dragger>
      {share !== undefined && <Progress percent={Math.round(share * 100)} aria-label={t('imports.step.upload')} />}
    </div>
  );
}
