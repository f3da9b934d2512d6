import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../config/index.ts';

const cookieName = 'kefu_session';

/** The session token that a browser sent. */
export function readSessionCookie(request: FastifyRequest): string | undefined {
  return request.cookies[cookieName];
}

/** Gives the browser its session. */
export function setSessionCookie(reply: FastifyReply, settings: Settings, token: string, expires: Date): void {
  void reply.setCookie(cookieName, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: settings.secureCookies,
    expires,
  });
}

/** Takes the session from the browser. */
export function clearSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(cookieName, { path: '/' });
}
