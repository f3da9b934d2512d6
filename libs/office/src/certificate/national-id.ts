const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/**
 * The eighteenth character of a national id (GB 11643, ISO 7064 MOD 11-2).
 * @param number at least the 17 digits before it
 */
export function nationalIdCharacter(number: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (number.charCodeAt(i) - 48) * (weights[i] ?? 0);
  return checks.charAt(sum % 11);
}
