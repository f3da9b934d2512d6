/**
 * `npm run jest -- …`: Jest takes every word after `--selectProjects` for the name of a project, and a file named there would be
 * lost and the whole suite run. Files go to the front.
 */
import { spawn } from 'node:child_process';
import { bin } from './install.mjs';

const projects = ['unit', 'integration', 'journeys'];
const args = process.argv.slice(2);
const at = args.indexOf('--selectProjects') + 1;
const files = [];
if (at > 0) {
  let end = at;
  while (end < args.length && !args[end].startsWith('-')) end++;
  const words = args.splice(at, end - at);
  args.splice(at, 0, ...words.filter((word) => projects.includes(word)));
  files.push(...words.filter((word) => !projects.includes(word)));
}
const child = spawn(bin('jest'), [...files, ...args], {
  stdio: 'inherit',
  env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
