import { loadSettings, SettingsError } from '@kefu/platform/config';
import { makeApp } from './app.ts';

try {
  const settings = loadSettings();
  const app = await makeApp(settings);
  await app.listen(settings.port, settings.host);
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
