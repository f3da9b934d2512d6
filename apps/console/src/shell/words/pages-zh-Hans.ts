/** The words that only the desks' pages say. */
export default import.meta.glob<Readonly<Record<string, string>>>('../../desks/*/messages/pages/**/zh-Hans.ts', {
  eager: true,
  import: 'default',
});
