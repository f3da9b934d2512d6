export { enterFirstLetters, removeFirstLetters } from './first-letters.ts';
export { defineLetterKind, type LetterField, type LetterKind, letterField, letterKinds } from './letter-kind.ts';
export { answersAskedFor } from './letter-merge.ts';
export { LettersModule } from './letters.module.ts';
