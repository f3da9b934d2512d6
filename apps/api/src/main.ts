import { loadSettings, SettingsError } from '@kefu/platform/config';
import { followParent } from '@kefu/platform/process';
import { makeApp } from './app.ts';

try {
  const settings = loadSettings();
  const app = await makeApp(settings);
  await app.listen(settings.port, settings.host);
  followParent(() => app.close());
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
