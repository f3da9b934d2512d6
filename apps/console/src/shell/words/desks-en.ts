/** The words of every desk but those that only its pages say. */
export default import.meta.glob<Readonly<Record<string, string>>>('../../desks/*/messages/en.ts', {
  eager: true,
  import: 'default',
});
