import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { VerifyAuditDocument } from '../../gql/audit/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { describeFailure } from '../../ui/failure.ts';
import { StateChip } from '../../ui/state-chip.tsx';

/** Checks the whole chain and names the first link that does not hold. */
export function ChainCheck(): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [verify, { data, loading, error }] = useMutation(VerifyAuditDocument, { onError: () => {} });
  const report = data?.verifyAudit;
  return (
    <div className="k-actions">
      <span role="status">
        {error && <StateChip tone="bad">{t(`ui.failure.${describeFailure(error).code}`)}</StateChip>}
        {report &&
          (report.broken ? (
            <StateChip tone="bad">
              {t('audit.chain.broken', {
                position: report.broken.position,
                entry: report.broken.entryId,
                problem: open('audit.chainProblem', report.broken.problem),
              })}
            </StateChip>
          ) : (
            <StateChip tone="good">
              {t('audit.chain.holds', { links: report.links, unlinked: report.unlinked })}
            </StateChip>
          ))}
      </span>
      <Button loading={loading} onClick={() => void verify()}>
        {t('audit.chain.verify')}
      </Button>
    </div>
  );
}
