/** The words of the shell and the shared parts. */
export default import.meta.glob<Readonly<Record<string, string>>>(
  ['../messages/zh-Hant.ts', '../../ui/messages/zh-Hant.ts'],
  {
    eager: true,
    import: 'default',
  },
);
