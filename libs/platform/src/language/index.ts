export { chooseLanguage, defineTexts, fillText, type Language, languages, type Text } from './language.ts';
