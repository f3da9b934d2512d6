/**
 * `npm run jest -- …`: Jest for single files. It runs the libraries as they were compiled, so they are compiled first.
 * Jest takes every word after `--selectProjects` for a project, a path too, and then runs the project whole;
 * so paths go before it.
 */
import { spawn } from 'node:child_process';
import { bin, root, run } from './install.mjs';

const words = process.argv.slice(2);
const paths = words.filter((word) => !word.startsWith('-') && word.includes('/'));
const others = words.filter((word) => !paths.includes(word));
const { code, output } = await run(bin('tsc'), ['-b']);
if (code !== 0) {
  process.stdout.write(output);
  process.exit(1);
}
const jest = spawn(bin('jest'), [...paths, ...others], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
});
jest.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
