/** SQL condition: finding `f` is neither answered nor taken back. */
export const openFindingSql = 'f.answered_at IS NULL AND f.withdrawn_at IS NULL';
