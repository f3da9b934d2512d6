/** A tag: 1 to 40 characters of any script, no control characters, no blank at its ends. */
export const tagPattern = /^(?! )[^\p{Cc}]{1,40}(?<! )$/u;
