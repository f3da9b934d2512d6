/** Keys with who made them; `k` is the key. */
export const apiKeyRows = `SELECT k.id, k.name, k.prefix, k.permissions, k.branch_ids AS "branchIds", p.name AS "createdByName",
    k.created_at AS "createdAt", k.expires_at AS "expiresAt", k.last_used_at AS "lastUsedAt", k.revoked_at AS "revokedAt"
  FROM api_key k JOIN person p ON p.id = k.created_by`;
