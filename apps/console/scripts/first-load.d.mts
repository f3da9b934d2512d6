export const budget: number;
export function measure(): { name: string; bytes: number; files: { file: string; bytes: number }[] }[];
