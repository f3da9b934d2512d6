import fastifyCookie from '@fastify/cookie';
import type { Settings } from '@kefu/platform/config';
import { enterContextPerRequest } from '@kefu/platform/context';
import { refuseInput } from '@kefu/platform/errors';
import { Callers, readSessionCookie } from '@kefu/platform/identity';
import { mountJobsBoard, Queues } from '@kefu/platform/jobs';
import { makeLogger } from '@kefu/platform/logs';
import { hardenServer } from '@kefu/platform/rest';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { AppModule } from './app.module.ts';
import { serveConsole } from './console-files.ts';

/** Makes the API, ready to listen or to be tried by `inject`. */
export async function makeApp(settings: Settings): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(settings),
    new FastifyAdapter({ trustProxy: settings.trustProxy, bodyLimit: 1_048_576 }),
    { logger: makeLogger(settings), rawBody: true },
  );
  const server = app.getHttpAdapter().getInstance();
  await server.register(fastifyCookie);
  const callers = app.get(Callers);
  enterContextPerRequest(server, (request) => {
    const token = credential(request);
    return token ? callers.recognise(token) : undefined;
  });
  await hardenServer(server, settings);
  await mountJobsBoard(server, app.get(Queues));
  await serveConsole(server);
  app.useGlobalPipes(
    new ValidationPipe({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      exceptionFactory: refuseInput,
    }),
  );
  return app;
}

/** A session's cookie, or an API key in the Authorization header. */
function credential(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  if (header?.startsWith('Bearer ')) return header.slice(7);
  return readSessionCookie(request);
}
