/** The ledger's row `m` of a notice did not reach anybody, or nobody knows whether it did. */
export const unreachedSql = `m.state IN ('undelivered', 'failed', 'suppressed', 'expired', 'parked')`;
