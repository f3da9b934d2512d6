const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const values = new Uint8Array(128).fill(255);
for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;

/** The form of a unified social credit code: 18 characters without I, O, S, V, Z (GB 32100). */
export const usccPattern = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Whether the last character of a unified social credit code fits the others (GB 32100, MOD 31). */
export function checkUsccCharacter(number: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (values[number.charCodeAt(i)] ?? 0) * (weights[i] ?? 0);
  return alphabet[(31 - (sum % 31)) % 31] === number[17];
}
