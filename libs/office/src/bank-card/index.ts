export { maskBankCard, readBankCard } from './bank-card.ts';
