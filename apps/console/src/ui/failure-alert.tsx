import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../shell/text.ts';
import { FailureCode } from './error-state.tsx';
import { describeFailure } from './failure.ts';

/** Over a form or beside a button: the request failed, what was typed stays. Renders nothing without an error. */
export function FailureAlert({ error }: { error: unknown }): ReactNode {
  const t = useText();
  if (error === undefined || error === null) return null;
  const { code, requestId } = describeFailure(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="k-alert"
      title={t(`ui.failure.${code}`)}
      description={
        <>
          {t(`ui.failureAdvice.${code}`)} <FailureCode code={code} requestId={requestId} />
        </>
      }
    />
  );
}
