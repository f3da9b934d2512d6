/** Today as a business date: the day it is in Shanghai, wherever the reader sits. */
export function todayInShanghai(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
