import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { AskReason } from './ask-reason.tsx';
import { FailureAlert } from './failure-alert.tsx';

/** A way on from where a case stands, as the server offers it. */
export interface OfferedTransition {
  readonly key: string;
  readonly title: string;
  readonly needsReason: boolean;
  readonly reasons: readonly { readonly text: string }[];
}

/** Goes a transition of a case of any desk: asks for a reason where one is needed; a way that is not open says why. */
export function TransitionButton({
  transition: { title, needsReason, reasons },
  number,
  quiet,
  error,
  go,
}: {
  transition: OfferedTransition;
  /** By which people call the case. */
  number: string;
  /** Not what one usually does next. */
  quiet: boolean;
  /** The last request that failed. */
  error: unknown;
  /** @returns why it was refused, '' where the request failed, undefined once it moved */
  go: (reason: string) => Promise<string | undefined>;
}): ReactNode {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const send = async (reason = ''): Promise<void> => {
    setRefused(undefined);
    setBusy(true);
    const why = await go(reason);
    setBusy(false);
    setRefused(why);
    if (why === undefined) setAsking(false);
  };
  const blocked = reasons.length > 0;
  const told = (
    <>
      {refused === '' && <FailureAlert error={error} />}
      {refused && <p role="alert">{refused}</p>}
    </>
  );
  return (
    <>
      <Button
        type={quiet ? 'default' : 'primary'}
        disabled={blocked}
        {...(blocked && { title: reasons.map(({ text }) => text).join('；') })}
        loading={busy && !asking}
        onClick={() => (needsReason ? setAsking(true) : void send())}
      >
        {title}
      </Button>
      {!asking && told}
      <AskReason
        open={asking}
        title={`${title} ${number}`}
        action={title}
        busy={busy}
        close={() => setAsking(false)}
        done={(reason) => void send(reason)}
      >
        {asking && told}
      </AskReason>
    </>
  );
}
