import { oneTrader, traderPage, traderSearch } from '@kefu/accounts';
import { everyRow } from '@kefu/platform/context';
import Fastify from 'fastify';
import pg from 'pg';

// The baseline: the statements that the API sends, behind Fastify routes with nothing else to them. As the API does,
// it names those that are planned once. The rows go out as `pg` reads them.
const [databaseUrl, port, texts] = [process.argv[2], Number(process.argv[3]), process.argv[4]?.split(',') ?? []];
const pool = new pg.Pool({
  connectionString: databaseUrl,
  max: 10,
  options: '-c role=kefu_app -c timezone=UTC',
});
// The run ends by stopping PostgreSQL under us.
pool.on('error', () => undefined);
const server = Fastify();

const list = traderPage({ scope: everyRow, filter: {}, order: 'number', first: 50 });
server.get('/traders', async () => {
  const { rows } = await pool.query({ name: 'list', text: list.sql.text, values: [...list.values] });
  return rows;
});

const one = oneTrader(everyRow, 'number', '');
server.get<{ Params: { number: string } }>('/traders/:number', async ({ params }) => {
  const { rows } = await pool.query({ name: 'one', text: one.sql.text, values: [params.number] });
  return rows[0];
});

const searches = texts.map((text) => traderSearch(everyRow, decodeURIComponent(text), 20));
server.get<{ Params: { nth: string } }>('/search/:nth', async ({ params }) => {
  const statement = searches[Number(params.nth)];
  if (!statement) return [];
  const { rows } = await pool.query({ text: statement.sql.text, values: [...statement.values] });
  return rows;
});

await server.listen({ port, host: '127.0.0.1' });
process.send?.('ready');
