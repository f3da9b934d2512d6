import { useMutation } from '@apollo/client/react';
import { Alert, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import { ImportReportDocument } from '../../gql/messaging/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { reportLines, reportText } from './report-lines.ts';

/** So many lines go in one request. */
const part = 2_000;

/** Takes a gateway's own list of a day by drop or choice; the one before it is replaced (X7). */
export function TakeReport({
  gateway,
  businessDate,
  done,
}: {
  gateway: string;
  businessDate: string;
  done: () => void;
}): ReactNode {
  const t = useText();
  const [unreadable, setUnreadable] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const [take] = useMutation(ImportReportDocument);
  const send = async (file: File): Promise<void> => {
    setFailed(undefined);
    const lines = reportLines(reportText(await file.arrayBuffer()));
    setUnreadable(lines ? undefined : file.name);
    if (!lines) return;
    setBusy(true);
    try {
      let settled = 0;
      for (let at = 0; at === 0 || at < lines.length; at += part) {
        const input = { gateway, businessDate, more: at > 0, lines: lines.slice(at, at + part) };
        const { data } = await take({ variables: { input } });
        const report = data?.importGatewayReport;
        if (report?.__typename === 'GatewayReport') settled += report.settled;
      }
      sayDone(t('messaging.report.taken', { count: lines.length, settled }));
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
      done();
    }
  };
  return (
    <div className="k-stack">
      <FailureAlert error={failed} />
      {unreadable && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('messaging.report.unreadable', { name: unreadable })}
          description={t('messaging.report.form')}
        />
      )}
      <Upload.Dragger
        accept=".csv,.txt,.tsv,.json"
        multiple={false}
        showUploadList={false}
        disabled={busy}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <p>
          <b>{t('messaging.report.drop')}</b>
        </p>
        <p className="k-quiet">{t('messaging.report.form')}</p>
      </Upload.Dragger>
    </div>
  );
}
