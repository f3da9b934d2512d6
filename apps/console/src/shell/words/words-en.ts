/** The words of the shell and the shared parts. */
export default import.meta.glob<Readonly<Record<string, string>>>(['../messages/en.ts', '../../ui/messages/en.ts'], {
  eager: true,
  import: 'default',
});
