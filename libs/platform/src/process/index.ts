export { followParent } from './follow-parent.ts';
