import '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Settings } from '../config/index.ts';
import { KefuError, refusalOf } from '../errors/index.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Headers that keep a browser from being turned against us, and the check that a change under a session's cookie comes
 * from our own pages. Register it before any route.
 */
export async function hardenServer(server: FastifyInstance, settings: Settings): Promise<void> {
  const headers = await protectiveHeaders(settings);
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
  await server.register(fastifyMultipart);
  server.addHook('onRequest', (request, reply, done) => {
    if (harmless.has(request.method) || comesFromUs(request, settings)) return done();
    const refusal = refusalOf(
      new KefuError('FORBIDDEN', 'The request comes from another origin', { reason: 'ORIGIN' }),
    );
    void reply.code(refusal.status).send({ code: refusal.code, message: refusal.message, reason: 'ORIGIN' });
    return undefined;
  });
}

/**
 * What Helmet sends with every answer. It is asked once: Helmet would put the same headers together anew for each
 * request, at a twentieth of what a small one costs.
 */
async function protectiveHeaders(settings: Settings): Promise<Record<string, string>> {
  const probe = Fastify();
  await probe.register(fastifyHelmet, {
    // Off by default in Helmet; it only matters where everything is https already.
    strictTransportSecurity: settings.secureCookies,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // antd writes its styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        // bull-board names its own base.
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
  });
  probe.get('/', () => '');
  const answer = await probe.inject('/');
  await probe.close();
  const own = new Set(['content-length', 'content-type', 'date', 'connection']);
  const sent = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries(sent.filter(([name]) => !own.has(name)));
}

/**
 * Whether a request may act with the cookie it carries. An API key is no cookie: no browser sends it by itself.
 * Every browser of today names the origin of a change; a client that names none is no browser.
 */
export function comesFromUs(
  request: Pick<FastifyRequest, 'headers' | 'host'>,
  settings: Pick<Settings, 'publicUrl'>,
): boolean {
  if (request.headers.authorization !== undefined) return true;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin === undefined) return site === undefined || site === 'same-origin' || site === 'none';
  if (origin === new URL(settings.publicUrl).origin) return true;
  // People also come by another name of the same host (an address, 127.0.0.1).
  return URL.canParse(origin) && new URL(origin).host === request.host;
}
