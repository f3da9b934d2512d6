import { useMutation } from '@apollo/client/react';
import { Button, Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type ParcelLineFragment,
  ResolveTransmittalDifferenceDocument,
  type WholeParcelFragment,
} from '../../gql/transmittals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';

/** What was agreed on a difference, and agreeing on it (T8). */
export function Difference({
  parcel,
  line,
  checking,
  refetch,
}: {
  parcel: WholeParcelFragment;
  line: ParcelLineFragment;
  checking: boolean;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const [resolution, setResolution] = useState(line.resolution ?? undefined);
  const [note, setNote] = useState(line.resolutionNote);
  const [refused, setRefused] = useState(false);
  const [resolve, { loading, error }] = useMutation(ResolveTransmittalDifferenceDocument, {
    onError: () => {},
    onCompleted: ({ checked }) => {
      if (checked.__typename === 'TransmittalRecord') return setAsking(false);
      setRefused(true);
      return refetch();
    },
  });
  if (line.resolutions.length === 0) return null;
  return (
    <div className="k-difference">
      {line.resolution && (
        <p>
          {t(`transmittals.resolution.${line.resolution}`)}
          <span className="k-quiet">
            {' '}
            {line.resolvedBy} {line.resolutionNote}
          </span>
        </p>
      )}
      {checking && (
        <Button size="small" danger={!line.resolution} onClick={() => setAsking(true)}>
          {t(line.resolution ? 'transmittals.resolveAnew' : 'transmittals.resolve')}
        </Button>
      )}
      {asking && (
        <Modal
          open
          title={`${t('transmittals.resolve')} · ${parcel.number} · ${line.paper}`}
          okText={t('transmittals.save')}
          cancelText={t('transmittals.back')}
          okButtonProps={{ disabled: !resolution }}
          confirmLoading={loading}
          onCancel={() => setAsking(false)}
          onOk={() => {
            setRefused(false);
            if (!resolution) return;
            void resolve({ variables: { input: { itemId: line.id, version: line.version, resolution, note } } });
          }}
        >
          <FailureAlert error={error} />
          {refused && <p role="alert">{t('transmittals.tickMeanwhile')}</p>}
          <Radio.Group
            aria-label={t('transmittals.resolve')}
            value={resolution}
            onChange={(event) => setResolution(event.target.value as ParcelLineFragment['resolution'] & string)}
            options={line.resolutions.map((value) => ({ value, label: t(`transmittals.resolution.${value}`) }))}
          />
          <Input
            style={{ marginTop: 12 }}
            maxLength={500}
            aria-label={t('transmittals.note')}
            placeholder={t('transmittals.note')}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Modal>
      )}
    </div>
  );
}
