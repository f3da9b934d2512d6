import Fastify from 'fastify';
import pg from 'pg';

// The baseline of a save at the fair: one upsert of the cells, behind a route with nothing else to it.
const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 });
// The run ends by stopping PostgreSQL under us.
pool.on('error', () => undefined);
const server = Fastify();
server.post<{ Body: { sheetId: string; cells: { skuId: string; quantity: number }[] } }>('/', async ({ body }) => {
  const { rows } = await pool.query({
    name: 'upsert',
    text: `INSERT INTO bare_cell (sheet_id, sku_id, quantity) SELECT $1, sku_id, quantity FROM unnest($2::uuid[], $3::int[]) AS a (sku_id, quantity)
      ON CONFLICT (sheet_id, sku_id) DO UPDATE SET quantity = excluded.quantity RETURNING sku_id, quantity`,
    values: [body.sheetId, body.cells.map(({ skuId }) => skuId), body.cells.map(({ quantity }) => quantity)],
  });
  return rows;
});
await server.listen({ port: 0, host: '127.0.0.1' });
const address = server.server.address();
process.send?.(typeof address === 'object' ? address?.port : undefined);
