/** Told nothing for longer, a franchisee who waits for goods is one to call (F31). */
export const silentDays = 7;
