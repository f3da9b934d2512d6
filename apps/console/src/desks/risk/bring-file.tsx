import { useMutation } from '@apollo/client/react';
import { Alert, Progress, Select, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { ImportRiskFileDocument, type RiskDeskQuery, type RiskFileLineFragment } from '../../gql/risk/graphql.ts';
import { useText } from '../../shell/text.ts';
import { codeOfStatus, type FailureCode } from '../../ui/failure.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate } from '../../ui/figures.tsx';
import { UploadFailed, uploadFile } from '../../ui/upload-file.ts';
import { RefusedFile } from './refused-file.tsx';

/** Takes today's file by drop or choice; goes to its day, or says why nothing of it was taken (T9). */
export function BringFile({
  markets,
  today,
}: {
  markets: RiskDeskQuery['riskMarkets'];
  today: RiskDeskQuery['today'];
}): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const [marketId, setMarketId] = useState(markets[0]?.id ?? '');
  const [share, setShare] = useState<number>();
  const [failed, setFailed] = useState<FailureCode>();
  const [refused, setRefused] = useState<RiskFileLineFragment>();
  const [take, { error, loading }] = useMutation(ImportRiskFileDocument, {
    refetchQueries: ['RiskRuns', 'RiskRun', 'RiskDesk'],
    onError: () => {},
  });
  const send = async (file: File): Promise<void> => {
    setFailed(undefined);
    setRefused(undefined);
    setShare(0);
    try {
      const fileId = await uploadFile(file, setShare);
      const { data } = await take({ variables: { input: { marketId, fileId } } });
      const outcome = data?.importRiskFile;
      if (outcome?.__typename === 'RiskRunRecord') await navigate(`/risk/${outcome.id}`);
      else if (outcome?.__typename === 'RiskFileRefused') setRefused(outcome.file);
      else if (outcome) setFailed('NOT_FOUND');
    } catch (failure) {
      setFailed(failure instanceof UploadFailed && failure.status > 0 ? codeOfStatus(failure.status) : 'UNREACHABLE');
    } finally {
      setShare(undefined);
    }
  };
  const busy = share !== undefined || loading;
  return (
    <div className="k-stack">
      <FailureAlert error={error} />
      {failed && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t(`ui.failure.${failed}`)}
          description={t(`ui.failureAdvice.${failed}`)}
        />
      )}
      {refused && <RefusedFile file={refused} />}
      {markets.length > 1 && (
        <label className="k-filter">
          <span>{t('risk.market')}</span>
          <Select
            value={marketId}
            onChange={setMarketId}
            options={markets.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </label>
      )}
      <Upload.Dragger
        accept=".csv,.txt,.tsv"
        multiple={false}
        showUploadList={false}
        disabled={busy}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <p>
          <b>
            {t('risk.drop')} <BusinessDate value={today.date} weekday />
          </b>
        </p>
        <p className="k-quiet">{today.day?.trading ? t('risk.dropDetail') : t('risk.dropClosed')}</p>
      </Upload.Dragger>
      {busy && (
        <Progress
          percent={Math.round((share ?? 1) * 100)}
          status="active"
          aria-label={t('risk.reading')}
          format={() => (loading ? t('risk.reading') : `${Math.round((share ?? 1) * 100)}%`)}
        />
      )}
    </div>
  );
}
