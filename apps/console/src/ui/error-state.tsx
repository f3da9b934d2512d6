import type { ReactNode } from 'react';
import { useText } from '../shell/text.ts';
import { describeFailure } from './failure.ts';
import { Notice } from './notice.tsx';

/** Where something should stand but could not be had: what, why, what to do, and a code to quote. @param page title of a page that stands there */
export function ErrorState({ page, error, retry }: { page?: string; error: unknown; retry?: () => void }): ReactNode {
  const t = useText();
  const { code, requestId } = describeFailure(error);
  return (
    <>
      {page && (
        <header className="k-head">
          <h1>{page}</h1>
        </header>
      )}
      <div role="alert">
        <Notice
          shape={code === 'UNREACHABLE' ? 'offline' : code === 'FORBIDDEN' ? 'lock' : 'failure'}
          title={t(`ui.failure.${code}`)}
          detail={t(`ui.failureAdvice.${code}`)}
        >
          {retry && code !== 'FORBIDDEN' && (
            <button type="button" className="k-button" onClick={retry}>
              {t('ui.retry')}
            </button>
          )}
          <FailureCode code={code} requestId={requestId} />
        </Notice>
      </div>
    </>
  );
}

/** The code to quote to whoever can help. */
export function FailureCode({ code, requestId }: { code: string; requestId: string | undefined }): ReactNode {
  const t = useText();
  return (
    <span className="k-code">
      {t('ui.failureCode')} <code>{requestId ? `${code} · ${requestId.slice(0, 8)}` : code}</code>
    </span>
  );
}
