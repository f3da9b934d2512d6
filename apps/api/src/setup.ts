import { openDemoHours } from '@kefu/accounts';
import { demoPassword, demoPeople, departmentRoles, ensureRoles, seedDemo } from '@kefu/office/department';
import { loadSettings, SettingsError } from '@kefu/platform/config';
import { makeDataSource, migrate } from '@kefu/platform/database';
import { schemas } from './app.module.ts';
import { seedRiskDays } from './demo-risk-days.ts';

// Brings the database to this release: migrations, roles, default grants, and in a demo its people. Runs before the
// API and the worker; running it again changes nothing.
try {
  const settings = loadSettings();
  await migrate(settings, schemas);
  const dataSource = await makeDataSource(settings, schemas, 'app').initialize();
  try {
    await dataSource.transaction(ensureRoles);
    if (settings.environment === 'demo') {
      if (await dataSource.transaction(seedDemo)) await seedRiskDays(dataSource, settings.fieldKeys);
      await dataSource.transaction(openDemoHours);
      const lines = demoPeople.map(
        ({ login, name, role }) => `  ${login.padEnd(14)}${departmentRoles[role].en.padEnd(24)}${name}`,
      );
      process.stdout.write(`Demo sign-ins, password ${demoPassword}:\n${lines.join('\n')}\n`);
    }
  } finally {
    await dataSource.destroy();
  }
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
