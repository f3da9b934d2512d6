import { openDemoHours } from '@kefu/accounts';
import { demoPassword, demoPeople, departmentRoles, ensureRoles, seedDemo } from '@kefu/office/department';
import { loadSettings, SettingsError } from '@kefu/platform/config';
import { makeDataSource, migrate } from '@kefu/platform/database';
import { schemas } from './app.module.ts';
import { seedRiskDays } from './demo-risk-days.ts';

// Brings the database to this release: migrations, roles, default grants, and in a demo its people. Runs before the
// API and the worker; running it again changes nothing. Who names its release by KEFU_RELEASE finds that name in the database
// once all of this is done, with what was said, and may leave it out the next time.
try {
  const settings = loadSettings();
  await migrate(settings, schemas);
  const dataSource = await makeDataSource(settings, schemas, 'app').initialize();
  try {
    await dataSource.query('DELETE FROM release');
    await dataSource.transaction(ensureRoles);
    let said = '';
    if (settings.environment === 'demo') {
      if (await dataSource.transaction(seedDemo)) await seedRiskDays(dataSource, settings.fieldKeys);
      await dataSource.transaction(openDemoHours);
      const lines = demoPeople.map(
        ({ login, name, role }) => `  ${login.padEnd(14)}${departmentRoles[role].en.padEnd(24)}${name}`,
      );
      said = `Demo sign-ins, password ${demoPassword}:\n${lines.join('\n')}\n`;
      process.stdout.write(said);
    }
    if (process.env.KEFU_RELEASE)
      await dataSource.query(
        `INSERT INTO release (fingerprint, said) VALUES ($1, $2)
         ON CONFLICT (one) DO UPDATE SET fingerprint = excluded.fingerprint, said = excluded.said`,
        [process.env.KEFU_RELEASE, said],
      );
  } finally {
    await dataSource.destroy();
  }
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
