export { enterFirstLetters, removeFirstLetters } from './first-letters.ts';
export { LetterService } from './letter.service.ts';
export {
  defineLetterKind,
  fieldsOf,
  type LetterField,
  type LetterKind,
  letterField,
  letterKinds,
} from './letter-kind.ts';
export { LetterMaterial, type Material } from './letter-material.ts';
export { answersAskedFor } from './letter-merge.ts';
export { lookOf } from './letter-preview.ts';
export { LettersModule } from './letters.module.ts';
