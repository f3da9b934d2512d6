import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './testing.ts';

describe('the health of the API', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  it('is live and ready while PostgreSQL answers', async () => {
    expect((await api.app.inject('/health/live')).statusCode).toBe(200);
    const ready = await api.app.inject('/health/ready');
    expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'up', database: 'up' }]);
  });

  it('lives on but takes no traffic while PostgreSQL is away', async () => {
    Object.assign(api.database.pool, { query: () => Promise.reject(new Error('away')) });
    try {
      expect((await api.app.inject('/health/live')).statusCode).toBe(200);
      const ready = await api.app.inject('/health/ready');
      expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'down', database: 'down' }]);
    } finally {
      Reflect.deleteProperty(api.database.pool, 'query');
      expect((await api.app.inject('/health/ready')).statusCode).toBe(200);
    }
  });
});
