/** The tables of opencc-js by themselves (29 kB instead of 1.2 MB): `from to|from to|…`. */
declare module 'opencc-js/dict/*' {
  const table: string;
  export default table;
}
