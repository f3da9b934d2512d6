/** `npm run rig -- messages …`: installs and builds what is missing, then runs the rig. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildServer } from './build.mjs';
import { checkNode, installPackages, root, Stop } from './install.mjs';

try {
  checkNode();
  await installPackages('all');
  await buildServer();
} catch (error) {
  process.stderr.write(`✗ ${error instanceof Stop ? error.message : error.stack}\n`);
  process.exit(1);
}
const child = spawn(process.execPath, [join(root, 'rig/dist/main.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
