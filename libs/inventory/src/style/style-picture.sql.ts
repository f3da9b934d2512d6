/** Address of a style's picture, as SQL; none where it has none. @param style alias of the style */
export function stylePicture(style: string): string {
  return `'/styles/' || ${style}.id || '/picture?' || ${style}.picture_key`;
}
