export { fold, toSimplified } from './fold.ts';
export { escapeLike, searchKey, searchPatterns } from './search-key.ts';
