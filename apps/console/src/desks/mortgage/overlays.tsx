import { useMutation } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { OverlayMortgageCaseDocument, type WholeMortgageCaseFragment } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { readAgain, useCaseOutcome } from './use-case-change.ts';

const overlays = ['held'] as const;
type Overlay = (typeof overlays)[number];

/** What lies over the state: that the case waits on purpose (S21). */
export function Overlays({ item, refetch }: { item: WholeMortgageCaseFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const outcome = useCaseOutcome();
  const [asking, setAsking] = useState<Overlay>();
  const [overlay] = useMutation(OverlayMortgageCaseDocument, { refetchQueries: readAgain });
  const { id, version } = item;
  const send = async (which: Overlay, reason: string | null): Promise<string | undefined> => {
    const { data } = await overlay({ variables: { input: { id, version, overlay: which, reason } } });
    return outcome(data?.changed, refetch);
  };
  const reasons = { held: item.heldReason };
  return (
    <>
      {overlays.map(
        (which) =>
          reasons[which] && (
            <p key={which} className="k-banner">
              <b>{t(`mortgage.${which}`)}</b> {reasons[which]}{' '}
              {item.mayWork && (
                <Button type="link" onClick={() => void send(which, null).catch(refetch)}>
                  {t('mortgage.overlayOver')}
                </Button>
              )}
            </p>
          ),
      )}
      {item.mayWork && !item.state.final && (
        <p className="m-split">
          {overlays.map(
            (which) =>
              !reasons[which] && (
                <Button key={which} onClick={() => setAsking(which)}>
                  {t(`mortgage.lay.${which}`)}
                </Button>
              ),
          )}
        </p>
      )}
      {asking && (
        <CreateDialog<{ reason: string }>
          open
          title={t(`mortgage.lay.${asking}`)}
          action={t(`mortgage.lay.${asking}`)}
          onClose={() => setAsking(undefined)}
          create={async ({ reason }) => {
            const refused = await send(asking, reason.trim());
            return refused === undefined ? [] : [{ name: ['reason'], label: t('mortgage.reason'), text: refused }];
          }}
        >
          <Form.Item
            name="reason"
            label={t('mortgage.reason')}
            rules={[{ required: true, whitespace: true, message: t('mortgage.required') }]}
          >
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
        </CreateDialog>
      )}
    </>
  );
}
