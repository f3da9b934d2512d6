import { useMutation } from '@apollo/client/react';
import { Button, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import { SetStylePictureDocument, type StyleLineFragment } from '../../gql/orders/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { codeOfStatus } from '../../ui/failure.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { UploadFailed, uploadFile } from '../../ui/upload-file.ts';

/** What a style looks like, as the fair shows it; whoever enters styles may give it another picture (F2). */
export function StylePicture({ style, changed }: { style: StyleLineFragment; changed: () => void }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { may } = useSession();
  const [refused, setRefused] = useState<string>();
  const [sending, setSending] = useState(false);
  const [set, { error }] = useMutation(SetStylePictureDocument, { onError: () => {} });
  const send = async (file: File): Promise<void> => {
    setSending(true);
    setRefused(undefined);
    try {
      const fileId = await uploadFile(file, () => {});
      const { data } = await set({ variables: { input: { id: style.id, version: style.version, fileId } } });
      if (data?.saved.__typename === 'Style') sayDone(t('orders.pictureSet', { style: style.number }));
      else if (data?.saved.__typename === 'InvalidInput')
        setRefused(open('orders.refusal', data.saved.fields[0]?.code ?? data.saved.code));
      else if (data) setRefused(open('orders.refusal', data.saved.code));
      changed();
    } catch (failure) {
      const status = failure instanceof UploadFailed ? failure.status : 0;
      setRefused(t(`ui.failure.${status === 0 ? 'UNREACHABLE' : codeOfStatus(status)}`));
    } finally {
      setSending(false);
    }
  };
  return (
    <Section
      title={t('orders.picture')}
      extra={
        may('style.enter') && (
          <Upload
            accept=".png,.jpg,.jpeg,.webp"
            multiple={false}
            showUploadList={false}
            disabled={sending}
            beforeUpload={(file) => {
              void send(file);
              return false;
            }}
          >
            <Button loading={sending}>{t(style.picture ? 'orders.changePicture' : 'orders.setPicture')}</Button>
          </Upload>
        )
      }
    >
      <FailureAlert error={error} />
      <Refusal why={refused} />
      {style.picture ? (
        <img className="o-picture" src={style.picture} alt={t('orders.pictureOf', { style: style.name })} />
      ) : (
        <p className="k-quiet">{t('orders.noPicture')}</p>
      )}
    </Section>
  );
}
