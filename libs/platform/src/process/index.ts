export { compiledModule } from './compiled-module.ts';
export { endWith } from './end-with.ts';
export { within } from './within.ts';
export { type WorkAnswer, WorkThread } from './work-thread.ts';
