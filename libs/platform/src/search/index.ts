export { fold } from './fold.ts';
export { escapeLike, searchKey, searchPatterns } from './search-key.ts';
