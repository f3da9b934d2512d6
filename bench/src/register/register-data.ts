import { once } from 'node:events';
import { fold, searchKey } from '@kefu/platform/search';
import pg from 'pg';
import { from } from 'pg-copy-streams';

const surnames = Array.from(
  '王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅梁宋鄭謝韓唐馮于董蕭程曹袁鄧許傅沈曾彭呂蘇盧蔣蔡賈丁魏薛葉閻余潘杜戴夏鍾汪田任姜',
);
const given = Array.from(
  '偉芳娜秀英敏靜麗強磊軍洋勇艷傑娟濤明超蘭霞平剛桂丹萍華紅玉建國志文輝力永健世廣義興良海山仁波寧貴福生龍元全勝學祥才發武新利清飛彬富順信子成康星光天達安岩中茂進林有堅和彪博誠先敬震振壯會思群豪心邦承樂紹功松善厚慶民友裕河哲江亮政謙亨奇固科美沛曉曾玲珍雪愛香月鶯媛瑞凡佳嘉瓊勤貞莉',
);
const cities = ['北京', '上海', '瀋陽', '大同', '鄭州', '濟南', '西安', '成都', '武漢', '廣州', '南京', '哈爾濱'];
const trades = ['科技', '貿易', '農業', '糧油', '實業', '投資', '物資', '商貿'];

/** Random numbers below 1, the same in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The number of the n-th trader of the bench. */
export function benchNumber(n: number): string {
  return `JY${10_000_000 + n}`;
}

/**
 * Fills a migrated database with traders as a large market has them: nine persons to one firm, twelve branches, a
 * phone and a term each. Names repeat as names do.
 */
export async function fillRegister(databaseUrl: string, count: number): Promise<void> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    const branches: string[] = [];
    for (const city of cities) {
      const { rows } = await owner.query<{ id: string }>(
        `INSERT INTO org_unit (kind, name, name_key) VALUES ('branch', $1, $2) RETURNING id`,
        [`${city}營業部`, fold(`${city}營業部`)],
      );
      branches.push(rows[0]?.id ?? '');
    }
    // An index grown row by row under COPY takes ten times as long as one made at the end.
    const made = await owner.query<{ name: string; definition: string }>(
      `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
       WHERE tablename = 'trader' AND indexdef LIKE '%gin%'`,
    );
    for (const { name } of made.rows) await owner.query(`DROP INDEX ${name}`);
    await copyTraders(owner, count, branches);
    await owner.query(`
      INSERT INTO trader_phone (trader_id, position, phone_sealed, phone_index, phone_masked)
      SELECT id, 1, repeat('s', 60), certificate_index, '+86 199****' || right(number, 4) FROM trader
      WHERE right(number, 2) <> '00';
      INSERT INTO term (trader_id, starts_on, ends_on)
      SELECT id, date '2025-01-01' + abs(hashtext(number)) % 700, date '2025-12-31' + abs(hashtext(number)) % 700 FROM trader;
      INSERT INTO trader_tag SELECT id, 'active' FROM trader WHERE abs(hashtext(number)) % 10 = 0`);
    for (const { definition } of made.rows) await owner.query(definition);
    await owner.query('VACUUM ANALYZE');
  } finally {
    await owner.end();
  }
}

async function copyTraders(owner: pg.Client, count: number, branches: readonly string[]): Promise<void> {
  const next = random(2009);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const copy = owner.query(
    from(`COPY trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed, certificate_index,
      certificate_masked, branch_id, market_owner, priority, seat_number, remark) FROM STDIN`),
  );
  let chunk = '';
  for (let n = 1; n <= count; n++) {
    const company = next() < 0.1;
    const name = company
      ? `${pick(cities)}${pick(given)}${pick(given)}${pick(trades)}有限公司`
      : `${pick(surnames)}${pick(given)}${next() < 0.8 ? pick(given) : ''}`;
    const number = benchNumber(n);
    const index = `\\\\x${n.toString(16).padStart(32, '0')}`;
    const kind = company ? 'company\tbusinessLicence' : 'naturalPerson\tnationalId';
    const owns = next() < 0.8 ? pick(surnames) + pick(given) : '\\N';
    chunk += `${number}\t${name}\t${fold(name)}\t${searchKey(name)} ${fold(number)}\t${kind}\t${'c'.repeat(80)}\t${index}\t`;
    chunk += `990***********${1000 + (n % 9000)}\t${pick(branches)}\t${owns}\t${next() < 0.05}\tXW${n}\t${next() < 0.2 ? '老客戶' : ''}\n`;
    if (chunk.length < 262_144) continue;
    if (!copy.write(chunk)) await once(copy, 'drain');
    chunk = '';
  }
  copy.end(chunk);
  await once(copy, 'finish');
}
