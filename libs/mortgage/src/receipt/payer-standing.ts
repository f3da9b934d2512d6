/** How the payer of a receipt stands to the buyers of its contract. */
export const payerStandings = ['buyer', 'buyersCard', 'other'] as const;
export type PayerStanding = (typeof payerStandings)[number];

/**
 * SQL: who paid receipt `r` (S7): `buyer` by the name; `buyersCard` where another name is written and the card is one that a buyer
 * paid with before; `other` for who did not buy; NULL for banks’ money, reversals, and where nobody said.
 */
export const payerStandingSql = `CASE WHEN r.kind NOT IN ('downPayment', 'balancePayment') OR r.amount_fen < 0 THEN NULL
  WHEN EXISTS (SELECT FROM mortgage_buyer b WHERE b.contract_id = r.contract_id AND position(b.name IN r.payer) > 0) THEN 'buyer'
  WHEN r.payer_card_index IS NOT NULL AND EXISTS (SELECT FROM mortgage_receipt o JOIN mortgage_buyer b
    ON b.contract_id = r.contract_id AND position(b.name IN o.payer) > 0 WHERE o.payer_card_index = r.payer_card_index) THEN 'buyersCard'
  WHEN r.payer <> '' THEN 'other' END`;
