import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { rowScope } from '@kefu/platform/permissions';
import { fold } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import { contractScopeSql } from '../contract/contract-scope.ts';
import { cardIndex } from './payer-card.ts';
import { ReceiptSuggestion, type ReceiptSuggestionsArgs } from './suggestion.types.ts';

/**
 * Contracts that money may be for, with the reasons by which each was found; `$1` name key, `$2` payer, `$3` fen, `$4` index and
 * `$5` tail of the card, `$6` words of the bank. What says more stands first.
 */
const suggestedSql = `WITH said AS (
   SELECT b.contract_id AS id, 'payerIsBuyer' AS reason, 3 AS weight FROM mortgage_buyer b WHERE $1 <> '' AND b.name_key = $1
   UNION SELECT r.contract_id, 'paidBefore', 2 FROM mortgage_receipt r WHERE $2 <> '' AND r.payer = $2
   UNION SELECT r.contract_id, 'sameCard', 4 FROM mortgage_receipt r WHERE r.payer_card_index = $4::bytea
   UNION SELECT r.contract_id, 'cardTail', 2 FROM mortgage_receipt r WHERE $5 <> '' AND right(r.payer_card_masked, 4) = $5
   UNION SELECT c.id, 'named', 4 FROM mortgage_contract c WHERE $6 <> '' AND strpos(upper($6), c.number) > 0
   UNION SELECT c.id, 'amountIsDown', 3 FROM mortgage_contract c WHERE c.state = 'open' AND c.down_payment_fen = $3
   UNION SELECT c.id, 'amountIsLoan', 3 FROM mortgage_contract c WHERE c.state = 'open' AND $3 IN (c.commercial_fen, c.provident_fund_fen)
   UNION SELECT c.id, 'amountIsRest', 2 FROM mortgage_contract c WHERE c.state = 'open' AND c.price_fen - $3::bigint
     = (SELECT coalesce(sum(r.amount_fen), 0) FROM mortgage_receipt r WHERE r.contract_id = c.id)
 )
 SELECT c.id AS "contractId", c.number, c.house, u.name AS team, array_agg(s.reason ORDER BY s.weight DESC, s.reason) AS reasons,
   coalesce((SELECT string_agg(b.name, ' / ' ORDER BY b.position) FROM mortgage_buyer b WHERE b.contract_id = c.id), '') AS buyers
 FROM said s JOIN mortgage_contract c ON c.id = s.id JOIN org_unit u ON u.id = c.team_id
 WHERE c.state = 'open' AND`;

/** Which contracts a receipt may be for, each with its reasons; finance decides (S13). */
@Injectable()
export class SuggestionService {
  readonly #database: Database;
  readonly #cipher: FieldCipher;

  constructor(database: Database, cipher: FieldCipher) {
    this.#database = database;
    this.#cipher = cipher;
  }

  /** The likeliest first, at most six; none where nothing speaks for one. */
  async suggest({ payer, amount, card, words }: ReceiptSuggestionsArgs): Promise<ReceiptSuggestion[]> {
    const digits = (card ?? '').normalize('NFKC').replace(/\D/g, '');
    const values: unknown[] = [
      fold(payer ?? ''),
      payer?.trim() ?? '',
      amount ?? null,
      cardIndex(this.#cipher, card ?? '') ?? null,
      digits.length >= 4 ? digits.slice(-4) : '',
      words?.normalize('NFKC') ?? '',
    ];
    const scope = contractScopeSql(rowScope('mortgageReceipt.enter'), values);
    const { rows } = await this.#database.pool.query<ReceiptSuggestion>(
      `${suggestedSql} ${scope} GROUP BY c.id, u.name ORDER BY sum(s.weight) DESC, c.number LIMIT 6`,
      values,
    );
    return rows.map((row) => Object.assign(new ReceiptSuggestion(), row));
  }
}
