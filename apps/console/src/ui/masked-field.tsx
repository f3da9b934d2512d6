import { Button, Input, Popover } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useText } from '../shell/text.ts';
import { describeFailure } from './failure.ts';

const shownFor = 60_000;

/**
 * Personal data: masked until somebody gives a reason; the server logs who and why. Shown for a minute, in this
 * component's state only, so that it never reaches a cache, an address or a store.
 */
export function MaskedField({
  masked,
  label,
  reveal,
}: {
  masked: string;
  /** What it is, for who hears the button instead of seeing it. */
  label: string;
  /** Asks the server; undefined where this person may not see it at all. Throws what the server throws. */
  reveal?: (reason: string) => Promise<string>;
}): ReactNode {
  const t = useText();
  const [plain, setPlain] = useState<string>();
  const [asking, setAsking] = useState(false);

  useEffect(() => {
    if (plain === undefined) return undefined;
    const timer = setTimeout(() => setPlain(undefined), shownFor);
    return () => clearTimeout(timer);
  }, [plain]);

  return (
    <span className="k-masked">
      <span className="k-figure">{plain ?? masked}</span>
      {reveal && plain === undefined && (
        <Popover
          trigger="click"
          open={asking}
          onOpenChange={setAsking}
          destroyOnHidden
          content={
            <Reason
              onReason={async (reason) => {
                setPlain(await reveal(reason));
                setAsking(false);
              }}
            />
          }
        >
          <Button type="link" size="small" aria-label={t('ui.masked.reveal', { label })}>
            {t('ui.masked.show')}
          </Button>
        </Popover>
      )}
      {plain !== undefined && (
        <Button
          type="link"
          size="small"
          onClick={() => setPlain(undefined)}
          aria-label={t('ui.masked.conceal', { label })}
        >
          {t('ui.masked.hide')}
        </Button>
      )}
    </span>
  );
}

function Reason({ onReason }: { onReason: (reason: string) => Promise<void> }): ReactNode {
  const t = useText();
  const id = useId();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await onReason(reason.trim());
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="k-reason"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label htmlFor={id}>{t('ui.masked.reason')}</label>
      <Input id={id} value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} autoFocus />
      <p className="k-quiet">{t('ui.masked.logged')}</p>
      {error !== undefined && <p className="k-problem">{t(`ui.failure.${describeFailure(error).code}`)}</p>}
      <Button type="primary" htmlType="submit" loading={busy} disabled={reason.trim().length < 2}>
        {t('ui.masked.show')}
      </Button>
    </form>
  );
}
