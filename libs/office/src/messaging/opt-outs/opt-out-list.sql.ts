/** What lists show of an opt-out. */
export const optOutColumns = `id, phone_masked AS "phoneMasked", source, gateway, reason, began_by AS "beganBy", began_at AS "beganAt"`;

/** Those in force, the latest first. */
export const optOutRows = `SELECT ${optOutColumns} FROM message_opt_out WHERE ended_at IS NULL ORDER BY began_at DESC, id DESC`;
