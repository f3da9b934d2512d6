export { compiledModule } from './compiled-module.ts';
export { endWith } from './end-with.ts';
export { installationFolder } from './installation-folder.ts';
export { within } from './within.ts';
export { type WorkAnswer, WorkThread } from './work-thread.ts';
