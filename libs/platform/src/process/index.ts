export { compiledModule } from './compiled-module.ts';
export { followParent } from './follow-parent.ts';
export { type WorkAnswer, WorkThread } from './work-thread.ts';
