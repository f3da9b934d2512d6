const today = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/** People `p` of a contract, as everybody reads them. */
export const personRows = `SELECT p.position, p.name, p.role, p.phone_masked AS "phoneMasked", p.certificate_kind AS "certificateKind",
   p.certificate_masked AS "certificateMasked", p.marital, p.adult_on AS "adultOn", coalesce(p.adult_on <= ${today}, false) AS "ofAge",
   p.tied_to AS "tiedTo", p.power_scopes AS "powerScopes", p.power_until AS "powerUntil",
   coalesce(p.power_until < ${today}, false) AS "powerLapsed"
 FROM mortgage_person p`;

const family = `ARRAY['single', 'married', 'divorced', 'widowed']`;

/** SQL: rows `type` of the kinds of customer that the people of a contract make. */
const typesOf = (contractId: string): string =>
  `SELECT t.type FROM mortgage_person p, LATERAL (VALUES (p.marital), (CASE p.role WHEN 'spouse' THEN 'married' END),
     (CASE p.role WHEN 'attorney' THEN 'attorney' END),
     (CASE WHEN p.role IN ('buyer', 'coOwner', 'minor') THEN CASE p.certificate_kind WHEN 'businessLicence' THEN 'company'
       WHEN 'residencePermit' THEN 'foreign' WHEN 'hongKongMacaoPermit' THEN 'foreign' WHEN 'taiwanPermit' THEN 'foreign'
       WHEN 'passport' THEN 'foreign' END END)) t (type)
   WHERE p.contract_id = ${contractId} AND t.type IS NOT NULL`;

/** SQL: the kinds of customer that the people of a contract make (S16). */
export const typesOfPeopleSql = (contractId: string): string => `ARRAY(${typesOf(contractId)} GROUP BY 1 ORDER BY 1)`;

/** SQL: the kinds of customer of case `k`: what its people make, and what was said of it besides; of a family people know better. */
export const customerTypesSql = `ARRAY(WITH made AS (${typesOf('k.contract_id')})
  SELECT type FROM made UNION SELECT said FROM unnest(k.customer_types) said
  WHERE said <> ALL (${family}) OR NOT EXISTS (SELECT FROM made WHERE type = ANY (${family})))`;

/** SQL condition: an attorney of contract `c` has no power any more on a day. */
export const powerLapsedSql = (on: string): string =>
  `EXISTS (SELECT FROM mortgage_person p WHERE p.contract_id = c.id AND p.power_until < ${on})`;
