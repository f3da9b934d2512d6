export { compiledModule } from './compiled-module.ts';
export { followParent } from './follow-parent.ts';
