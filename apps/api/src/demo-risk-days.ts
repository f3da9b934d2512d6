import { maskPhone } from '@kefu/office/phone';
import { FieldCipher, KeyRing, type MasterKey } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { fold, searchKey } from '@kefu/platform/search';
import type { DataSource } from 'typeorm';

/** Number, name, certificate, phone, branch, and the risk ratio on the last trading day and on this one. */
type DemoTrader = readonly [string, string, string, string, string, number, number];

/** The demo's gateway reaches no number that ends in 99. */
const traders: readonly DemoTrader[] = [
  ['JY90001', '華盛金屬有限公司（示例）', '91999999MADEMR001J', '+8619900080001', '總部營業部', 82, 88],
  ['JY90002', '北方糧油有限公司（示例）', '91999999MADEMR002M', '+8619900080002', '總部營業部', 93, 101],
  ['JY90003', '東港能源有限公司（示例）', '91999999MADEMR003Q', '+8619900081299', '沈陽營業部', 104, 112],
  ['JY90004', '晨光化工有限公司（示例）', '91999999MADEMR004U', '+8619900080004', '沈陽營業部', 55, 83],
  ['JY90005', '遠洋物資有限公司（示例）', '91999999MADEMR005Y', '+8619900080005', '上海營業部', 125, 97],
  ['JY90006', '博泰棉業有限公司（示例）', '91999999MADEMR0062', '+8619900080006', '上海營業部', 61, 62],
  ['JY90007', '聚豐農產有限公司（示例）', '91999999MADEMR0075', '+8619900080007', '南京營業部', 86, 71],
  ['JY90008', '鼎新鋼貿有限公司（示例）', '91999999MADEMR0088', '+8619900080008', '南京營業部', 40, 43],
  ['JY90009', '瑞和商貿有限公司（示例）', '91999999MADEMR009B', '+8619900081899', '哈爾濱營業部', 110, 128],
  ['JY90010', '誠達建材有限公司（示例）', '91999999MADEMR010G', '+8619900080010', '大同營業部', 35, 36],
  ['JY90011', '永利橡塑有限公司（示例）', '91999999MADEMR011K', '+8619900080011', '總部營業部', 0, 0],
  ['JY90012', '嘉禾飼料有限公司（示例）', '91999999MADEMR012N', '+8619900080012', '上海營業部', 70, 92],
];

const insertTraders = `
  WITH t AS (
    INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed, certificate_index,
      certificate_masked, branch_id, priority)
    SELECT r.number, r.name, r.name_key, r.search_key, 'company', 'businessLicence', r.certificate, decode(r.certificate_index, 'hex'),
      r.certificate_masked, b.id, r.number < 'JY90003'
    FROM jsonb_to_recordset($1) AS r (number text, name text, name_key text, search_key text, certificate text, certificate_index text,
      certificate_masked text, branch text) JOIN org_unit b ON b.name = r.branch RETURNING id, number
  )
  INSERT INTO trader_phone (trader_id, position, phone_sealed, phone_index, phone_masked)
  SELECT t.id, 1, r.phone, decode(r.phone_index, 'hex'), r.phone_masked
  FROM t JOIN jsonb_to_recordset($1) AS r (number text, phone text, phone_index text, phone_masked text) USING (number)`;

// Of a trading day: its file, its rows with their levels, the run, the notices, and what the ledger knows of each.
const insertDay = `
  WITH place AS (
    SELECT k.id AS market, $1::date AS day, $2::boolean AS ended, c.id AS clerk, c.name AS clerk_name, m.id AS manager, m.name AS manager_name,
      CASE WHEN $2 THEN ($1::date + time '15:40') AT TIME ZONE 'Asia/Shanghai' ELSE now() - interval '40 minutes' END AS began
    FROM risk_market k, person c, person m WHERE c.login = 'liyuanyuan' AND m.login = 'likemei' ORDER BY k.id LIMIT 1
  ), run AS (
    INSERT INTO risk_run (market_id, trading_day, lifecycle, lifecycle_version, state, state_since, screened_by, screened_by_name,
      submitted_by, submitted_by_name, submitted_at, approved_by, approved_by_name, approved_at, sent_at, followed_at, closed_by_name,
      closed_at, opened_at)
    SELECT market, day, 'riskRun', 1, CASE WHEN ended THEN 'closed' ELSE 'receipt' END, began + interval '30 minutes', clerk, clerk_name,
      clerk, clerk_name, began + interval '4 minutes', manager, manager_name, began + interval '9 minutes', began + interval '11 minutes',
      CASE WHEN ended THEN began + interval '50 minutes' END, CASE WHEN ended THEN clerk_name END,
      CASE WHEN ended THEN began + interval '95 minutes' END, began - interval '6 hours' FROM place RETURNING id
  ), given AS (
    SELECT r.*, t.id AS trader, t.branch_id, l.id AS threshold, 1 + row_number() OVER (ORDER BY r.number) AS line,
      CASE WHEN r.percent = 0 THEN 0 ELSE r.percent * 1000000 END::bigint AS margin,
      CASE WHEN r.percent = 0 THEN -356000 ELSE 100000000 END::bigint AS equity
    FROM place, jsonb_to_recordset($3) AS r (number text, percent integer, words text, phone_index text, phone_masked text)
    JOIN trader t USING (number) JOIN risk_threshold l ON l.trader_class = t.kind AND l.version = 1
    WHERE l.market_id = place.market
  ), file AS (
    INSERT INTO risk_file (market_id, run_id, trading_day, name, sha256, rows, margin_total, equity_total, imported_by, imported_by_name,
      imported_at)
    SELECT market, run.id, day, 'risk-' || day || '.csv', sha256(day::text::bytea), (SELECT count(*) FROM given),
      (SELECT sum(margin) FROM given), (SELECT sum(equity) FROM given), clerk, clerk_name, began FROM place, run RETURNING id, run_id
  ), screened AS (
    INSERT INTO risk_row (file_id, line, number, trader_id, margin, equity, floating, positions, counts, level, threshold_id)
    SELECT file.id, line, number, trader, margin, equity, 0, 10, true,
      CASE WHEN percent = 0 THEN 'negativeEquity' WHEN percent >= 120 THEN 'force' WHEN percent >= 100 THEN 'call'
        WHEN percent >= 90 THEN 'warn' WHEN percent >= 80 THEN 'watch' END, threshold FROM given, file
    RETURNING file_id, line, trader_id, level
  ), notice AS (
    INSERT INTO risk_notice (run_id, trader_id, level, file_id, line, created_at)
    SELECT file.run_id, trader_id, level, file_id, line, began + interval '9 minutes' FROM screened, file, place WHERE level IS NOT NULL
    RETURNING id, run_id, trader_id, level, line
  ), ledger AS (
    INSERT INTO message_run (purpose, business_date, planned, first_planned_at, last_planned_at)
    SELECT 'riskNotice', day, (SELECT count(*) FROM notice), began + interval '9 minutes', began + interval '9 minutes' FROM place RETURNING id
  ), told AS (
    INSERT INTO message (run_id, recipient, business_date, purpose, level, subject_id, branch_id, template_id, template_version, shard, state,
      expires_at, fence, segments, address_masked, gateway, gateway_reference, phone_index, text_sealed, created_at, changed_at,
      first_attempt_at, last_attempt_at)
    SELECT ledger.id, n.trader_id, day, 'riskNotice', n.level, n.id, g.branch_id, p.template_id, 1, 0,
      CASE WHEN g.phone_masked LIKE '%99' THEN 'undelivered' ELSE 'delivered' END, (day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai', 1, 1,
      g.phone_masked, 'sms', substr(encode(sha256(n.id::text::bytea), 'hex'), 1, 20), decode(g.phone_index, 'hex'), g.words,
      began + interval '9 minutes', began + interval '12 minutes', began + interval '10 minutes', began + interval '10 minutes'
    FROM notice n JOIN given g ON g.line = n.line JOIN risk_template p ON p.level = n.level, ledger, place WHERE p.market_id = place.market
    RETURNING id, subject_id, state, gateway_reference
  ), tried AS (
    INSERT INTO send_attempt (id, message_id, fence, worker, started_at)
    SELECT uuidv7(began + interval '10 minutes' - now()), told.id, 1, 'demo', began + interval '10 minutes' FROM told, place RETURNING id
  ), answered AS (
    INSERT INTO send_result (attempt_id, outcome, ended_at) SELECT tried.id, 'accepted', began + interval '10 minutes' FROM tried, place
  ), heard AS (
    INSERT INTO delivery_receipt (gateway, reference, status, code, happened_at, received_at, message_id)
    SELECT 'sms', gateway_reference, state, CASE state WHEN 'undelivered' THEN 'NO_ANSWER' END, began + interval '12 minutes',
      began + interval '12 minutes', told.id FROM told, place
  ), followed AS (
    INSERT INTO risk_follow_up (run_id, trader_id, notice_id, cause, step, outcome, asked, opened_at, ended_at)
    SELECT n.run_id, n.trader_id, n.id, 'undelivered', 'telephone', 'reached', true, began + interval '14 minutes', began + interval '45 minutes'
    FROM notice n JOIN told ON told.subject_id = n.id, place WHERE told.state = 'undelivered' AND ended RETURNING id
  ), called AS (
    INSERT INTO risk_contact (follow_up_id, step, outcome, note, made_by_name, made_at)
    SELECT followed.id, 'telephone', 'reached', '已告知風險度與應補足的金額', clerk_name, began + interval '45 minutes' FROM followed, place
  )
  SELECT file.id AS file, file.run_id AS run FROM file`;

/** A closed risk day and, on a trading day, one under way, with traders of their own: so that a newcomer of the demo sees figures (T9). */
export async function seedRiskDays(dataSource: DataSource, masters: readonly MasterKey[]): Promise<void> {
  const cipher = new FieldCipher(await new KeyRing(new Database(dataSource), masters).load());
  const indexOf = (phone: string): string => cipher.blindIndex('phone', phone).toString('hex');
  await dataSource.transaction(async (tx) => {
    await tx.query(insertTraders, [
      JSON.stringify(
        traders.map(([number, name, certificate, phone, branch]) => ({
          number,
          name,
          name_key: fold(name),
          search_key: searchKey(name),
          certificate: cipher.seal('certificate', certificate),
          certificate_index: cipher.blindIndex('certificate', `businessLicence ${certificate}`).toString('hex'),
          certificate_masked: `${certificate.slice(0, 2)}${'*'.repeat(12)}${certificate.slice(-4)}`,
          phone: cipher.seal('phone', phone),
          phone_index: indexOf(phone),
          phone_masked: maskPhone(phone),
          branch,
        })),
      ),
    ]);
    const days: { day: string; today: boolean }[] = await tx.query(
      `SELECT day, day = (now() AT TIME ZONE 'Asia/Shanghai')::date AS today FROM calendar_day
       WHERE trading AND day <= (now() AT TIME ZONE 'Asia/Shanghai')::date ORDER BY day DESC LIMIT 2`,
    );
    for (const { day, today } of days[0]?.today ? days.toReversed() : days.slice(0, 1)) {
      const given = traders.map(([number, name, , phone, , before, now]) => ({
        number,
        percent: today ? now : before,
        words: cipher.seal('messageText', `【客服部】${name}您好，您的账户风险度已到提示线，请留意持仓风险。`),
        phone_index: indexOf(phone),
        phone_masked: maskPhone(phone),
      }));
      const [made]: { file: string; run: string }[] = await tx.query(insertDay, [day, !today, JSON.stringify(given)]);
      await tx.query('UPDATE risk_run SET file_id = $2, watched_file_id = $2 WHERE id = $1', [made?.run, made?.file]);
    }
  });
}
