import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Database, sql } from '../database/index.ts';
import { Public } from '../permissions/index.ts';
import { Describe } from '../rest/index.ts';

const ping = sql('health.ping', 'SELECT 1 AS one');

const statusAnswer = { 'application/json': { type: 'object', properties: { status: { enum: ['up', 'down'] } } } };

/** What a load balancer asks: does the process live, and can it serve. */
@Controller('health')
export class HealthController {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The process answers. */
  @Public()
  @Describe({ summary: 'The process answers', answer: statusAnswer })
  @Get('live')
  @HttpCode(200)
  live(): { status: 'up' } {
    return { status: 'up' };
  }

  /** The process can serve: PostgreSQL answers within two seconds. */
  @Public()
  @Describe({ summary: 'The process can serve; 503 while PostgreSQL is away', answer: statusAnswer })
  @Get('ready')
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ status: 'up' | 'down'; database: 'up' | 'down' }> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((done) => {
      timer = setTimeout(() => done(false), 2000);
    });
    const answered = this.#database.query(ping).then(
      () => true,
      () => false,
    );
    const up = await Promise.race([answered, late]);
    clearTimeout(timer);
    void reply.status(up ? 200 : 503);
    return { status: up ? 'up' : 'down', database: up ? 'up' : 'down' };
  }
}
