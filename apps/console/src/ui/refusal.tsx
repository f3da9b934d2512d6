import { Alert } from 'antd';
import type { ReactNode } from 'react';

/** Over a form or beside a button: what was asked for makes no sense now, and why. Renders nothing without a reason. */
export function Refusal({ why }: { why: string | undefined }): ReactNode {
  return why ? <Alert type="warning" showIcon role="alert" className="k-alert" title={why} /> : null;
}
