/** The words of the shell and the shared parts. */
export default import.meta.glob<Readonly<Record<string, string>>>(
  ['../messages/zh-Hans.ts', '../../ui/messages/zh-Hans.ts'],
  {
    eager: true,
    import: 'default',
  },
);
