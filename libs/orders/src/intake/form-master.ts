import type { EntityManager } from 'typeorm';
import type { KnownFranchisee } from './candidates.ts';
import type { ColumnRole } from './form-words.ts';
import type { FormMaster, MasterStyle } from './order-form.ts';

/** Everything that forms are read against: styles, sizes, headings that people explained, seasons and franchisees. */
export interface IntakeKnowledge {
  readonly master: FormMaster;
  /** Code → id. */
  readonly seasons: ReadonlyMap<string, string>;
  readonly franchisees: readonly KnownFranchisee[];
}

/** Loads it as it is now. */
export async function loadKnowledge(tx: EntityManager): Promise<IntakeKnowledge> {
  const styles: {
    number: string;
    name: string;
    category: string;
    price: number;
    colours: Record<string, string>;
    skus: Record<string, string>;
  }[] = await tx.query(
    `SELECT t.number, t.name, t.category, t.contract_price_fen AS price,
       (SELECT jsonb_object_agg(c.code, c.name) FROM style_colour c WHERE c.style_id = t.id) AS colours,
       (SELECT jsonb_object_agg(k.colour_code || '-' || k.size, k.id) FROM sku k WHERE k.style_id = t.id) AS skus
     FROM style t`,
  );
  const sizes: { size: string }[] = await tx.query('SELECT DISTINCT unnest(sizes) AS size FROM size_run');
  const headings: { folded: string; role: ColumnRole }[] = await tx.query(
    'SELECT folded, role FROM order_form_heading',
  );
  const seasons: { code: string; id: string }[] = await tx.query('SELECT code, id FROM season');
  const franchisees: KnownFranchisee[] = await tx.query(
    `SELECT f.id, f.number, f.name,
       f.folded || ARRAY(SELECT a.folded FROM franchisee_alias a WHERE a.franchisee_id = f.id ORDER BY a.folded) AS folded,
       encode(f.phone_index, 'hex') AS phone, encode(f.certificate_index, 'hex') AS certificate
     FROM franchisee f WHERE f.state = 'ACTIVE' ORDER BY f.number`,
  );
  return {
    master: {
      styles: new Map(
        styles.map(({ number, name, category, price, colours, skus }): [string, MasterStyle] => [
          number,
          {
            number,
            name,
            category,
            priceFen: price,
            colours: new Map(Object.entries(colours ?? {})),
            skus: new Map(Object.entries(skus ?? {})),
          },
        ]),
      ),
      sizes: new Set(sizes.map(({ size }) => size)),
      headings: new Map(headings.map(({ folded, role }) => [folded, role])),
    },
    seasons: new Map(seasons.map(({ code, id }) => [code, id])),
    franchisees,
  };
}
