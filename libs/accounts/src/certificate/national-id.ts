const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/**
 * Whether the eighteenth character of a national id fits the others (GB 11643, ISO 7064 MOD 11-2).
 * @param number 17 digits and a digit or upper-case X
 */
export function checkNationalIdCharacter(number: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (number.charCodeAt(i) - 48) * (weights[i] ?? 0);
  return checks[sum % 11] === number[17];
}
