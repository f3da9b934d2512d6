/** 訂單, 補單, 特價, 退貨, 換發: what a dispatched SKU is. */
export const dispatchKinds = ['ORDER', 'REPLENISHMENT', 'SPECIAL', 'RETURN', 'SUBSTITUTION'] as const;
export type DispatchKind = (typeof dispatchKinds)[number];

/** 預下, 庫存: what replenishment and special price are taken from. */
export const dispatchSources = ['PREMADE', 'STOCK'] as const;
export type DispatchSource = (typeof dispatchSources)[number];
