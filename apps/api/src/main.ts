import { loadSettings, SettingsError } from '@kefu/platform/config';
import { endWith } from '@kefu/platform/process';
import { makeApp } from './app.ts';

/** How long a request may still take when the API is told to end, in milliseconds. */
const finishWithin = 3_000;

try {
  const settings = loadSettings();
  const app = await makeApp(settings);
  await app.listen(settings.port, settings.host);
  endWith(() => {
    setTimeout(() => app.getHttpServer().closeAllConnections(), finishWithin).unref();
    return app.close();
  });
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
