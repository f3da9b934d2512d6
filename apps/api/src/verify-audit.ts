import { AuditChain } from '@kefu/platform/audit';
import { loadSettings } from '@kefu/platform/config';
import { Database, makeDataSource } from '@kefu/platform/database';
import { schemas } from './app.module.ts';

// Checks the audit's chain from the command line; ends with 1 when it does not hold.
const dataSource = await makeDataSource(loadSettings(), schemas, 'app').initialize();
const report = await new AuditChain(new Database(dataSource)).verify();
await dataSource.destroy();
if (report.broken) {
  const { position, entryId, problem } = report.broken;
  process.stderr.write(
    `Broken at link ${position}, entry ${entryId}: ${problem}. ${report.links} links before it hold.\n`,
  );
  process.exitCode = 1;
} else {
  process.stdout.write(`${report.links} links hold, ${report.unlinked} entries wait for theirs. Head ${report.head}\n`);
}
